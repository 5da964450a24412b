"""What the learned scores look at: for a reporting word, its source, and where its content lies."""

from __future__ import annotations

from functools import cache

from bot.parsing.quotations.chunks import Chunk
from bot.parsing.quotations.outline import Line
from bot.parsing.quotations.verbs import lemmas, speech, strong

_MARKS = frozenset({",", ".", ":", ";", "—", "–", "--", "?", "!", "(", ")"})


class View:
    """One line prepared for looking at: words and classes with margins, and its noun phrases."""

    __slots__ = ("chunks", "classes", "ends_with_source", "length", "line", "low", "strong_at")

    def __init__(self, line: Line, phrases: list[Chunk]) -> None:
        self.line = line
        self.chunks = phrases
        self.length = len(line.items)
        self.low = ["<s>", "<s>", *(t.lower for t in line.items), "</s>", "</s>", "</s>"]
        self.classes = ["<", "<", *line.classes, ">", ">", ">"]
        self.strong_at = [i for i, t in enumerate(line.items) if t.lower in strong() or t.lower == "according"]


def asked(view: View, known: frozenset[str]) -> list[int]:
    """The items that may be reporting words: the known ones, and any verb-like word beside a quotation."""
    classes = view.line.classes
    found = [i for i, item in enumerate(view.line.items) if item.lower in known]
    if not view.line.quotes:
        return found
    heard = set(found)
    for index, letter in enumerate(classes):
        if letter in ("v", "d", "s", "x", "g") and index not in heard and beside_quote(view, index):
            found.append(index)
    return sorted(found)


def beside_quote(view: View, index: int) -> bool:
    """Whether only a comma, a colon or its subject stands between the word and a quotation."""
    classes = ["<", "<", *view.line.classes, ">", ">"]
    at = index + 2
    if classes[at + 1] == "Q" or (classes[at + 1] in (",", ":") and classes[at + 2] == "Q"):
        return True
    # "Quill scolded him: ..."
    for ahead in range(at + 2, min(at + 5, len(classes) - 1)):
        if classes[ahead] == ":" and classes[ahead + 1] == "Q":
            return True
    subject, _ = subject_of(view, index)
    start = subject.first + 2 if subject else at
    return classes[start - 1] == "Q" or (classes[start - 1] in (",", "—", "–") and classes[start - 2] == "Q")


def subject_of(view: View, index: int) -> tuple[Chunk | None, str]:
    """The noun phrase that ends just before the verb group at ``index``, and the classes in between."""
    position = index - 1
    classes = view.line.classes
    while position >= 0 and classes[position] in ("R", "M", "B", "H", "not", "to"):
        position -= 1
    between = "".join(c[0] for c in classes[position + 1 : index])
    for chunk in reversed(view.chunks):
        if chunk.last - 1 == position:
            return chunk, between
        if chunk.last <= position:
            break
    return None, between


def cue_features(view: View, index: int) -> list[str]:
    """Features of the item at ``index`` as a word that reports something."""
    low, classes = view.low, view.classes
    at = index + 2
    word = low[at]
    lemma = lemmas().get(word, word)
    before, before2, after, after2 = classes[at - 1], classes[at - 2], classes[at + 1], classes[at + 2]
    subject, between = subject_of(view, index)
    kind = subject.kind if subject else "none"
    head = view.line.items[subject.last - 1].lower if subject else "-"
    strong_left = sum(1 for i in view.strong_at if i < index)
    strong_right = sum(1 for i in view.strong_at if i > index)
    quotes = view.line.quotes
    quote_left = any(i < index for i in quotes)
    quote_right = any(i > index for i in quotes)
    form = _form(word, classes[at])
    own = view.line.items[index].text[0].isupper() and index > 0
    rest = view.length - index
    return [
        "b",
        f"w={word}",
        f"l={lemma}",
        f"w={word}|{before}",
        f"w={word}|>{after}",
        f"w={word}|s={kind}",
        f"w={word}|>w={low[at + 1]}",
        f"w={word}|<w={low[at - 1]}",
        f"l={lemma}|{form}|{kind}",
        f"l={lemma}|b={between}",
        f"l={lemma}|>>{after}{after2}",
        f"f={form}|<{before}",
        f"f={form}|>{after}",
        f"f={form}|s={kind}|>{after}",
        f"<<{before2}{before}|{form}",
        f">>{after}{after2}|{form}",
        f"<w={low[at - 1]}",
        f">w={low[at + 1]}",
        f">>w={low[at + 1]} {low[at + 2]}",
        f"<<w={low[at - 2]} {low[at - 1]}",
        f"h={head}",
        f"h={head}|l={lemma}",
        f"s={kind}|b={between}",
        f"sl={min(strong_left, 2)}|sr={min(strong_right, 2)}",
        f"w={word}|sl={min(strong_left, 1)}|sr={min(strong_right, 1)}",
        f"ql={int(quote_left)}|qr={int(quote_right)}",
        f"w={word}|ql={int(quote_left)}|qr={int(quote_right)}",
        f"speech={int(word in speech())}|{form}|q={int(before == 'Q' or after == 'Q')}",
        f"cap={int(own)}",
        f"rest={min(rest, 6)}|{form}",
        f"w={word}|rest={min(rest, 4)}",
        f"pos={min(index, 3)}|{form}",
        f"third={classes[at + 3]}|>{after}|{form}" if at + 3 < len(classes) else "third=-",
    ]


@cache
def _form(word: str, letter: str) -> str:
    """A coarse guess at the form of a word: its ending and whether it is a known reporting verb."""
    if word in lemmas():
        if word.endswith("ing"):
            return "vg"
        if word == lemmas()[word]:
            return "v0"
        return "vs" if word.endswith("s") else "vd"
    for ending in ("tion", "ment", "ing", "ed", "er", "ism", "al", "s"):
        if word.endswith(ending):
            return ending
    return letter


def source_features(view: View, cue: int, chunk: Chunk | None) -> list[str]:
    """Features of a noun phrase (or of none) as the source of the reporting word at ``cue``."""
    word = view.low[cue + 2]
    lemma = lemmas().get(word, word)
    form = _form(word, view.classes[cue + 2])
    if chunk is None:
        subject, between = subject_of(view, cue)
        kind = subject.kind if subject else "none"
        return [
            "none",
            f"none|w={word}",
            f"none|l={lemma}|{form}",
            f"none|f={form}|<{view.classes[cue + 1]}",
            f"none|b={between}|s={kind}",
            f"none|f={form}|>{view.classes[cue + 3]}",
            f"none|pos={min(cue, 3)}",
            f"none|n={min(len(view.chunks), 4)}",
        ]
    items, classes = view.line.items, view.line.classes
    left = chunk.last <= cue
    inner = range(chunk.last, cue) if left else range(cue + 1, chunk.first)
    path = "".join(classes[i][0] for i in inner)
    skipped = sum(1 for c in view.chunks if (chunk.last <= c.first < cue if left else cue < c.first < chunk.first))
    side = "L" if left else "R"
    if chunk.first <= cue < chunk.last:
        side, path = "in", ""
    head = items[chunk.last - 1].lower
    before = classes[chunk.first - 1] if chunk.first else "<"
    after = classes[chunk.last] if chunk.last < len(classes) else ">"
    near = path if len(path) <= 4 else path[:2] + "~" + path[-2:]
    opening = items[chunk.last].lower if left and chunk.last < cue else "-"
    closing = (
        items[cue - 1].lower if left and chunk.last < cue and classes[cue - 1] in ("R", "M", "B", "H", ",") else "-"
    )
    pair = f"{path.count(',') % 2}{opening}|{closing}"
    verbs = sum(path.count(letter) for letter in "vdMBH")
    return [
        f"{side}",
        f"{side}|p={near}",
        f"{side}|p={near}|f={form}",
        f"{side}|p={near}|w={word}",
        f"{side}|sk={min(skipped, 4)}|f={form}",
        f"{side}|sk={min(skipped, 4)}|k={chunk.kind}|o={int(chunk.owner)}",
        f"{side}|k={chunk.kind}|w={word}",
        f"{side}|first={int(chunk is view.chunks[0])}|v={min(verbs, 3)}",
        f"{side}|v={min(verbs, 3)}|sk={min(skipped, 3)}",
        f"{side}|<{before}|k={chunk.kind}",
        f"{side}|<{before}|>{after}",
        f"{side}|>{after}|f={form}",
        f"{side}|h={head}",
        f"{side}|o={int(chunk.owner)}|w={word}",
        f"{side}|Q={int('Q' in path)}|c={min(path.count(','), 2)}|f={form}",
        f"{side}|<w={view.low[chunk.first + 1]}|w={word}",
        f"{side}|len={min(chunk.last - chunk.first, 4)}",
        f"{side}|pair={pair}|v={min(verbs, 3)}",
        f"{side}|pair={pair}|k={chunk.kind}|f={form}",
    ]


def side_features(view: View, cue: int, source: Chunk | None) -> list[str]:
    """Features for which side of the reporting word its content lies on."""
    low, classes = view.low, view.classes
    word = low[cue + 2]
    lemma = lemmas().get(word, word)
    form = _form(word, classes[cue + 2])
    where = "none" if source is None else ("L" if source.last <= cue else "R")
    start = source.first if source and where == "L" else cue
    end = source.last if source and where == "R" else cue + 1
    before = classes[start + 1]
    before2 = classes[start]
    after, after2 = classes[end + 2], classes[end + 3]
    quotes = view.line.quotes
    quote_left, quote_right = any(i < start for i in quotes), any(i >= end for i in quotes)
    room_left, room_right = min(start, 5), min(view.length - end, 8)
    return [
        "b",
        f"w={word}",
        f"w={word}|{where}",
        f"w={word}|{where}|<{before}",
        f"w={word}|{where}|>{after}",
        f"l={lemma}|{where}|>w={low[end + 2]}",
        f"f={form}|{where}|<{before}|>{after}",
        f"{where}|<{before2}{before}",
        f"{where}|>{after}{after2}",
        f"{where}|>w={low[end + 2]}",
        f"{where}|ql={int(quote_left)}|qr={int(quote_right)}",
        f"{where}|<{before}|>{after}|ql={int(quote_left)}|qr={int(quote_right)}",
        f"{where}|rl={room_left}|<{before}",
        f"{where}|rr={room_right}|<{before}",
        f"{where}|rl={room_left}|rr={room_right}",
        f"w={word}|rl={min(room_left, 2)}|rr={room_right}",
        f"{where}|<{before}|rr={room_right}|rl={room_left}",
    ]


def end_features(view: View, cue: int, begin: int, boundary: int) -> list[str]:
    """Features of item ``boundary`` as the first item after content that begins at ``begin``."""
    low, classes = view.low, view.classes
    at = boundary + 2
    word, cue_word = low[at], low[cue + 2]
    length = boundary - begin
    size = 0 if length < 3 else 1 if length < 6 else 2 if length < 12 else 3 if length < 20 else 4
    opening = low[begin + 2] if low[begin + 2] in ("that", "to", "it", "he", "she", "they") else classes[begin + 2]
    commas = min(sum(1 for i in range(begin, boundary) if view.line.items[i].text == ","), 3)
    left = view.length - boundary
    again = any(i > boundary for i in view.strong_at)
    finite = next(
        (str(i - boundary) for i in range(boundary, min(boundary + 5, view.length)) if view.line.classes[i] in "vBHM"),
        "-",
    )
    return [
        "b",
        f"w={word}",
        f"w={word}|s={size}",
        f"w={word}|o={opening}",
        f"w={word}|>{classes[at + 1]}",
        f"w={word}|>w={low[at + 1]}",
        f"w={word}|>>{classes[at + 1]}{classes[at + 2]}",
        f"w={word}|c={cue_word}",
        f"w={word}|n={commas}",
        f"w={word}|<{classes[at - 1]}",
        f"w={word}|again={int(again)}|>{classes[at + 1]}",
        f"w={word}|fin={finite}|>{classes[at + 1]}",
        f"s={size}|o={opening}|left={min(left, 5)}",
        f"left={min(left // 3, 5)}|w={word}",
        f"o={opening}|c={cue_word}|w={word}",
        f"mark={int(word in _MARKS)}|Q={int(classes[at - 1] == 'Q')}|{classes[at + 1]}",
    ]

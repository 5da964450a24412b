"""What the learned scores look at: for a reporting word, its source, and where its content lies.

Features come in groups: ``(anchor, values)``, where a weight belongs to a value at its place under its anchor. Names
and numbers count as such, whatever they are, so that nothing is learned about those of one year's news.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from bot.parsing.names import words as names
from bot.parsing.quotations.chunks import Chunk
from bot.parsing.quotations.outline import Line
from bot.parsing.quotations.verbs import lemmas, speech, strong

Group = tuple[str, tuple[str, ...]]
NUMBERS = tuple(map(str, range(10)))


class View:
    """One line prepared for looking at: words and classes with margins, and its noun phrases."""

    __slots__ = (
        "chunks", "classes", "firsts", "heard", "length", "letters", "line", "low", "only_quotes", "scored", "strong_at"
    )  # fmt: skip

    def __init__(self, line: Line, phrases: list[Chunk]) -> None:
        self.line = line
        self.chunks = phrases
        self.firsts = [chunk.first for chunk in phrases]
        self.length = len(line.items)
        self.only_quotes = line.only_quotes
        self.scored: dict[int, float] = {}  # log-odds of the items asked about so far
        self.heard: list[int] | None = None  # the items asked about first
        lexical = [
            letter if letter in ("N", "#") else item.lower
            for item, letter in zip(line.items, line.classes, strict=True)
        ]
        self.low = ["<s>", "<s>", *lexical, "</s>", "</s>", "</s>"]
        self.classes = ["<", "<", *line.classes, ">", ">", ">", ">"]
        self.letters = "".join([letter[0] for letter in line.classes])
        spoken = strong()
        self.strong_at = [i for i, t in enumerate(line.items) if t.lower in spoken or t.lower == "according"]

    def nature_of(self, chunk: Chunk) -> str:
        """What kind of thing the phrase names, as a letter or, of a pronoun, the word."""
        return _nature(tuple([item.lower for item in self.line.items[chunk.first : chunk.last]]), chunk.kind)

    def does(self, chunk: Chunk) -> str:
        """The class of the word that follows the phrase, auxiliaries and adverbs left out."""
        index = chunk.last + 2
        while self.classes[index] in ("R", "M", "B", "H", "not"):
            index += 1
        return self.classes[index]

    def word(self, index: int) -> str:
        """The item at ``index`` in lower case, a name or not."""
        return self.line.items[index].lower


class _Word(NamedTuple):
    """A reporting word: the anchors of the word, its verb and its form, alone and with the side of a source."""

    word: str
    lemma: str
    form: str
    spoken: str
    beside: dict[str, tuple[str, str]]


@cache
def reporting(word: str, letter: str) -> _Word:
    """The anchors of a reporting word of the given class."""
    form = _form(word, letter)
    sides = {side: (f"{side}|{word}", f"{side}|{form}") for side in "LRi"}
    return _Word(f"w={word}", f"l={lemmas().get(word, word)}", form, str(int(word in speech())), sides)


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


def asked(view: View, known: frozenset[str]) -> list[int]:
    """The items that may be reporting words: the known ones, and any verb-like word beside a quotation."""
    found = [i for i, item in enumerate(view.line.items) if item.lower in known]
    if not view.line.quotes:
        return found
    heard = set(found)
    for index, letter in enumerate(view.line.classes):
        if letter in ("v", "d", "s", "x", "g") and index not in heard and beside_quote(view, index):
            found.append(index)
    return sorted(found)


def beside_quote(view: View, index: int) -> bool:
    """Whether only a comma, a colon or its subject stands between the word and a quotation."""
    classes = view.classes
    at = index + 2
    if classes[at + 1] == "Q" or (classes[at + 1] in (",", ":") and classes[at + 2] == "Q"):
        return True
    # "Quill scolded him: ..."
    for ahead in range(at + 2, min(at + 5, view.length + 3)):
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
    place = bisect_right(view.firsts, position) - 1
    chunk = view.chunks[place] if place >= 0 else None
    found = chunk if chunk is not None and chunk.last - 1 == position else None
    return found, view.letters[position + 1 : index]


def sides(view: View, first: int, last: int) -> str:
    """Whether quoted stretches stand before item ``first`` and from ``last`` on, as two digits."""
    left = right = "0"
    for place in view.line.quotes:
        if place < first:
            left = "1"
        elif place >= last:
            right = "1"
    return left + right


def cue_features(view: View, index: int) -> list[Group]:
    """Features of the item at ``index`` as a word that reports something."""
    low, classes = view.low, view.classes
    at = index + 2
    word = reporting(view.word(index), classes[at])
    before2, before, after, after2, third = classes[at - 2], classes[at - 1], *classes[at + 1 : at + 4]
    subject, between = subject_of(view, index)
    kind = subject.kind if subject else "none"
    head = low[subject.last + 1] if subject else "-"
    strong_left = bisect_left(view.strong_at, index)
    strong_right = len(view.strong_at) - bisect_right(view.strong_at, index)
    quoted = sides(view, index, index + 1)
    own = "1" if index and view.line.items[index].text[0].isupper() else "0"
    rest = view.length - index
    ahead, behind = before2 + before, after + after2
    beside = "1" if before == "Q" or after == "Q" else "0"
    return [
        (
            "",
            (
                "b",
                low[at - 1],
                low[at + 1],
                f"{low[at + 1]} {low[at + 2]}",
                f"{low[at - 2]} {low[at - 1]}",
                head,
                f"{kind}|{between}",
                NUMBERS[min(strong_left, 2)] + NUMBERS[min(strong_right, 2)],
                quoted,
                own,
            ),
        ),
        (
            word.word,
            (
                "b",
                before,
                after,
                kind,
                low[at + 1],
                low[at - 1],
                NUMBERS[min(strong_left, 1)] + NUMBERS[min(strong_right, 1)],
                quoted,
                NUMBERS[min(rest, 4)],
            ),
        ),
        (word.lemma, ("b", word.form + kind, between, behind, head)),
        (
            word.form,
            (
                before,
                after,
                kind + after,
                ahead,
                behind,
                word.spoken + beside,
                NUMBERS[min(rest, 6)],
                NUMBERS[min(index, 3)],
                third + after,
            ),
        ),
    ]


@lru_cache(4096)
def _nature(words: tuple[str, ...], kind: str) -> str:
    """Person, role, body or other, from the words of a noun phrase: p, r, o or their absence."""
    if kind in ("pronoun", "relative"):
        return words[0]
    last = words[-1]
    if last in names.roles() or last.removesuffix("s") in names.roles():
        return "r"
    if kind == "name":
        if any(word in names.titles() or word in names.first_names() for word in words):
            return "p"
        if last in names.bodies() or last in names.places():
            return "o"
        return "n"
    return "x"


def near_path(path: str) -> str:
    """The letters of the classes between two items, the middle of many left out."""
    return path if len(path) <= 4 else f"{path[:2]}~{path[-2:]}"


def source_features(view: View, cue: int, chunk: Chunk | None) -> list[Group]:
    """Features of a noun phrase (or of none) as the source of the reporting word at ``cue``."""
    classes = view.classes
    word = reporting(view.word(cue), classes[cue + 2])
    if chunk is None:
        return _no_source_features(view, cue, word)
    left = chunk.last <= cue
    side = "L" if left else "i" if chunk.first <= cue else "R"
    place = bisect_left(view.firsts, chunk.first)
    if left:
        path = view.letters[chunk.last : cue]
        skipped = bisect_left(view.firsts, cue) - place - 1
        opening = view.low[chunk.last + 2] if chunk.last < cue else "-"
        closing = view.low[cue + 1] if chunk.last < cue and classes[cue + 1] in ("R", "M", "B", "H", ",") else "-"
    else:
        path = view.letters[cue + 1 : chunk.first] if side == "R" else ""
        skipped = max(0, place - bisect_right(view.firsts, cue))
        opening = closing = "-"
    near = near_path(path)
    count = path.count
    commas = count(",")
    pair = f"{commas % 2}{opening}|{closing}"
    verbs = "0"
    if path:
        verbs = NUMBERS[min(count("v") + count("d") + count("M") + count("B") + count("H"), 3)]
    gap = NUMBERS[min(skipped, 4)]
    kind, owner = chunk.kind, "1" if chunk.owner else "0"
    before, after = classes[chunk.first + 1], classes[chunk.last + 2]
    quoted = ("1" if "Q" in path else "0") + NUMBERS[min(commas, 2)]
    of_word, of_form = word.beside[side]
    nature = view.nature_of(chunk)
    does = view.does(chunk)
    done = does + verbs + classes[cue + 1]
    return [
        (
            side,
            (
                "b",
                near,
                gap + kind + owner,
                ("1" if place == 0 else "0") + verbs,
                verbs + gap,
                f"{before}|{kind}",
                f"{before}|{after}",
                view.low[chunk.last + 1],
                NUMBERS[min(chunk.last - chunk.first, 4)],
                f"{pair}|{verbs}",
                nature + gap,
                nature + does,
                done,
            ),
        ),
        (of_word, (near, kind, owner, view.low[chunk.first + 1])),
        (of_form, (near, gap, after, quoted, f"{pair}|{kind}", nature, does + gap, done)),
    ]


def _no_source_features(view: View, cue: int, word: _Word) -> list[Group]:
    classes = view.classes
    subject, between = subject_of(view, cue)
    kind = subject.kind if subject else "none"
    return [
        ("none", ("b", f"{between}|{kind}", NUMBERS[min(cue, 3)], NUMBERS[min(len(view.chunks), 4)])),
        (f"none|{word.word}", ("b",)),
        (f"none|{word.lemma}", (word.form,)),
        (f"none|{word.form}", (classes[cue + 1], classes[cue + 3])),
    ]

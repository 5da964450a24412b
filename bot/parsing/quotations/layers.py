"""Reports of reports: who carried the words, and whom they were said to."""

from __future__ import annotations

from bot.parsing.lexicon import keys, words
from bot.parsing.quotations.chunks import Chunk
from bot.parsing.quotations.features import View
from bot.parsing.quotations.outline import Line
from bot.parsing.quotations.verbs import lemmas

_WITH_HEARER = keys("reporting_verbs", "with_hearer")
_CARRIES = keys("reporting_verbs", "carries")
_SPEAKING_TO = frozenset({("speaking", "to"), ("speaking", "with"), ("interview", "with"), ("interview", "to")})
_SPEAKING = frozenset(word for word, _ in _SPEAKING_TO)
_LONGEST_HEARER = 10
_FINITE = frozenset({"B", "H", "M"})


def hearer(view: View, verb: int, cue: tuple[int, int]) -> tuple[int, int] | None:
    """Item range of whom it was told: the phrase between "told" and what was told."""
    if lemmas().get(view.word(verb)) not in _WITH_HEARER:
        return None
    line = view.line
    index = end = cue[1]
    while end < len(line.items) and end - index < _LONGEST_HEARER:
        token = line.items[end]
        if not token.text[0].isalnum() or token.lower in words("function_words", "after_hearer"):
            break
        if line.classes[end] == "Q" or token.lower in words("organisations", "calendar"):
            break
        if end > index and line.classes[end] == "D":
            break
        if end > index + 1 and line.classes[end] in _FINITE:
            end = _before_subject(line, index, end)
            break
        end += 1
    return (index, end) if end > index else None


def _before_subject(line: Line, first: int, verb: int) -> int:
    """Where the hearer ends when a clause without "that" follows: `told Reuters / prices would fall`."""
    classes = line.classes
    small = next((i for i in range(first + 1, verb) if classes[i - 1] == "N" and classes[i] != "N"), None)
    plural = next((i + 1 for i in range(first, verb - 1) if classes[i] == "s"), None)
    return plural or small or first + 1


def carried(view: View, verb: int) -> tuple[Chunk, int] | None:
    """`KCNA reported an official as saying`: the one who said it, and the item after "saying"."""
    if lemmas().get(view.word(verb)) not in _CARRIES:
        return None
    items = view.line.items
    for index in range(verb + 2, min(verb + 12, len(items) - 1)):
        if items[index].lower == "as" and items[index + 1].lower in ("saying", "telling"):
            said = next((c for c in view.chunks if verb < c.first and c.last <= index), None)
            return (said, index + 2) if said else None
    return None


def quoted_by(view: View, cue: tuple[int, int]) -> tuple[Chunk, Chunk] | None:
    """`Ann Quill was quoted by the Herald as saying`: the outlet that quoted, and whom it quoted."""
    items, said = view.line.items, view.line.words[cue[0] : cue[1]]
    if "quoted" not in said:
        return None
    verb = cue[0] + said.index("quoted")
    # "quoted by the Herald as saying", "quoted as saying by the Herald"
    by = next((i for i in (verb + 1, cue[1]) if i < len(items) and items[i].lower == "by"), None)
    outlet = next((chunk for chunk in view.chunks if by is not None and chunk.first == by + 1), None)
    before = [chunk for chunk in view.chunks if chunk.last <= cue[0]]
    return (outlet, before[-1]) if outlet and before else None


def is_outlet(line: Line, first: int, last: int) -> bool:
    """Whether the phrase names something that publishes: "Bloomberg", "state-owned Rossiya-24", "The Straits Times"."""
    outlets, signs = words("organisations", "outlet_name"), words("organisations", "outlet_sign")
    for index in range(first, last):
        word = line.items[index].lower
        if word in outlets and line.items[index].capital:
            return True
        if word in signs and index > first and line.items[index - 1].lower in words("function_words", "outlet_of"):
            return True  # "state television"
        if word in signs and (index + 1 == last or line.items[index].capital or "-" in word):
            return any(line.items[i].capital for i in range(first, last)) and word not in ("reporters", "journalists")
    return False


def spoken_to(line: Line) -> tuple[int, int] | None:
    """`Speaking to reporters, she said`, `in an interview with Der Spiegel`: the outlet or the people spoken to."""
    items = line.items
    if _SPEAKING.isdisjoint(line.words):
        return None
    for index in range(len(items) - 2):
        link = index + 1 + (line.classes[index + 1] == "R")  # "speaking exclusively to"
        if link + 1 >= len(items):
            break
        pair = (items[index].lower, items[link].lower)
        if pair not in _SPEAKING_TO:
            continue
        first = end = link + 1
        while end < len(items) and line.classes[end] in ("N", "D", "x", "#", "'s", "s", "d") and end - first < 8:
            if items[end].lower in words("organisations", "calendar") or items[end].lower in words(
                "function_words", "time_noun"
            ):
                break
            end += 1
        if end > first:
            return first, end
    return None

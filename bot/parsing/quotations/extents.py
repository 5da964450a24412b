"""Where in a line what is reported begins and ends, and how far the reporting words reach."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bot.parsing.lexicon import words
from bot.parsing.names import words as names
from bot.parsing.quotations.chunks import Chunk
from bot.parsing.quotations.content import end_features
from bot.parsing.quotations.features import View
from bot.parsing.quotations.outline import Line, goes_on
from bot.parsing.quotations.scores import Scores, total

_EDGES = frozenset({",", ".", ":", ";", "—", "–", "--", "-", "...", "…"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "-"})
_PREDICATE = frozenset({"v", "d", "B", "H", "M"})
_MOST_BOUNDARIES = 30
# What an end that is exactly right is worth beside one that makes half of the content right.
_EXACT = 0.5
_LONGEST_NAME = 4
_LONGEST_SETTING = 12


def left_limit(index: int, cue: tuple[int, int], source: Chunk | None) -> int:
    """Where content to the left of the cue ends."""
    return min(cue[0], source.first) if source is not None and source.first < index else cue[0]


def right_begin(
    line: Line, cue: tuple[int, int], source: Chunk | None, told: tuple[int, int] | None, *, after_left: bool
) -> int | None:
    """Where content to the right of the cue begins: after an inverted source, the hearer, a day or a comma."""
    items, classes = line.items, line.classes
    index = told[1] if told else cue[1]
    inverted = source is not None and source.first >= cue[1]
    if inverted and source is not None:
        index = _behind_apposed(line, max(index, source.last))
    if inverted or after_left:
        # go on behind the comma or at the quotation that follows the source
        stop = next((i for i in range(index, min(index + 40, len(items))) if classes[i] in ("Q", *_BREAKS)), None)
        if stop is None:
            return None
        index = stop
    while index < len(items) and items[index].text in _EDGES:
        index += 1
    calendar = words("organisations", "calendar")
    if index < len(items) and items[index].lower in calendar:
        index += 1
    elif index + 1 < len(items) and items[index].lower == "on" and items[index + 1].lower in calendar:
        index += 2
    while index < len(items) and items[index].text in _EDGES:
        index += 1
    index = _behind_setting(line, index)
    return index if index < len(items) else None


def _behind_setting(line: Line, index: int) -> int:
    """What is said behind where, how or when: `said in a joint statement: "..."`, `said in Hale on Monday that ...`."""
    items, classes = line.items, line.classes
    setting = index < len(items) and items[index].lower in words("function_words", "setting_link")
    if index >= len(items) or not (setting or classes[index] in ("I", "of", "by", "for")):
        return index
    for place in range(index + 1, min(index + _LONGEST_SETTING, len(items) - 1)):
        if classes[place] in (",", ":") and classes[place + 1] == "Q":
            return place + 1
        if classes[place] == "that" and setting:
            return place
        noun = classes[place] == "v" and classes[place - 1] == "D"  # "in a post on the site"
        if classes[place] in ("v", "d", "B", "H", "M", "Q", "that", "P", "C", "W", ";", "to") and not noun:
            break
    return index


def _behind_apposed(line: Line, index: int) -> int:
    """The item behind the name of whom a source describes: `according to its director, Ann Quill, the marsh`."""
    classes = line.classes
    if classes[index : index + 1] != [","] or line.items[index - 1].lower not in names.roles():
        return index
    end = index + 1
    while end < len(classes) and classes[end] == "N" and end - index <= _LONGEST_NAME:
        end += 1
    named = end > index + 1 and (end == len(classes) or classes[end] in _EDGES)
    return end if named else index


def boundaries(line: Line, begin: int) -> list[int]:
    """Items that content begun at ``begin`` may stop before; the last one is the end of the line."""
    breaking = words("function_words", "boundary")
    following = zip(line.words[begin + 1 :], line.classes[begin + 1 :], strict=True)
    found = [i for i, (word, letter) in enumerate(following, begin + 1) if letter in _BREAKS or word in breaking]
    return [*found[:_MOST_BOUNDARIES], len(line.items)]


def best_end(view: View, index: int, begin: int, model: Scores) -> tuple[int, float]:
    """The end of content begun at ``begin`` that most likely makes at least half of it right, and how likely (0..1)."""
    close = _clause_end(view.line, index, begin)
    ends = [end for end in boundaries(view.line, begin) if close is None or end <= close]
    if len(ends) == 1:
        return ends[0], 1.0
    scored = [total(model.end, features) for features in end_features(view, index, begin, ends)]
    top = max(scored)
    chances = [math.exp(score - top) for score in scored]
    start = view.line.items[begin].start
    sizes = [view.line.items[b - 1].end - start for b in ends]
    first = beyond = 0
    held, halves = 0.0, []
    for size in sizes:
        while beyond < len(ends) and sizes[beyond] <= 2 * size:
            held += chances[beyond]
            beyond += 1
        while 2 * sizes[first] < size:
            held -= chances[first]
            first += 1
        halves.append(held)
    best = max(range(len(ends)), key=lambda i: halves[i] + _EXACT * chances[i])
    return ends[best], halves[best] / sum(chances)


def _clause_end(line: Line, index: int, begin: int) -> int | None:
    """Where a clause about the subject of the sentence is over: `Quill, who had said that it held, resigned`."""
    classes = line.classes
    who = cue_group(line, index)[0] - 1
    if who < 2 or classes[who] != "W" or classes[who - 1] != "," or not _PREDICATE.isdisjoint(classes[: who - 1]):
        return None
    commas = (place for place in range(len(classes) - 2, begin, -1) if classes[place] == ",")
    return next((place for place in commas if _begins_predicate(classes, place + 1)), None)


def _begins_predicate(classes: Sequence[str], place: int) -> bool:
    """Whether a verb follows, behind an adverb at most."""
    return classes[place] in _PREDICATE or (classes[place] == "R" and classes[place + 1 : place + 2] in (["d"], ["v"]))


def trimmed(line: Line, first: int, last: int) -> list[tuple[int, int]]:
    """The text range of items ``first``..``last`` (half-open) without marks at its edges."""
    items = line.items
    while first < last and items[first].text in _EDGES:
        first += 1
    while last > first and items[last - 1].text in _EDGES:
        last -= 1
    return [(items[first].start, items[last - 1].end)] if last > first else []


def cue_group(line: Line, index: int) -> tuple[int, int]:
    """The reporting word with the auxiliaries and adverbs before it and the particle after it."""
    items, classes = line.items, line.classes
    start = index
    while start > 0 and classes[start - 1] in ("R", "M", "B", "H", "not"):
        start -= 1
    end = index + 1
    low = line.words[index : index + 3]
    if low in (["quoted", "as", "saying"], ["cited", "as", "saying"]):
        end = index + 3
    elif low[0] == "saying" and line.words[max(0, index - 2) : index] == ["quoted", "as"]:
        start = index - 2
        while start > 0 and classes[start - 1] in ("R", "M", "B", "H", "not"):
            start -= 1
    elif (
        low[:2] == ["according", "to"]
        or goes_on(items, index)
        or (low[0] in ("pointed", "points", "pointing") and low[1:2] == ["out"])
    ):
        end = index + 2
    return start, end


def behind_name(line: Line, limit: int) -> int:
    """The end of the quotation, when only a name stands between it and the source: `"...," Ann Quill, head of`."""
    last = max((place for place in line.quotes if place < limit), default=None)
    if (
        last is None
        or line.classes[limit - 1] != ","
        or any(letter in ("v", "d", "g", "B", "H", "M", "C") for letter in line.classes[last + 1 : limit])
    ):
        return limit
    return last + 1 if any(letter == "N" for letter in line.classes[last + 1 : limit]) else limit


def tells_doing(line: Line, begin: int) -> bool:
    """Whether what follows `"...," she said,` tells what she did, as "using the new name", and quotes nothing."""
    participle = line.items[begin].lower.endswith("ing") and line.classes[begin] in ("g", "x")
    return participle and not any(place > begin for place in line.quotes)


def behind_quote(line: Line, start: int) -> bool:
    """Whether what starts at item ``start`` stands right behind a quotation."""
    behind = line.classes[max(0, start - 2) : start]
    return behind[-1:] == ["Q"] or behind == ["Q", ","]

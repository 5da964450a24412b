"""Reporting words with their source and content, line by line."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.parsing.lexicon import words
from bot.parsing.names import words as names
from bot.parsing.quotations.chunks import Chunk, chunks
from bot.parsing.quotations.content import end_features, side_features
from bot.parsing.quotations.features import (
    View,
    asked,
    beside_quote,
    cue_features,
    source_features,
    subject_of,
)
from bot.parsing.quotations.layers import carried, hearer, quoted_by
from bot.parsing.quotations.outline import Line, goes_on
from bot.parsing.quotations.scores import Scores, best_of_three, total
from bot.parsing.quotations.verbs import speech

_EDGES = frozenset({",", ".", ":", ";", "—", "–", "--", "-", "...", "…"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "-"})
SIDES = ("R", "L", "LR")
# How far a source may stand from its reporting word, and how many boundaries are weighed, in items.
_REACH = 45
_BEHIND = 2
_MOST_BOUNDARIES = 30
# Real sentences report a handful of times.
_MOST_CUES = 40
SUREST = 9.0
_SURE = (-0.11, 0.35, 0.37)
# Items of a day between a noun and its participle: "on Monday".
_DAY = 2
# How likely (0..1) an act must be right, with its source and most of its content, to be told of, and the log-odds of
# a reporting word below which none can be.
_LEAST_CHANCE = 0.32
_UNHEARD = math.log(_LEAST_CHANCE / (1 - _LEAST_CHANCE))
_CLAIM = 5.0
# What an end that is exactly right is worth beside one that makes half of the content right.
_EXACT = 0.5
_OPENS = 2.0
_LONGEST_NAME = 4
_LONGEST_SETTING = 12
# So few items after a verb behind a quotation are where or when it was said.
_TAIL = 9


@dataclass(slots=True)
class Attribution:
    """One act of reporting: item ranges in its line for cue and source, text ranges for the content.

    ``head`` is the reporting word itself, ``score`` its log-odds, ``told`` whom it was said to, ``medium`` who
    carried it, ``margin`` the log-odds of its source over the next best, ``placed`` how likely (0..1) its content lies
    where it is said to.
    """

    line: Line
    cue: tuple[int, int]
    source: Chunk | None
    content: list[tuple[int, int]]
    score: float
    head: int
    told: tuple[int, int] | None = None
    medium: Chunk | None = None
    margin: float = 0.0
    placed: float = 1.0

    @property
    def chance(self) -> float:
        """How likely (0..1) this is an act of reporting with the right source and most of the right content."""
        return self.placed / ((1.0 + math.exp(-self.score)) * (1.0 + math.exp(-self.margin)))

    @property
    def sure(self) -> float:
        """How sure the source is, 0..1: logistic in margin and score, fitted to articles the weights had not seen."""
        known = _SURE[0] + _SURE[1] * self.margin + _SURE[2] * max(-3.0, min(5.0, self.score))
        return 1.0 / (1.0 + math.exp(-known))


def reports(line: Line, model: Scores) -> bool:
    """Whether there is anything in the line to ask about: a quotation, or a word that may report."""
    return bool(line.quotes) or not model.words.isdisjoint([item.lower for item in line.items])


def heard(view: View, model: Scores) -> list[int]:
    """The items that may be reporting words, weighed once and then known to the view."""
    if view.heard is None:
        view.heard = asked(view, model.words)
        for index in view.heard:
            cue_score(view, index, model)
    return view.heard


def attributions(view: View, model: Scores) -> list[Attribution]:
    """The acts of reporting in one outer sentence, in order."""
    scored = [(cue_score(view, i, model) + _claim(view, i), i) for i in heard(view, model)]
    found: list[Attribution] = []
    for score, index in sorted(scored, reverse=True)[:_MOST_CUES]:
        if score < _UNHEARD:
            break
        if any(_covers(act, index) for act in found):
            continue
        made = attribution(view, index, model, score)
        if made.content and made.chance > _LEAST_CHANCE:
            found.append(made)
    # "reported an official as saying" is one act
    apart = (act for act in found if not any(o is not act and o.cue[0] <= act.head < o.cue[1] for o in found))
    return sorted(apart, key=lambda act: act.cue)


def cue_score(view: View, index: int, model: Scores) -> float:
    """The log-odds of the item at ``index`` being a word that reports."""
    known = view.scored.get(index)
    if known is None:
        known = view.scored[index] = total(model.cue, cue_features(view, index)) + _idiom(view, index)
    return known


def _idiom(view: View, index: int) -> float:
    """What `as Quill put it` says of a verb that else says nothing."""
    idiom = view.word(index) in ("put", "puts") and view.low[index + 3] == "it" and _source_of_as(view, index)
    return _CLAIM if idiom else 0.0


def _claim(view: View, index: int) -> float:
    """What lets "was quoted as saying", `said, "..."` and "went on" be heard before other words of their line."""
    if goes_on(view.line.items, index) and beside_quote(view, index):
        return _CLAIM
    if index >= 2 and [item.lower for item in view.line.items[index - 2 : index + 1]] == ["quoted", "as", "saying"]:
        return _CLAIM
    after, after2 = view.classes[index + 3], view.classes[index + 4]
    opens = after == "Q" or (after in (",", ":") and after2 == "Q")
    return _OPENS if opens and view.word(index) in speech() else 0.0


def _source_of_as(view: View, index: int) -> bool:
    """Whether the subject of the word stands behind "as": `as Quill put it`."""
    subject, _ = subject_of(view, index)
    return subject is not None and subject.first > 0 and view.word(subject.first - 1) == "as"


def view_of(line: Line) -> View:
    """The line prepared for its features."""
    return View(line, chunks(line))


def _covers(act: Attribution, index: int) -> bool:
    if act.cue[0] <= index < act.cue[1]:
        return True
    start = act.line.items[index].start
    return any(a <= start < b for a, b in act.content)


def attribution(view: View, index: int, model: Scores, score: float, side: str | None = None) -> Attribution:
    """The reporting word at ``index`` with its likeliest source and content, on the given side if one is given."""
    source, margin = best_source(view, index, model)
    source = _speech_owner(view, index) or _heard(view, index) or source
    cue = cue_group(view.line, index)
    placed = 1.0
    if side is None and _idiom(view, index):
        side = "L"
    elif side is None:
        seen = side_features(view, index, source)
        chosen, placed = best_of_three(model.side, seen)
        side = SIDES[chosen]
        if side == "R" and view.length - index < _TAIL and _behind_quote(view.line, left_limit(index, cue, source)):
            side = "L"  # `"...," she briefed reporters at the port.`
    told = hearer(view, index, cue)
    by = quoted_by(view, cue)
    medium: Chunk | None = None
    if by is not None:
        medium, source = by
    chain = carried(view, index)
    if chain is not None:
        cue = cue[0], chain[1]
        if by is None:
            medium, source = source, chain[0]
        side = "L" if trimmed(view.line, 0, left_limit(index, cue, medium)) else "R"
    content: list[tuple[int, int]] = []
    if side in ("L", "LR"):
        limit = left_limit(index, cue, medium or source) - int(_idiom(view, index) > 0)
        content += trimmed(view.line, 0, _behind_name(view.line, limit))
    if side in ("R", "LR"):
        begin = right_begin(view.line, cue, source, told, after_left=bool(content))
        if begin is not None and not (content and _participle(view.line, begin)):
            # `"The numbers," she said, "are wrong," and left.`: a quotation around its cue ends with its marks
            around = bool(content) and view.line.classes[begin] == "Q"
            end, chance = (begin + 1, 1.0) if around else best_end(view, index, begin, model)
            placed *= chance
            content += trimmed(view.line, begin, end)
    said_by, passed_on = owned(view, index, source), owned(view, index, medium)
    return Attribution(view.line, cue, said_by, content, score, index, told, passed_on, margin, placed)


def _behind_name(line: Line, limit: int) -> int:
    """The end of the quotation, when only a name stands between it and the source: `"...," Ann Quill, head of`."""
    last = max((place for place in line.quotes if place < limit), default=None)
    if (
        last is None
        or line.classes[limit - 1] != ","
        or any(letter in ("v", "d", "g", "B", "H", "M", "C") for letter in line.classes[last + 1 : limit])
    ):
        return limit
    return last + 1 if any(letter == "N" for letter in line.classes[last + 1 : limit]) else limit


def _participle(line: Line, begin: int) -> bool:
    """Whether what follows `"...," she said,` tells what she did, as "using the new name", and quotes nothing."""
    participle = line.items[begin].lower.endswith("ing") and line.classes[begin] in ("g", "x")
    return participle and not any(place > begin for place in line.quotes)


def _behind_quote(line: Line, start: int) -> bool:
    """Whether what starts at item ``start`` stands right behind a quotation."""
    behind = line.classes[max(0, start - 2) : start]
    return behind[-1:] == ["Q"] or behind == ["Q", ","]


def owned(view: View, index: int, chunk: Chunk | None) -> Chunk | None:
    """The phrase of the word at ``index`` with its owner: "office" as "the president's office"."""
    if chunk is not None and chunk.first < index < chunk.last:
        chunk = Chunk(chunk.first, index, chunk.kind)  # a headline's verb has a capital too
    while chunk is not None and chunk.first > 0 and view.line.classes[chunk.first - 1] == "'s":
        owner = next((c for c in view.chunks if c.last == chunk.first - 1), None)
        if owner is None:
            break
        chunk = Chunk(owner.first, chunk.last, chunk.kind, chunk.owner)
    return chunk


def best_source(view: View, index: int, model: Scores) -> tuple[Chunk | None, float]:
    """The likeliest source of the reporting word, ``None`` when none is named in the line, and how much likelier."""
    best: Chunk | None = None
    highest, second = total(model.source, source_features(view, index, None)), -math.inf
    for chunk in near_chunks(view, index):
        score = total(model.source, source_features(view, index, chunk))
        if score > highest:
            best, highest, second = chunk, score, highest
        elif score > second:
            second = score
    return best, min(highest - second, SUREST)


def _speech_owner(view: View, index: int) -> Chunk | None:
    """Whose speech a participle behind it tells of: `Quill's letter last week urging the council to`."""
    place = bisect_right(view.firsts, index) - 1
    if place < 1 or not view.word(index).endswith("ing"):
        return None
    owner, speech = view.chunks[place - 1 : place + 1]
    if not owner.owner or owner.last + 1 != speech.first or index - speech.last > _DAY:
        return None
    nouns = words("function_words", "speech_noun")
    return owner if any(item.lower in nouns for item in view.line.items[speech.first : speech.last]) else None


def _heard(view: View, index: int) -> Chunk | None:
    """Who is heard in `footage of Ann Quill saying`: the name right before the participle, behind a preposition."""
    if not view.word(index).endswith("ing") or view.word(index) not in speech():
        return None
    subject, between = subject_of(view, index)
    named = subject is not None and subject.kind == "name" and not between and not subject.owner
    return subject if named and subject is not None and view.classes[subject.first + 1] in ("of", "I") else None


def near_chunks(view: View, index: int) -> list[Chunk]:
    """The noun phrases that may be the source of the reporting word: those before it, and the two behind it."""
    first = bisect_right(view.firsts, index - _REACH)
    return view.chunks[max(0, first - 1) : bisect_right(view.firsts, index) + _BEHIND]


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
    """The quotation behind where, how or when it was said: `said in a joint statement: "..."`."""
    items, classes = line.items, line.classes
    if index >= len(items) or classes[index] not in ("I", "of", "by", "for"):
        return index
    for place in range(index + 1, min(index + _LONGEST_SETTING, len(items) - 1)):
        if classes[place] in (",", ":") and classes[place + 1] == "Q":
            return place + 1
        if classes[place] in ("v", "d", "B", "H", "M", "Q", "that", "P", "C", "W", ";", "to"):
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


def boundaries(line: Line, begin: int) -> Iterator[int]:
    """Items that content begun at ``begin`` may stop before; the last one is the end of the line."""
    breaking = words("function_words", "boundary")
    count = 0
    for index in range(begin + 1, len(line.items)):
        if line.classes[index] in _BREAKS or line.items[index].lower in breaking:
            count += 1
            if count > _MOST_BOUNDARIES:
                break
            yield index
    yield len(line.items)


def best_end(view: View, index: int, begin: int, model: Scores) -> tuple[int, float]:
    """The end of content begun at ``begin`` that most likely makes at least half of it right, and how likely (0..1)."""
    ends = list(boundaries(view.line, begin))
    if len(ends) == 1:
        return ends[0], 1.0
    scored = [total(model.end, end_features(view, index, begin, b)) for b in ends]
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
    low = [t.lower for t in items[index : index + 3]]
    if low in (["quoted", "as", "saying"], ["cited", "as", "saying"]):
        end = index + 3
    elif low[0] == "saying" and [t.lower for t in items[max(0, index - 2) : index]] == ["quoted", "as"]:
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

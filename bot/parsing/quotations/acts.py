"""One act of reporting, and what the learned scores look at to tell whether it is one as a whole.

A word is heard by its neighbours alone; whether "believes", "plan" or "shows" reports anything is known only when its
source and content are: somebody, not something, and a clause, not a thing.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from bot.parsing.lexicon import words
from bot.parsing.quotations.chunks import Chunk
from bot.parsing.quotations.features import NUMBERS, Group, View, reporting
from bot.parsing.quotations.outline import Line

SUREST = 9.0
_LIKELY = 0.32
# Where the harm and the good of telling of an act are even.
_LEAST = -0.88
_SURE = (-0.11, 0.35, 0.37)
_VERBS = frozenset("vds")
_start = attrgetter("start")


@dataclass(slots=True)
class Attribution:
    """One act of reporting: item ranges in its line for cue and source, text ranges for the content.

    ``head`` is the reporting word itself, ``score`` its log-odds, ``told`` whom it was said to, ``medium`` who
    carried it, ``margin`` the log-odds of its source over the next best, ``placed`` how likely (0..1) its content lies
    where it is said to, ``whole`` the log-odds of all that being right together.
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
    whole: float = SUREST

    @property
    def chance(self) -> float:
        """How likely (0..1) word, source and content each are right, taken by themselves."""
        return self.placed / ((1.0 + math.exp(-self.score)) * (1.0 + math.exp(-self.margin)))

    @property
    def likely(self) -> bool:
        """Whether word, source and content speak for it by themselves, so that quoted words may be given to it."""
        return self.chance > _LIKELY

    @property
    def told_of(self) -> bool:
        """Whether it is likely enough right as a whole to be told of without any quoted words."""
        return self.whole > _LEAST

    @property
    def sure(self) -> float:
        """How sure the source is, 0..1: logistic in margin and score, fitted to articles the weights had not seen."""
        known = _SURE[0] + _SURE[1] * self.margin + _SURE[2] * max(-3.0, min(5.0, self.score))
        return 1.0 / (1.0 + math.exp(-known))


def alike(content: list[tuple[int, int]], other: list[tuple[int, int]]) -> bool:
    """Whether two contents share at least half of what they hold together."""
    shared = sum(max(0, min(end, e) - max(start, s)) for start, end in content for s, e in other)
    both = sum(end - start for start, end in [*content, *other])
    return 2 * shared >= both - shared


def _level(value: float, least: int, most: int) -> str:
    return str(max(least, min(most, round(value))))


def act_features(view: View, act: Attribution) -> list[Group]:
    """Features of an act of reporting, which has content, as a whole."""
    low, classes = view.low, view.classes
    word = reporting(view.word(act.head), classes[act.head + 2])
    source = act.source
    if source is None:
        nature = kind = "none"
        head = does = "-"
        where = size_of_source = opens = "0"
    else:
        nature, kind, does = view.nature_of(source), source.kind, view.does(source)
        head = low[source.last + 1]
        where = "L" if source.last <= act.head else "R"
        size_of_source = NUMBERS[min(6, source.last - source.first)]
        opens = "1" if source.first == 0 else "2"
    items = view.line.items
    begin, end = (bisect_left(items, offset, key=_start) for offset in act.content[-1])
    first = low[begin + 2]
    opening = first if first in words("function_words", "content_opening") else classes[begin + 2]
    told = view.letters[begin:end]
    modal = next((letter for letter in "MBH" if letter in told), "-")
    finite = "1" if modal != "-" else "0" if _VERBS.isdisjoint(told[1:]) else "2"
    length = end - begin
    size = NUMBERS[(length > 1) + (length > 3) + (length > 6) + (length > 11) + (length > 19)]
    spoken = items[act.head].start
    side = ("L" if act.content[0][0] < spoken else "") + ("R" if act.content[-1][0] > spoken else "")
    quoted = "Q" if "Q" in told else "-"
    edge = ("1" if begin == 0 else "0") + ("1" if end >= view.length - 1 else "0")
    before, after = classes[act.cue[0] + 1], classes[act.cue[1] + 2]
    auxiliary = low[act.head + 1]
    others = [score for index, score in view.scored.items() if index != act.head]
    beaten = _level(max(others, default=-SUREST) - act.score, -4, 4)
    rivals = NUMBERS[min(3, sum(other > 0 for other in others))]
    score, placed, chance = _level(act.score, -3, 5), _level(10 * act.placed, 0, 10), _level(20 * act.chance, 0, 20)
    behind = classes[end + 2]
    return [
        (
            "",
            (
                "b",
                _level(2 * act.score, -6, 10),
                _level(act.margin, 0, 8),
                placed,
                chance,
                score + placed,
                score + _level(act.margin, 0, 8),
                side + quoted,
                size + side,
                opening + finite,
                nature + opening,
                nature + finite,
                kind + side,
                edge + side,
                where + side,
                opening + behind,
                low[act.cue[0] + 1],
                does + side,
                head,
                quoted + chance,
                beaten + quoted,
                rivals + score,
                size_of_source + kind,
                opens + where,
                modal + opening,
                auxiliary,
                f"{first} {low[begin + 3]}",
                classes[end + 1] + behind,
                size + finite,
            ),
        ),
        (
            word.word,
            ("b", opening, finite, nature, size, side, kind, before, quoted, auxiliary, modal, beaten),
        ),
        (word.lemma, ("b", opening, nature, finite + opening, word.form + side, before)),
        (
            word.form,
            (
                opening,
                nature,
                finite + opening,
                size,
                side + before,
                chance,
                after,
                kind + opening,
                head,
                edge,
                auxiliary,
                modal,
                rivals,
                opens + where,
            ),
        ),
    ]

"""Which sentences make a summary: the best that stand alone or behind the one they need, none told twice."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.lists import listed
from bot.answering.passages import sketch
from bot.answering.salience import Centre, Line, opening, salience
from bot.answering.standing import leans
from bot.answering.statements import near_copies
from bot.model.answer import Statement

_LEAD = 3
_REPEATED = 0.5
"""Share of the shorter one's words, aside from whom most sentences name, from which two sentences tell the same."""
_DEARER = 0.5
"""How much less than a sentence the one before may say that has to come along with it."""


def choose(lines: Sequence[Line], limit: int) -> tuple[Statement, ...]:
    """The best lines that do not repeat each other, in reading order, oldest article first.

    A line that leans on the one before comes with it or not at all; the copies of others are cited beside them.
    """
    selection = _Selection(lines, limit)
    chosen = selection.fill()
    chosen.sort(key=lambda line: (-line.age, line.citation.article.id, line.citation.start))
    return tuple(_cited(line, lines) for line in chosen)


class _Selection:
    """Lines to choose from, and those chosen so far."""

    def __init__(self, lines: Sequence[Line], limit: int) -> None:
        self._limit = limit
        centre, lead = Centre(lines), Centre([line for line in lines if line.index < _LEAD] or lines)
        self._at = {line.key: line for line in lines}
        self._worth = {line.key: salience(line, centre, lead) for line in lines}
        self._pool = sorted(lines, key=lambda line: -self._worth[line.key] - opening(line, centre))
        self._content = {line.key: _content(line, centre) for line in lines}
        self._chosen: dict[tuple[int, int], Line] = {}

    def fill(self) -> list[Line]:
        """As many lines as are asked for and can be had, best first; the first is the one to open with."""
        while self._pool and len(self._chosen) < self._limit:
            run = next((run for line in self._pool if (run := self._with_those_before(line))), None)
            if run is None:
                break
            if not self._chosen:
                self._pool.sort(key=lambda line: -self._worth[line.key])
            self._chosen |= {line.key: line for line in run}
            self._pool = [line for line in self._pool if not any(self._repeats(line, new) for new in run)]
        return list(self._chosen.values()) or self._pool[:1]

    def _with_those_before(self, line: Line) -> list[Line]:
        """The line behind those it leans on; nothing where these are missing, repeat the chosen or cost too much."""
        run, dearer = [line], 0.0
        while leans(run[0].citation.text):
            article, index = run[0].key
            before = self._at.get((article, index - 1))
            if before is None:
                return []
            if before.key in self._chosen:
                break
            dearer += self._worth[line.key] - self._worth[before.key]
            full = len(self._chosen) + len(run) == self._limit
            if full or dearer > _DEARER or any(self._repeats(before, other) for other in self._chosen.values()):
                return []
            run.insert(0, before)
        return run

    def _repeats(self, line: Line, other: Line) -> bool:
        ours, theirs = self._content[line.key], self._content[other.key]
        return line.key == other.key or len(ours & theirs) > _REPEATED * min(len(ours), len(theirs))


def _content(line: Line, centre: Centre) -> frozenset[str]:
    """The stems of what a line tells, without those of whom most lines name."""
    known = sketch(line.citation.text).known
    return known - listed("function") - centre.actors or known


def _cited(line: Line, lines: Sequence[Line]) -> Statement:
    """The line as a statement, with a citation of each article that has nearly the same words."""
    cited = {line.citation.article.id: line.citation}
    for other in lines:
        citation = other.citation
        if citation.article.id not in cited and near_copies(line.citation.text, citation.text):
            cited[citation.article.id] = citation
    return Statement(line.citation.text, tuple(cited.values()))

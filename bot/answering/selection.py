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
_REPEATED = 0.55
_DEARER = 0.5
"""How much less than a sentence the one before may say that has to come along with it."""


def choose(lines: Sequence[Line], limit: int) -> tuple[Statement, ...]:
    """The best lines that do not repeat each other, in reading order, oldest article first.

    A line that leans on the one before comes with it or not at all; the copies of others are cited beside them.
    """
    centre, lead = Centre(lines), Centre([line for line in lines if line.index < _LEAD] or lines)
    worth = {line.key: salience(line, centre, lead) for line in lines}
    at = {line.key: line for line in lines}
    chosen: list[Line] = []
    pool = sorted(lines, key=lambda line: -worth[line.key] - opening(line, centre))
    while pool and len(chosen) < limit:
        found = next((run for line in pool if (run := _with_those_before(line, at, worth, chosen, limit))), None)
        if found is None:
            break
        first = not chosen
        chosen += found
        pool = [line for line in pool if not any(_repeats(line, new) for new in found)]
        if first:
            pool.sort(key=lambda line: -worth[line.key])
    chosen = chosen or pool[:1]
    chosen.sort(key=lambda line: (-line.age, line.citation.article.id, line.citation.start))
    return tuple(_cited(line, lines) for line in chosen)


def _with_those_before(
    line: Line, at: dict[tuple[int, int], Line], worth: dict[tuple[int, int], float], chosen: Sequence[Line], limit: int
) -> list[Line]:
    """The line behind those it leans on; nothing where these are missing, repeat what is chosen or cost too much."""
    run = [line]
    taken = {other.key for other in chosen}
    dearer = 0.0
    while leans(run[0].citation.text):
        article, index = run[0].key
        before = at.get((article, index - 1))
        if before is None:
            return []
        if before.key in taken:
            break
        dearer += worth[line.key] - worth[before.key]
        if dearer > _DEARER or len(chosen) + len(run) == limit or any(_repeats(before, other) for other in chosen):
            return []
        run.insert(0, before)
    return run


def _repeats(line: Line, other: Line) -> bool:
    """Whether most of what either says is said by both."""
    ours, theirs = _content(line), _content(other)
    return len(ours & theirs) / max(1, min(len(ours), len(theirs))) > _REPEATED


def _content(line: Line) -> frozenset[str]:
    known = sketch(line.citation.text).known
    return known - listed("function") or known


def _cited(line: Line, lines: Sequence[Line]) -> Statement:
    """The line as a statement, with a citation of each article that has nearly the same words."""
    cited = {line.citation.article.id: line.citation}
    for other in lines:
        citation = other.citation
        if citation.article.id not in cited and near_copies(line.citation.text, citation.text):
            cited[citation.article.id] = citation
    return Statement(line.citation.text, tuple(cited.values()))

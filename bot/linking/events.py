"""The same happening across pages: which dated sentences report one event, and which dates are one date told twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.linking.people import same_person
from bot.model.answer import Citation
from bot.model.event import Event
from bot.model.time import DateRange

_SAME = 0.5
"""Share of the shorter sentence's weighted words from which two sentences of one day tell the same."""
_SAME_OTHER_DAY = 0.45
_LONGEST = 7  # days: a longer stretch is a period, not a day told loosely


@dataclass(frozen=True, slots=True)
class Report:
    """One sentence that tells of a day: ``words`` are its content stems, ``source`` the group of wire copies it is of.

    ``event`` is ``None`` for a sentence that dates nothing itself and is the news of its article's day.
    """

    citation: Citation
    words: frozenset[str]
    source: int
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """What one or several pages report, the sentence that tells it best first."""

    reports: tuple[Report, ...]

    @property
    def best(self) -> Report:
        """The report whose sentence is shown."""
        return self.reports[0]


def overlap(first: frozenset[str], second: frozenset[str], weights: Mapping[str, float]) -> float:
    """The weight of the shared words relative to the lighter sentence's, 0 to 1; unknown words weigh 1."""
    shared = sum(weights.get(word, 1.0) for word in first & second)
    lighter = min(
        sum(weights.get(word, 1.0) for word in first),
        sum(weights.get(word, 1.0) for word in second),
    )
    return shared / lighter if lighter else 0.0


def join_reports(reports: Sequence[Report], weights: Mapping[str, float], limit: int) -> list[Happening]:
    """Happenings of one day, at most ``limit``: each report in order opens one or joins the one it repeats.

    The order says which sentence tells best; reports that fit none of the ``limit`` happenings are left out.
    """
    joined: list[list[Report]] = []
    for report in reports:
        nearest = max(joined, key=lambda group: overlap(report.words, group[0].words, weights), default=None)
        if nearest is not None and overlap(report.words, nearest[0].words, weights) >= _SAME:
            nearest.append(report)
        elif len(joined) < limit:
            joined.append([report])
    return [Happening(tuple(group)) for group in joined]


def same_event(first: Event, second: Event, sentences: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether two events of different pages and different days are one event dated differently.

    They must stand alike (planned, claimed, …), touch or overlap in time, name two people in common and tell much the
    same besides. Happenings of the past must overlap: a visit that went on for two days is no disagreement.
    """
    if first.status != second.status or not near(first.date, second.date, first.status == "planned"):
        return False
    if len(shared_people(first.participants, second.participants)) < 2:
        return False
    return overlap(*sentences, weights={}) >= _SAME_OTHER_DAY


def near(first: DateRange, second: DateRange, adjacent: bool) -> bool:
    """Whether two different stretches of a few days overlap (or, with ``adjacent``, touch)."""
    if any(days.end - days.start > timedelta(days=_LONGEST) for days in (first, second)):
        return False
    slack = timedelta(days=1 if adjacent else 0)
    return first.start <= second.end + slack and second.start <= first.end + slack


def shared_people(first: Iterable[str], second: Iterable[str]) -> set[str]:
    """The names of the first that the second has too, in its own spelling."""
    others = tuple(second)
    return {name for name in first if any(same_person(name, other) for other in others)}

"""The same happening across pages: which dated sentences report one event, and which dates are one date told twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.linking.people import same_person
from bot.model.answer import Citation
from bot.model.event import Event
from bot.model.time import DateRange
from bot.model.words import fold

_SAME = 0.45
"""Share of the shorter sentence's weighted words from which two sentences of one day tell the same."""
_LONGEST = timedelta(days=3)
"""A longer stretch is a period, not a day told loosely."""


@dataclass(frozen=True, slots=True)
class Report:
    """One sentence that tells of a day: ``words`` are its content stems, ``source`` the group of wire copies it is of.

    ``people`` are those it is about. ``event`` is ``None`` for a sentence that dates nothing itself and is the news of
    its article's day.
    """

    citation: Citation
    words: frozenset[str]
    source: int
    people: frozenset[str] = frozenset()
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
    lighter = min(sum(weights.get(word, 1.0) for word in words) for words in (first, second))
    return shared / lighter if lighter else 0.0


def join_reports(reports: Sequence[Report], weights: Mapping[str, float], limit: int) -> list[Happening]:
    """Happenings of one day, at most ``limit``: each report in order opens one or joins the one it repeats.

    The order says which sentence tells best; reports that fit none of the ``limit`` happenings are left out.
    """
    joined: list[list[Report]] = []
    opened: list[float] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for report in reports:
        own = 0.0
        # Summed by word over all happenings at once: comparing pair by pair reads the same words again and again.
        shared = [0.0] * len(joined)
        for word in report.words:
            weight = weights.get(word, 1.0)
            own += weight
            for place in holders.get(word, ()):
                shared[place] += weight
        alike = [part / min(own, whole) if part else 0.0 for part, whole in zip(shared, opened, strict=True)]
        best = max(alike, default=0.0)
        if best >= _SAME:
            joined[alike.index(best)].append(report)
        elif len(joined) < limit:
            for word in report.words:
                holders[word].append(len(joined))
            joined.append([report])
            opened.append(own)
    return [Happening(tuple(group)) for group in joined]


def told_differently(first: Report, second: Report) -> bool:
    """Whether sentences of two sources date one event differently.

    They must stand alike (planned, claimed, …), touch or overlap in time, be about two people in common and share
    words besides. What has happened must overlap and tell much the same: a visit that went on for two days is no
    disagreement, but two leaders who plan to meet this week plan one meeting.
    """
    if first.source == second.source or first.event is None or second.event is None:
        return False
    planned = first.event.status == "planned"
    if first.event.status != second.event.status or not _near(first.event.date, second.event.date, planned):
        return False
    if len(shared_people(first.people, second.people)) < 2:
        return False
    names = {word for person in first.people | second.people for word in fold(person).split()}
    if planned:
        return any(len(word) > 3 and word not in names for word in first.words & second.words)
    return overlap(first.words, second.words, {}) >= _SAME


def _near(first: DateRange, second: DateRange, adjacent: bool) -> bool:
    """Whether two different stretches of a few days overlap (or, with ``adjacent``, touch)."""
    if first == second or any(days.end - days.start > _LONGEST for days in (first, second)):
        return False
    slack = timedelta(days=1 if adjacent else 0)
    return first.start <= second.end + slack and second.start <= first.end + slack


def shared_people(first: Iterable[str], second: Iterable[str]) -> set[str]:
    """The names of the first that the second has too, in its own spelling."""
    others = tuple(second)
    return {name for name in first if any(same_person(name, other) for other in others)}

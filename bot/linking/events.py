"""The same happening across pages: which dated sentences report one event, and which dates are one date told twice."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Protocol, TypeVar

from bot.linking.people import same_person
from bot.model.answer import Citation
from bot.model.event import Event, EventStatus
from bot.model.knowledge import tables
from bot.model.telling import stems_of
from bot.model.time import DateRange
from bot.model.words import fold, words

_SAME = 0.45
"""Share of the shorter sentence's weighted words from which two sentences of one day tell the same."""
_TOLD: frozenset[EventStatus | None] = frozenset(("happened", "claimed"))
"""What one page states, another has from somebody."""
_AROUND, _FEW = 14, 3
"""Words before a date that can tell what it dates, and fewer than tell it."""
_LONGEST = timedelta(days=3)
"""A longer stretch is a period, not a day told loosely."""


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One sentence that tells of a day: ``words`` are its content stems, ``source`` the group of wire copies it is of.

    ``status`` is ``None`` for a sentence that dates nothing itself and is the news of its article's day; ``about``
    reads the event of any other and the people it is about, which only disputes ask for. ``quoted`` is the
    sentence with those that close the quotation it is of, where it is part of a longer one.
    """

    citation: Citation
    words: frozenset[str]
    source: int
    status: EventStatus | None = None
    about: Callable[[], tuple[Event, frozenset[str]]] | None = None
    quoted: Citation | None = None

    @property
    def whole(self) -> Citation:
        """What is shown."""
        return self.quoted or self.citation

    @property
    def event(self) -> Event | None:
        """What is known of the event."""
        return self.about()[0] if self.about else None

    @property
    def people(self) -> frozenset[str]:
        """Those it is about."""
        return self.about()[1] if self.about else frozenset()


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
    shared = weight_of(first & second, weights)
    lighter = min(weight_of(first, weights), weight_of(second, weights))
    return shared / lighter if lighter else 0.0


def weight_of(words: Iterable[str], weights: Mapping[str, float]) -> float:
    """The weights of words summed up; unknown words weigh 1."""
    # Summed exactly: words of a set come in another order in every run, and equals are told apart by the last digit.
    try:
        return math.fsum(map(weights.__getitem__, words))
    except KeyError:
        return math.fsum([weights.get(word, 1.0) for word in words])


class Worded(Protocol):
    """What can be compared by its content stems."""

    @property
    def words(self) -> frozenset[str]:
        """The stems."""


_Told = TypeVar("_Told", bound=Worded)


def join_reports(reports: Sequence[_Told], weights: Mapping[str, float], limit: int) -> list[list[_Told]]:
    """The reports of one day by happening, at most ``limit``: each in order opens one or joins the one it repeats.

    The order says which sentence tells best; reports that fit none of the ``limit`` happenings are left out.
    """
    joined: list[list[_Told]] = []
    opened: list[float] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for report in reports:
        words = report.words
        own = weight_of(words, weights)
        # Summed by word over all happenings at once: comparing pair by pair reads the same words again and again.
        shared = [0.0] * len(joined)
        for word in words & holders.keys():
            weight = weights.get(word, 1.0)
            for place in holders[word]:
                shared[place] += weight
        alike = [
            part / (own if own < whole else whole) if part else 0.0 for part, whole in zip(shared, opened, strict=True)
        ]
        best = max(alike, default=0.0)
        if best >= _SAME:
            joined[alike.index(best)].append(report)
        elif len(joined) < limit:
            for word in words:
                holders[word].append(len(joined))
            joined.append([report])
            opened.append(own)
    return joined


def told_differently(first: Report, second: Report) -> bool:
    """Whether sentences of two sources date one event differently.

    They must stand alike (both planned, both told as what has been, …), touch or overlap in time, be about two people
    in common and share words besides. What has happened must overlap and tell much the same: a visit that went on for
    two days is no disagreement, but two leaders who plan to meet this week plan one meeting. What is planned shares
    the words around its date: who "meets him on Tuesday" and "travels on Monday to meet him" does both.
    """
    if first.source == second.source or first.event is None or second.event is None:
        return False
    if first.status != second.status and not {first.status, second.status} <= _TOLD:
        return False
    planned = first.status == "planned"
    if not _near(first.event.date, second.event.date, planned):
        return False
    if not planned and _within(first.event.date, second.event.date):
        return False
    if len(shared_people(first.people, second.people)) < 2:
        return False
    names = {word for person in first.people | second.people for word in fold(person).split()}
    if planned:
        loose = any(len(report.people) > len(report.event.participants) for report in (first, second) if report.event)
        shared = first.words & second.words if loose else _around(first.event) & _around(second.event)
        return any(len(word) > 3 for word in shared - names - _of_any_plan())
    return overlap(first.words, second.words, {}) >= _SAME


def _around(event: Event) -> frozenset[str]:
    """The stems of the words before its date in the sentence, or where few are after it; names and titles left out."""
    text, at = event.sentence, event.time_start - event.start
    around = words(text[:at])[-_AROUND:]
    if len(around) < _FEW:
        around = words(text[event.time_end - event.start :])[:_AROUND]
    return frozenset(stems_of(" ".join(word for word in around if word[0].islower())).split())


@cache
def _of_any_plan() -> frozenset[str]:
    return frozenset(stems_of(tables(__file__, "plans")["any"]).split())


def _near(first: DateRange, second: DateRange, adjacent: bool) -> bool:
    """Whether two different stretches of a few days overlap (or, with ``adjacent``, touch)."""
    if first == second or any(days.end - days.start > _LONGEST for days in (first, second)):
        return False
    slack = timedelta(days=1 if adjacent else 0)
    return first.start <= second.end + slack and second.start <= first.end + slack


def _within(first: DateRange, second: DateRange) -> bool:
    """Whether one stretch lies in the other: a day told loosely."""
    return (first.start <= second.start and second.end <= first.end) or (
        second.start <= first.start and first.end <= second.end
    )


def shared_people(first: Iterable[str], second: Iterable[str]) -> set[str]:
    """The names of the first that the second has too, in its own spelling."""
    others = tuple(second)
    return {name for name in first if any(same_person(name, other) for other in others)}

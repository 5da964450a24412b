"""Entries to be: one date at one status, with the sentences on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.answering.timeline.ranking import by_day, rank_dates
from bot.answering.timeline.scope import Scope
from bot.model.event import EventStatus
from bot.model.time import DateRange, date_range
from bot.storage.rows import EventMark
from bot.storage.tellings import Telling

_PART = 0.35
"""Share of a period up to which its beginning, middle or end is meant."""
_LATER = 100.0
"""Puts the second status of a date after every date's first: it adds less than another date does."""
_TOLD: tuple[EventStatus, ...] = ("happened", "claimed")
"""What one page states and another has from somebody can be the same: these are told apart once they are joined."""
_WORTH: dict[EventStatus, float] = {
    "happened": 1.0,
    "claimed": 1.0,
    "not happened": 0.7,
    "cancelled": 0.5,
    "denied": 0.5,
    "planned": 0.3,
    "unclear": 0.3,
}
"""What a report counts toward being its date's first status: once it has happened, the plan is old."""


class Sketch(NamedTuple):
    """A sentence on a date: what it tells of the date, or of the day its article appeared when it has no ``mark``.

    ``words`` are its content stems, ``source`` the group of wire copies its article is of; an ``aside`` tells of a
    later day as well, for which this one is the background.
    """

    telling: Telling
    words: frozenset[str]
    source: int
    mark: EventMark | None = None
    aside: bool = False

    @property
    def status(self) -> EventStatus | None:
        """How it tells of the date; ``None`` for the news of a day."""
        return self.mark.status if self.mark else None


@dataclass(slots=True)
class Draft:
    """An entry to be. ``weight`` says how much it matters; ``disputed`` that its sources date one event differently.

    What happened and what is claimed of a date share their reports in two drafts; the ``second`` is for the status that
    what tells the date best has not.
    """

    days: DateRange
    status: EventStatus
    weight: float
    marks: Sequence[EventMark] = ()
    sketches: list[Sketch] = field(default_factory=list)
    disputed: bool = False
    second: bool = False

    @property
    def first(self) -> bool:
        """Whether this is the first status of its date."""
        return self.weight > -_LATER / 2

    @property
    def tells_its_day(self) -> bool:
        """Whether what the day's articles open with tells it too."""
        return self.first and self.days.precision == "day"

    @property
    def value(self) -> str:
        """The TIMEX3 value most reports give, the clock time left out where they differ about it.

        A large part of a period ("later this month") is given by its days: no modifier tells it from a small one.
        """
        days, values = self.days, Counter(mark.value for mark in self.marks)
        if self.disputed:
            return f"{days.start}/{days.end}"
        if days.precision == "day" and len(values) != 1:
            return days.start.isoformat()
        value = max(values, key=lambda value: (values[value], -len(value)))
        whole = date_range(value)
        if whole and whole != days and days.precision == "range":
            part = ((days.end - days.start).days + 1) / ((whole.end - whole.start).days + 1)
            if part > _PART:
                return f"{days.start}/{days.end}"
        return value


@dataclass(frozen=True, slots=True)
class Told:
    """A date with its happenings, each the sentences that tell it, the best first."""

    draft: Draft
    happenings: Sequence[list[Sketch]]


def draft_entries(scope: Scope, sources: Mapping[int, int]) -> list[Draft]:
    """One draft for each date and status, those that matter most first."""
    published = by_day(scope.articles)
    drafts = []
    for days, score in rank_dates(scope, sources).items():
        groups: defaultdict[EventStatus, list[EventMark]] = defaultdict(list)
        told = set()
        for mark in scope.dates.get(days, ()):
            status = mark.status
            if status in _TOLD:
                told.add(status)
                status = _TOLD[0]
            groups[status].append(mark)
        if not groups:
            groups[_TOLD[0]] = []
        news = days.precision == "day" and days.start in published
        order = sorted(
            groups.items(), key=lambda group: (news and group[0] not in _TOLD, -_WORTH[group[0]] * len(group[1]))
        )
        for place, (status, marks) in enumerate(order):
            weight = score - place * _LATER
            drafts.append(Draft(days, status, weight, marks))
            if len(told) > 1 if status in _TOLD else news and not place and not told:
                drafts.append(Draft(days, status, weight - _LATER, marks, second=True))
    return sorted(drafts, key=lambda draft: (-draft.weight, draft.days, draft.status, draft.second))


def settle(draft: Draft, happenings: Sequence[list[Sketch]]) -> list[list[Sketch]]:
    """The happenings of the draft's status: claimed is what no page states as its own knowledge.

    On a day for which things were planned, or unclear, the news of the day is what happened.
    """
    if draft.disputed:
        return list(happenings)
    otherwise = _TOLD[1] if draft.status in _TOLD else draft.status
    statuses = [_status(happening, otherwise) for happening in happenings]
    if draft.status not in _TOLD:
        draft.status = _TOLD[0] if _TOLD[0] in statuses else otherwise
    else:
        if statuses:
            draft.status = statuses[0]
        if draft.second:
            draft.status = _TOLD[1] if draft.status == _TOLD[0] else _TOLD[0]
    return [happening for happening, status in zip(happenings, statuses, strict=True) if status == draft.status]


def _status(happening: Iterable[Sketch], otherwise: EventStatus) -> EventStatus:
    plain = any(sketch.status in (None, "happened") for sketch in happening)
    return "happened" if plain else otherwise

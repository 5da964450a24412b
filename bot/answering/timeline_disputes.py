"""Dates that are one date told twice: the drafts that may dispute each other, and those that do made one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from operator import attrgetter

from bot.answering.timeline_drafts import Draft
from bot.linking.events import Report, told_differently
from bot.model.event import EventStatus
from bot.model.time import DateRange

_COMPARED = 20
_FEW = 4
"""Days of a stretch that can be one day told loosely."""
_DISPUTED = 0.5
"""What it adds to a date's weight that pages disagree about it: they are two at least, and a reader has to know."""


def drafts_beside(chosen: Sequence[Draft], others: Iterable[Draft]) -> list[Draft]:
    """Drafts not shown that may tell what is shown, but dated differently.

    These are plans for the days beside those of plans, and stretches that overlap what has happened on others.
    """
    short = [draft for draft in chosen if _short(draft)]
    own = {(draft.status, draft.days) for draft in short}
    shown = {(draft.status, day) for draft in short for day in _span(draft.days, draft.status)}
    # A day overlaps no other day: of what has happened only stretches that are shown have days beside them.
    stretches = (draft for draft in short if draft.days.precision == "range" or draft.status == "planned")
    held = {(draft.status, day) for draft in stretches for day in _span(draft.days, draft.status)}
    found = []
    for other in others:
        if other.days.precision == "range" or other.status == "planned":
            near = _short(other) and any((other.status, day) in shown for day in _span(other.days, other.status))
        else:
            near = other.days.precision == "day" and (other.status, other.days.start) in held
        if near and (other.status, other.days) not in own:
            found.append(other)
    return found


def _span(days: DateRange, status: EventStatus) -> Iterator[date]:
    """The days of a stretch of a few, for a plan with the one after it; none of a longer one."""
    length = (days.end - days.start).days + 1
    if length <= _FEW and days.end < date.max:
        yield from (days.start + timedelta(days=at) for at in range(length + (status == "planned")))


def _short(draft: Draft) -> bool:
    return draft.days.precision in ("day", "range")


def join_disputed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with reports that date one event differently taken out of theirs into one of its own."""
    joined = list(drafts)
    short = sorted(filter(_short, drafts), key=attrgetter("days"))
    taken: dict[int, Draft] = {}
    for one, other in combinations(short, 2):
        if one.status != other.status or (other.days.start - one.days.end).days > 1:
            continue
        for first in _between_people(one.reports):
            for second in _between_people(other.reports):
                if told_differently(first, second):
                    _join(taken, joined, (one, first), (other, second))
    gone = set(taken)
    for draft in joined:
        if not draft.disputed:
            draft.reports = [report for report in draft.reports if id(report) not in gone]
    return [draft for draft in joined if draft.reports or not draft.marks]


def _between_people(reports: Iterable[Report]) -> list[Report]:
    return [report for report in reports if report.between and len(report.people) > 1][:_COMPARED]


def _join(
    taken: dict[int, Draft], drafts: list[Draft], first: tuple[Draft, Report], second: tuple[Draft, Report]
) -> None:
    """Put two reports into one disputed draft, the one either is in already or a new one."""
    disputed = taken.get(id(first[1])) or taken.get(id(second[1]))
    if disputed is None:
        disputed = replace(first[0], reports=[], marks=(), disputed=True)
        disputed.weight += _DISPUTED
        drafts.append(disputed)
    for draft, report in (first, second):
        if id(report) not in taken:
            taken[id(report)] = disputed
            disputed.reports.append(report)
            disputed.weight = max(disputed.weight, draft.weight + _DISPUTED)
            start = min(disputed.days.start, draft.days.start)
            end = max(disputed.days.end, draft.days.end)
            disputed.days = DateRange(start, end, "range")

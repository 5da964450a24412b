"""Dates that are one date told twice: the drafts that may dispute each other, and those that do made one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from operator import attrgetter

from bot.answering.timeline.drafts import Draft, Sketch
from bot.linking.events import Report, told_differently
from bot.model.event import EventStatus
from bot.model.telling import BETWEEN, OF_BOTH
from bot.model.time import DateRange

_COMPARED = 20
"""Sentences of a date that are compared with those of another."""
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


def may_dispute(drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """The pairs of drafts that may tell one event: of one status, touching or overlapping in time."""
    short = sorted(filter(_short, drafts), key=attrgetter("days"))
    found = []
    for one, other in combinations(short, 2):
        gap = (other.days.start - one.days.end).days
        if one.status == other.status and one.days != other.days and gap <= (one.status == "planned"):
            found.append((one, other))
    return found


def between_people(draft: Draft) -> list[Sketch]:
    """Those of its sentences, a few, that tell of several people: what they do is done on one day."""
    return [sketch for sketch in draft.sketches if sketch.telling.manner & (BETWEEN | OF_BOTH)][:_COMPARED]


def join_disputed(
    drafts: Sequence[Draft], pairs: Iterable[tuple[Draft, Draft]], reports: Mapping[int, Report]
) -> list[Draft]:
    """The drafts, with sentences that date one event differently taken out of theirs into one of its own.

    ``reports`` are those of the sentences between people, by the ids of these objects.
    """
    joined = list(drafts)
    taken: dict[int, Draft] = {}
    for one, other in pairs:
        for first in between_people(one):
            for second in between_people(other):
                if told_differently(reports[id(first)], reports[id(second)]):
                    _join(taken, joined, (one, first), (other, second))
    for draft in joined:
        if not draft.disputed:
            draft.sketches = [sketch for sketch in draft.sketches if id(sketch) not in taken]
    return [draft for draft in joined if draft.sketches or not draft.marks]


def _join(
    taken: dict[int, Draft], drafts: list[Draft], first: tuple[Draft, Sketch], second: tuple[Draft, Sketch]
) -> None:
    """Put two sentences into one disputed draft, the one either is in already or a new one."""
    disputed = taken.get(id(first[1])) or taken.get(id(second[1]))
    if disputed is None:
        disputed = replace(first[0], sketches=[], marks=(), disputed=True)
        disputed.weight += _DISPUTED
        drafts.append(disputed)
    for draft, sketch in (first, second):
        if id(sketch) not in taken:
            taken[id(sketch)] = disputed
            disputed.sketches.append(sketch)
            disputed.weight = max(disputed.weight, draft.weight + _DISPUTED)
            start = min(disputed.days.start, draft.days.start)
            end = max(disputed.days.end, draft.days.end)
            disputed.days = DateRange(start, end, "range")

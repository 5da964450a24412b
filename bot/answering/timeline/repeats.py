"""What a timeline tells twice: what was said and is told at its own date, the news of the day before, a day in other
words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from bot.answering.timeline.drafts import Sketch, Told
from bot.linking.events import Worded, overlap
from bot.model.event import EventStatus
from bot.model.time import DateRange
from bot.storage.rows import EventMark

_AGAIN = 0.6
"""Overlap from which the news of a day is that of the day before."""


def first_of_each(told: Sequence[Told]) -> list[Told]:
    """One for each date and status: a plan that is told on its day is not told of again."""
    found: dict[tuple[DateRange, EventStatus, bool], Told] = {}
    for one in told:
        found.setdefault((one.draft.days, one.draft.status, one.draft.disputed), one)
    return list(found.values())


def without_asides(told: Sequence[Told], most: int) -> list[Told]:
    """The same without sentences that are told at a later date, on dates they give as its background and that have
    others: "the talks that began in May ended on Friday" tells Friday."""
    own = {
        sketch.mark.fingerprint
        for one in told
        for happening in one.happenings[:most]
        for sketch in happening
        if sketch.mark and not sketch.aside
    }
    left = []
    for one in told:
        fresh = [
            [s for s in found if not (s.aside and s.mark and s.mark.fingerprint in own)] for found in one.happenings
        ]
        left.append(Told(one.draft, [found for found in fresh if found]) if any(fresh) else one)
    return left


def without_saying(told: Sequence[Told], most: int) -> list[Told]:
    """The same without the weeks and months in which something was said, where what was said is told at its own date.

    What was said on a known day is the news of that day: "announced on Monday that it opens in May" tells two events.
    """
    said = [(one.draft.days.precision != "day", one) for one in told]
    own = {
        sketch.mark.fingerprint
        for vague, one in said
        for happening in one.happenings[:most]
        for sketch in happening
        if sketch.mark and not (vague and sketch.mark.reported)
    }
    left = [
        Told(one.draft, [found for found in one.happenings if not (vague and _is_report_of(found[0].mark, own))])
        for vague, one in said
    ]
    return [one for one in left if one.happenings]


def without_next_day(told: Sequence[Told], most: int, weights: Mapping[str, float]) -> list[Told]:
    """The same with the news of a day put to the day before where that day has it: papers tell it the day after."""
    left: list[Told] = []
    days: dict[date, Told] = {}
    for one in sorted(told, key=lambda one: one.draft.days):
        day = one.draft.days.start
        before = days.get(day - timedelta(days=1)) if one.draft.tells_its_day else None
        kept = one
        if before:
            first = before.happenings[:most]
            kept = Told(one.draft, [found for found in one.happenings if not _put_to(first, found, weights)])
        if kept.happenings:
            left.append(kept)
            if one.draft.tells_its_day:
                days[day] = kept
    return left


def until_fresh(
    happenings: Sequence[list[Sketch]], weights: Mapping[str, float], again: float, most: int
) -> Sequence[list[Sketch]]:
    """The happenings up to the last of the first ``most`` that tell little of one before them."""
    fresh: list[Sketch] = []
    for at, happening in enumerate(happenings):
        if len(fresh) == most:
            return happenings[:at]
        if not repeats(happening[0], fresh, weights, again):
            fresh.append(happening[0])
    return happenings


def repeats(told: Worded, before: Iterable[Worded], weights: Mapping[str, float], again: float) -> bool:
    """Whether a sentence shares ``again`` of its weighted words, or of the other's, with one told before it."""
    return any(overlap(told.words, other.words, weights) >= again for other in before)


def _put_to(earlier: Sequence[list[Sketch]], news: list[Sketch], weights: Mapping[str, float]) -> bool:
    """Add the news, if it dates nothing itself, to the first of the happenings that it repeats; whether it does."""
    for happening in earlier if news[0].mark is None else ():
        if overlap(news[0].words, happening[0].words, weights) >= _AGAIN:
            happening.extend(news)
            return True
    return False


def _is_report_of(mark: EventMark | None, sentences: Collection[int]) -> bool:
    """Whether it dates the saying, and its sentence has one of these fingerprints."""
    return mark is not None and mark.reported and mark.fingerprint in sentences

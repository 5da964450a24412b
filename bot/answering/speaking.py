"""Who speaks how often, over time."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from bot.answering.quote import matching_quotations, named_filters
from bot.answering.quote_filters import spoken_days
from bot.answering.utterances import Utterance, surest_first
from bot.model.request import QuoteRequest
from bot.model.speech import SpeechCounts, TimeUnit, VoiceCounts
from bot.model.time import DateRange
from bot.storage.corpus import Corpus

_VOICES = 8
"""People with a row of their own; more could not be told apart."""
_MOST: dict[TimeUnit, int] = {"day": 21, "week": 26, "month": 36, "year": 10_000}
"""Units a chart may be long before a longer unit is taken."""
_FITTING = 0.8
"""Share of the quotations whose day must be known as exactly as the unit."""
_STRAGGLERS = 0.05
"""Share of the quotations that may lie outside, when the rest then fills half the time or less."""


async def count_speech(corpus: Corpus, request: QuoteRequest) -> SpeechCounts:
    """How many of the quotations a request finds each speaker said in each stretch of time; raises like `find_quotes`.

    The same words on several pages count once, on the day they were said, or else published.
    """
    filters, groups, _ = await matching_quotations(corpus, request)
    return await asyncio.to_thread(_counts, groups, *named_filters(filters, request))


def _counts(
    groups: Sequence[Sequence[Utterance]],
    speaker: str | None,
    about: str | None,
    searched: tuple[tuple[str, str], ...],
) -> SpeechCounts:
    spoken = [(_voice(group), _days(group)) for group in groups]
    dated = sorted(days for _, days in spoken if days)
    inside = _without_stragglers(dated)
    unit = _unit(inside)
    first, last = (inside[0].start, max(days.start for days in inside)) if inside else (date.max, date.min)
    starts = _starts(first, last, unit)
    counts: defaultdict[str | None, Counter[date]] = defaultdict(Counter)
    totals: Counter[str | None] = Counter()
    placed = 0
    for voice, days in spoken:
        totals[voice] += 1
        if days and first <= days.start <= last and _fits(days, unit):
            counts[voice][_start(days.start, unit)] += 1
            placed += 1

    def row(name: str | None, voices: Sequence[str | None]) -> VoiceCounts:
        in_time = tuple(sum(counts[voice][start] for voice in voices) for start in starts)
        return VoiceCounts(name, sum(totals[voice] for voice in voices), in_time, len(voices))

    names = sorted((name for name in totals if name), key=lambda name: (-totals[name], name))
    return SpeechCounts(
        speaker,
        about,
        unit,
        starts,
        tuple(row(name, [name]) for name in names[:_VOICES]),
        row(None, names[_VOICES:]) if names[_VOICES:] else None,
        row(None, [UNNAMED]) if totals[UNNAMED] else None,
        row(None, [None]) if totals[None] else None,
        len(groups),
        len(groups) - placed,
        searched,
    )


UNNAMED = ""
"""Stands for every source without a name ("an official")."""


def _voice(group: Sequence[Utterance]) -> str | None:
    shown = surest_first(group)[0].shown
    return shown.speaker or (UNNAMED if shown.quotation.speaker else None)


def _days(group: Sequence[Utterance]) -> DateRange | None:
    hit = surest_first(group)[0].shown
    days = spoken_days(hit)
    published = hit.citation.article.publication
    if days and published and published.day and days.start <= published.day <= days.end and not hit.quotation.said_on:
        return DateRange(published.day, published.day)
    return days


def _without_stragglers(dated: Sequence[DateRange]) -> list[DateRange]:
    """The days without the few that lie far off and would squeeze all others into a corner."""
    kept = list(dated)
    few = int(len(kept) * _STRAGGLERS)
    for cut in range(few, 0, -1):
        for inner in (kept[cut:], kept[:-cut]):
            if 2 * (inner[-1].start - inner[0].start) <= kept[-1].start - kept[0].start:
                return inner
    return kept


def _unit(dated: Sequence[DateRange]) -> TimeUnit:
    """The shortest unit the time is not too long for and that most days are known to."""
    units: tuple[TimeUnit, ...] = ("day", "week", "month")
    for unit in units:
        if not dated or (
            len(_starts(dated[0].start, dated[-1].start, unit)) <= _MOST[unit]
            and sum(_fits(days, unit) for days in dated) >= _FITTING * len(dated)
        ):
            return unit
    return "year"


def _start(day: date, unit: TimeUnit) -> date:
    match unit:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "year":
            return date(day.year, 1, 1)


def _fits(days: DateRange, unit: TimeUnit) -> bool:
    return _start(days.start, unit) == _start(days.end, unit)


def _starts(first: date, last: date, unit: TimeUnit) -> tuple[date, ...]:
    """The first days of all units from one day to another; at most one more than a chart takes of the unit."""
    found: list[date] = []
    at = first
    while at <= last and len(found) <= _MOST[unit]:
        start = _start(at, unit)
        found.append(start)
        step = {"day": 1, "week": 7, "month": 32, "year": 367}[unit]
        at = _start(start + timedelta(days=step), unit)
    return tuple(found)

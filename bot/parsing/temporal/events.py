"""Dated happenings: which temporal expression dates what, and whether it happened."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from bot.model.event import Event
from bot.model.quotation import Person, Quotation
from bot.model.text import Sentence
from bot.model.time import DateRange, Timex3
from bot.parsing.temporal.event_dates import happening_range, joined
from bot.parsing.temporal.modality import Standing, standing
from bot.parsing.temporal.places import find_places

_LONGEST_SENTENCE = 2000  # characters: what goes on longer without a full stop is a list or a table


def find_events(
    text: str,
    sentences: tuple[Sentence, ...],
    times: tuple[Timex3, ...],
    quotations: tuple[Quotation, ...],
    people: tuple[Person, ...],
    published: date | None,
) -> tuple[Event, ...]:
    """The dated happenings of the text in reading order."""
    starts = [sentence.start for sentence in sentences]
    mentions = sorted((m.start, m.end, p.name) for p in people for m in p.mentions)
    events: list[Event] = []
    for time, last, days in _dated(text, times, published):
        index = bisect_right(starts, time.start) - 1
        if index < 0 or time.start >= sentences[index].end:
            continue
        sentence = sentences[index]
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            continue
        stand = _standing(text, sentence, time, last, quotations)
        if published is not None and stand.status != "denied":
            if days.start > published:
                stand = Standing("planned")
            elif stand.status == "planned" and days.end < published and not stand.planning:
                stand = Standing("happened")
        here = [m for m in mentions if sentence.start <= m[0] < sentence.end]
        events.append(
            Event(
                date=days,
                sentence=text[sentence.start : sentence.end],
                start=sentence.start,
                end=sentence.end,
                status=stand.status,
                time_start=time.start,
                time_end=last.end,
                value=time.value if time is last else f"{time.value}/{last.value}",
                claimed_by=stand.claimed_by if stand.status in ("claimed", "denied") else None,
                participants=tuple(dict.fromkeys(name for _, _, name in here)),
                places=find_places(text, sentence, [(t.start, t.end) for t in (time, last)] + [m[:2] for m in here]),
            )
        )
    return tuple(events)


def _dated(text: str, times: Sequence[Timex3], published: date | None) -> list[tuple[Timex3, Timex3, DateRange]]:
    """Expressions with their days; neighbours that name one stretch are one, with the first and last of them."""
    found: list[tuple[Timex3, Timex3, DateRange]] = []
    for time in times:
        days = happening_range(time, published)
        if days is None:
            continue
        if found:
            first, last, before = found[-1]
            if joined(text, last, time, before, days):
                found[-1] = (first, time, DateRange(before.start, days.end, "range"))
                continue
        found.append((time, time, days))
    return found


def _standing(text: str, sentence: Sentence, time: Timex3, last: Timex3, quotations: Sequence[Quotation]) -> Standing:
    found = standing(text, sentence.start, sentence.end, time.start, last.end)
    if found.status != "happened":
        return found
    for quotation in quotations:
        # Indirect speech says by its own verb whose word it is and what the date belongs to.
        if quotation.kind == "indirect":
            continue
        if quotation.start <= time.start and last.end <= quotation.end:
            return Standing("claimed", quotation.speaker.mention if quotation.speaker else None)
    return found

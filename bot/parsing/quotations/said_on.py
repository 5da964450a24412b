"""When a quotation was said: the day that stands with its reporting words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from bot.model.quotation import Quotation
from bot.model.text import Sentence
from bot.model.time import Timex3, date_range

_REACH = 60
"""Characters between the reporting words (or the speaker) and a day that still belongs to them: a short clause."""


def date_quotations(
    quotations: tuple[Quotation, ...], times: tuple[Timex3, ...], sentences: Sequence[Sentence]
) -> tuple[Quotation, ...]:
    """The same quotations with ``said_on`` where the reporting clause names the day; parts of one group share it."""
    starts = [sentence.start for sentence in sentences]
    days = [t for t in times if _is_day(t) and not _inside(t, quotations)]
    day_starts = [day.start for day in days]
    said: dict[int, str] = {}
    for quotation in quotations:
        if quotation.group in said:
            continue
        near: list[tuple[int, str]] = []
        for anchor in (quotation.cue, quotation.speaker):
            if anchor is None:
                continue
            first = bisect_left(day_starts, anchor.start - 2 * _REACH)
            for day in days[first : bisect_right(day_starts, anchor.end + _REACH)]:
                gap = max(day.start - anchor.end, anchor.start - day.end)
                if gap <= _REACH and bisect_right(starts, day.start) == bisect_right(starts, anchor.start):
                    near.append((gap, day.value[:10]))
        if near:
            said[quotation.group] = min(near)[1]
    return tuple(q if q.said_on == said.get(q.group) else replace(q, said_on=said.get(q.group)) for q in quotations)


def _is_day(time: Timex3) -> bool:
    days = date_range(time.value) if time.type in ("DATE", "TIME") else None
    return days is not None and days.precision == "day"


def _inside(time: Timex3, quotations: tuple[Quotation, ...]) -> bool:
    """Whether the day lies in words said, which it is then about."""
    index = bisect_right(quotations, time.start, key=lambda q: q.start)
    return index > 0 and time.start < quotations[index - 1].end

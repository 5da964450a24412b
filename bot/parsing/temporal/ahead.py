"""Between which days a page was published by what it looks forward to and what it looks back on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.model.article import Publication
from bot.model.text import Sentence
from bot.model.time import Timex3, date_range
from bot.parsing.months import WEEKDAYS
from bot.parsing.temporal.bounds import Bounds, Evidence
from bot.parsing.temporal.times import find_times

_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WEEKDAY = re.compile("|".join(WEEKDAYS), re.I)
_SOON = timedelta(days=45)  # so far ahead at most lies a day that is told without its year
# A weekday and a day of a month fall together again after five years at the earliest.
_YEARS = 5


def between(text: str, sentences: Sequence[Sentence], bounds: Bounds) -> Publication | None:
    """The days from the last that is past to the first that lies ahead; ``None`` where either is unknown.

    A day ahead without its year is in the year that its weekday tells, of those up to the copyright line's, or soon
    after the last past day; and the page is from the weeks before it.
    """
    ahead = [found for time in find_times(text, None) if (found := _ahead(time, bounds)) is not None]
    if not ahead:
        return None
    day, soon, time = min(ahead, key=lambda found: found[0])
    first = [told for told in (bounds.earliest, (day - _SOON, "") if soon else None) if told]
    if not first:
        return None
    earliest, since = max(first)
    latest = min([day - timedelta(days=1), *([bounds.last[0]] if bounds.last else [])])
    if not timedelta(0) <= latest - earliest <= _SOON:
        return None
    told = next((text[s.start : s.end] for s in sentences if s.start <= time.start < s.end), time.text)
    known: list[str] = [told, since, *(bound[1] for bound in _used(bounds, latest, soon))]
    return Publication.inferred(earliest, latest, tuple(dict.fromkeys(filter(None, known))))


def _used(bounds: Bounds, latest: date, soon: bool) -> Iterator[Evidence]:
    """The bounds that a range rests on besides the days the text tells."""
    if bounds.last is not None and (bounds.last[0] == latest or (soon and bounds.last == bounds.year)):
        yield bounds.last


def _ahead(time: Timex3, bounds: Bounds) -> tuple[date, bool, Timex3] | None:
    """The day that an expression looks forward to, and whether it is told without its year."""
    if time.tense != "future" or time.type != "DATE":
        return None
    yearless = _YEARLESS.fullmatch(time.value)
    if yearless is None:
        days = date_range(time.value)
        return (days.start, False, time) if days is not None and days.precision == "day" else None
    month, number = int(yearless[1]), int(yearless[2])
    named = _WEEKDAY.search(time.text)
    since = bounds.earliest[0] if bounds.earliest else None
    if since is not None:
        near = [day for day in _days(month, number, since.year, since.year + 1) if since < day <= since + _SOON]
    elif named and bounds.year:
        last = bounds.year[0].year
        near = [day for day in _days(month, number, last - _YEARS + 1, last) if _falls_on(day, named[0])]
    else:
        return None
    near = [day for day in near if named is None or _falls_on(day, named[0])]
    return (near[-1], True, time) if near else None


def _days(month: int, number: int, first: int, last: int) -> Iterator[date]:
    """The day of a month in each year that has it."""
    for year in range(first, last + 1):
        try:
            yield date(year, month, number)
        except ValueError:
            continue


def _falls_on(day: date, weekday: str) -> bool:
    return WEEKDAYS[day.weekday()] == weekday.casefold()

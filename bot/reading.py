"""What people type into options, read at the door."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.errors import BackToFront, BadDate, DayToCome
from bot.model.request import Period
from bot.model.time import DateRange, date_range
from bot.model.words import fold
from bot.parsing.temporal import find_times

_ISO_LIKE = re.compile(r"\d{4}(?:-\d{1,2}){0,2}")
_LEADS = frozenset(["since", "from", "until", "till", "to", "in", "on", "the", "by", "of"])
_LONGEST = 80
_FIRST_PAPERS = 1600


def read_days(text: str, today: date) -> DateRange:
    """The days a text names ("2019-04-18", "April 2019", "last week"), seen from today; raises `BadDate`."""
    text = text.strip()
    if len(text) > _LONGEST:
        raise BadDate(text)
    if _ISO_LIKE.fullmatch(text):
        days = date_range("-".join(part.zfill(2) for part in text.split("-")))
    else:
        found = [t for t in find_times(text, today) if t.type in ("DATE", "TIME")]
        # A date with a leftover ("31 February 2019" read as "February 2019") is not the date that was asked for.
        left = text[: found[0].start] + " " + text[found[0].end :] if len(found) == 1 else text
        days = date_range(found[0].value) if set(fold(left).split()) <= _LEADS and found else None
    if days is None:
        raise BadDate(text)
    return days


def read_period(since: str | None, until: str | None, today: date) -> Period:
    """From the first day ``since`` names to the last day ``until`` names; raises `BadDate` and `BackToFront`."""
    return period(read_days(since, today).start if since else None, read_days(until, today).end if until else None)


def period(first: date | None, last: date | None) -> Period:
    """The days from the first to the last, either may be open; raises `BackToFront`."""
    if first and last and first > last:
        raise BackToFront(first, last)
    return Period(first, last)


def read_publication_day(text: str, today: date) -> date:
    """The single day a person says a page was published; raises `BadDate`, or `DayToCome` for a day ahead."""
    days = read_days(text, today)
    if days.start != days.end or days.start.year < _FIRST_PAPERS:
        raise BadDate(text.strip())
    # Where the sun rises first it is tomorrow already.
    if days.start > today + timedelta(days=1):
        raise DayToCome(days.start)
    return days.start

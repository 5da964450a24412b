"""Dates in words, never more precise than the page was."""

from __future__ import annotations

from datetime import date

from bot.model.answer import ConflictSide
from bot.model.article import Publication
from bot.model.report import PageReport
from bot.model.time import DateRange, date_range

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_MODS = {"START": "early", "MID": "mid", "END": "end of", "BEFORE": "before", "AFTER": "after", "APPROX": "about"}


def day_words(day: date) -> str:
    """``18 Apr 2019``."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def month_words(day: date) -> str:
    """``Apr 2019``."""
    return f"{_MONTHS[day.month - 1][:3]} {day.year}"


def range_words(days: DateRange, value: str = "", mod: str | None = None) -> str:
    """The range at its own precision: ``April 2019``, ``end of 2017``, ``spring 2018``, ``the week of 15 Apr 2019``."""
    if mod is None or mod not in _MODS:
        return _precise(days, value)
    # "End of 2017" is stored with the days it may mean; the words name the year, as the page does.
    days = date_range(value) or days
    words = _precise(days, value)
    if mod == "MID":
        return f"mid-{words}" if days.precision in ("month", "year") else f"middle of {words}"
    if mod == "START" and days.precision not in ("month", "year", "decade", "season"):
        return f"start of {words}"
    return f"{_MODS[mod]} {words}"


def value_words(value: str) -> str | None:
    """A TIMEX3 value in words; ``None`` when it names no days."""
    days = date_range(value)
    return range_words(days, value) if days else None


def version_words(side: ConflictSide) -> str:
    """A version as its page words it; where that names no number, with the day it means: "Thursday (25 Apr 2019)"."""
    if side.days is None or any(char.isdigit() for char in side.version):
        return side.version
    return f"{side.version} ({range_words(side.days)})"


def publication_words(publication: Publication | None) -> str:
    """``18 Apr 2019``, ``about 18 Apr 2019 (inferred)``, ``15–20 Apr 2019 (inferred)`` or ``undated``."""
    if publication is None:
        return "undated"
    inferred = publication.basis == "inferred"
    if publication.day:
        words = day_words(publication.day)
        return f"about {words} (inferred)" if inferred else words
    words = span_words(publication.earliest, publication.latest)
    return f"{words} (inferred)" if inferred else words


def kept_words(report: PageReport) -> str | None:
    """That a day set by hand was kept, and what the page itself says now; ``None`` where none was."""
    if report.day_kept is None:
        return None
    kept = f"the day set by hand is kept: {day_words(report.day_kept)}"
    if report.day_printed in (None, report.day_kept):
        return kept
    return f"{kept} (the page now says {day_words(report.day_printed)})"


def inferred_words(report: PageReport) -> str | None:
    """When a page that shows no day appeared, and what tells it: ``18 Apr 2019 (inferred from its own words)``."""
    if report.inferred is None:
        return None
    told = "from related pages" if report.related else "from its own words"
    return f"{publication_words(report.inferred).removesuffix(')')} {told})"


def _precise(days: DateRange, value: str) -> str:
    start = days.start
    if days.precision == "day" and days.start == days.end:
        return day_words(start)
    if days.precision == "week":
        return f"the week of {day_words(start)}"
    if days.precision == "month":
        return f"{_MONTHS[start.month - 1]} {start.year}"
    if days.precision == "season":
        season = _SEASONS.get(value[-2:]) or _SEASONS[("WI", "SP", "SU", "FA")[start.month % 12 // 3]]
        return f"{season} {start.year}"
    if days.precision == "quarter":
        return f"{_ORDINALS[str((start.month - 1) // 3 + 1)]} quarter of {start.year}"
    if days.precision == "half":
        return f"{_ORDINALS['1' if start.month <= 6 else '2']} half of {start.year}"
    if days.precision == "year":
        return str(start.year)
    if days.precision == "decade":
        return f"the {start.year // 10 * 10}s"
    return span_words(days.start, days.end)


def span_words(start: date, end: date) -> str:
    """``15–20 Apr 2019``, as short as both days allow."""
    if start == end:
        return day_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end)}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month - 1][:3]} – {day_words(end)}"
    return f"{day_words(start)} – {day_words(end)}"

"""Times as TIMEX3 values, and the calendar ranges they stand for."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["day", "week", "month", "season", "quarter", "half", "year", "decade", "range"]
Tense = Literal["past", "present", "future"]
TimexMod = Literal["START", "MID", "END", "BEFORE", "AFTER", "APPROX"]


@dataclass(frozen=True, slots=True)
class Timex3:
    """A temporal expression in the text with its TIMEX3 type and value (``2019-04-25``, ``2019-W16``, ``P3D``).

    What the page leaves open stays open in the value: ``XXXX-04-24``, ``XXXX-WXX-4``. ``tense`` is the tense of the
    clause it stands in, where that could be told.
    """

    text: str
    start: int
    end: int
    type: TimexType
    value: str
    mod: TimexMod | None = None
    tense: Tense | None = None


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """A closed range of days with the precision at which the source gave it."""

    start: date
    end: date
    precision: Precision = "day"

    def overlaps(self, other: DateRange) -> bool:
        """Whether the two ranges share at least one day."""
        return self.start <= other.end and other.start <= self.end


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"\d{3}X?")
_PART_MONTHS: dict[str, tuple[int, int, Precision]] = {
    "Q1": (1, 3, "quarter"),
    "Q2": (4, 6, "quarter"),
    "Q3": (7, 9, "quarter"),
    "Q4": (10, 12, "quarter"),
    "H1": (1, 6, "half"),
    "H2": (7, 12, "half"),
    "SP": (3, 5, "season"),
    "SU": (6, 8, "season"),
    "FA": (9, 11, "season"),
    "WI": (12, 14, "season"),
}


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def date_range(value: str) -> DateRange | None:
    """The days a TIMEX3 DATE or TIME value covers; ``None`` for vague, durational or impossible values."""
    try:
        if m := _DAY.fullmatch(value):
            day = date(int(m[1]), int(m[2]), int(m[3]))
            return DateRange(day, day, "day")
        if m := _WEEK.fullmatch(value):
            first = date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1)
            return DateRange(first, first + timedelta(days=1 if m[3] else 6), "range" if m[3] else "week")
        if m := _MONTH.fullmatch(value):
            year, month = int(m[1]), int(m[2])
            return DateRange(date(year, month, 1), _month_end(year, month), "month")
        if m := _PART.fullmatch(value):
            year = int(m[1])
            first_month, last_month, precision = _PART_MONTHS[m[2]]
            end = _month_end(year, last_month) if last_month <= 12 else _month_end(year + 1, last_month - 12)
            return DateRange(date(year, first_month, 1), end, precision)
        if _YEAR.fullmatch(value):
            return DateRange(date(int(value), 1, 1), date(int(value), 12, 31), "year")
        if _DECADE.fullmatch(value):
            first_year = int(value[:3]) * 10
            return DateRange(date(first_year, 1, 1), date(first_year + 9, 12, 31), "decade")
    except (ValueError, OverflowError):  # the calendar ends with the year 9999
        return None
    return None

"""Calendar arithmetic on periods: a grain, the period's first day, and its TIMEX3 value."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal[
    "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "millennium"
]
FINENESS: dict[str, int] = {
    "day": 0,
    "weekend": 1,
    "week": 2,
    "month": 3,
    "quarter": 4,
    "season": 4,
    "half": 5,
    "year": 6,
    "decade": 7,
    "century": 8,
    "millennium": 9,
}
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTH_SEASON = {month: season for season, month in SEASON_MONTH.items()}
_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3}


@dataclass(frozen=True, slots=True)
class Moment:
    """A period of time; ``year`` is negative before Christ. Fields finer than the grain are the period's first."""

    grain: Grain
    year: int
    month: int = 1
    day: int = 1

    def first_day(self) -> date:
        """The first day of the period; raises ValueError outside the years 1 to 9999."""
        return date(self.year, self.month, self.day)

    def value(self) -> str:
        """The TIMEX3 value of the period."""
        prefix, year = ("BC", -self.year) if self.year < 0 else ("", self.year)
        match self.grain:
            case "day":
                return f"{prefix}{year:04d}-{self.month:02d}-{self.day:02d}"
            case "week" | "weekend":
                iso = self.first_day().isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.grain == "weekend" else "")
            case "month":
                return f"{prefix}{year:04d}-{self.month:02d}"
            case "quarter":
                return f"{prefix}{year:04d}-Q{(self.month + 2) // 3}"
            case "half":
                return f"{prefix}{year:04d}-H{1 if self.month < 7 else 2}"
            case "season":
                return f"{prefix}{year:04d}-{_MONTH_SEASON[self.month]}"
            case "year":
                return f"{prefix}{year:04d}"
            case "decade":
                return f"{prefix}{year // 10:03d}"
            case "century":
                return f"{prefix}{year // 100:02d}"
            case "millennium":
                return f"{prefix}{year // 1000:01d}"


def on(day: date, grain: Grain = "day") -> Moment:
    """The period of that grain which contains ``day``."""
    return widen(Moment("day", day.year, day.month, day.day), grain)


def widen(moment: Moment, grain: Grain) -> Moment:
    """The period of ``grain`` that contains the first day of ``moment``."""
    if FINENESS[grain] < FINENESS[moment.grain]:
        return Moment(grain, moment.year, moment.month, moment.day)
    match grain:
        case "week" | "weekend":
            first = moment.first_day()
            first -= timedelta(days=first.weekday())
            first += timedelta(days=5 if grain == "weekend" else 0)
            return Moment(grain, first.year, first.month, first.day)
        case "month" | "day":
            return Moment(grain, moment.year, moment.month, moment.day if grain == "day" else 1)
        case "quarter":
            return Moment(grain, moment.year, (moment.month - 1) // 3 * 3 + 1)
        case "half":
            return Moment(grain, moment.year, 1 if moment.month < 7 else 7)
        case "season":
            month = moment.month // 3 * 3 or 12
            return Moment(grain, moment.year - (moment.month < 3), month)
        case _:
            size = _YEARS[grain]
            return Moment(grain, moment.year - moment.year % size if moment.year > 0 else moment.year)


def shift(moment: Moment, unit: str, count: int) -> Moment:
    """``moment`` moved by ``count`` units; a unit coarser than its grain keeps the grain.

    Raises ValueError when the result lies outside the calendar.
    """
    if moment.grain in ("week", "weekend") and (unit in _YEARS or unit in _MONTHS):
        # A week holds its Thursday: the week of a year ago is the one that holds the day of a year ago.
        first = moment.first_day()
        thursday = on(first + timedelta(days=3 - first.weekday()))
        return widen(shift(thursday, unit, count), moment.grain)
    if unit in _YEARS:
        year = moment.year + count * _YEARS[unit]
        if (year <= 0) != (moment.year <= 0):
            year += 1 if count > 0 else -1
        return _clamped(moment.grain, year, moment.month, moment.day)
    if unit in _MONTHS:
        index = moment.year * 12 + moment.month - 1 + count * _MONTHS[unit]
        return _clamped(moment.grain, index // 12, index % 12 + 1, moment.day)
    days = {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1) * count
    try:
        moved = moment.first_day() + timedelta(days=days)
    except OverflowError as error:
        raise ValueError("outside the calendar") from error
    return Moment(moment.grain, moved.year, moved.month, moved.day)


def turn(near: Moment, unit: str) -> Moment:
    """The year, century or millennium that opens at the turn nearest to ``near``."""
    grain: Grain = "century" if unit == "century" else "millennium" if unit == "millennium" else "year"
    size = _YEARS[grain]
    return Moment(grain, near.year + (near.month > 6) if size == 1 else round(near.year / size) * size)


def _clamped(grain: Grain, year: int, month: int, day: int) -> Moment:
    if not -9999 <= year <= 9999 or year == 0:
        raise ValueError("outside the calendar")
    if grain in ("day", "week", "weekend") and year > 0:
        day = min(day, calendar.monthrange(year, month)[1])
    return Moment(grain, year, month, day)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar as a day of the Gregorian one (Meeus 1991), for 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> Moment:
    """The ``nth`` such day of the week in a month, the last one for -1; raises ValueError where it has no fifth."""
    if nth < 0:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return on(last - timedelta(days=(last.weekday() - weekday) % 7))
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    if day.month != month:
        raise ValueError("no such weekday")
    return on(day)


def holiday(rule: str, year: int) -> Moment:
    """The day of a holiday in ``year``: ``12-25``, ``thursday 4 11`` (4th Thursday of November), ``easter -2``."""
    words = rule.split()
    if words[0] in ("easter", "orthodox"):
        sunday = easter(year) if words[0] == "easter" else orthodox_easter(year)
        return on(sunday + timedelta(days=int(words[1])))
    if words[0] == "election":  # the Tuesday after the first Monday of November
        first = date(year, 11, 1)
        return on(first + timedelta(days=(0 - first.weekday()) % 7 + 1))
    if len(words) == 3:
        weekday = [name.lower() for name in calendar.day_name].index(words[0])
        return nth_weekday(year, int(words[2]), weekday, int(words[1]))
    month, day = (int(part) for part in rule.split("-"))
    return Moment("day", year, month, day)

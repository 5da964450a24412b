"""Readers: from a matched pattern to its meaning. Rules name them; ``None`` means the match is no time after all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.model.time import TimexMod
from bot.parsing.temporal.meaning import (
    CalendarDate,
    Century,
    Clock,
    Decade,
    Distance,
    Fixed,
    Holiday,
    Length,
    Meaning,
    Modified,
    MonthOf,
    Reporting,
    Same,
    Shifted,
    Weekday,
    Within,
    YearPart,
)
from bot.parsing.temporal.patterns import Match

Reader = Callable[[Match], Any]
READERS: dict[str, Reader] = {}
_DATES = ("DATE", "DAY_DATE", "MONTH_DATE", "YEAR_DATE", "SEASON_DATE", "REL")


def reader(function: Reader) -> Reader:
    """Register a function under its name for the rules to use."""
    READERS[function.__name__] = function
    return function


@reader
def phrase(match: Match) -> Any:
    """The value of a word of several tokens."""
    return match.rule.constants["value"]


@reader
def no_time(match: Match) -> None:
    """Words that only look like a time."""


@reader
def fixed(match: Match) -> Meaning:
    """A constant value."""
    return Fixed(match.rule.constants["value"], match.rule.constants.get("type", "DATE"))


@reader
def often(match: Match) -> Meaning:
    """An adverb of frequency by its own entry."""
    return Fixed(match.get("OFTEN"), "SET")


@reader
def length(match: Match) -> Meaning | None:
    """A count of units; "X" and 0 stand for a count that is not said."""
    unit = match.get("UNIT", "UNITS")
    count = match.rule.constants.get("count")
    if count is None:
        count = match.get("NUM", "FEW")
    if isinstance(count, int | float) and not 0 <= count < 1e6:
        return None
    if unit in ("quarter", "second") and match.rule.constants.get("whole"):
        return None
    return Length(count if isinstance(count, int | float) and count else None, unit, match.rule.constants.get("mod"))


@reader
def length_of(match: Match) -> Meaning:
    """A length by its constants."""
    return Length(match.rule.constants["count"], match.rule.constants["unit"])


@reader
def shifted(match: Match) -> Meaning | None:
    """A period counted from today's or from the last one spoken of."""
    unit = match.get("UNIT")
    if unit in ("second", "minute", "hour", "night"):
        return None
    return Shifted(unit, match.rule.constants["count"], match.rule.constants.get("anchor", "published"))


@reader
def shifted_by(match: Match) -> Meaning:
    """The same with the unit as a constant."""
    constants = match.rule.constants
    return Shifted(constants["unit"], constants["count"], constants.get("anchor", "published"))


@reader
def same(match: Match) -> Meaning | None:
    """The period last spoken of."""
    unit = match.get("UNIT")
    return None if unit in ("second", "minute", "hour", "night") else Same(unit)


@reader
def reporting(match: Match) -> Meaning:
    """The quarter, the latest period, the year-ago quarter."""
    return Reporting(match.rule.constants["years"])


@reader
def deictic(match: Match) -> Meaning:
    """Today, yesterday, tomorrow."""
    return Shifted("day", match.get("DEICTIC"))


@reader
def iso(match: Match) -> Meaning | None:
    """2019-04-03, with or without a time of day."""
    value = match.get("ISO")
    day = CalendarDate(int(value[:4]), int(value[5:7]), int(value[8:10]))
    return Clock(value[10:16], day) if "T" in value else day


@reader
def slashed(match: Match) -> Meaning | None:
    """4/23/2019, 23/4/2019 where only that is possible, 2019/4/23."""
    first, second, third = match.get("SLASHED")
    if first > 31:
        return CalendarDate(first, second, third) if 1000 <= first <= 2199 and second <= 12 and third <= 31 else None
    if second > 12:
        month, day = first, second
    elif first > 12:
        month, day = second, first
    else:
        month, day = first, second
    year = third if third > 99 else third + (2000 if third < 50 else 1900)
    return CalendarDate(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 and year >= 1000 else None


@reader
def calendar(match: Match) -> Meaning:
    """Whatever of year, month and day is said."""
    year = match.get("YEAR", "YEAR2", "YEAR_WORD")
    month, day = match.get("MONTH", "MONTH_SHORT", "MONTH_DOT"), match.get("DAY", "DAYTH")
    return CalendarDate(year, month, day, match.rule.constants.get("direction"))


@reader
def month_of(match: Match) -> Meaning:
    """A month, perhaps a day, of a year told by another expression."""
    return MonthOf(match.get("MONTH", "MONTH_SHORT", "MONTH_DOT"), match.get("REL"), match.get("DAY", "DAYTH"))


@reader
def era(match: Match) -> int | None:
    """A year before (negative) or after Christ."""
    year = match.get("OLDYEAR", "TWO")
    sign = match.get("ERA") or (-1 if "bc" in match.path or "bce" in match.path else 1)
    return int(year * sign) if sign < 0 or year >= 100 else None


@reader
def weekday(match: Match) -> Meaning:
    """A day of the week."""
    return Weekday(match.get("WEEKDAY"), match.rule.constants.get("direction"))


def _year_said(match: Match) -> Meaning | None:
    year = match.get("YEAR", "YEAR2")
    if year is not None:
        return CalendarDate(year)
    said: Meaning | None = match.get("REL", "YEAR_DATE")
    return said


@reader
def season(match: Match) -> Meaning:
    """A season."""
    return YearPart(match.get("SEASON"), _year_said(match), match.rule.constants.get("direction"))


@reader
def reporting_of_year(match: Match) -> Meaning:
    """The quarter reported on, of another year."""
    return Reporting(of_year=match.get("YEAR"))


@reader
def year_part(match: Match) -> Meaning | None:
    """A quarter or half of a year."""
    letter = "H" if "half" in match.path else "Q"
    ordinal = 2 if "last" in match.path else match.get("ORD")
    if match.rule.constants.get("years"):
        if not isinstance(match.get("DATE"), Reporting):
            return None
        return YearPart(f"{letter}{ordinal}", years=-1)
    if ordinal > (2 if letter == "H" else 4):
        return None
    return YearPart(f"{letter}{ordinal}", _year_said(match), match.rule.constants.get("direction"))


@reader
def holiday(match: Match) -> Meaning:
    """A holiday."""
    return Holiday(match.get("HOLIDAY"), _year_said(match), match.rule.constants.get("direction"))


@reader
def decade(match: Match) -> Meaning:
    """The 1980s, the '80s, the eighties."""
    if (year := match.get("DECADE")) is not None:
        return Decade(year)
    if (word := match.get("DECADE_WORD")) is not None:
        return Decade(word * 10, short=True)
    return Decade(match.get("DECADE2"), short=True)


@reader
def century(match: Match) -> Meaning | None:
    """The 20th century."""
    ordinal = match.get("ORD")
    before = "bc" in match.path or "bce" in match.path or (match.get("ERA") or 1) < 0
    return Century(-ordinal if before else ordinal) if ordinal <= 30 else None


@reader
def modified(match: Match) -> Meaning:
    """Early, mid, late, the end of another date."""
    mod: TimexMod = match.rule.constants.get("mod") or match.get("PART", "EDGE") or "START"
    return Modified(mod, match.get(*_DATES))


@reader
def edge_of_unit(match: Match) -> Meaning | None:
    """The end of the year, year's end."""
    return _part_of(match.get("EDGE"), match.get("UNIT"))


@reader
def part_of_unit(match: Match) -> Meaning | None:
    """Later in the year."""
    return _part_of(match.rule.constants["mod"], match.get("UNIT"))


def _part_of(mod: TimexMod, unit: str) -> Meaning | None:
    if unit not in ("day", "week", "month", "quarter", "year", "decade", "century"):
        return None
    return Modified(mod, Shifted(unit, 0, "story"))


@reader
def week_of(match: Match) -> Meaning:
    """The week that holds a day."""
    return Within("week", match.get(*_DATES))


@reader
def half_of(match: Match) -> Meaning | None:
    """The second half of April: April with the half as its mod."""
    base = match.get(*_DATES)
    ordinal = match.get("ORD")
    late = ordinal == 2 or "latter" in match.path
    if ordinal is not None and ordinal > 2:
        return None
    whole_year = (isinstance(base, CalendarDate) and base.month is None) or (
        isinstance(base, Shifted) and base.unit == "year"
    )
    if whole_year and ("half" in match.path):
        return YearPart("H2" if late else "H1", base)
    return Modified("END" if late else "START", base)


def _said_length(match: Match) -> Length:
    said = match.get("LENGTH", "SPAN", "ONE", "SOME")
    assert isinstance(said, Length)
    about = match.get("ABOUT")
    return Length(said.count, said.unit, about) if about else said


@reader
def distance(match: Match) -> Meaning:
    """So long before or after today or the date last spoken of."""
    constants = match.rule.constants
    return Distance(_said_length(match), constants["sign"], constants.get("anchor", "published"))


@reader
def distance_from(match: Match) -> Meaning:
    """So long before or after another date."""
    return Distance(_said_length(match), match.rule.constants["sign"], base=match.get(*_DATES))


@reader
def stretch(match: Match) -> Meaning | None:
    """The past two months, the past decade."""
    unit = match.get("UNIT")
    return Length(1, unit) if unit else _said_length(match)


@reader
def approximate(match: Match) -> Meaning:
    """More than, about, up to a length."""
    return _said_length(match)


@reader
def every(match: Match) -> Meaning | None:
    """Every day, each July."""
    if unit := match.get("UNIT"):
        return Fixed(period(2 if "other" in match.path else 1, unit), "SET")
    if said := match.get("LENGTH", "SPAN"):
        return Fixed(period(said.count, said.unit), "SET")
    said = match.get(*_DATES)
    if isinstance(said, CalendarDate):
        return Fixed(f"XXXX-{said.month:02d}", "SET")
    if isinstance(said, Weekday):
        return Fixed(f"XXXX-WXX-{said.index + 1}", "SET")
    if isinstance(said, YearPart):
        return Fixed(f"XXXX-{said.code}", "SET")
    return None


@reader
def times_a(match: Match) -> Meaning:
    """Twice a week, $3 billion a year: the period in which it recurs."""
    said = match.get("ONE")
    return Fixed(period(1, said.unit), "SET")


@reader
def weekdays(match: Match) -> Meaning:
    """Mondays."""
    return Fixed(f"XXXX-WXX-{match.get('WEEKDAYS') + 1}", "SET")


@reader
def daypart(match: Match) -> Meaning:
    """The evening of a day."""
    constants = match.rule.constants
    code = "T" + (constants.get("code") or match.get("DAYPART"))
    day = match.get(*_DATES)
    if day is None:
        day = Shifted("day", constants["count"], constants.get("anchor", "published"))
    return Clock(code, day)


@reader
def clock(match: Match) -> Meaning | None:
    """A time of day, with its day when that is said."""
    day = match.get(*_DATES)
    if (noon := match.get("NOON")) is not None:
        return Clock(f"T{noon:02d}:00", day)
    if (hour := match.get("HOUR")) is not None:
        minute = 0
    else:
        hour, minute = match.get("CLOCK", "DOTCLOCK", "MILITARY")
    if (half := match.get("AMPM")) is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    return Clock(f"T{hour:02d}:{minute:02d}", day)


_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "semester": "M",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "millennium": "Y",
}
_SIZES = {"fortnight": 2, "semester": 6, "decade": 10, "century": 100, "millennium": 1000}
_VAGUE_LETTERS = {"decade": "E", "century": "C", "millennium": "L"}
_FINER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}


def period(count: float | None, unit: str) -> str:
    """The TIMEX3 duration of so many units: ``P3D``, ``PT2H``, ``P2Y6M``, ``PXW``."""
    if count is None:
        letter = _VAGUE_LETTERS.get(unit) or _LETTERS[unit]
        return f"PTX{letter[1:]}" if letter.startswith("T") else f"PX{letter}"
    letter = _LETTERS[unit]
    count *= _SIZES.get(unit, 1)
    whole = int(count)
    time = "T" if letter.startswith("T") else ""
    value = f"P{time}{whole}{letter.removeprefix('T')}" if whole or count == whole else f"P{time}"
    if count == whole:
        return value
    if letter not in _FINER:
        return f"P{time}{count:g}{letter.removeprefix('T')}"
    finer, factor = _FINER[letter]
    rest = round((count - whole) * factor)
    if finer.startswith("T") and not time:
        return f"{value}T{rest}{finer[1:]}"
    return f"{value}{rest}{finer.removeprefix('T')}"

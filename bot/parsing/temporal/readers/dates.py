"""Readers of calendar dates, weekdays, seasons, holidays, decades."""

from __future__ import annotations

from dataclasses import replace

from bot.parsing.temporal.meaning import (
    CalendarDate,
    Century,
    Clock,
    Decade,
    Holiday,
    Landmark,
    Length,
    Meaning,
    MonthOf,
    Reporting,
    Same,
    Shifted,
    Weekday,
    Within,
    YearPart,
)
from bot.parsing.temporal.patterns import Match
from bot.parsing.temporal.readers.registry import reader


@reader
def iso(match: Match) -> Meaning | None:
    """2019-04-03, with or without a time of day."""
    value = match.get("ISO")
    day = CalendarDate(int(value[:4]), int(value[5:7]), int(value[8:10]))
    return Clock(value[10:16], day) if "T" in value else day


@reader
def known_day(match: Match) -> Meaning:
    """A day known by its name."""
    return CalendarDate(*match.rule.constants["date"])


@reader
def landmark(match: Match) -> Meaning:
    """A day known by its month and day."""
    return Landmark(CalendarDate(*match.rule.constants["date"]))


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
    return _on(third if third > 99 else third + (2000 if third < 50 else 1900), month, day)


@reader
def dotted(match: Match) -> Meaning | None:
    """23.4.2019: the day first, wherever full stops are written."""
    day, month, year = match.get("DOTTED")
    return _on(year, month, day)


def _on(year: int, month: int, day: int) -> CalendarDate | None:
    """A date of three numbers, if they can be one."""
    return CalendarDate(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 and year >= 1000 else None


@reader
def calendar(match: Match) -> Meaning:
    """Whatever of year, month and day is said."""
    year = match.get("YEAR", "YEAR2", "YEAR_WORD") or match.get("TWO")
    month, day = match.get("MONTH", "MONTH_SHORT", "MONTH_DOT"), match.get("DAY", "DAYTH", "NTH")
    return CalendarDate(year, month, day, match.rule.constants.get("direction"))


@reader
def month_of(match: Match) -> Meaning | None:
    """A month, perhaps a day, of a year told by another expression; a day of a month told so."""
    if (day := match.get("NTH")) is not None and "DAYTH" not in match.path:
        month = match.get("REL")
        return MonthOf(None, month, day) if isinstance(month, Shifted) and month.unit == "month" else None
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
def season_that(match: Match) -> Meaning:
    """A season of the year last spoken of."""
    return YearPart(match.get("SEASON"), Same("year"))


@reader
def year_part(match: Match) -> Meaning | None:
    """A quarter or half of a year."""
    if code := match.rule.constants.get("code"):
        return YearPart(code, _year_said(match))
    letter = "H" if "half" in match.path or "HALF" in match.path else "Q"
    ordinal = 2 if "last" in match.path else match.get("ORD", "QUARTER", "HALF")
    if match.rule.constants.get("years"):
        if not isinstance(match.get("DATE"), Reporting):
            return None
        return YearPart(f"{letter}{ordinal}", years=-1)
    if ordinal > (2 if letter == "H" else 4):
        return None
    return YearPart(f"{letter}{ordinal}", _year_said(match), match.rule.constants.get("direction"))


@reader
def quarter_of_months(match: Match) -> Meaning | None:
    """The July-September quarter."""
    first, last = [
        token.keys[name]
        for name, token in zip(match.path, match.tokens, strict=True)
        if name in ("MONTH", "MONTH_SHORT")
    ]
    return YearPart(f"Q{last // 3}", _year_said(match)) if last % 3 == 0 and first == last - 2 else None


@reader
def half_in_quarters(match: Match) -> Meaning | None:
    """The first two quarters of a year."""
    if match.get("LENGTH") != Length(2, "quarter"):
        return None
    return YearPart("H2" if "last" in match.path else "H1", _year_said(match))


@reader
def holiday(match: Match) -> Meaning:
    """A holiday."""
    return Holiday(match.get("HOLIDAY"), _year_said(match), match.rule.constants.get("direction"))


@reader
def year_holiday(match: Match) -> Meaning | None:
    """The 2004 Boxing Day, whose year stands before it."""
    year, day = match.get("YEAR_DATE"), match.get("DATE")
    named = (
        isinstance(day, Holiday) and day.year is None and day.direction is None and not day.rule.startswith("feast ")
    )
    return replace(day, year=year) if named and year.month is None else None


@reader
def holiday_week(match: Match) -> Meaning:
    """The week or weekend of a holiday."""
    day = Holiday(match.get("HOLIDAY"), _year_said(match))
    return Within("weekend" if "weekend" in match.path else "week", day)


@reader
def decade(match: Match) -> Meaning:
    """The 1980s, the '80s, the eighties."""
    if (year := match.get("DECADE")) is not None:
        # "The 1800s" are a century; "the 2000s" are still mostly said of ten years.
        return Decade(year) if year % 100 or year >= 2000 else Century(year // 100 + 1)
    if (word := match.get("DECADE_WORD")) is not None:
        for spoken, century in (("eighteen", 1800), ("nineteen", 1900)):
            if spoken in match.path:
                return Decade(century + word * 10)
        return Decade(word * 10, short=True)
    return Decade(match.get("DECADE2", "DECADE_SHORT"), short=True)


@reader
def century(match: Match) -> Meaning | None:
    """The 20th century."""
    ordinal = match.get("ORD")
    before = "bc" in match.path or "bce" in match.path or (match.get("ERA") or 1) < 0
    return Century(-ordinal if before else ordinal) if ordinal <= 30 else None

"""Readers of periods counted from another: "last week", "the next day", "the year-ago quarter"."""

from __future__ import annotations

from dataclasses import replace

from bot.model.time import TimexMod
from bot.parsing.temporal.meaning import (
    CalendarDate,
    Century,
    Distance,
    Ended,
    Length,
    Meaning,
    Modified,
    NthWeekday,
    Reporting,
    Same,
    Shifted,
    Turn,
    Weekday,
    Within,
    YearPart,
)
from bot.parsing.temporal.patterns import Match
from bot.parsing.temporal.readers.registry import DATES, reader


@reader
def shifted(match: Match) -> Meaning | None:
    """A period counted from today's or from the last one spoken of."""
    unit = match.get("UNIT")
    if unit in ("second", "minute", "hour", "night"):
        return None
    return Shifted(unit, match.rule.constants["count"], match.rule.constants.get("anchor", "published"))


@reader
def weekend_coming(match: Match) -> Meaning:
    """The weekend of the coming Saturday, which "next weekend" need not be."""
    return Within("weekend", Weekday(5, "coming"))


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
def same_of_year(match: Match) -> Meaning:
    """The same month a year earlier."""
    return Same("week" if "week" in match.path else "month", match.rule.constants["years"])


@reader
def weekday_of(match: Match) -> Meaning | None:
    """Wednesday of last week."""
    day, week = match.get("DAY_DATE"), match.get("REL")
    if isinstance(day, Weekday) and isinstance(week, Shifted) and week.unit == "week":
        return replace(day, week=week)
    return None


@reader
def nth_weekday(match: Match) -> Meaning | None:
    """The first Monday in April, the last Friday of March."""
    day, month = match.get("DAY_DATE"), match.get("MONTH_DATE", "DATE")
    if not isinstance(day, Weekday) or not (isinstance(month, CalendarDate) and month.month and month.day is None):
        return None
    last = day.direction == "last" or "final" in match.path
    nth = -1 if last else match.get("ORD") or (2 if "second" in match.path else None)
    return NthWeekday(day.index, nth, month) if nth and nth <= 5 else None


@reader
def some_day_in(match: Match) -> Meaning | None:
    """A Tuesday in March 2011, of which only the month is known."""
    month: Meaning = match.get("MONTH_DATE", "DATE")
    known = isinstance(month, CalendarDate) and month.month is not None and month.day is None
    return month if known and isinstance(match.get("DAY_DATE"), Weekday) else None


@reader
def weekdays_ago(match: Match) -> Meaning | None:
    """Three Fridays ago, the Friday before last."""
    if isinstance(day := match.get("DAY_DATE"), Weekday):
        return Distance(Length(1, "week"), -1, base=replace(day, direction="last"))
    count = match.get("NUM")
    if not isinstance(count, int) or not 1 <= count <= 20:
        return None
    return Distance(Length(count - 1, "week"), -1, base=Weekday(match.get("WEEKDAYS"), "last"))


@reader
def turn(match: Match) -> Meaning | None:
    """The turn of the century."""
    unit = match.get("UNIT")
    return Turn(unit) if unit in ("year", "century", "millennium") else None


@reader
def this_time(match: Match) -> Meaning | None:
    """This time last year, this time tomorrow: about so far from now."""
    if (day := match.get("DAY_DATE", "DEICTIC")) is not None:
        return Modified("APPROX", Shifted("day", day)) if isinstance(day, int) else None
    if "day" in match.path or "date" in match.path:
        return Distance(Length(1, match.get("UNIT")), -1, base=Shifted("day", 0))
    length = {"year": Length(12, "month"), "month": Length(1, "month"), "week": Length(7, "day")}.get(match.get("UNIT"))
    return Modified("APPROX", Distance(length, match.rule.constants["sign"])) if length else None


@reader
def deictic(match: Match) -> Meaning:
    """Today, yesterday, tomorrow."""
    return Shifted("day", match.get("DEICTIC"))


@reader
def reporting(match: Match) -> Meaning:
    """The quarter, the latest period, the year-ago quarter."""
    return Reporting(match.rule.constants["years"], period=match.rule.constants.get("period", False))


@reader
def ended(match: Match) -> Meaning | None:
    """The quarter ended on a day, the three months to a day."""
    base, last = match.get("LENGTH", "DATE"), match.tokens[-1].keys
    ends = last.get("DATE") or last.get("MONTH_DATE")
    if isinstance(base, Length) and base not in (Length(3, "month"), Length(13, "week")):
        return base
    if not isinstance(base, Length | Reporting) or (isinstance(base, Reporting) and base.years):
        return None
    if isinstance(ends, CalendarDate) and ends.year is None and ends.direction is None and "ended" in match.path:
        ends = replace(ends, direction="last")
    return Ended(base, ends) if isinstance(ends, CalendarDate) and ends.month else base


@reader
def reporting_of_year(match: Match) -> Meaning:
    """The quarter reported on, of another year."""
    return Reporting(of_year=match.get("YEAR"))


@reader
def modified(match: Match) -> Meaning:
    """Early, mid, late, the end of another date."""
    late: TimexMod = "END" if "late" in match.path or "later" in match.path else "START"
    mod: TimexMod = match.rule.constants.get("mod") or match.get("PART", "EDGE") or late
    return Modified(mod, match.get(*DATES))


@reader
def edge_of_unit(match: Match) -> Meaning | None:
    """The end of the year, year's end."""
    return _part_of(match.get("EDGE"), match.get("UNIT"))


@reader
def part_of_unit(match: Match) -> Meaning | None:
    """Later in the year, mid-week."""
    constants = match.rule.constants
    return _part_of(constants["mod"], constants.get("unit") or match.get("UNIT"))


def _part_of(mod: TimexMod, unit: str) -> Meaning | None:
    if unit not in ("day", "week", "month", "quarter", "year", "decade", "century"):
        return None
    return Modified(mod, Shifted(unit, 0, "sentence" if unit == "day" else "story"))


@reader
def last_week_of(match: Match) -> Meaning | None:
    """The last week of a month, which alone would be the week before this one."""
    said, week = match.get("REL", "LENGTH"), Length(1, "week")
    return week if said in (week, Shifted("week", -1)) else None


@reader
def week_of(match: Match) -> Meaning:
    """The week that holds a day."""
    return Within("week", match.get(*DATES))


@reader
def date_of_date(match: Match) -> Meaning | None:
    """The weekend of the week that holds a day; the first or last quarter of a century."""
    part, whole = (token.keys.get("DATE") or token.keys["DAY_DATE"] for token in (match.tokens[0], match.tokens[2]))
    if isinstance(part, YearPart) and isinstance(whole, Century) and part.year is None:
        mod: TimexMod = "START" if part.code in ("Q1", "H1") else "END" if part.code in ("Q4", "H2") else "MID"
        return Modified(mod, whole)
    return Within("weekend", whole) if part == Shifted("weekend", 0) else None


@reader
def half_of(match: Match) -> Meaning | None:
    """The second half of April: April with the half as its mod."""
    base = match.get(*DATES)
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

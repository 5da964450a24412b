"""Readers of durations, of distances in time, and of what recurs."""

from __future__ import annotations

from dataclasses import replace

from bot.parsing.temporal.meaning import CalendarDate, Distance, Fixed, Length, Meaning, Shifted, Weekday, YearPart
from bot.parsing.temporal.patterns import Match
from bot.parsing.temporal.period import period
from bot.parsing.temporal.readers.registry import DATES, reader


@reader
def length(match: Match) -> Meaning | None:
    """A count of units; "X" and 0 stand for a count that is not said."""
    unit = match.get("UNIT", "UNITS", "LONG")
    count = match.rule.constants.get("count")
    if count is None:
        count = match.get("NUM", "FEW")
    if isinstance(count, int | float) and not 0 <= count < 1e6:
        return None
    counts = [token.keys["NUM"] for name, token in zip(match.path, match.tokens, strict=True) if name == "NUM"]
    if counts != sorted(counts):
        return None  # "in May 2013 - four months after"
    if unit not in match.rule.constants.get("only", (unit,)):
        return None
    if unit in ("quarter", "second") and match.rule.constants.get("whole"):
        return None
    return Length(count if isinstance(count, int | float) and count else None, unit, match.rule.constants.get("mod"))


@reader
def length_of(match: Match) -> Meaning:
    """A length by its constants."""
    return Length(match.rule.constants["count"], match.rule.constants["unit"])


@reader
def length_and_rest(match: Match) -> Meaning | None:
    """Four years and six months."""
    first: Length
    rest: Length
    first, rest = (token.keys.get("LENGTH") or token.keys["ONE"] for token in (match.tokens[0], match.tokens[-1]))
    parts = {("year", "month"): 12, ("day", "hour"): 24, ("hour", "minute"): 60, ("minute", "second"): 60}
    whole = parts.get((first.unit, rest.unit))
    if whole is None or first.count is None or rest.count is None or rest.count >= whole:
        return None
    return replace(first, count=first.count + rest.count / whole)


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
    base = match.get(*DATES)
    if isinstance(base, Weekday) and "direction" in match.rule.constants:
        base = replace(base, direction=match.rule.constants["direction"])
    return Distance(_said_length(match), match.rule.constants["sign"], base=base)


@reader
def week_from(match: Match) -> Meaning | None:
    """Monday week, tomorrow week: a week after the coming one."""
    day = match.get(*DATES)
    if match.get("ONE") not in (None, Length(1, "week")):
        return None
    if day == Shifted("day", 1):
        return Distance(Length(1, "week"), 1, base=day)
    return Distance(Length(1, "week"), 1, base=replace(day, direction="this")) if isinstance(day, Weekday) else None


@reader
def week_from_tomorrow(match: Match) -> Meaning | None:
    """A week tomorrow, two weeks today."""
    day, length = match.get("DAY_DATE"), _said_length(match)
    fits = isinstance(day, Shifted) and day.count >= 0 and length.unit in ("week", "fortnight")
    return Distance(length, 1, base=day) if fits else None


@reader
def unit_from(match: Match) -> Meaning:
    """The day before another date."""
    return Distance(Length(1, match.get("UNIT")), match.rule.constants["sign"], base=match.get(*DATES))


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
    """Every day, each July, every second week, the past three summers."""
    ordinal = 1 if "DAY_DATE" in match.path else match.get("ORD") or (2 if "second" in match.path else 1)
    if (unit := match.get("UNIT")) == "weekend":
        return Fixed("XXXX-WXX-WE", "SET")
    if unit:
        return Fixed(period(2 if "other" in match.path else ordinal, unit), "SET")
    if said := match.get("LENGTH", "SPAN"):
        return Fixed(period(said.count, said.unit), "SET")
    if part := match.get("DAYPART", "DAYPARTS"):
        return Fixed(f"XXXX-XX-XXT{part}", "SET")
    if season := match.get("SEASONS"):
        return Fixed(f"XXXX-{season}", "SET")
    said = match.get(*DATES)
    if isinstance(said, CalendarDate):
        return Fixed(f"XXXX-{said.month:02d}", "SET")
    if isinstance(said, Weekday):
        return Fixed(f"XXXX-WXX-{said.index + 1}", "SET")
    if isinstance(said, YearPart):
        return Fixed(f"XXXX-{said.code}", "SET")
    return None


@reader
def each_of(match: Match) -> Meaning:
    """Each of the past three years: the unit, which recurs."""
    return Fixed(period(1, match.get("LENGTH").unit), "SET")


@reader
def times_a(match: Match) -> Meaning:
    """Twice a week, $3 billion a year: the period in which it recurs."""
    if (often := match.get("OFTEN")) is not None:
        return Fixed(often, "SET")
    said = match.get("ONE")
    return Fixed(period(1, said.unit), "SET")


@reader
def weekdays(match: Match) -> Meaning:
    """Mondays, Monday nights."""
    part = match.get("DAYPARTS")
    return Fixed(f"XXXX-WXX-{match.get('WEEKDAYS', 'WEEKDAY') + 1}" + (f"T{part}" if part else ""), "SET")


@reader
def often(match: Match) -> Meaning:
    """An adverb of frequency by its own entry."""
    return Fixed(match.get("OFTEN"), "SET")

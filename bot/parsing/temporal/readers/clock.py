"""Readers of times of day."""

from __future__ import annotations

from dataclasses import replace

from bot.parsing.temporal.meaning import Clock, Meaning, Overnight, Shifted, Weekday
from bot.parsing.temporal.patterns import Match
from bot.parsing.temporal.readers.registry import DATES, reader


@reader
def daypart(match: Match) -> Meaning | None:
    """The evening of a day."""
    constants = match.rule.constants
    if match.path[0] == "that" and match.tokens[-1].low == "overnight":
        return None  # "you cannot do that overnight"
    code = "T" + (constants.get("code") or match.get("DAYPART"))
    day = match.get(*DATES)
    if day is None:
        day = Shifted("day", constants["count"], constants.get("anchor", "published"))
    return Clock(code, day)


@reader
def daypart_of_week(match: Match) -> Meaning | None:
    """Tuesday evening last week."""
    day, week = match.get("DAY_DATE"), match.get("REL")
    if isinstance(day, Weekday) and isinstance(week, Shifted) and week.unit == "week":
        return Clock("T" + match.get("DAYPART"), replace(day, week=week))
    return None


@reader
def clock_on_day(match: Match) -> Meaning | None:
    """A time of day that was read before its day."""
    said = match.get("TIME")
    return replace(said, day=match.get(*DATES)) if isinstance(said, Clock) and said.day is None else None


@reader
def clock_to(match: Match) -> Meaning | None:
    """Half past nine, a quarter to eight, ten minutes to midnight."""
    minutes = 30 if "half" in match.path else 15 if "quarter" in match.path else match.get("NUM")
    if minutes not in (5, 10, 15, 20, 25, 30):
        return None
    hour = match.get("NOON") or _on_dial(match, match.get("HOUR", "HOUR_WORD"))
    if hour is None:
        return None
    past = 1 if "past" in match.path or "after" in match.path else -1
    minute = (hour * 60 + past * minutes) % (24 * 60)
    return Clock(f"T{minute // 60:02d}:{minute % 60:02d}")


@reader
def overnight(match: Match) -> Meaning:
    """The night before or after the day of writing."""
    return Overnight()


@reader
def clock(match: Match) -> Meaning | None:
    """A time of day, with its day when that is said."""
    day = match.get(*DATES) if {"tonight", "this"}.isdisjoint(match.path) else Shifted("day", 0)
    if (noon := match.get("NOON")) is not None:
        return Clock(f"T{noon:02d}:00", day)
    if (hour := match.get("HOUR", "HOUR_WORD")) is not None:
        minute = 0
    else:
        hour, minute = match.get("CLOCK", "DOTCLOCK", "MILITARY", "EARLY_CLOCK")
    hour = _on_dial(match, hour)
    return None if hour is None else Clock(f"T{hour:02d}:{minute:02d}", day)


def _on_dial(match: Match, hour: int) -> int | None:
    """The hour of the day, from "p.m." or "in the evening" where that is said; ``None`` for "14 p.m."."""
    part = match.get("DAYPART")
    if part is not None and hour <= 12:
        late = part in ("AF", "EV") or (part == "NI" and hour > 5)
        hour = hour % 12 + 12 * late
    if (half := match.get("AMPM")) is not None:
        return hour % 12 + half if 1 <= hour <= 12 else None
    return hour

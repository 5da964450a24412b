"""Readers of times of day."""

from __future__ import annotations

from bot.parsing.temporal.meaning import Clock, Meaning, Overnight, Shifted
from bot.parsing.temporal.patterns import Match
from bot.parsing.temporal.readers.registry import DATES, reader


@reader
def daypart(match: Match) -> Meaning:
    """The evening of a day."""
    constants = match.rule.constants
    code = "T" + (constants.get("code") or match.get("DAYPART"))
    day = match.get(*DATES)
    if day is None:
        day = Shifted("day", constants["count"], constants.get("anchor", "published"))
    return Clock(code, day)


@reader
def overnight(match: Match) -> Meaning:
    """The night before or after the day of writing."""
    return Overnight()


@reader
def clock(match: Match) -> Meaning | None:
    """A time of day, with its day when that is said."""
    day = match.get(*DATES)
    if (noon := match.get("NOON")) is not None:
        return Clock(f"T{noon:02d}:00", day)
    if (hour := match.get("HOUR", "HOUR_WORD")) is not None:
        minute = 0
    else:
        hour, minute = match.get("CLOCK", "DOTCLOCK", "MILITARY")
    part = match.get("DAYPART")
    if part is not None and hour <= 12:
        late = part in ("AF", "EV") or (part == "NI" and hour > 5)
        hour = hour % 12 + 12 * late
    if (half := match.get("AMPM")) is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    return Clock(f"T{hour:02d}:{minute:02d}", day)

"""The day that a bare time of day belongs to, where its own sentence or a heading tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.parsing.temporal.meaning import (
    CalendarDate,
    Clock,
    Distance,
    Length,
    Meaning,
    Modified,
    NthWeekday,
    Shifted,
    Weekday,
)
from bot.parsing.temporal.tokens import ENDS, GAP, Token

_NEAR_BEHIND = 8  # tokens
_ZONES = 12  # hours: no two clocks are further apart, but for a few islands

Found = tuple[int, Token, Meaning]  # the token's index, the token, what it says


def day_behind(tokens: Sequence[Token], found: Sequence[Found], index: int) -> Meaning | None:
    """The day told soon after a time of day in its sentence: "at 10:35 (0735 GMT) on Friday"."""
    at = found[index][0]
    for place, _, meaning in found[index + 1 : index + 3]:
        if place - at > _NEAR_BEHIND or any(token.low in ENDS for token in tokens[at:place]):
            return None
        if isinstance(meaning, Clock) and meaning.day is not None:
            # "From 10 a.m. to 6 p.m. Monday", but "at 4:52 a.m. local time (2052 GMT Monday)".
            aside = tokens[place - 1].low == "("
            return _elsewhere(found[index][2], meaning, meaning.day) if aside else meaning.day
        if _is_day(meaning):
            return meaning
    return None


def day_in_brackets(tokens: Sequence[Token], found: Sequence[Found], index: int) -> Meaning | None:
    """The day of the same hour in another zone: "at 4:52 a.m. Tuesday (2052 GMT)"."""
    at = found[index][0]
    place, _, before = found[index - 1] if index else (at, None, None)
    if place != at - 2 or tokens[at - 1].low != "(" or not isinstance(before, Clock) or before.day is None:
        return None
    return _elsewhere(found[index][2], before, before.day)


def _elsewhere(here: Meaning, there: Clock, day: Meaning) -> Meaning:
    """The day it is at one hour when it is ``day`` at the other, which a zone sets apart."""
    if not (isinstance(here, Clock) and here.code[1:3].isdecimal() and there.code[1:3].isdecimal()):
        return day
    ahead = int(here.code[1:3]) - int(there.code[1:3])
    turn = (ahead <= -_ZONES) - (ahead > _ZONES + 2)
    return Distance(Length(1, "day"), turn, base=day) if turn else day


def day_right_behind(tokens: Sequence[Token], found: Sequence[Found], index: int) -> Meaning | None:
    """The day of "2 p.m. on Friday", which counts whatever day was told before."""
    at = found[index][0]
    place, _, meaning = found[index + 1] if index + 1 < len(found) else (0, None, None)
    return meaning if meaning and place == at + 2 and tokens[at + 1].low == "on" and _is_day(meaning) else None


def is_stamp(text: str, start: int) -> bool:
    """Whether a time of day opens its line, as the entries of a live blog do: its day is told by no sentence."""
    at = start
    while at and text[at - 1] in " \t":
        at -= 1
    return not at or text[at - 1] == "\n"


def is_heading(tokens: Sequence[Token], at: int, meaning: Meaning) -> bool:
    """Whether a day stands alone in its paragraph, over the entries of that day."""
    alone = (not at or tokens[at - 1].low == GAP) and (at + 1 == len(tokens) or tokens[at + 1].low == GAP)
    return alone and _is_day(meaning)


def is_tomorrow(meaning: Meaning, today: date | None) -> bool:
    """Whether a bare weekday, or a time on it, has the name that the day after ``today`` has."""
    day = meaning.day if isinstance(meaning, Clock) else meaning.base if isinstance(meaning, Modified) else meaning
    if today is None or not isinstance(day, Weekday) or day.direction is not None or day.week is not None:
        return False
    return day.index == (today.weekday() + 1) % 7


def _is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, CalendarDate):
        return meaning.day is not None
    return isinstance(meaning, Weekday | NthWeekday) or (isinstance(meaning, Shifted) and meaning.unit == "day")

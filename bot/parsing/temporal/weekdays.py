"""Which Friday is meant, from its own words, the tense and what is told of it."""

from __future__ import annotations

from bot.parsing.temporal.context import Context
from bot.parsing.temporal.meaning import Weekday
from bot.parsing.temporal.moments import Moment

_SOON = 2  # days
_HALF_WEEK = 3  # days
_TOMORROW = 6  # days since the weekday that is tomorrow's too


def days_away(meaning: Weekday, base: Moment, context: Context) -> int:
    """The days from ``base``, itself a day, to the one meant; negative before it."""
    today = base.first_day().weekday()
    back = (today - meaning.index) % 7
    if meaning.direction in ("last", "previous"):
        return -(back or 7)
    if meaning.direction in ("next", "coming", "following"):
        ahead = 7 - back
        # On a Thursday nobody calls the day after "next Friday".
        return ahead + 7 if meaning.direction == "next" and ahead <= _SOON and today + ahead < 7 else ahead
    if meaning.direction == "this" or context.tense == "future":
        ahead = (7 - back) % 7
        return ahead - 7 if context.overtaken and ahead > _HALF_WEEK else ahead
    # Without a verb that tells so, nobody calls the day six days back by tomorrow's name.
    told = meaning.through or (context.history and not context.revised)
    if back == _TOMORROW and not told and base is context.published:
        return 1
    return -back

"""Days of feasts that follow the moon, from a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bot.model.time import Tense
from bot.parsing import lexicon
from bot.parsing.temporal.meaning import Direction, Holiday
from bot.parsing.temporal.moments import Moment, on
from bot.parsing.temporal.resolved import Resolved, dated

_HALF_MONTH = timedelta(days=14)
_NEAR = 60  # days: a feast so close is meant whatever the tense


@dataclass(frozen=True, slots=True)
class Feast:
    """The days of a feast, oldest first; ``about`` where countries differ, ``month`` where a whole month is meant."""

    days: tuple[date, ...]
    about: bool
    month: bool


@cache
def feast(name: str) -> Feast:
    """A feast of ``temporal_feasts.toml`` by the name of its table."""
    table = lexicon.load("temporal_feasts")[name]
    days = tuple(date.fromisoformat(day) for day in table["days"].split())
    return Feast(days, table.get("about", False), table.get("month", False))


def in_year(name: str, year: int) -> date | None:
    """The feast's first day in ``year``, ``None`` outside the years of the table."""
    return next((day for day in feast(name).days if day.year == year), None)


def place_feast(meaning: Holiday, said: Moment | None, base: Moment | None, tense: Tense | None) -> Resolved | None:
    """The feast in the year ``said``, or the one meant at ``base``; ``None`` where the table cannot tell."""
    _, name, *eve = meaning.rule.split()
    if said is not None:
        day = in_year(name, said.year)
    elif base is None or meaning.year is not None:
        return Resolved("DATE", "XXXX-XX-XX")
    elif base.grain == "day" and base.year > 0:
        day = _meant(name, base.first_day(), tense, meaning.direction)
    else:
        day = in_year(name, base.year)
    if day is None:
        return dated(Moment("year", said.year)) if said else None
    moment = on(day + _HALF_MONTH, "month") if feast(name).month else on(day - timedelta(days=len(eve)))
    return Resolved("DATE", moment.value(), "APPROX" if feast(name).about else None, moment)


def _meant(name: str, today: date, tense: Tense | None, direction: Direction | None) -> date | None:
    """The day meant when no year is said; ``None`` outside the years of the table."""
    days = feast(name).days
    if not days[0] <= today <= days[-1]:
        return None
    last = max(day for day in days if day <= today)
    coming = min(day for day in days if day >= today)
    if direction == "this":
        return in_year(name, today.year)
    if direction in ("last", "next"):
        return last if direction == "last" else coming
    nearer = min(last, coming, key=lambda day: abs((day - today).days))
    if abs((nearer - today).days) <= _NEAR or tense not in ("past", "future"):
        return nearer
    return last if tense == "past" else coming

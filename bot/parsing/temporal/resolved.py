"""What an expression comes to on the calendar."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.time import TimexMod, TimexType
from bot.parsing.temporal.moments import Moment


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 type, value and mod, and the period it names when there is one."""

    type: TimexType
    value: str
    mod: TimexMod | None = None
    moment: Moment | None = None


def dated(moment: Moment) -> Resolved:
    """The DATE of a period."""
    return Resolved("DATE", moment.value(), None, moment)


def yearless(month: int, day: int | None) -> str:
    """The value of a month, or a day of it, in a year that cannot be told: ``XXXX-04-24``."""
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")

"""What a temporal expression says before it is placed on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.model.time import Tense, TimexMod, TimexType

Anchor = Literal["published", "focus", "story", "sentence"]
Direction = Literal["last", "next", "this", "coming", "previous", "following", "opening"]


class Meaning:
    """Base of everything an expression can mean; resolved by `resolve.Resolver`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Fixed(Meaning):
    """A value that needs no context: ``PRESENT_REF``, ``P1D`` of a set. ``tense``: only where the clause is in it."""

    value: str
    type: TimexType = "DATE"
    tense: Tense | None = None


@dataclass(frozen=True, slots=True)
class CalendarDate(Meaning):
    """A date by its parts; ``None`` means unsaid. ``year`` is negative before Christ."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Landmark(Meaning):
    """A day so well known that its year need not be said, unless the day of the same name is near."""

    day: CalendarDate


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    """A day of the week, 0 for Monday, of a ``week`` that may be unsaid; ``through`` where a stretch opens with it."""

    index: int
    direction: Direction | None = None
    week: Meaning | None = None
    through: bool = False


@dataclass(frozen=True, slots=True)
class YearPart(Meaning):
    """A season, quarter or half ("SU", "Q3", "H2") of a year that may be unsaid, or the same ``years`` away."""

    code: str
    year: Meaning | None = None
    direction: Direction | None = None
    years: int = 0


@dataclass(frozen=True, slots=True)
class Holiday(Meaning):
    """A holiday by its rule, of a year that may be unsaid."""

    rule: str
    year: Meaning | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Shifted(Meaning):
    """The ``unit`` that lies ``count`` units from the one that holds the anchor ("last week", "the next day")."""

    unit: str
    count: int
    anchor: Anchor = "published"


@dataclass(frozen=True, slots=True)
class Length(Meaning):
    """A duration: ``count`` units, ``None`` when it is not said how many."""

    count: float | None
    unit: str
    mod: TimexMod | None = None


@dataclass(frozen=True, slots=True)
class Distance(Meaning):
    """A length before (``sign`` -1) or after (+1) the anchor or ``base``."""

    length: Length
    sign: int
    anchor: Anchor = "published"
    base: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Decade(Meaning):
    """The decade that starts in ``year`` or, where the century is unsaid, in any year ending so ("the '80s")."""

    year: int
    short: bool = False


@dataclass(frozen=True, slots=True)
class Century(Meaning):
    """A century by its ordinal ("the 20th century"), negative before Christ."""

    ordinal: int


@dataclass(frozen=True, slots=True)
class Modified(Meaning):
    """Part of another expression: its start, middle, end, or about it."""

    mod: TimexMod
    base: Meaning


@dataclass(frozen=True, slots=True)
class MonthOf(Meaning):
    """A month and perhaps a day in a year given by another expression ("June last year"); ``None``: its own month."""

    month: int | None
    year: Meaning
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Clock(Meaning):
    """A time of day ("T14:30", "TEV") on a day that may be unsaid."""

    code: str
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Overnight(Meaning):
    """The night just over, or the coming one where the clause looks ahead."""


@dataclass(frozen=True, slots=True)
class Turn(Meaning):
    """The turn of a year, century or millennium."""

    unit: str


@dataclass(frozen=True, slots=True)
class Same(Meaning):
    """The very period last spoken of, at the grain of ``unit`` ("that year", "the same day").

    With ``years`` it is the last period so fine, in another year ("the same month a year earlier").
    """

    unit: str
    years: int = 0


@dataclass(frozen=True, slots=True)
class Reporting(Meaning):
    """The quarter a business story reports on, or the same ``years`` away or ``of_year`` ("the 1988 quarter").

    A ``period`` may be any that its sentence tells ("in January, from the same period a year earlier").
    """

    years: int = 0
    of_year: int | None = None
    period: bool = False


@dataclass(frozen=True, slots=True)
class Ended(Meaning):
    """A quarter, or the length of one, with the day it ended or will end on ("the three months ended Dec. 31")."""

    base: Meaning
    ends: Meaning


@dataclass(frozen=True, slots=True)
class NthWeekday(Meaning):
    """The first (1), second, … or last (-1) such weekday of a month."""

    index: int
    nth: int
    month: Meaning


@dataclass(frozen=True, slots=True)
class Within(Meaning):
    """The period of a coarser unit that holds another expression ("the week of March 6")."""

    unit: str
    base: Meaning

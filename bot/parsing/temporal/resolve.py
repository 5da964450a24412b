"""From what an expression says to its TIMEX3 value, given the publication date and what was said before."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from bot.model.time import Tense, TimexMod, TimexType
from bot.parsing.temporal.meaning import (
    CalendarDate,
    Century,
    Clock,
    Decade,
    Direction,
    Distance,
    Fixed,
    Holiday,
    Length,
    Meaning,
    Modified,
    MonthOf,
    Same,
    Shifted,
    Weekday,
    YearPart,
)
from bot.parsing.temporal.moments import SEASON_MONTH, Grain, Moment, holiday, on, shift, widen
from bot.parsing.temporal.readers import period

_UNIT_GRAIN: dict[str, Grain] = {
    "day": "day",
    "night": "day",
    "week": "week",
    "fortnight": "week",
    "weekend": "weekend",
    "month": "month",
    "semester": "half",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "millennium": "millennium",
}
_FAR = 183  # days, half a year: beyond it the neighbouring year is nearer
_NEAR = 75  # days: within them a bare date is this year's whatever the tense


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 type, value and mod, and the period it names when there is one."""

    type: TimexType
    value: str
    mod: TimexMod | None = None
    moment: Moment | None = None


class Resolver:
    """Places meanings on the calendar, one expression after another in reading order.

    ``narrative`` texts tell history: a bare month or day belongs to the year last spoken of, not to the year of
    publication.
    """

    def __init__(self, published: date | None, narrative: bool = False) -> None:
        self.published = on(published) if published else None
        self.narrative = narrative
        self.focus: Moment | None = None
        self.tense: Tense | None = None

    def resolve(self, meaning: Meaning, tense: Tense | None) -> Resolved | None:
        """The value of one expression; ``None`` when the calendar has no such day."""
        self.tense = tense
        try:
            resolved = self._place(meaning)
        except ValueError:
            return None
        if resolved is not None and resolved.moment is not None:
            self.focus = resolved.moment
        return resolved

    def _place(self, meaning: Meaning) -> Resolved | None:
        match meaning:
            case Fixed():
                return Resolved(meaning.type, meaning.value)
            case Length():
                return Resolved("DURATION", period(meaning.count, meaning.unit), meaning.mod)
            case Modified():
                base = self._place(meaning.base)
                return base and Resolved(base.type, base.value, meaning.mod, base.moment)
            case Clock():
                return self._clock(meaning)
            case CalendarDate():
                return self._calendar(meaning)
            case Weekday():
                return self._weekday(meaning)
            case YearPart():
                return self._year_part(meaning)
            case Holiday():
                return self._holiday(meaning)
            case Shifted():
                return self._shifted(meaning)
            case Same():
                return self._same(meaning)
            case Distance():
                return self._distance(meaning)
            case MonthOf():
                year = self._moment(meaning.year)
                if year is None:
                    return Resolved("DATE", _unknown_year(meaning.month, meaning.day))
                return _date(_valid(year.year, meaning.month, meaning.day))
            case Decade():
                year_number = meaning.year
                if meaning.short:
                    base_year = (self.focus if self.narrative else None) or self.published or Moment("year", 1999)
                    year_number += base_year.year // 100 * 100
                    if year_number > base_year.year:
                        year_number -= 100
                return _date(Moment("decade", year_number))
            case Century():
                if meaning.ordinal < 0:
                    return Resolved("DATE", f"BC{-meaning.ordinal - 1:02d}")
                return _date(Moment("century", (meaning.ordinal - 1) * 100))
        return None

    def _moment(self, meaning: Meaning) -> Moment | None:
        placed = self._place(meaning)
        return placed.moment if placed else None

    def _base(self) -> Moment | None:
        """Where bare months, days and weekdays are counted from."""
        return self.focus if self.narrative and self.focus else self.published

    def _clock(self, meaning: Clock) -> Resolved:
        day = self._moment(meaning.day) if meaning.day else self.focus
        if meaning.day is None and day is not None and day.grain != "day":
            day = None
        if day is None and meaning.day is None and not self.narrative:
            day = self.published
        if day is None:
            return Resolved("TIME", f"XXXX-XX-XX{meaning.code}")
        return Resolved("TIME", widen(day, "day").value() + meaning.code, None, day)

    def _calendar(self, meaning: CalendarDate) -> Resolved | None:
        year, month, day = meaning.year, meaning.month, meaning.day
        if year is not None:
            return _date(_valid(year, month, day))
        base = self._base()
        if month is None:
            if base is None or base.year < 1:
                return Resolved("DATE", f"XXXX-XX-{day:02d}")
            return _date(_valid(base.year, base.month, day))
        if base is None:
            _valid(2000, month, day)
            return Resolved("DATE", _unknown_year(month, day))
        return _date(self._nearest_year(month, day, base, meaning.direction))

    def _nearest_year(self, month: int, day: int | None, base: Moment, direction: Direction | None) -> Moment:
        """The year in which a bare month or day lies, seen from ``base``."""
        if base.year < 1:
            return Moment("day" if day else "month", base.year, month, day or 1)
        this = (month, day or 0)
        ref = (base.month, base.day if day else 0)
        year = base.year
        if direction == "this":
            pass
        elif self.narrative and base is not self.published:
            if direction == "last" and this >= ref:
                year -= 1
            elif base.month - month >= 7 and base.grain != "year":
                year += 1
        elif direction == "last":
            year -= this >= ref
        elif direction == "next":
            year += this <= ref
        else:
            year += self._leaning((month - base.month) * 30 + ((day or base.day) - base.day))
        return _valid(year, month, day)

    def _leaning(self, gap: int) -> int:
        """-1, 0 or 1 year for a day ``gap`` days from the base: the nearest one, unless the tense says otherwise."""
        if self.tense == "past":
            return -1 if gap > _NEAR else 0
        if self.tense == "future":
            return 1 if gap < -_NEAR else 0
        return -1 if gap > _FAR else 1 if gap < -_FAR else 0

    def _weekday(self, meaning: Weekday) -> Resolved:
        base = self._base()
        if base is None or base.year < 1 or base.grain != "day":
            base = self.published
        if base is None:
            return Resolved("DATE", f"XXXX-WXX-{meaning.index + 1}")
        today = base.first_day()
        back = (today.weekday() - meaning.index) % 7
        if meaning.direction == "last":
            offset = -(back or 7)
        elif meaning.direction == "next":
            offset = 7 - back
        elif meaning.direction == "this" or self.tense == "future":
            offset = (7 - back) % 7
        else:
            offset = -back
        return _date(on(today + timedelta(days=offset)))

    def _year_part(self, meaning: YearPart) -> Resolved:
        code = meaning.code
        if code in SEASON_MONTH:
            grain, month = "season", SEASON_MONTH[code]
        elif code[0] == "Q":
            grain, month = "quarter", int(code[1]) * 3 - 2
        else:
            grain, month = "half", int(code[1]) * 6 - 5
        if meaning.year is not None:
            said = self._moment(meaning.year)
            if said is None:
                return Resolved("DATE", f"XXXX-{code}")
            return _date(Moment(grain, said.year, month))  # type: ignore[arg-type]
        base = self._base()
        if base is None:
            return Resolved("DATE", f"XXXX-{code}")
        year = base.year
        if self.narrative and base is not self.published:
            if base.month - month >= 7 and base.grain != "year":
                year += 1
        elif meaning.direction == "last":
            year -= month + 2 >= base.month
        elif meaning.direction == "next":
            year += month <= base.month
        elif meaning.direction != "this" and self.tense != "future" and month > base.month:
            year -= 1
        return _date(Moment(grain, year, month))  # type: ignore[arg-type]

    def _holiday(self, meaning: Holiday) -> Resolved:
        if meaning.year is not None:
            said = self._moment(meaning.year)
            return _date(holiday(meaning.rule, said.year)) if said else Resolved("DATE", "XXXX-XX-XX")
        base = self._base()
        if base is None or base.year < 1:
            return Resolved("DATE", "XXXX-XX-XX")
        this = holiday(meaning.rule, base.year)
        return _date(holiday(meaning.rule, self._nearest_year(this.month, this.day, base, meaning.direction).year))

    def _anchor(self, name: str) -> Moment | None:
        return self.published if name == "published" else self.focus or self.published

    def _shifted(self, meaning: Shifted) -> Resolved | None:
        anchor = self._anchor(meaning.anchor)
        grain = _UNIT_GRAIN.get(meaning.unit)
        if grain is None:
            return None
        if anchor is None:
            return Resolved("DATE", _UNPLACED.get(grain, "XXXX"))
        if anchor.year < 1 and grain in ("week", "weekend", "day"):
            return Resolved("DATE", "XXXX-XX-XX")
        if meaning.unit == "weekend" and meaning.count == 0 and self.tense != "future":
            # On a Monday "the weekend" is the one just over.
            anchor = shift(anchor, "day", -4)
        return _date(shift(widen(anchor, grain), meaning.unit, meaning.count))

    def _same(self, meaning: Same) -> Resolved | None:
        grain = _UNIT_GRAIN.get(meaning.unit)
        anchor = self.focus or self.published
        if grain is None:
            return None
        if anchor is None:
            return Resolved("DATE", _UNPLACED.get(grain, "XXXX"))
        return _date(widen(anchor, grain))

    def _distance(self, meaning: Distance) -> Resolved | None:
        length = meaning.length
        if length.count is None:
            return Resolved("DATE", "PAST_REF" if meaning.sign < 0 else "FUTURE_REF")
        base = self._moment(meaning.base) if meaning.base else self._anchor(meaning.anchor)
        if base is None or length.unit in ("second", "minute", "hour"):
            return Resolved("DURATION", period(length.count, length.unit), length.mod)
        count, unit = int(length.count), length.unit
        if count != length.count:
            count, unit = round(length.count * 12), "month" if unit == "year" else unit
        moved = shift(base, unit, meaning.sign * count)
        grain = _UNIT_GRAIN[unit]
        if grain == "week":
            grain = "day"
        if base.grain in ("day", "month", "year", "decade"):
            moved = widen(moved, grain)
        return Resolved("DATE", moved.value(), length.mod, moved)


_UNPLACED = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}


def _date(moment: Moment) -> Resolved:
    return Resolved("DATE", moment.value(), None, moment)


def _unknown_year(month: int, day: int | None) -> str:
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")


def _valid(year: int, month: int | None, day: int | None) -> Moment:
    """The moment of these parts; raises ValueError for a day the month does not have."""
    if month is None:
        return Moment("year", year)
    if not 1 <= month <= 12:
        raise ValueError("no such month")
    if day is None:
        return Moment("month", year, month)
    if not 1 <= day <= (calendar.monthrange(year, month)[1] if year > 0 else 31):
        raise ValueError("no such day")
    return Moment("day", year, month, day)

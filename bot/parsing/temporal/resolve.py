"""From what an expression says to its TIMEX3 value, given the publication date and what was said before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.model.time import Tense
from bot.parsing.temporal.context import Context, valid
from bot.parsing.temporal.counted import UNIT_GRAIN, distance, reporting, same, shifted
from bot.parsing.temporal.feasts import place_feast
from bot.parsing.temporal.meaning import (
    CalendarDate,
    Century,
    Clock,
    Decade,
    Distance,
    Ended,
    Fixed,
    Holiday,
    Landmark,
    Length,
    Meaning,
    Modified,
    MonthOf,
    NthWeekday,
    Overnight,
    Reporting,
    Same,
    Shifted,
    Turn,
    Weekday,
    Within,
    YearPart,
)
from bot.parsing.temporal.moments import (
    SEASON_MONTH,
    Grain,
    Moment,
    holiday,
    nth_weekday,
    on,
    shift,
    turn,
    widen,
)
from bot.parsing.temporal.period import period
from bot.parsing.temporal.resolved import Resolved, dated, yearless
from bot.parsing.temporal.story import looks_away
from bot.parsing.temporal.weekdays import days_away

_SOON = 2  # months
_NEAR = 60  # days: a day so close is this year's, whatever it is known for
_HALF_QUARTER = 45  # days
_PART_GRAIN: dict[str, Grain] = {"Q": "quarter", "H": "half"}


class Resolver:
    """Places meanings on the calendar, one expression after another in reading order."""

    def __init__(self, published: date | None, narrative: bool = False) -> None:
        self.context = Context(published, narrative)

    def resolve(
        self, meaning: Meaning, tense: Tense | None, passing: bool = False, back: bool = False
    ) -> Resolved | None:
        """The value of one expression; ``None`` when the calendar has no such day.

        A ``passing`` mention ("since 1914") does not move the story it stands in.
        """
        self.context.tense = tense
        try:
            resolved = self._place(meaning)
        except (ValueError, OverflowError):
            return None
        if resolved is not None and resolved.moment is not None:
            self.context.observe(resolved.moment, passing or looks_away(meaning), back)
            if isinstance(meaning, YearPart) and not meaning.years and tense != "future":
                self.context.report(resolved.moment)
        return resolved

    def is_ahead(self, resolved: Resolved) -> bool:
        """Whether a day lies after that of publication."""
        day, published = resolved.moment, self.context.published
        return day is not None and published is not None and day.first_day() > published.first_day()

    def _place(self, meaning: Meaning) -> Resolved | None:
        match meaning:
            case Fixed():
                fits = meaning.tense in (None, self.context.tense)
                return Resolved(meaning.type, meaning.value) if fits else None
            case Length():
                if meaning.unit == "month" and meaning.count in (6, 9, 12):
                    self.context.report_longer()
                return Resolved("DURATION", period(meaning.count, meaning.unit), meaning.mod)
            case Modified():
                base = self._place(meaning.base)
                return base and Resolved(base.type, base.value, meaning.mod, base.moment)
            case Clock():
                return self._clock(meaning)
            case Overnight():
                ahead = self.context.tense == "future"
                night = self._clock(Clock("TNI", Shifted("day", 0 if ahead else -1)))
                return replace(night, moment=None)  # nothing is counted from it
            case CalendarDate():
                return self._calendar(meaning)
            case Landmark():
                return self._landmark(meaning)
            case Weekday():
                return self._weekday(meaning)
            case YearPart():
                return self._year_part(meaning)
            case Holiday():
                return self._holiday(meaning)
            case Shifted():
                return shifted(meaning, self.context)
            case Same():
                return same(meaning, self.context)
            case Distance():
                return distance(meaning, self._moment(meaning.base) if meaning.base else None, self.context)
            case Reporting():
                return reporting(meaning, self.context)
            case Ended():
                return self._ended(meaning)
            case Within():
                held = self._moment(meaning.base)
                if held and meaning.unit == "weekend" and held.grain == "day" and not held.first_day().weekday():
                    held = shift(held, "day", -1)  # a Monday's weekend is the one it ends
                return dated(widen(held, UNIT_GRAIN[meaning.unit])) if held else None
            case NthWeekday():
                held = self._moment(meaning.month)
                if held is None or held.year < 1:
                    return Resolved("DATE", f"XXXX-WXX-{meaning.index + 1}")
                return dated(nth_weekday(held.year, held.month, meaning.index, meaning.nth))
            case MonthOf():
                year = self._moment(meaning.year)
                if year is None:
                    return Resolved("DATE", yearless(meaning.month, meaning.day)) if meaning.month else None
                return dated(valid(year.year, meaning.month or year.month, meaning.day))
            case Decade():
                return dated(Moment("decade", self._decade_year(meaning)))
            case Turn():
                near = self.context.base()
                return replace(dated(turn(near, meaning.unit)), mod="START") if near else None
            case Century():
                if meaning.ordinal < 0:
                    return Resolved("DATE", f"BC{-meaning.ordinal - 1:02d}")
                return dated(Moment("century", (meaning.ordinal - 1) * 100))
        return None

    def _moment(self, meaning: Meaning) -> Moment | None:
        placed = self._place(meaning)
        return placed.moment if placed else None

    def _clock(self, meaning: Clock) -> Resolved:
        context = self.context
        day = self._moment(meaning.day) if meaning.day else context.day()
        if day is None:
            return Resolved("TIME", f"XXXX-XX-XX{meaning.code}")
        return Resolved("TIME", widen(day, "day").value() + meaning.code, None, day)

    def _calendar(self, meaning: CalendarDate) -> Resolved | None:
        year, month, day = meaning.year, meaning.month, meaning.day
        if year is not None:
            return dated(valid(self.context.full_year(year) if 0 <= year < 100 else year, month, day))
        if month is None:
            of_month = self.context.day_of_month(day or 1)
            return dated(of_month) if of_month else Resolved("DATE", f"XXXX-XX-{day:02d}")
        moment = self.context.bare(month, day, meaning.direction)
        return dated(moment) if moment else Resolved("DATE", yearless(month, day))

    def _landmark(self, meaning: Landmark) -> Resolved | None:
        near, published = self._calendar(replace(meaning.day, year=None)), self.context.published
        if near is None or near.moment is None or published is None:
            return near
        days = abs((near.moment.first_day() - published.first_day()).days)
        known = valid(meaning.day.year or 0, meaning.day.month, meaning.day.day)
        return near if days <= _NEAR or published.year <= known.year else dated(known)

    def _ended(self, meaning: Ended) -> Resolved | None:
        """The calendar's quarter that holds the middle of the one told of."""
        ends = self._moment(meaning.ends)
        if ends is None or ends.year < 1 or ends.grain not in ("day", "month"):
            return self._place(meaning.base)
        last = ends if ends.grain == "day" else shift(on(shift(ends, "month", 1).first_day()), "day", -1)
        quarter = widen(shift(last, "day", -_HALF_QUARTER), "quarter")
        self.context.report(quarter, ended=True)
        return dated(quarter) if isinstance(meaning.base, Reporting) else self._place(meaning.base)

    def _weekday(self, meaning: Weekday) -> Resolved:
        relative = meaning.direction in ("previous", "following")
        if meaning.week is not None and (week := self._moment(meaning.week)):
            return dated(on(week.first_day() + timedelta(days=meaning.index)))
        base = self.context.recent() if relative else self.context.base()
        if base is None or base.year < 1 or base.grain != "day":
            base = self.context.published
        if base is None:
            return Resolved("DATE", f"XXXX-WXX-{meaning.index + 1}")
        days = days_away(meaning, base, self.context)
        return dated(on(base.first_day() + timedelta(days=days)))

    def _year_part(self, meaning: YearPart) -> Resolved:
        code, grain = meaning.code, _PART_GRAIN.get(meaning.code[0], "season")
        month = {"Q": 3, "H": 6}.get(code[0], 0)
        month = int(code[1]) * month - month + 1 if month else SEASON_MONTH[code]
        if meaning.year is not None:
            said = self._moment(meaning.year)
            return dated(Moment(grain, said.year, month)) if said else Resolved("DATE", f"XXXX-{code}")
        base = self.context.base()
        if base is None:
            return Resolved("DATE", f"XXXX-{code}")
        year = base.year
        if base is not self.context.published:
            year += self.context.turn(base, month)
        elif (
            code == "WI"
            and base.month < (3 if self.context.tense == "future" else 4)
            and meaning.direction in ("this", None)
        ):
            year -= 1  # in January "this winter" began last year
        elif meaning.direction == "last":
            year -= month + 2 >= base.month
        elif meaning.direction == "next":
            year += month <= base.month
        elif meaning.direction is None and self.context.tense == "future" and grain == "season":
            year += month + 2 < base.month
        elif meaning.direction != "this" and self.context.tense != "future" and month > base.month:
            # Where no verb tells, a season that is about to begin is meant, not the last one.
            year -= self.context.tense == "past" or grain != "season" or month > base.month + _SOON
        return dated(Moment(grain, year + meaning.years, month))

    def _holiday(self, meaning: Holiday) -> Resolved | None:
        said = self._moment(meaning.year) if meaning.year is not None else None
        if meaning.rule.startswith("feast "):
            tense = None if self.context.overtaken else self.context.tense
            return place_feast(meaning, said, self.context.base(), tense)
        if said is not None:
            return dated(holiday(meaning.rule, said.year))
        base = self.context.base()
        if meaning.year is not None or base is None or base.year < 1:
            return Resolved("DATE", "XXXX-XX-XX")
        this = holiday(meaning.rule, base.year)
        placed = self.context.bare(this.month, this.day, meaning.direction)
        return dated(holiday(meaning.rule, placed.year if placed else base.year))

    def _decade_year(self, meaning: Decade) -> int:
        if not meaning.short:
            return meaning.year
        base = self.context.base() or Moment("year", 1999)
        year = meaning.year + base.year // 100 * 100
        return year - 100 if year > base.year else year

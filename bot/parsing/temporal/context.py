"""What has been said so far: the anchors that dependent expressions are counted from."""

from __future__ import annotations

import calendar
from collections import deque
from collections.abc import Iterable
from datetime import date

from bot.model.time import Tense
from bot.parsing.temporal.meaning import Direction
from bot.parsing.temporal.moments import FINENESS, Grain, Moment, on, shift

_NEAR = 60  # days: within them a bare day is this year's whatever the tense
_NEAR_MONTH = 20  # the same for a bare month, which is more often told of when it is over
_JUST_OVER = 50  # days: a bare month that ended so shortly ago is not the next one of its name
_FAR_AHEAD = 120  # days: who looks further ahead to a day names its year
_PLANNED = 240  # days: so far ahead a month may lie that a past plan tells of
_MIDDLE = 6  # months: a stretch of a story opens in the year that is nearer
_HALF = 15  # days of a month
_TOLD = 2  # ends of a sentence or paragraph: so far the day told carries
_ASIDE = 3  # years
_RECALL = 1  # month: so far a story goes back without leaving its thread
_REMEMBERED = 20  # periods
_TURN = 7  # months: a story that falls back further than that has turned the year


class Context:
    """The day of publication, the date last spoken of, and the reporting period a business story is about.

    A ``narrative`` text tells history: its bare months and days belong to the year last spoken of, not to the year of
    publication.
    """

    def __init__(self, published: date | None, narrative: bool) -> None:
        self.published = on(published) if published else None
        self.narrative = narrative
        self.heading: Moment | None = None
        self.focus: Moment | None = None
        self.here: Moment | None = None
        self.story: Moment | None = None
        self.ahead: Moment | None = None
        self.period: Moment | None = None
        self.longer = False
        self._ended_here = False
        self._told: deque[Moment] = deque(maxlen=_REMEMBERED)
        self._just: Moment | None = None
        self._since = 0
        self._aside: int | None = None
        self.tense: Tense | None = None
        self.over = False
        self.since = False
        self.said = False
        self.overtaken = False
        self.history = False
        self.revised = False

    def observe(self, moment: Moment, passing: bool, back: bool) -> None:
        """Take note of a period just spoken of; a ``passing`` mention does not move the story.

        Neither does one that lies before it where the clause looks ``back`` ("topping the May 1907 high").

        A year far from the story's is an aside until a second one agrees with it.
        """
        # "It struck on Monday, officials said Tuesday": what follows is told of Monday.
        told_here = self.said and self.here is not None and self.here.grain == "day"
        if not told_here and not (self.since and self.focus):
            self.focus = moment
        if not told_here:
            self.here = moment
        self._told.append(moment)
        if moment.grain in ("decade", "century", "millennium"):
            return
        onward = self.story and moment.year == self.story.year and _order(moment) > _order(self.story)
        if passing and self.story and not onward:
            return
        if back and self.story and _order(moment) < _order(self.story):
            return
        far = self.story is not None and abs(moment.year - self.story.year) > _ASIDE
        if far and (self._aside is None or abs(moment.year - self._aside) > _ASIDE):
            self._aside = moment.year
            return
        self._aside = None
        if self.story is None or moment.grain != "year" or moment.year != self.story.year:
            self.story = moment

    def end_sentence(self) -> None:
        """Leave the sentence: a time of day in the next one is of its day only in a story or when told in the past."""
        if self.here is not None:
            self._just, self._since = self.here, 0
        self.here = None
        self._ended_here = False
        self._since += 1

    def day(self) -> Moment | None:
        """The day that a bare time of day belongs to: told in the sentence, or by the story, or that of publication."""
        said = self.focus if self.narrative else self.here
        if said is not None and said.grain == "day":
            return said
        just = self._just if self.tense == "past" and self._since <= _TOLD and not self.heading else None
        if just is not None and just.grain == "day" and self.published and _order(just) <= _order(self.published):
            return just  # "It sank on Monday. Divers came at 6 p.m."
        return None if self.narrative else self.heading or self.published

    def report(self, moment: Moment, ended: bool = False) -> None:
        """Take a quarter for the one a business story reports on, unless it lies ahead.

        Where the day it ``ended`` on is told next, comparisons are not with that day.
        """
        self._ended_here = ended
        if moment.grain == "quarter" and (self.published is None or moment.year <= self.published.year):
            self.period = moment
            self.longer = False

    def report_longer(self) -> None:
        """The story has turned to half a year or more: comparisons are with the year before."""
        self.longer = True

    def told_here(self) -> Moment | None:
        """The period that a comparison in this sentence is with, if it is none of the story's quarters."""
        return None if self._ended_here else self.here

    def full_year(self, short: int) -> int:
        """The year meant by its last two digits: in a story the nearest to it, otherwise the latest one begun."""
        if self.narrative and self.story and self.story.year > 0:
            near = self.story.year
            return min((near // 100 * 100 + short + turn for turn in (-100, 0, 100)), key=lambda year: abs(year - near))
        latest = self.published.year + 5 if self.published else 2040
        year = latest // 100 * 100 + short
        return year - 100 if year > latest else year

    def base(self) -> Moment | None:
        """Where bare months, days and weekdays are counted from."""
        return self.story if self.narrative and self.story else self.published

    def recent(self) -> Moment | None:
        """The period last spoken of, otherwise the day of publication."""
        return self.focus or self.published

    def last_within(self, grain: Grain) -> Moment | None:
        """The last period spoken of that is no coarser than ``grain``, otherwise the day of publication."""
        fine = (told for told in self.told() if FINENESS[told.grain] <= FINENESS[grain])
        return next(fine, self.published)

    def last_fine(self) -> Moment | None:
        """The last day or week spoken of; without one the day of publication, but not in a story of long ago."""
        fine = (told for told in self.told() if FINENESS[told.grain] <= FINENESS["week"])
        return next(fine, None if self.narrative else self.published)

    def told(self) -> Iterable[Moment]:
        """The periods spoken of, the last one first."""
        return reversed(self._told)

    def last_quarter(self) -> Moment | None:
        """The quarter a business story reports on: the one it named, otherwise the one last completed."""
        if self.period is not None or self.published is None:
            return self.period
        month = (self.published.month - 1) // 3 * 3 + 1
        return shift(Moment("quarter", self.published.year, month), "quarter", -1)

    def bare(self, month: int, day: int | None, direction: Direction | None) -> Moment | None:
        """A month, or a day of it, whose year is not said; raises ValueError for a day no such month has."""
        base = self.recent() if direction == "following" else self.base()
        if base is None:
            valid(2000, month, day)
            return None
        if base.year < 1:
            return valid(base.year, month, day)
        return valid(base.year + self._turns(base, month, day, direction), month, day)

    def day_of_month(self, day: int) -> Moment | None:
        """The 14th: of the month last spoken of, otherwise the nearest in tense; ValueError where there is none."""
        base, published = self.recent(), self.published
        ahead = self.tense == "future"
        over = base and published and ahead and (base.year, base.month) < (published.year, published.month)
        if base is not None and (base.grain not in ("day", "month") or base.year < 1 or over):
            base = published
        if base is None or base.grain == "month":
            return base and valid(base.year, base.month, day)
        gap = day - base.day
        if self.tense == "past" and published is not None:
            gap = (valid(base.year, base.month, day).first_day() - published.first_day()).days
        months = int(gap < 0) if ahead else -int(gap > 0) if self.tense == "past" else (gap < -_HALF) - (gap > _HALF)
        month = shift(Moment("month", base.year, base.month), "month", months)
        return valid(month.year, month.month, day)

    def _turns(self, base: Moment, month: int, day: int | None, direction: Direction | None) -> int:
        """How many years from that of ``base``."""
        if direction == "this":
            return 0
        this, ref = (month, day or 0), (base.month, base.day if day else 0)
        if direction == "following":
            return int(this <= ref)
        if direction == "opening" and base is not self.published:
            return (month < base.month - _MIDDLE) - (month > base.month + _MIDDLE)
        if base is not self.published:
            return -(this >= ref) if direction == "last" else self.turn(base, month)
        if direction == "last":
            return -(this >= ref)
        if direction == "next":
            return int(this <= ref)
        # A month that lies ahead is as far as its first day, unless the verb says that it is over: "it began in May".
        ahead = month > base.month and not self.over
        gap = (month - base.month) * 30 + ((day or (1 if ahead else base.day)) - base.day)
        if self.overtaken:
            return (gap < _PLANNED - 365) - (gap > _PLANNED)
        if self.tense == "past":
            return -1 if gap > ((0 if self.over else _NEAR) if day else _NEAR_MONTH) else 0
        if self.tense == "future":
            return 1 if gap < -(_FAR_AHEAD if day else _JUST_OVER) else 0
        return -1 if gap > _FAR_AHEAD else 1 if gap < _FAR_AHEAD - 365 else 0

    def turn(self, base: Moment, month: int) -> int:
        """How many years a bare month of a story lies from ``base``, told before it, given the date told next."""
        if base.grain == "year":
            return 0
        turn = int(base.month - month > _TURN)
        if self.ahead is None:
            return turn
        told, coming = base.year * 12 + base.month, self.ahead.year * 12 + self.ahead.month
        at = (base.year + turn) * 12 + month
        if at + _RECALL < told <= at + 12 <= coming:
            return turn + 1
        return turn


def _order(moment: Moment) -> tuple[int, int, int]:
    return moment.year, moment.month, moment.day


def valid(year: int, month: int | None, day: int | None) -> Moment:
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

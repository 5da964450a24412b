"""Periods counted from an anchor: today, the date last spoken of, the day the story stands at, the quarter reported."""

from __future__ import annotations

from bot.parsing.temporal.context import Context
from bot.parsing.temporal.meaning import Distance, Reporting, Same, Shifted
from bot.parsing.temporal.moments import FINENESS, Grain, Moment, shift, widen
from bot.parsing.temporal.period import period
from bot.parsing.temporal.resolved import Resolved, dated

UNIT_GRAIN: dict[str, Grain] = {
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
_FINER = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "week": ("day", 7)}
_UNPLACED = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}


def shifted(meaning: Shifted, context: Context) -> Resolved | None:
    """Last week, this year, the next day."""
    anchor = context.published if meaning.anchor == "published" else context.recent()
    if meaning.anchor == "sentence":
        anchor = context.day()
    told = meaning.count == 0 and context.tense == "past" and meaning.unit in ("day", "month", "year")
    if context.narrative and (meaning.anchor == "story" or told):
        # In a story told in the past "this year" is the year told of.
        anchor = context.story or context.recent()
    elif meaning.anchor == "story":
        # "For the full year" in a report on its last quarter is that year.
        anchor = context.period if context.period and meaning.unit == "year" else context.published
    grain = UNIT_GRAIN.get(meaning.unit)
    if grain is None:
        return None
    if anchor is None or _too_coarse(anchor, grain):
        return Resolved("DATE", _UNPLACED.get(grain, "XXXX"))
    if anchor.year < 1 and grain in ("week", "weekend", "day"):
        return Resolved("DATE", "XXXX-XX-XX")
    if meaning.unit == "weekend" and meaning.count == 0 and context.tense != "future":
        # On a Monday "the weekend" is the one just over; on a Thursday it is, where something has been.
        anchor = shift(anchor, "day", -4 if context.tense == "past" else -3)
    return dated(shift(widen(anchor, grain), meaning.unit, meaning.count))


def same(meaning: Same, context: Context) -> Resolved | None:
    """That year, the same day, the same month a year earlier."""
    grain = UNIT_GRAIN.get(meaning.unit)
    anchor = context.recent()
    if grain is None:
        return None
    if anchor is not None and (meaning.years or (grain == "month" and FINENESS[anchor.grain] > FINENESS[grain])):
        anchor = context.last_within(grain)
    if anchor is None or _too_coarse(anchor, grain):
        return Resolved("DATE", _UNPLACED.get(grain, "XXXX"))
    return dated(shift(widen(anchor, grain), "year", meaning.years))


def distance(meaning: Distance, base: Moment | None, context: Context) -> Resolved | None:
    """Two weeks ago, a year earlier, two days before ``base``, where that is said."""
    length = meaning.length
    if length.count is None:
        return Resolved("DATE", "PAST_REF" if meaning.sign < 0 else "FUTURE_REF")
    if meaning.base is None:
        base = context.base() if meaning.anchor == "published" else context.recent()
        month_told = (told := context.told_here()) is not None and told.grain == "month"
        if length.unit == "year" and length.count == 1 and meaning.sign < 0 and context.period and not month_told:
            # In a report on a quarter "a year earlier" is that quarter of the year before.
            base = widen(context.period, "year") if context.longer else context.period
    if base is None or length.unit in ("second", "minute", "hour"):
        return Resolved("DURATION", period(length.count, length.unit), length.mod)
    if meaning.base is None and length.unit in ("day", "week") and _too_coarse(base, "day"):
        base = context.last_fine() or base  # "on Tuesday that it failed this month … a week earlier"
    count, unit = int(length.count), length.unit
    if count != length.count:
        # "Half a century ago" is counted in years, "a year and a half ago" in months.
        finer, times = _FINER.get(unit, (unit, 1))
        count, unit = round(length.count * times), finer
    if meaning.sign > 0 and meaning.base is None and meaning.anchor == "focus":
        base = _passed(base, unit, count, context)
    moved = shift(base, unit, meaning.sign * count)
    # "A decade ago" names a year, "two weeks ago" a day.
    grain: Grain = "year" if unit in ("decade", "century", "millennium") else UNIT_GRAIN[unit]
    grain = "day" if grain == "week" else grain
    if meaning.base is not None and (base.grain == "day" or isinstance(meaning.base, Shifted)):
        pass  # "a year ago today" is a day, "a year ago this month" a month
    elif base.grain not in ("quarter", "half", "week", "weekend") or FINENESS[grain] < FINENESS[base.grain]:
        moved = widen(moved, grain)
    return Resolved("DATE", moved.value(), length.mod, moved)


def _passed(base: Moment, unit: str, count: int, context: Context) -> Moment:
    """Where "ten years later" is counted from so that they have passed: from what was told last, or before that."""
    published = context.published
    if published is None or context.tense == "future":
        return base
    for told in (base, *context.told()):
        later = shift(told, unit, count)
        if (later.year, later.month, later.day) <= (published.year, published.month, published.day):
            return told
    return base


def reporting(meaning: Reporting, context: Context) -> Resolved:
    """The latest quarter, the year-earlier period."""
    told = context.told_here() if meaning.period else None
    if told is not None and told.grain in ("month", "half", "year"):
        return dated(shift(told, "year", meaning.years))
    base = context.last_quarter()
    if base is None:
        return Resolved("DATE", "XXXX-QX")
    if context.longer and meaning.years and meaning.of_year is None:
        base = widen(base, "year")
    if meaning.of_year is not None:
        return dated(Moment("quarter", meaning.of_year, base.month))
    return dated(shift(base, "year", meaning.years))


def _too_coarse(anchor: Moment, grain: Grain) -> bool:
    """Whether "that day" or "the next week" cannot be told because only a month or more was spoken of."""
    return grain in ("day", "week", "weekend") and FINENESS[anchor.grain] > FINENESS["week"]

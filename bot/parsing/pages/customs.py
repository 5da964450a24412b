"""Whether a page writes the month or the day first in dates in numbers."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from bot.parsing.lexicon import load, one_of
from bot.parsing.months import MONTHS
from bot.parsing.pages.dates import NumberOrder, both_readings, find_dates, number_order
from bot.parsing.pages.lines import Line

_MONTH_FIRST = re.compile(rf"\b(?:{MONTHS})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b", re.I)
_DAY_FIRST = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:{MONTHS})\.?,?\s(?:19|20)\d\d\b", re.I)
_AMERICAN_CLOCK = re.compile(r"\d\s?[AaPp]\.?[Mm]\.?\s[ECMP][SD]?T\b")
# Where the month comes first, the day has twice twelve hours and money is dollars.
_DAY_CLOCK = re.compile(r"\d{2,4}\W{1,4}(?:at )?(?:1[3-9]|2[0-3])[:.]\d\d\b(?!\s?[AaPp]\.?[Mm])")
_DAY_ZONE = re.compile(rf"\d\s?(?:[AaPp]\.?[Mm]\.?\s?)?(?:{one_of('pages_dates', 'day_zones')})\b")
_MONEY = re.compile(rf"[{''.join(load('pages_dates')['day_money']['words'])}]\s?\d")
_CLEAR = 2


def page_order(lines: list[Line]) -> NumberOrder | None:
    """The order of the page's dates in numbers: its clear ones decide, else whichever reading of one the page prints
    clearly as well, else its spelled dates and its spelling.

    ``None`` where the page gives less than two signs, or signs of both.
    """
    signs: Counter[NumberOrder] = Counter()
    american, british = _spellings()
    if told := _told_again(lines):
        return told
    for line in lines:
        if any("0" <= char <= "9" for char in line.text):
            if told := number_order(line.text):
                return told
            signs["month first"] += bool(_MONTH_FIRST.search(line.text)) + bool(_AMERICAN_CLOCK.search(line.text))
            signs["day first"] += bool(_DAY_FIRST.search(line.text)) + bool(_MONEY.search(line.text))
            if both_readings(line.text):
                signs["day first"] += _CLEAR * bool(_DAY_CLOCK.search(line.text)) + bool(_DAY_ZONE.search(line.text))
        signs["month first"] += sum(word in american for word in line.folded)
        signs["day first"] += sum(word in british for word in line.folded)
    (first, count), *others = signs.most_common() or [("day first", 0)]
    return first if count >= _CLEAR and count >= 4 * sum(number for _, number in others) else None


def _told_again(lines: list[Line]) -> NumberOrder | None:
    """The order in which dates in numbers are those that the page prints clearly elsewhere, if only one does it."""
    dated = [line.text for line in lines if any("0" <= char <= "9" for char in line.text)]
    clear = {printed.day for text in dated for printed in find_dates(text)}
    readings = [both for text in dated for both in both_readings(text)]
    month_first = sum(one in clear for one, _ in readings)
    day_first = sum(other in clear for _, other in readings)
    if bool(month_first) == bool(day_first):
        return None
    return "month first" if month_first else "day first"


@cache
def _spellings() -> tuple[frozenset[str], frozenset[str]]:
    data = load("pages_dates")
    return frozenset(data["american"]["words"]), frozenset(data["british"]["words"])

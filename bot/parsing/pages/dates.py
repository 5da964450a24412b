"""Full calendar dates as pages print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.parsing.lexicon import load, one_of
from bot.parsing.months import MONTHS, month_number

NumberOrder = Literal["day first", "month first"]

_INITIALS = "".join(sorted({name[0] for name in MONTHS.split("|")}))
# Flattening glues fields together: "by Mara LindqvistMarch 3, 20219:05 AM" still holds a date.
_OPEN = r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"
_YEAR = r"(?:19|20)\d\d"
_END = rf"(?:(?!\d)|(?=\d{{1,2}}(?::\d\d|\s(?:{MONTHS})\b)))"
_FULL = re.compile(
    rf"(?=[{_INITIALS}]){_OPEN}(?P<m1>{MONTHS})\.?\s{{1,3}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s{{0,2}},?\s{{0,3}}(?P<y1>{_YEAR}){_END}"
    rf"|(?=\d)(?:(?:\b|(?<=(?:19|20)\d\d)|(?<=[a-z]))(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s(?:of\s)?|-)(?P<m2>{MONTHS})\.?(?:,?\s{{1,3}}|-)(?P<y2>{_YEAR}){_END}"
    rf"|\b(?P<y3>{_YEAR})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?!\d)"
    rf"|\b(?P<a4>\d{{1,2}})(?P<s4>[/.-])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>{_YEAR}|\d\d)(?!\d))",
    re.I,
)
# A twelve-hour clock in an American zone says which of the two numbers is the month.
_AMERICAN = re.compile(r",?\s\d{1,2}:\d\d\s?[AaPp]\.?[Mm]\.?\s[ECMP][SD]?T\b")
_WEEKDAYS = load("pages_dates")["weekdays"]["short"]
_WEEKDAY = re.compile(rf"\b({one_of('pages_dates', 'weekdays')}|{'|'.join(_WEEKDAYS)})\.?,?\s{{1,2}}$", re.I)
_LONGEST_WEEKDAY = 13  # characters, with what parts it from the date
# What systems print that know no date: the first second of their clock.
_NO_DATES = (date(1970, 1, 1), date(1969, 12, 31))


# Every form above holds a year, or two numbers apart from the year by the same mark: most lines need no second look.
_LONGEST = 40  # characters of a date before its year
# One that begins with a digit is found several times as fast as one of several beginnings.
_YEARS = re.compile(r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|[/.-]\d{1,2}[/.-]\d\d)")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A full date in a line: the day it names, its surface and where it stands."""

    day: date
    text: str
    start: int
    end: int


def find_dates(text: str, order: NumberOrder | None = None) -> list[PrintedDate]:
    """Every full date (day, month and year) printed in the text; impossible ones are left out.

    Without ``order``, a date in numbers that could be read both ways is left out too.
    """
    found: list[PrintedDate] = []
    first = _YEARS.search(text)
    if first is None:
        return found
    for m in _FULL.finditer(text, max(0, first.start() - _LONGEST)):
        day = _day(m, order)
        if day and day not in _NO_DATES:
            found.append(PrintedDate(day, m[0], m.start(), m.end()))
    return found


def both_readings(text: str) -> list[tuple[date, date]]:
    """The dates in numbers that could be read both ways: each with the month first, then with the day first."""
    told = [(int(m["a4"]), int(m["b4"]), _year_of(m["y4"])) for m in _FULL.finditer(text) if m["a4"]]
    return [(date(year, a, b), date(year, b, a)) for a, b, year in told if a != b and 1 <= a <= 12 and 1 <= b <= 12]


def number_order(text: str) -> NumberOrder | None:
    """Which number comes first in the text's dates in numbers, as far as one of them leaves no choice."""
    for m in _FULL.finditer(text):
        if m["a4"]:
            first, second = int(m["a4"]), int(m["b4"])
            if first <= 12 < second <= 31:
                return "month first"
            if second <= 12 < first <= 31:
                return "day first"
    return None


def _day(m: re.Match[str], order: NumberOrder | None) -> date | None:
    try:
        if m["y1"]:
            return date(int(m["y1"]), month_number(m["m1"]), int(m["d1"]))
        if m["y2"]:
            return date(int(m["y2"]), month_number(m["m2"]), int(m["d2"]))
        if m["y3"]:
            return date(int(m["y3"]), int(m["m3"]), int(m["d3"]))
        return _in_numbers(m, order)
    except ValueError:
        return None


def _year_of(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _in_numbers(m: re.Match[str], order: NumberOrder | None) -> date | None:
    """03/04/2021 could be March or April: only a number above twelve, a weekday, points, or the page's custom tell."""
    year = _year_of(m["y4"])
    first, second = int(m["a4"]), int(m["b4"])
    if first > 12:
        return date(year, second, first)
    if second > 12 or first == second or _AMERICAN.match(m.string, m.end()):
        return date(year, first, second)
    if weekday := _WEEKDAY.search(m.string, max(0, m.start() - _LONGEST_WEEKDAY), m.start()):
        number = _WEEKDAYS.index(weekday[1][:3].casefold())
        days = [day for day in (date(year, first, second), date(year, second, first)) if day.weekday() == number]
        if len(days) == 1:
            return days[0]
    if order is None and m["s4"] == ".":
        order = "day first"
    if order is None:
        return None
    return date(year, second, first) if order == "day first" else date(year, first, second)

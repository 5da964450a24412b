"""Full calendar dates as pages print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.parsing.lexicon import load

_MONTHS = {name: number for number, names in enumerate(load("pages_dates")["months"]["names"], 1) for name in names}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# Flattening glues fields together: "by Mara LindqvistMarch 3, 20219:05 AM" still holds a date.
_OPEN = r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"
_YEAR = r"(?:19|20)\d\d"
_END = r"(?:(?!\d)|(?=\d{1,2}:\d\d))"
_FULL = re.compile(
    rf"{_OPEN}(?P<m1>{_MONTH})\.?\s{{1,3}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s{{0,2}},?\s{{0,3}}(?P<y1>{_YEAR}){_END}"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s(?:of\s)?|-)(?P<m2>{_MONTH})\.?(?:,?\s{{1,3}}|-)(?P<y2>{_YEAR}){_END}"
    rf"|\b(?P<y3>{_YEAR})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?!\d)"
    rf"|\b(?P<a4>\d{{1,2}})(?P<s4>[/.-])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>{_YEAR}|\d\d)(?!\d)",
    re.I,
)


# A twelve-hour clock in an American zone says which of the two numbers is the month.
_AMERICAN = re.compile(r",?\s\d{1,2}:\d\d\s?[AaPp]\.?[Mm]\.?\s[ECMP][SD]?T\b")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A full date in a line: the day it names, its surface and where it stands."""

    day: date
    text: str
    start: int
    end: int


def find_dates(text: str) -> list[PrintedDate]:
    """Every full date (day, month and year) printed in the text; impossible ones are left out."""
    found = []
    for m in _FULL.finditer(text):
        if day := _day(m):
            found.append(PrintedDate(day, m[0], m.start(), m.end()))
    return found


def _day(m: re.Match[str]) -> date | None:
    try:
        if m["y1"]:
            return date(int(m["y1"]), _MONTHS[m["m1"].casefold()], int(m["d1"]))
        if m["y2"]:
            return date(int(m["y2"]), _MONTHS[m["m2"].casefold()], int(m["d2"]))
        if m["y3"]:
            return date(int(m["y3"]), int(m["m3"]), int(m["d3"]))
        year = int(m["y4"]) + (2000 if len(m["y4"]) == 2 else 0)
        first, second = int(m["a4"]), int(m["b4"])
        # 03/04/2021 could be March or April: only a day above twelve, or points, tell.
        american = _AMERICAN.match(m.string, m.end()) is not None
        if first > 12 or (m["s4"] == "." and not american):
            return date(year, second, first)
        if second > 12 or first == second or american:
            return date(year, first, second)
    except ValueError:
        pass
    return None

"""The days an expression leaves open for a happening: its value narrowed by its modifier and by its neighbours."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from bot.model.time import DateRange, Timex3, date_range
from bot.parsing import lexicon
from bot.parsing.temporal.trust import neighbours

_THROUGH = re.compile(r"\s*(?:to|through|until|till|-|–|—)\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r",?\s*(?:and|or|&)\s*(?:the\s+)?|\s*,\s*", re.IGNORECASE)
_MOVED = 60
"""Characters before an expression in which a verb of moving is looked for."""
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)


def happening_range(time: Timex3, published: date | None) -> DateRange | None:
    """The days ``time`` allows; ``None`` when it names no calendar period."""
    if time.type not in ("DATE", "TIME"):
        return None
    whole = date_range(time.value)
    if whole is not None and not (date.min.year < whole.start.year and whole.end.year < date.max.year):
        return None  # "9999-12-31": nobody can count a day on from the ends of the calendar
    if whole is None or time.mod not in ("START", "MID", "END"):
        return whole
    if whole.precision not in ("month", "year", "season", "quarter", "half", "decade"):
        return whole
    words = time.text.lower()
    if published is not None and whole.start <= published <= whole.end:
        if words.startswith("later") and published < whole.end:
            return DateRange(published + timedelta(days=1), whole.end, "range")
        if words.startswith("earlier"):
            return DateRange(whole.start, published, "range")
    days = (whole.end - whole.start).days + 1
    if "half" in words:
        share = 0.5
    elif any(word in words for word in neighbours("edge")):
        # "The end of the year" is its last month; the end of a month its last ten days.
        share = 1 / 12 if days > 200 else 1 / 3
    else:
        share = 1 / 3
    length = max(1, round(days * share))
    if time.mod == "START":
        return DateRange(whole.start, whole.start + timedelta(days=length - 1), "range")
    if time.mod == "END":
        first = whole.end - timedelta(days=length - 1)
        if whole.precision == "year" and share == 1 / 12:
            first = date(whole.end.year, 12, 1)
        return DateRange(first, whole.end, "range")
    middle = whole.start + timedelta(days=(days - length) // 2)
    return DateRange(middle, middle + timedelta(days=length - 1), "range")


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.load('modality')['plan']['moved'])})\b[^.]{{0,40}}\bfrom\s+$")


def joined(text: str, left: Timex3, right: Timex3, first: DateRange, second: DateRange) -> bool:
    """Whether two neighbouring expressions name one stretch: "24 and 25", "from May 3 to June 2"."""
    if second.start <= first.end or right.start < left.end:
        return False
    between = text[left.end : right.start]
    if _THROUGH.fullmatch(between):
        # "Moved from Monday to Friday" names two days, not the stretch between them.
        return not _moved().search(text, max(0, left.start - _MOVED), left.start)
    if not _AND.fullmatch(between):
        return False
    adjacent = second.start - first.end == timedelta(days=1)
    return adjacent or _BETWEEN.search(text, max(0, left.start - 12), left.start) is not None

"""Lines that are nothing but a time of day, as the entries of a live blog have above them."""

from __future__ import annotations

import re

from bot.parsing.months import MONTHS, WEEKDAYS

_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
_DAY = (
    rf"(?:{_WEEKDAY},?\s?)?"
    rf"(?:(?:{MONTHS})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:{MONTHS})\.?(?:,?\s\d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|today|yesterday)"
    rf"|{_WEEKDAY}"
)
_CLOCK = (
    r"(?:(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?P<hour2>\d{1,2})\s?(?P<half2>[ap])\.?m\b\.?)"
)
_BETWEEN = r"[\s,|•·–—-]{1,3}(?:at\s)?"
_STAMP = re.compile(
    rf"(?:(?:posted|published)?\s?(?:at|on)?:?\s)?(?:(?:{_DAY}){_BETWEEN})?{_CLOCK}"
    rf"(?:\s?\(?(?-i:[A-Z]{{2,5}})\)?)?(?:{_BETWEEN}(?:{_DAY}))?",
    re.I,
)
_DIGIT = re.compile(r"[0-9]")
_LONGEST = 45


def is_stamp(text: str) -> bool:
    """Whether a line is nothing but a time of day, with or without its day and its zone."""
    return len(text) <= _LONGEST and _DIGIT.search(text) is not None and _STAMP.fullmatch(text) is not None


def minute_of(stamp: str) -> int:
    """The minute of the day that a stamp tells; raises `ValueError` where it is none."""
    found = _STAMP.fullmatch(stamp)
    if found is None:
        raise ValueError(stamp)
    half = (found["half"] or found["half2"] or "").casefold()
    hour = int(found["hour"] or found["hour2"])
    return (hour % 12 + 12 * (half == "p") if half else hour) * 60 + int(found["minute"] or 0)

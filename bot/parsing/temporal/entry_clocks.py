"""Entries of a live blog that open with a time of day written like a year: "1654 The agency said …"."""

from __future__ import annotations

import re
from itertools import pairwise

_OPENING = re.compile(r"^[ \t]*(\d{4})(?=[ \t]*(?:[:|.,–—-][ \t]*)?[A-Z“\"‘'(\[])", re.MULTILINE)
_LAST_YEAR = "2099"
_MODERN = "1900"  # lists of years, the last one first, hardly ever reach back further
_RUN = 3  # entries in the order of a blog, the newest first, in which no list of years stands


def entry_clocks(text: str) -> frozenset[int]:
    """Where the four digits stand that open an entry and are a time of day, not a year.

    All that open a line must be possible times, and one an impossible year ("0915", "2340") or all in falling order.
    """
    openings = [*_OPENING.finditer(text)]
    numbers = [match[1] for match in openings]
    if any(number[:2] > "23" or number[2:] > "59" for number in numbers):
        return frozenset()
    falling = all(first > second for first, second in pairwise(numbers)) and numbers[-1:] < [_MODERN]
    if (falling and len(numbers) >= _RUN) or any(number[0] == "0" or number > _LAST_YEAR for number in numbers):
        return frozenset(match.start(1) for match in openings)
    return frozenset()

"""Months and weekdays as pages name them."""

from __future__ import annotations

from bot.parsing.lexicon import load

_NUMBERS = {name: number for number, names in enumerate(load("pages_dates")["months"]["names"], 1) for name in names}
MONTHS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
"""The names of months, short ones too, as the alternatives of a pattern, in small letters."""
MONTHS_TITLED = MONTHS.title()
"""The same with capitals."""
WEEKDAYS: tuple[str, ...] = tuple(load("pages_dates")["weekdays"]["words"])
"""The names of weekdays in small letters, from Monday on."""


def month_number(name: str) -> int:
    """The number of a month by one of its names."""
    return _NUMBERS[name.casefold()]

"""The register of readers, and those that read constants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.parsing.temporal.meaning import Fixed, Meaning
from bot.parsing.temporal.patterns import Match

Reader = Callable[[Match], Any]
READERS: dict[str, Reader] = {}
NO_TIME = Fixed("")
DATES = ("DATE", "DAY_DATE", "MONTH_DATE", "YEAR_DATE", "SEASON_DATE", "REL")


def reader(function: Reader) -> Reader:
    """Register a function under its name for the rules to use."""
    READERS[function.__name__] = function
    return function


@reader
def phrase(match: Match) -> Any:
    """The value of a word of several tokens."""
    return match.rule.constants["value"]


@reader
def no_time(match: Match) -> Meaning:
    """Words that only look like a time: no other rule of the stage may read them."""
    return NO_TIME


@reader
def fixed(match: Match) -> Meaning:
    """A constant value."""
    constants = match.rule.constants
    return Fixed(constants["value"], constants.get("type", "DATE"), constants.get("tense"))

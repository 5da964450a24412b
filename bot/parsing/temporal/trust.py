"""Which readings are really times: guards against words that only look like them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.parsing import lexicon
from bot.parsing.temporal.meaning import CalendarDate, Holiday
from bot.parsing.temporal.tokens import GAP, Token

_OPENING = {GAP, ".", "?", "!", '"', "“"}


@cache
def neighbours(name: str) -> frozenset[str]:
    """The words of one list of ``temporal_guards.toml``."""
    return frozenset(lexicon.load("temporal_guards")[name]["words"].split())


def is_time(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether the expression at ``at`` stands where a time can stand."""
    token = tokens[at]
    before = tokens[at - 1].low if at else GAP
    after = tokens[at + 1].low if at + 1 < len(tokens) else GAP
    surface = text[token.start : token.end]
    if _titled(surface, before):
        return False
    if surface.endswith((" Night", " Morning")) and _names(tokens, at + 1, text):
        return False  # "Saturday Night Live"
    if "YEAR_DATE" in token.keys:
        return _year(tokens, at, surface, before, after)
    if surface.startswith("the ") and surface[4:5].isdigit() and not _in_a_month(tokens, at, before):
        return False
    if "MONTH_DATE" in token.keys and surface in ("March", "May"):
        if surface == "March" and after in neighbours("march_before"):
            # "They marched from March to Rome", but "it ran from March to June".
            ends = at + 2 < len(tokens) and not {"DATE", "MONTH_DATE"}.isdisjoint(tokens[at + 2].keys)
            return before in neighbours("march_surely_after") or (before == "from" and ends)
        if before == "the" and not after.isalpha():
            return False  # "along the March"
        if before in neighbours("march_noun_after") and after.isalpha() and text[tokens[at + 1].start].islower():
            return True  # "at a March meeting"
        named = before.isalpha() and text[tokens[at - 1].start].isupper() and before not in neighbours("month_after")
        return before in neighbours("month_after") or not (after.isalpha() or named)
    if "MONTH_DATE" in token.keys and surface in ("April", "June", "August") and _is_given_name(tokens, at, text):
        return False
    if surface in _feasts() and after.isalpha() and text[tokens[at + 1].start].isupper():
        return False  # "the Tet Offensive"
    if "SEASON_DATE" in token.keys and after in neighbours("season_not_before"):
        return False
    if "SEASON_DATE" in token.keys and surface.isalpha() and surface.istitle() and _is_surname(tokens, at, text):
        return False
    if isinstance(token.keys.get("DATE"), Holiday) and after in neighbours("holiday_not_before"):
        return False
    if "SEASON_DATE" in token.keys and surface.lower().removeprefix("the ") in ("fall", "spring"):
        return after != "of" and before in neighbours("season_after")
    if surface in ("last fall", "past fall") and before == "the":
        return False  # "the last fall in prices"
    if "SPAN" in token.keys:
        aged = surface.endswith("year-old") or (after == "old" and surface.endswith("year"))
        return not aged and not _of_such(tokens, at + 1)
    if "LENGTH" in token.keys:
        return after != "old" and not _of_such(tokens, at + 1) and not _of_age(tokens, at + 1)
    if "SOME" in token.keys:
        if before in neighbours("plural_length_after") or (after in ("after", "before") and before in _OPENING):
            return True
        counted = at > 0 and not tokens[at - 1].keys.keys().isdisjoint(("NUM", "AMOUNT"))
        return after == "of" and not counted and before not in neighbours("of_old") and _is_filled(tokens, at + 2)
    if "ONE" in token.keys:
        if (
            surface.startswith("another ")
            or after in ("after", "before", "short")
            or before in neighbours("length_after")
        ):
            return True
        given = not neighbours("given").isdisjoint(word.low for word in tokens[max(0, at - 3) : at])
        return given and after == "to"
    if "SET" in token.keys and surface in ("Daily", "Weekly", "Monthly"):
        return before in _OPENING and not _names(tokens, at + 1, text)
    if surface in ("daily", "weekly", "monthly"):
        return not _names(tokens, at + 1, text)
    return True


def _is_given_name(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether a month is somebody's name: "Walter and June Abbott", but not "in June Boeing" or "the June Group"."""
    before = tokens[at - 1].low if at else GAP
    joined = before in ("and", "or", ",", "-") and (at < 2 or not tokens[at - 2].keys)
    dated = before in neighbours("month_after") and not joined
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    family = after is not None and after.low.isalpha() and not after.keys and text[after.start].isupper()
    return family and not dated and before not in neighbours("month_noun_after")


def _is_surname(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether a season is the end of a name: "Ed Winter said", but not "the Chinese Winter Offensive"."""
    before = tokens[at - 1].low if at else GAP
    named = before.isalpha() and text[tokens[at - 1].start].isupper() and before not in neighbours("season_after")
    return named and not _names(tokens, at + 1, text)


@cache
def _feasts() -> frozenset[str]:
    rules = lexicon.load("temporal_words")["holiday"]["words"].items()
    return frozenset(name.title() for name, rule in rules if rule.startswith("feast "))


def _in_a_month(tokens: Sequence[Token], at: int, before: str) -> bool:
    """Whether "the 14th" is a day: it stands after a word of time, and not on a golf course."""
    said = tokens[at].keys.get("DATE")
    if not (isinstance(said, CalendarDate) and said.month is None and said.year is None):
        return True
    golf = not neighbours("golf").isdisjoint(token.low for token in tokens[max(0, at - 12) : at])
    return before in neighbours("day_after") and not golf


def _is_filled(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is said what a stretch of time is full of: "months of talks", but not "days of the week"."""
    return at < len(tokens) and tokens[at].low.isalpha() and tokens[at].low not in neighbours("not_filling")


def _names(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether a name goes on at ``at``: "the daily Granma", "Daily News"."""
    return at < len(tokens) and text[tokens[at].start].isupper()


def _titled(surface: str, before: str) -> bool:
    """Whether it is part of a name or saying: "USA Today", "Black Friday", "60 Minutes" and other programmes."""
    words = surface.split()
    if surface in ("the Year", "The Year"):
        return before == "of"  # "Person of the Year"
    if surface == "new year":
        return before in ("a", "another")  # of somebody's life
    if len(words) == 2 and words[0].isdecimal() and words[1][0].isupper():
        return words[1] in ("Minutes", "Hours", "Days")
    if len(words) == 1:
        if before in neighbours("weekday_not_after") and surface.endswith(("day", "Christmas", "Easter")):
            return True
        if surface == "tomorrow" and before == "of":
            return True  # "the city of tomorrow"
        if surface == "Future":
            return before.isalpha()  # "Fund for Our Future"
        if surface == "TODAY":
            return before == "usa"
        return surface in ("Today", "Tomorrow", "Yesterday", "Now") and before.isalpha()
    return words[0].lower() in ("this", "next", "last") and words[1] in ("Week", "Month", "Year", "Day", "Weekend")


def _year(tokens: Sequence[Token], at: int, surface: str, before: str, after: str) -> bool:
    if before in neighbours("year_not_after") or after in neighbours("year_not_before"):
        return False
    if after.isalpha() and tokens[at + 1].glued:
        return False  # "2017fPm" is part of an address
    if before == "-" and tokens[at].glued and at > 1 and "YEAR_DATE" not in tokens[at - 2].keys:
        return "NUM" not in tokens[at - 2].keys  # "555-1234" is no year
    return surface >= "1500" or before in neighbours("month_after")


def _of_such(tokens: Sequence[Token], at: int) -> bool:
    """Whether people of an age are told: "17-year-olds"."""
    return [token.low for token in tokens[at : at + 2]] == ["-", "olds"]


def _of_age(tokens: Sequence[Token], at: int) -> bool:
    return [token.low for token in tokens[at : at + 2]] == ["of", "age"]

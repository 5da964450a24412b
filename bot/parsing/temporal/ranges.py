"""Days and years that borrow what a neighbour says: "April 24 and 25", "6-7 January 1916", "1939-45"."""

from __future__ import annotations

from dataclasses import replace

from bot.parsing.temporal.meaning import CalendarDate
from bot.parsing.temporal.tokens import Token
from bot.parsing.temporal.trust import neighbours

_JOINS = {"and", "or", "to", "through", "until", "till", "-", ","}


def share_parts(tokens: list[Token]) -> list[Token]:
    """The tokens with every bare day, month or short year completed from the date it is joined to."""
    shared = list(tokens)
    at = 0
    while at < len(shared) - 2:
        at += 1
        if shared[at].low not in _JOINS:
            continue
        left, right = shared[at - 1], shared[at + 1]
        before, after = _date(left), _date(right)
        if before is not None and after is None:
            _lend_forward(shared, at, before)
        elif before is not None and after is not None:
            if before.year is None and before.month and after.month and after.year and shared[at].low != ",":
                shared[at - 1] = _put(left, replace(before, year=after.year))
        elif after is not None and shared[at].low != ",":
            _lend_back(shared, at, after)
    return shared


def _lend_forward(tokens: list[Token], at: int, said: CalendarDate) -> None:
    right = tokens[at + 1]
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    if said.month and said.day and ("DAY" in right.keys or "DAYTH" in right.keys):
        # "April 24, 25 people" and "June 3 to 7 p.m." lend nothing.
        if following is not None and (following.low.isalpha() and following.low not in neighbours("joined_day_before")):
            return
        if following is not None and any(key in following.keys for key in ("AMPM", "MONTH", "NUM", "MONTH_DATE")):
            return
        if tokens[at].low == "," and not (following is not None and following.low in (",", "and", "or")):
            return
        year, last = said.year, at + 1
        if following is not None and following.low == "," and at + 3 < len(tokens) and said.year is None:
            stated = _date(tokens[at + 3])
            if stated is not None and stated.year and not stated.month:
                year, last = stated.year, at + 3
                _lend_year(tokens, at - 1, said, year)
        day = CalendarDate(year, said.month, right.keys.get("DAY") or right.keys["DAYTH"])
        tokens[at + 1 : last + 1] = [Token(right.start, tokens[last].end, "", {"DATE": day}, right.glued)]
    elif said.year and not said.month and "TWO" in right.keys and right.glued and tokens[at].low == "-":
        year = said.year - said.year % 100 + right.keys["TWO"]
        if year > said.year:
            tokens[at + 1] = _put(right, CalendarDate(year), "YEAR_DATE")


def _lend_year(tokens: list[Token], at: int, said: CalendarDate, year: int) -> None:
    """Give the year to the date at ``at`` and to the days of its month joined before it."""
    while at >= 0 and (date := _date(tokens[at])) and date.month == said.month and date.year is None:
        tokens[at] = _put(tokens[at], replace(date, year=year))
        at -= 2 if at > 1 and tokens[at - 1].low in _JOINS else at + 1


def _lend_back(tokens: list[Token], at: int, said: CalendarDate) -> None:
    left = tokens[at - 1]
    if said.year is not None and said.year < 0 and not said.month and left.keys.get("OLDYEAR", 0) >= -said.year:
        tokens[at - 1] = _put(left, CalendarDate(-left.keys["OLDYEAR"]), "DATE")  # "499-493 BC"
    elif said.month and said.day and "DAY" in left.keys and left.keys["DAY"] < said.day:
        tokens[at - 1] = _put(left, CalendarDate(said.year, said.month, left.keys["DAY"]))


def _date(token: Token) -> CalendarDate | None:
    for name in ("DATE", "MONTH_DATE", "YEAR_DATE"):
        if isinstance(meaning := token.keys.get(name), CalendarDate):
            return meaning
    return None


def _put(token: Token, meaning: CalendarDate, name: str = "DATE") -> Token:
    return Token(token.start, token.end, "", {name: meaning}, token.glued)

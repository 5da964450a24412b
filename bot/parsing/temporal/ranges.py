"""Days and years that borrow what a neighbour says: "April 24 and 25", "6-7 January 1916", "1939-45"."""

from __future__ import annotations

from dataclasses import replace

from bot.parsing import lexicon
from bot.parsing.temporal.meaning import CalendarDate, Clock, Meaning, MonthOf, Weekday, YearPart
from bot.parsing.temporal.tokens import Token
from bot.parsing.temporal.trust import neighbours

_VERB = 6  # tokens between a verb of moving and the "to" of where it is moved
_TOGETHER = 3  # months
_HOURS = {"CLOCK", "DOTCLOCK", "HOUR", "HOUR_WORD"}
_DATES = ("DATE", "MONTH_DATE", "YEAR_DATE")


def share_parts(tokens: list[Token]) -> list[Token]:
    """The tokens with every bare day, month or short year completed from the date it is joined to."""
    shared = list(tokens)
    joining = neighbours("joining")
    joins = [
        at
        for at, token in enumerate(tokens[1:-1], 1)
        if token.low in joining and (tokens[at - 1].keys or tokens[at + 1].keys)
    ]
    gone = 0
    for place in joins:
        at = place - gone
        # What lies inside a date that has been put together joins nothing any more.
        if shared[at] is tokens[place]:
            _share(shared, at)
            gone = len(tokens) - len(shared)
    return shared


def _share(tokens: list[Token], at: int) -> None:
    """Complete what stands beside the joining token at ``at`` from its other side."""
    left, join, right = tokens[at - 1 : at + 2]
    if _is_hours(tokens, at):
        tokens[at - 1] = _hour_before(left, right, tokens[at + 2])
        return
    if join.low in neighbours("upto") and isinstance(left.keys.get("DAY_DATE"), Weekday):
        first, last = left.keys["DAY_DATE"], right.keys.get("DAY_DATE")
        if isinstance(last, Weekday) and last.direction is None:
            tokens[at - 1] = _put(left, replace(first, through=True), "DAY_DATE")
            tokens[at + 1] = _put(right, replace(last, direction="following"), "DAY_DATE")
        return
    season, named = left.keys.get("SEASON_DATE"), right.keys.get("DATE")
    if isinstance(season, YearPart) and isinstance(named, YearPart) and named.year is not None and season.year is None:
        tokens[at - 1] = _put(left, replace(season, year=named.year))
        return
    before, after = _date(left), _date(right)
    if before is not None and after is None:
        _lend_forward(tokens, at, before)
    elif before is not None and after is not None:
        if join.low in neighbours("upto") and _turns_the_year(before, after) and not _is_moved(tokens, at):
            tokens[at - 1] = _put(left, replace(before, direction="opening"), _name(left))
            tokens[at + 1] = _put(right, replace(after, direction="following"), _name(right))
        elif join.low in neighbours("upto") and _within_a_year(before, after) and not _is_moved(tokens, at):
            tokens[at - 1] = _put(left, MonthOf(before.month, after, before.day), _name(left))
        elif join.low in ("and", "or") and _go_on(before, after):
            tokens[at + 1] = _put(right, replace(after, direction="following"), _name(right))
        elif before.month is None and before.day and after.month and after.day:
            tokens[at - 1] = _put(left, replace(after, day=before.day))  # "from the 13th to the 19th of October"
        elif before.year is None and before.month and after.month and after.year and join.low != ",":
            tokens[at - 1] = _put(left, replace(before, year=after.year))
            # "In March, April and May 2011"
            place = at - 3
            while place >= 0 and tokens[place + 1].low == "," and (earlier := _date(tokens[place])):
                if earlier.year is not None or earlier.day is not None or not earlier.month:
                    break
                tokens[place] = _put(tokens[place], replace(earlier, year=after.year))
                place -= 2
    elif after is not None and join.low != ",":
        _lend_back(tokens, at, after)


def _turns_the_year(first: CalendarDate, last: CalendarDate) -> bool:
    """Whether a stretch without a year ends in the next one: "from October to March"."""
    bare = all(date.year is None and date.month and date.direction is None for date in (first, last))
    return bare and (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)


def _go_on(first: CalendarDate, last: CalendarDate) -> bool:
    """Whether two months without a year are told together: "in December and January"."""
    bare = all(
        date.year is None and date.month and date.day is None and date.direction is None for date in (first, last)
    )
    return bare and 0 < ((last.month or 0) - (first.month or 0)) % 12 <= _TOGETHER


def _within_a_year(first: CalendarDate, last: CalendarDate) -> bool:
    """Whether a stretch without a year begins in the one it ends in: "from March to June"."""
    bare = all(date.year is None and date.month and date.direction is None for date in (first, last))
    return bare and (first.month or 0) < (last.month or 0)


def _is_moved(tokens: list[Token], at: int) -> bool:
    """Whether it is the day of one thing that was changed: "brought forward from September to June"."""
    movable = lexicon.load("modality")["tense"]["movable"]
    return any(token.low in movable for token in tokens[max(0, at - _VERB) : at])


def _is_hours(tokens: list[Token], at: int) -> bool:
    """Whether "9 to 11 a.m." stands around the joining token at ``at``."""
    if at + 2 >= len(tokens) or "AMPM" not in tokens[at + 2].keys or tokens[at].low == ",":
        return False
    if tokens[at].low in ("and", "or") and (at < 2 or tokens[at - 2].low not in ("between", "at", "from")):
        return False
    return all(not _HOURS.isdisjoint(tokens[place].keys) for place in (at - 1, at + 1))


def _hour_before(left: Token, right: Token, half: Token) -> Token:
    """The first hour as a time of day: in the same half of the day as the last, unless that would turn it round."""
    (hour, minute), (last, _) = _hour(left), _hour(right)
    noon = half.keys["AMPM"]
    if noon and hour % 12 > last % 12:
        noon = 0
    if not 1 <= hour <= 12:
        return left
    return Token(left.start, left.end, "", {"TIME": Clock(f"T{hour % 12 + noon:02d}:{minute:02d}")}, left.glued)


def _hour(token: Token) -> tuple[int, int]:
    clock = token.keys.get("CLOCK") or token.keys.get("DOTCLOCK")
    return clock or (token.keys.get("HOUR") or token.keys["HOUR_WORD"], 0)


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
        at -= 2 if at > 1 and tokens[at - 1].low in neighbours("joining") else at + 1


def _lend_back(tokens: list[Token], at: int, said: CalendarDate) -> None:
    left = tokens[at - 1]
    if said.year is not None and said.year < 0 and not said.month and left.keys.get("OLDYEAR", 0) >= -said.year:
        tokens[at - 1] = _put(left, CalendarDate(-left.keys["OLDYEAR"]), "DATE")  # "499-493 BC"
    elif said.month and said.day and "DAY" in left.keys and left.keys["DAY"] < said.day:
        tokens[at - 1] = _put(left, CalendarDate(said.year, said.month, left.keys["DAY"]))


def _date(token: Token) -> CalendarDate | None:
    for name in _DATES:
        if isinstance(meaning := token.keys.get(name), CalendarDate):
            return meaning
    return None


def _name(token: Token) -> str:
    return next(name for name in _DATES if name in token.keys)


def _put(token: Token, meaning: Meaning, name: str = "DATE") -> Token:
    return Token(token.start, token.end, "", {name: meaning}, token.glued)

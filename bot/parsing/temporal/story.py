"""How a text that tells history is read: where its story stands, and which dates only look back or ahead from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.model.time import Tense
from bot.parsing.temporal.meaning import CalendarDate, Distance, Meaning, Modified, Shifted, Weekday, YearPart
from bot.parsing.temporal.moments import Moment
from bot.parsing.temporal.tense import attributive
from bot.parsing.temporal.tokens import ENDS, Token
from bot.parsing.temporal.trust import neighbours

_LOOK_AHEAD = 8  # expressions
_CLAUSE = 8  # tokens


def is_narrative(meanings: Sequence[Meaning], published: date | None) -> bool:
    """Whether the text tells history: dates with years long past outnumber days seen from the day of writing."""
    past = deictic = 0
    for meaning in meanings:
        if isinstance(meaning, CalendarDate) and meaning.year is not None:
            past += published is None or meaning.year < published.year - 1
        elif isinstance(meaning, Weekday) or (isinstance(meaning, Shifted) and meaning.anchor == "published"):
            deictic += 1
    # An undated page is taken for history only when nothing in it is seen from the day of writing.
    return past >= 5 and past > 8 * deictic and (published is not None or not deictic)


def told_next(meanings: Sequence[Meaning]) -> list[Moment | None]:
    """For each expression of a story the month told next with its year, a few expressions on."""
    ahead: list[Moment | None] = []
    told: Moment | None = None
    distance = 0
    for meaning in reversed(meanings):
        distance += 1
        ahead.append(told if distance <= _LOOK_AHEAD else None)
        base = meaning.base if isinstance(meaning, Modified) else meaning
        if isinstance(base, CalendarDate) and base.year is not None and base.month is not None:
            told, distance = Moment("month", base.year, base.month), 0
    return ahead[::-1]


def looks_back(tokens: Sequence[Token], at: int) -> bool:
    """Whether a date tells what lies behind the story: "the May 1907 high", "who had come in 1907"."""
    if attributive(tokens, at):
        return True
    for before in range(at - 1, max(-1, at - _CLAUSE), -1):
        if tokens[before].low in ENDS or tokens[before].low == ",":
            return False
        if tokens[before].low in neighbours("story_behind"):
            return True
    return False


def is_passing(meaning: Meaning, tokens: list[Token], at: int, tense: Tense | None) -> bool:
    """Whether a date with its year only looks back or ahead from the story, and does not move it."""
    base = meaning.base if isinstance(meaning, Modified) else meaning
    if isinstance(base, YearPart) and tense == "future":
        return True
    if not (isinstance(base, CalendarDate) and base.year is not None):
        return False
    before = [token.low for token in tokens[max(0, at - _CLAUSE) : at]]
    last = before[-1] if before else ""
    if last == "by" and base.month is not None and (len(before) == 1 or before[-2] in ENDS):
        return False  # "By May 1946 the city was taken": this moves the story, "by 1960 it was forgotten" does not
    if last in ("to", "until") and base.day is not None and tense != "future":
        return False  # "from May 3 to June 2, 1946": there the story goes on
    if tense == "future" or last in neighbours("story_away") or before[-2:] == ["as", "of"]:
        return True
    # "until the fall of the city in May 1946", but "until noon, and in May 1946"
    for low in reversed(before):
        if low in ENDS or low == ",":
            return False
        if low in ("until", "till"):
            return True
    return False


def looks_away(meaning: Meaning) -> bool:
    """Whether it leads out of the story: back to the day of publication, or to a period before."""
    if isinstance(meaning, Modified):
        return looks_away(meaning.base)
    if isinstance(meaning, Shifted):
        return meaning.anchor == "published" or meaning.count < 0
    return isinstance(meaning, Distance) and (meaning.anchor == "published" or meaning.sign < 0)

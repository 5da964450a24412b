"""Temporal expressions with TIMEX3 types and values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.model.text import Sentence
from bot.model.time import Tense, Timex3
from bot.parsing.temporal.assemble import read_tokens
from bot.parsing.temporal.meaning import CalendarDate, Clock, Meaning, Modified, Shifted, Weekday, YearPart
from bot.parsing.temporal.moments import Moment
from bot.parsing.temporal.resolve import Resolver
from bot.parsing.temporal.tense import attributive, tense_around
from bot.parsing.temporal.tokens import GAP, Token
from bot.parsing.temporal.trust import is_time

_TIMES = (
    "DATE",
    "DAY_DATE",
    "MONTH_DATE",
    "YEAR_DATE",
    "SEASON_DATE",
    "REL",
    "TIME",
    "SET",
    "LENGTH",
    "SPAN",
    "ONE",
    "SOME",
)

_Found = tuple[int, Token, Meaning]
_NEAR_BEHIND = 8  # tokens
_LOOK_AHEAD = 8  # expressions
_CLAUSE = 8  # tokens
_ENDS = {".", "?", "!", GAP}
_IN_PASSING = {"since", "until", "till", "by", "before", "(", "-", "to"}


def find_times(text: str, sentences: tuple[Sentence, ...], published: date | None) -> tuple[Timex3, ...]:
    """The temporal expressions of the text, resolved against the day of publication where they need one."""
    tokens = read_tokens(text)
    found = [
        (at, token, meaning)
        for at, token in enumerate(tokens)
        if (meaning := _meaning(token)) is not None and is_time(tokens, at, text)
    ]
    narrative = _is_narrative([meaning for _, _, meaning in found], published)
    resolver = Resolver(published, narrative)
    ahead = _told_next(found) if narrative else [None] * len(found)
    times: list[Timex3] = []
    read = 0
    for index, (at, token, said) in enumerate(found):
        if any(between.low in _ENDS for between in tokens[read:at]):
            resolver.context.end_sentence()
        read = at
        meaning = said
        if isinstance(said, Clock) and said.day is None and resolver.context.here is None:
            meaning = replace(said, day=_day_behind(tokens, at, found[index + 1 :]))
        resolver.context.ahead = ahead[index]
        tense = tense_around(tokens, at, at + 1)
        passing = _is_passing(meaning, tokens, at, tense)
        if resolved := resolver.resolve(meaning, tense, passing):
            surface = text[token.start : token.end]
            times.append(Timex3(surface, token.start, token.end, resolved.type, resolved.value, resolved.mod, tense))
    return tuple(times)


def _meaning(token: Token) -> Meaning | None:
    for name in _TIMES:
        if name in token.keys:
            meaning = token.keys[name]
            return meaning if isinstance(meaning, Meaning) else None
    return None


def _day_behind(tokens: list[Token], at: int, following: list[_Found]) -> Meaning | None:
    """The day told soon after a time of day in its sentence: "at 10:35 (0735 GMT) on Friday"."""
    for place, _, meaning in following[:2]:
        if place - at > _NEAR_BEHIND or any(token.low in _ENDS for token in tokens[at:place]):
            return None
        if isinstance(meaning, Weekday) or (isinstance(meaning, CalendarDate) and meaning.day is not None):
            return meaning
    return None


def _told_next(found: list[_Found]) -> list[Moment | None]:
    """For each expression of a story the month told next with its year, a few expressions on."""
    ahead: list[Moment | None] = []
    told: Moment | None = None
    distance = 0
    for _, _, meaning in reversed(found):
        distance += 1
        ahead.append(told if distance <= _LOOK_AHEAD else None)
        base = meaning.base if isinstance(meaning, Modified) else meaning
        if isinstance(base, CalendarDate) and base.year is not None and base.month is not None:
            told, distance = Moment("month", base.year, base.month), 0
    return ahead[::-1]


def _is_passing(meaning: Meaning, tokens: list[Token], at: int, tense: Tense | None) -> bool:
    """Whether a date with its year only looks back or ahead from the story, and does not move it."""
    base = meaning.base if isinstance(meaning, Modified) else meaning
    if isinstance(base, YearPart) and tense == "future":
        return True
    if not (isinstance(base, CalendarDate) and base.year is not None):
        return False
    before = [token.low for token in tokens[max(0, at - _CLAUSE) : at]]
    last = before[-1] if before else ""
    if last == "by" and base.month is not None and (len(before) == 1 or before[-2] in _ENDS):
        return False  # "By May 1946 the city was taken": this moves the story, "by 1960 it was forgotten" does not
    if tense == "future" or last in _IN_PASSING or before[-2:] == ["as", "of"] or attributive(tokens, at):
        return True
    # "until the fall of the city in May 1946", but "until noon, and in May 1946"
    for low in reversed(before):
        if low in _ENDS or low == ",":
            return False
        if low in ("until", "till"):
            return True
    return False


def _is_narrative(meanings: list[Meaning], published: date | None) -> bool:
    """Whether the text tells history: dates with years long past outnumber days seen from the day of writing."""
    past = deictic = 0
    for meaning in meanings:
        if isinstance(meaning, CalendarDate) and meaning.year is not None:
            past += published is None or meaning.year < published.year - 1
        elif isinstance(meaning, Weekday) or (isinstance(meaning, Shifted) and meaning.anchor == "published"):
            deictic += 1
    # An undated page is taken for history only when nothing in it is seen from the day of writing.
    return past >= 5 and past > 8 * deictic and (published is not None or not deictic)

"""Temporal expressions with TIMEX3 types and values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.model.time import Timex3
from bot.parsing.temporal.assemble import read_tokens
from bot.parsing.temporal.days import day_behind, day_in_brackets, day_right_behind, is_heading, is_stamp, is_tomorrow
from bot.parsing.temporal.meaning import Clock, Meaning
from bot.parsing.temporal.resolve import Resolver
from bot.parsing.temporal.story import is_narrative, is_passing, looks_back, told_next
from bot.parsing.temporal.tense import is_history, is_overtaken, is_word_of, just_told, tense_around
from bot.parsing.temporal.tokens import ENDS, Token
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


def find_times(text: str, published: date | None) -> tuple[Timex3, ...]:
    """The temporal expressions of the text, resolved against the day of publication where they need one."""
    return _resolved(text, published)


# A page without a day is read as such more than once, before the last time with the day that this gave.
@lru_cache(2)
def _resolved(text: str, published: date | None) -> tuple[Timex3, ...]:
    tokens, found = _expressions(text)
    meanings = [meaning for _, _, meaning in found]
    narrative = is_narrative(meanings, published)
    resolver = Resolver(published, narrative)
    tomorrow = {at for at, _, meaning in found if is_tomorrow(meaning, published)}
    added = len(tomorrow) > 1 and any(is_word_of(tokens, at) for at in tomorrow)
    resolver.context.revised = added or (
        len(tomorrow) > 1 and any(tense_around(tokens, at, at + 1) == "future" for at in tomorrow)
    )
    ahead = told_next(meanings) if narrative else [None] * len(found)
    times: list[Timex3] = []
    ends = iter([at for at, token in enumerate(tokens) if token.low in ENDS] + [len(tokens)])
    end = next(ends)
    for index, (at, token, said) in enumerate(found):
        while end < at:
            resolver.context.end_sentence()
            end = next(ends)
        meaning = said
        if isinstance(said, Clock) and said.day is None:
            meaning = replace(said, day=day_right_behind(tokens, found, index) or day_in_brackets(tokens, found, index))
            if meaning.day is None and resolver.context.here is None and not is_stamp(text, token.start):
                meaning = replace(said, day=day_behind(tokens, found, index))
        resolver.context.ahead = ahead[index]
        tense = tense_around(tokens, at, at + 1)
        resolver.context.over = just_told(tokens, at)
        resolver.context.said = is_word_of(tokens, at)
        resolver.context.since = at > 0 and tokens[at - 1].low == "since"
        ahead_day = at in tomorrow if meaning is said else is_tomorrow(meaning, published)
        resolver.context.history = tense == "past" and ahead_day and is_history(tokens, at)
        resolver.context.overtaken = is_overtaken(tokens, at, tense)
        passing = is_passing(meaning, tokens, at, tense)
        if resolved := resolver.resolve(meaning, tense, passing, narrative and looks_back(tokens, at)):
            surface = text[token.start : token.end]
            if is_heading(tokens, at, meaning):
                resolver.context.heading = resolved.moment
            if tense == "past" and not added and ahead_day and resolver.is_ahead(resolved):
                tense = "future"
            times.append(Timex3(surface, token.start, token.end, resolved.type, resolved.value, resolved.mod, tense))
    return tuple(times)


@lru_cache(1)
def _expressions(text: str) -> tuple[list[Token], list[tuple[int, Token, Meaning]]]:
    """The tokens of the text, and of those that are temporal expressions their places and meanings."""
    tokens = read_tokens(text)
    found = [
        (at, token, meaning)
        for at, token in enumerate(tokens)
        if token.keys and (meaning := _meaning(token)) is not None and is_time(tokens, at, text)
    ]
    return tokens, found


def _meaning(token: Token) -> Meaning | None:
    for name in _TIMES:
        if name in token.keys:
            meaning = token.keys[name]
            return meaning if isinstance(meaning, Meaning) else None
    return None

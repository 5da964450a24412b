"""Which way a clause looks, from the verb forms around an expression."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.model.time import Tense
from bot.parsing import lexicon
from bot.parsing.temporal.tokens import Token

_REACH = 25  # tokens: a longer clause says nothing reliable any more
_STOPS = {".", ";", "\n", "?", "!"}


@cache
def _cues() -> dict[str, Tense]:
    return {word: tense for tense, words in lexicon.load("modality")["tense"].items() for word in words}


def tense_around(tokens: Sequence[Token], first: int, last: int) -> Tense | None:
    """The tense of the verb nearest to tokens ``first`` to ``last``: the one before it, otherwise the one after."""
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if tokens[at].low in _STOPS:
            break
        if found := _tense(tokens, at):
            return found
    for at in range(last, min(len(tokens), last + _REACH)):
        if tokens[at].low in _STOPS:
            break
        if found := _tense(tokens, at):
            return found
    return None


def _tense(tokens: Sequence[Token], at: int) -> Tense | None:
    low = tokens[at].low
    if found := _cues().get(low):
        return found
    if low == "to" and at and tokens[at - 1].low in ("is", "are"):
        return "future"
    if len(low) > 4 and low.endswith("ed") and low.isalpha() and (at == 0 or tokens[at - 1].low not in ("be", "to")):
        return "past"
    return None

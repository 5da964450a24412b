"""Deadlines: whether "until", "by" and the like before a day make it one that lies ahead."""

from __future__ import annotations

from collections.abc import Sequence

from bot.parsing.temporal.tokens import Token
from bot.parsing.temporal.verbs import REACH, STOPS, forms, nearest_verb, phrase_before, tense_of

_OBJECT = 5  # tokens between a verb of giving and the time given


def is_deadline(tokens: Sequence[Token], first: int, last: int, verb: int | None) -> bool:
    """Whether "until", "by" and the like before it make it a deadline that lies ahead."""
    at = _hour_before(tokens, first)
    deadline = phrase_before(tokens, at, "deadline")
    if not deadline:
        return False
    opens = at - deadline - 1 < 0 or tokens[at - deadline - 1].low in STOPS
    if not opens and tokens[at - deadline - 1].low in ("and", ","):
        behind = nearest_verb(tokens, range(last, min(len(tokens), last + 4)))
        opens = behind is not None and tense_of(tokens, behind) == "past"  # "and by Friday crews were waiting"
    if opens:
        return False  # "Until Thursday, they had not": a deadline that opens the sentence is one that has passed
    if _is_granted(tokens, at - deadline):
        return True
    return not _over(tokens, verb) or _conditional(tokens, at)


def _is_granted(tokens: Sequence[Token], at: int) -> bool:
    """Whether the deadline was given to somebody, "they had until Friday", "it gave them until Friday", or to what was
    stopped: "ferries were cancelled until Friday"."""
    if tokens[at - 1].low == "had":
        return True
    if tokens[at].low not in ("until", "till"):
        return False
    given = not forms("grant").isdisjoint(token.low for token in tokens[max(0, at - _OBJECT) : at])
    return given or tokens[at - 1].low in forms("stopped")


def _hour_before(tokens: Sequence[Token], first: int) -> int:
    """Where the hour of a day begins: "until noon on Friday", "until the close of business on Friday"."""
    at = first - (first > 0 and tokens[first - 1].low == "on")
    if at and "TIME" in tokens[at - 1].keys:
        return at - 1
    length = phrase_before(tokens, at, "day_end")
    return at - length if length else first


def _over(tokens: Sequence[Token], verb: int | None) -> bool:
    """Whether the verb tells of what has ended: "it ran until July 15", but not "they extended it until July 15"."""
    return verb is not None and any(token.low in forms("over") for token in tokens[max(0, verb - 1) : verb + 1])


def _conditional(tokens: Sequence[Token], first: int) -> bool:
    """Whether the clause before tells a condition: "unless it was agreed by Monday"."""
    for at in range(first - 1, max(-1, first - REACH), -1):
        if tokens[at].low in STOPS or tokens[at].low == ",":
            return False
        if tokens[at].low in forms("condition"):
            return True
    return False

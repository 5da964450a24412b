"""Whether what a clause dates has happened, is planned, or is somebody's word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.model.event import EventStatus
from bot.parsing import lexicon
from bot.parsing.temporal.tense import tense_of
from bot.parsing.temporal.tokens import Token, tokenize

_ACCORDING = re.compile(r"\baccording to ([^,;“”\"]{2,80})", re.IGNORECASE)
_SUBJECT = re.compile(r"[^,;:“”\"]{2,80}$")
_MARKS = {",", '"', "“", "”", "''", "'", "’", "‘", "--"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a dated clause and, when it is somebody's word, whose; ``planning`` if it speaks of a plan."""

    status: EventStatus
    claimed_by: str | None = None
    planning: bool = False


@cache
def _words(topic: str, name: str) -> frozenset[str]:
    return frozenset(lexicon.load("modality")[topic][name])


def standing(text: str, start: int, end: int, time_start: int, time_end: int) -> Standing:
    """How the clause around the expression stands, in the sentence ``text[start:end]``."""
    tokens = tokenize(text[start:end], {}, {})
    first = next((at for at, token in enumerate(tokens) if token.start + start >= time_start), len(tokens))
    last = next((at for at, token in enumerate(tokens) if token.start + start >= time_end), len(tokens))
    governor = next((at for at in (*range(first - 1, -1, -1), *range(last, len(tokens))) if _kind(tokens, at)), None)
    if governor is None:
        return Standing("happened")
    kind = _kind(tokens, governor)
    if kind == "report":
        # The date is the report's own: "said on Thursday", "On Thursday, the office announced".
        return Standing("happened")
    if kind == "future":
        return Standing("planned", planning=tokens[governor].low in _words("plan", "words"))
    return _attributed(text[start:end], tokens, governor)


def _attributed(sentence: str, tokens: Sequence[Token], governor: int) -> Standing:
    if match := _ACCORDING.search(sentence):
        return Standing("claimed", match[1].strip().removesuffix("."))
    if any(token.low in _words("reporting", "hedge") for token in tokens):
        return Standing("claimed")
    for at in range(governor - 1, -1, -1):
        low = tokens[at].low
        # "X said (that) it tested": the clause is X's word; but not in '", said X, who had tested'.
        if _reports(low) and at and tokens[at - 1].low not in _MARKS:
            status: EventStatus = "denied" if low in _words("reporting", "deny") else "claimed"
            return Standing(status, _subject(sentence[: tokens[at].start]))
    for at in range(governor + 1, len(tokens)):
        closes = at + 1 == len(tokens) or tokens[at + 1].low in (".", ",")
        if tokens[at].low in _words("reporting", "assert") and closes:
            # ", the ministry has reported."
            said = sentence[tokens[governor].end : tokens[at].start]
            if "," in said:
                return Standing("claimed", _subject(said))
    return Standing("happened")


def _reports(low: str) -> bool:
    return low in _words("reporting", "assert") or low in _words("reporting", "deny")


def _kind(tokens: Sequence[Token], at: int) -> str:
    return "report" if _reports(tokens[at].low) else tense_of(tokens, at) or ""


def _subject(before: str) -> str | None:
    """Who speaks: the words between the last mark or conjunction and the verb, without auxiliaries."""
    match = _SUBJECT.search(before)
    words = match[0].split() if match else []
    while words and words[-1].lower() in _words("reporting", "auxiliary"):
        words.pop()
    for at in range(len(words) - 1, -1, -1):
        if words[at].lower() in _words("reporting", "joining"):
            words = words[at + 1 :]
            break
    subject = " ".join(words)
    return subject if any(c.isalpha() for c in subject) else None

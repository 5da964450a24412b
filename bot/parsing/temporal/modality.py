"""Whether what a clause dates has happened, is planned, or is somebody's word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.model.event import EventStatus
from bot.parsing import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[,;:—–\"“”]")
_ACCORDING = re.compile(r"\baccording to ([^,.;“”\"]{2,60})", re.IGNORECASE)
_SUBJECT = re.compile(r"[^,;.“”\"]{2,60}$")


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a dated clause and, when it is somebody's word, whose."""

    status: EventStatus
    claimed_by: str | None = None


@cache
def _verbs() -> tuple[dict[str, str], frozenset[str], frozenset[str], frozenset[str]]:
    tables = lexicon.load("modality")
    tenses = {word: tense for tense, words in tables["tense"].items() for word in words}
    reporting = tables["reporting"]
    return tenses, frozenset(reporting["assert"]), frozenset(reporting["deny"]), frozenset(reporting["hedge"])


def standing(text: str, start: int, end: int, time_start: int, time_end: int) -> Standing:
    """How the clause around the expression stands, in the sentence ``text[start:end]``."""
    tenses, asserting, denying, hedging = _verbs()
    words = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text, start, end)]
    before = [word for word in words if word[1] <= time_start]
    after = [word for word in words if word[0] >= time_end]
    governor: tuple[int, int, str] | None = None
    kind = ""
    for word in (*reversed(before), *after):
        kind = _kind(word[2], tenses, asserting, denying)
        if kind:
            governor = word
            break
    if governor is None:
        return Standing("happened")
    if kind in ("assert", "deny"):
        # The date is the report's own: "said on Thursday", "On Thursday, the office announced".
        return Standing("happened")
    if kind == "future":
        return Standing("planned")
    return _attributed(text, start, end, words, governor, asserting, denying, hedging)


def _attributed(
    text: str,
    start: int,
    end: int,
    words: list[tuple[int, int, str]],
    governor: tuple[int, int, str],
    asserting: frozenset[str],
    denying: frozenset[str],
    hedging: frozenset[str],
) -> Standing:
    if match := _ACCORDING.search(text, start, end):
        return Standing("claimed", match[1].strip())
    if any(low in hedging for _, _, low in words):
        return Standing("claimed")
    at = words.index(governor)
    for index in range(at - 1, -1, -1):
        first, last, low = words[index]
        if low in asserting or low in denying:
            # "X said (that) it tested": the clause is X's word.
            subject = _SUBJECT.search(text, start, first)
            status: EventStatus = "denied" if low in denying else "claimed"
            return Standing(status, _tidy(subject[0]) if subject else None)
    for index in range(at + 1, len(words)):
        first, last, low = words[index]
        if (low in asserting and text[last : last + 1] in (".", ",", "")) or (low in asserting and last >= end - 2):
            # ", the ministry has reported."
            subject = _SUBJECT.search(text, governor[1], first)
            if subject and text[max(start, subject.start() - 1)] == ",":
                return Standing("claimed", _tidy(subject[0]))
    return Standing("happened")


def _kind(low: str, tenses: dict[str, str], asserting: frozenset[str], denying: frozenset[str]) -> str:
    if low in asserting:
        return "assert"
    if low in denying:
        return "deny"
    if low in tenses:
        return tenses[low]
    return "past" if len(low) > 4 and low.endswith("ed") else ""


def _tidy(subject: str) -> str:
    words = subject.strip().split()
    while words and words[-1].lower() in ("has", "have", "had", "also", "earlier", "later"):
        words.pop()
    return " ".join(words)

"""Sentences that tell why: what answers "Why did she resign?" better than another sentence on her resignation."""

from __future__ import annotations

import re
from functools import cache

from bot.answering.inquiry import Inquiry
from bot.answering.kin import mostly, synonyms
from bot.answering.lists import listed, one_of
from bot.answering.passages import Passage, Ranked, sketch
from bot.answering.pool import Pool
from bot.answering.terms import telling, telling_parts
from bot.model.stems import stem
from bot.model.words import fold, folded_words

_LOOKED_AT = 12
"""The likeliest sentences, of which one that gives a reason may be meant though it does not come first."""
_NEXT = 2
"""Sentences behind the likeliest one in which it may be explained."""
_BEFORE = 2
"""Sentences before "We lost because …" that may tell who lost."""
_OPENING = 3
"""Words at the head of a sentence of which one may be "he"."""
_ENOUGH = 0.5
"""The share of what is asked beside names that a sentence must tell to explain it."""
_BIDDEN = 5
"""Words before "to" among which "asked" stands when somebody was asked to do something."""
_PURPOSE = re.compile(r"\b(\w+) to ([a-z]+)")


@cache
def _cause() -> re.Pattern[str]:
    over = rf"\bover (?!\d|{one_of('spell')}|{one_of('month')}\b|[a-z]+day\b)(?=[a-z])"
    return re.compile(rf"\b{one_of('cause')}\b|, (?:so|saying)\b|{over}", re.I)


@cache
def _deed() -> re.Pattern[str]:
    """What somebody is judged for: "jailed for taking bribes", "sent off for a foul", but not "banned for a year"."""
    doing = rf"(?!{one_of('no_deed')}\b)[a-z]+ing\b"
    thing = rf"{one_of('determiner')} (?!(?:\w+ ){{0,2}}{one_of('lasting')}\b)[a-z]"
    return re.compile(rf"\b(?:{one_of('judged')}|sent off)\b[^.;:“”\"]{{0,90}}? for (?:{doing}|{thing})")


def gives_reason(text: str) -> bool:
    """Whether a sentence says because of what, what for, or for what somebody was judged."""
    return (
        _tells_cause(text) or bool(_deed().search(text)) or any(_aims(text, found) for found in _PURPOSE.finditer(text))
    )


def _tells_cause(text: str) -> bool:
    """Whether it has words for a cause: "due to ice", but not "due to be built"."""
    return any(
        fold(found[0]) != "due to" or not _opens_with_verb(text[found.end() :]) for found in _cause().finditer(text)
    )


def _opens_with_verb(text: str) -> bool:
    return any(word == "be" or stem(fold(word)) in mostly("v") for word in text.split(maxsplit=1)[:1])


def _aims(text: str, found: re.Match[str]) -> bool:
    """Whether "to" tells what something was done for: not what somebody says, may or was asked to do."""
    if found[1].casefold() in listed("opening") or found[2] == "be" or stem(found[2]) not in mostly("v"):
        return False
    clause = re.split(r"[,;:“”\"]", text[: found.start(1)])[-1]
    return listed("bidding").isdisjoint(folded_words(clause)[-_BIDDEN:])


def reasons_first(inquiry: Inquiry, pool: Pool, ranked: Ranked) -> Ranked:
    """The same order, but where "why" is asked and the likeliest sentence gives no reason, the likeliest one that gives
    one for what is asked comes first."""
    if inquiry.wants != "reason" or not ranked or gives_reason(ranked[0][0].citation.text):
        return ranked
    best = ranked[0][0]
    for at, (passage, _) in enumerate(ranked[:_LOOKED_AT]):
        if gives_reason(passage.citation.text) and _explains(inquiry, pool, passage, best):
            return [ranked[at], *ranked[:at], *ranked[at + 1 :]]
    return ranked


def _explains(inquiry: Inquiry, pool: Pool, passage: Passage, best: Passage) -> bool:
    """Whether a sentence is on what is asked: it tells most of it and of whom, or goes on where the likeliest ends."""
    named = set(telling_parts(inquiry.names or inquiry.focus[:1]))
    here = passage.sketch.known
    # "He", or "We" of a quotation, may be whom the sentences before name; "Brandt fell" tells of another.
    points_back = not listed("subject").isdisjoint(folded_words(passage.citation.text)[:_OPENING])
    asked = [s for s in telling(inquiry.own) if s not in named and s not in _stems("wishes")]
    told = [s for s in asked if s in here or (synonyms(s) & here) - _stems("light")]
    goes_on = passage.key[0] == best.key[0] and 0 < passage.index - best.index <= _NEXT
    if goes_on and _tells_cause(passage.citation.text):
        return points_back or not named.isdisjoint(here) if named else not here.isdisjoint(asked)
    least = _ENOUGH if named and any(s in mostly("v") for s in told) else 1
    return bool(told) and len(told) >= least * len(asked) and named <= here | _around(pool, passage, points_back)


def _around(pool: Pool, passage: Passage, points_back: bool) -> frozenset[str]:
    """The stems of the headline, and of the sentences just before one that points back."""
    told = [sketch(passage.citation.article.headline or "").known]
    for other in pool.passages if points_back else ():
        if other.key[0] == passage.key[0] and 0 < passage.index - other.index <= _BEFORE:
            told.append(other.sketch.known)
    return frozenset().union(*told)


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(map(stem, listed(name)))

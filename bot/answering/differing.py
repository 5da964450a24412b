"""Where pages answer a question for a number differently: shown side by side, never decided."""

from __future__ import annotations

import re

from bot.answering.inquiry import Inquiry
from bot.answering.kin import synonyms
from bot.answering.lists import listed
from bot.answering.measures import amount, counts, measured
from bot.answering.passages import Passage, Ranked
from bot.answering.pool import Pool
from bot.answering.short import short_answer
from bot.answering.standing import of_itself
from bot.answering.statements import near_copies
from bot.answering.trust import beside
from bot.model.answer import Citation, Conflict, ConflictSide, Statement
from bot.model.stems import stem
from bot.model.words import fold

_SIDES = 3
_ALIKE = 0.66
"""Share of the question's words in the likeliest sentence that another must hold to tell of the same."""
_OPEN = re.compile(r"\b(?:if|up to|could|may|might|would)\b", re.I)
"""What stands in sentences that give no number as a fact."""


def differing(inquiry: Inquiry, pool: Pool, ranked: Ranked, short: str) -> Conflict | None:
    """The numbers that pages give for what is asked, the newest page's first; ``None`` when they agree.

    ``short`` is the number of the likeliest passage, the first of ``ranked``. A page that has not all the names of the
    question tells of something else.
    """
    best = ranked[0][0]
    value, held = amount(short), _asked(inquiry, best)
    counted = {stem(fold(inquiry.question.head or ""))}
    if inquiry.wants != "number" or value is None or held <= counted or measured(inquiry, short) == 0:
        return None
    if not counts(inquiry, best.citation.text, short) or not beside(best.citation.text, short, held - counted):
        return None
    named = {s for name in inquiry.names for s in name.split()}
    sides: dict[float, tuple[str, list[Citation]]] = {value: (short, [best.citation])}
    for passage, _ in ranked[1:]:
        text = passage.citation.text
        if passage.key[0] == best.key[0] or _OPEN.search(text) or of_itself(text) or len(sides) == _SIDES:
            continue
        if len(_asked(inquiry, passage) & held) < _ALIKE * len(held):
            continue
        if not named <= pool.held[passage.key[0]]:
            continue
        told = short_answer(inquiry, text)
        other = amount(told) if told else None
        if not told or other is None or _unit(told) != _unit(short) or not counts(inquiry, text, told):
            continue
        if _noun(told) and _noun(short) and _noun(told) != _noun(short) and inquiry.question.measure != "many":
            continue
        if measured(inquiry, told) == 0 or not beside(text, told, (held - counted) & passage.sketch.known):
            continue
        side = sides.setdefault(other, (told, []))[1]
        if all(c.article.id != passage.key[0] and not near_copies(c.text, text) for c in side):
            side.append(passage.citation)
    if len(sides) < 2:
        return None
    newest = sorted(sides.values(), key=lambda side: _printed(side[1][0]), reverse=True)
    return Conflict("number", tuple(ConflictSide(told, Statement(side[0].text, tuple(side))) for told, side in newest))


def uncorrected_first(ranked: Ranked) -> Ranked:
    """The same order, but for sentences of the page itself, as what it said wrongly before: they come last."""
    return sorted(ranked, key=lambda pair: of_itself(pair[0].citation.text))


def _asked(inquiry: Inquiry, passage: Passage) -> set[str]:
    """The question's words, names aside, that the passage holds, itself or as synonyms."""
    named = {s for name in inquiry.names for s in name.split()}
    known = passage.sketch.known
    return {s for s in inquiry.own if s not in named and len(s) > 2 and synonyms(s) & known}


def _unit(number: str) -> tuple[bool, bool]:
    """Whether it is a sum of money, and whether a share."""
    told = set(fold(number).split())
    return any(sign in number for sign in "$£€¥"), "%" in number or bool(told & listed("percent"))


def _noun(number: str) -> str | None:
    """The stem of what a sum or measure is given in: "crown" for "400,000 crowns"."""
    none = listed("number") | listed("magnitude") | listed("function") | listed("article")
    return next((stem(word) for word in fold(number).split() if word.isalpha() and word not in none), None)


def _printed(citation: Citation) -> str:
    publication = citation.article.publication
    return publication.latest.isoformat() if publication else ""

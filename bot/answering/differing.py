"""Where pages answer a question for a number differently: shown side by side, never decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.answering.corrections import correction, in_column, notes, printed, replaced, taken_back, taken_back_below
from bot.answering.inquiry import Inquiry
from bot.answering.kin import synonyms
from bot.answering.lists import listed, one_of
from bot.answering.measures import amount, counts, measured
from bot.answering.passages import Passage, Ranked
from bot.answering.pool import Pool
from bot.answering.short import short_answer
from bot.answering.statements import near_copies
from bot.answering.tolls import Toll, tolls
from bot.answering.trust import beside
from bot.model.answer import Citation, Conflict, ConflictSide, Statement
from bot.model.stems import stem
from bot.model.words import fold

_SIDES = 3
_ALIKE = 0.66
"""Share of the question's words in the likeliest sentence that another must hold to tell of the same."""
_OPEN = re.compile(rf"\b{one_of('open_number')}\b", re.I)
"""What stands in sentences that give no number as a fact."""
_DENIES = re.compile(rf"\b{one_of('denies')}\b", re.I)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_RATE = re.compile(r"\d.* (?:a|an|per|each) [a-z]+$")
_LOOKED = 12
"""Passages among which a denial is looked for, the likeliest."""
_SETTLES = re.compile(rf"\b{one_of('settles')}\b")


def differing(inquiry: Inquiry, pool: Pool, ranked: Ranked, short: str) -> Conflict | None:
    """The numbers that pages give for what is asked, the newest page's first; ``None`` when they agree.

    ``short`` is the number of the likeliest passage, the first of ``ranked``. A page that has not all the names of the
    question tells of something else.
    """
    best = ranked[0][0]
    if corrected := _put_right(inquiry, ranked, short):
        return corrected
    counted_dead, of_one = tolls(inquiry, pool, ranked)
    apart = _apart(counted_dead) if of_one else None  # of several occasions each may be right
    if counted_dead:
        return apart
    value, held = amount(short), _asked(inquiry, best)
    counted = {stem(fold(inquiry.question.head or ""))}
    if inquiry.wants == "number" or _YEAR.fullmatch(short):
        for passage, _ in ranked:
            instead = replaced(passage.citation.text, short) if _is_alike(inquiry, passage, held) else None
            if instead:
                return _conflict([(short, [best.citation]), (instead, [passage.citation])])
    if inquiry.wants != "number" or value is None or held <= counted or measured(inquiry, short) == 0:
        return None
    if not counts(inquiry, best.citation.text, short) or not beside(best.citation.text, short, held - counted):
        return None
    if right := correction(ranked, short):
        return _conflict([(short, [best.citation]), right])
    named = {s for name in inquiry.names for s in name.split()}
    wrong = taken_back(ranked) | notes(ranked)
    sides: dict[float, tuple[str, list[Citation]]] = {value: (short, [best.citation])}
    for passage, _ in ranked[1:]:
        text = passage.citation.text
        if passage.key[0] == best.key[0] or _is_open(text) or len(sides) == _SIDES:
            continue
        if not _is_alike(inquiry, passage, held) or passage.key in wrong:
            continue
        if not named <= pool.held[passage.key[0]]:
            continue
        told = short_answer(inquiry, text)
        other = amount(told) if told else None
        if not told or other is None or _unit(told) != _unit(short) or not counts(inquiry, text, told):
            continue
        if _noun(told) and _noun(short) and _noun(told) != _noun(short) and inquiry.question.measure != "many":
            continue
        if inquiry.question.head is None and _counts_others(best.citation.text, short, text, told):
            continue
        if measured(inquiry, told) == 0 or not beside(text, told, (held - counted) & passage.sketch.known):
            continue
        side = sides.setdefault(other, (told, []))[1]
        if all(c.article.id != passage.key[0] and not near_copies(c.text, text) for c in side):
            side.append(passage.citation)
    if len(sides) < 2:
        return None
    return _conflict(sides.values())


def put_right_below(ranked: Ranked) -> Conflict | None:
    """The number of the likeliest sentence beside the one by which a note on its page replaces it."""
    found = taken_back_below(ranked[0][0], ranked) if ranked else None
    return _conflict([(found[0], [ranked[0][0].citation]), found[1:]]) if found else None


def _put_right(inquiry: Inquiry, ranked: Ranked, short: str) -> Conflict | None:
    """What one of the likeliest passages has beside what a column of corrections has instead."""
    for passage, _ in ranked[:_SIDES] if inquiry.wants in ("number", "time") else ():
        text = passage.citation.text
        wrong = short if passage is ranked[0][0] else short_answer(inquiry, text)
        for other in in_column(ranked, wrong) if wrong else ():
            told = short_answer(inquiry, other.citation.text)
            if told and wrong and fold(told) != fold(wrong) and (amount(told) is None) == (amount(wrong) is None):
                return _conflict([(wrong, [passage.citation]), (told, [other.citation])])
    return None


def _conflict(sides: Iterable[tuple[str, Sequence[Citation]]]) -> Conflict:
    newest = sorted(sides, key=lambda side: printed(side[1][0].article), reverse=True)
    return Conflict("number", tuple(ConflictSide(told, Statement(side[0].text, tuple(side))) for told, side in newest))


def _apart(counted: Sequence[Toll]) -> Conflict | None:
    """The counts that cannot be one, of each page the first, of the newest pages: a toll grows by the day."""
    sides: list[list[Toll]] = []
    seen: set[int] = set()
    for toll in sorted(counted, key=lambda toll: printed(toll.citation.article), reverse=True):
        if toll.citation.article.id in seen:
            continue
        seen.add(toll.citation.article.id)
        if same := next((side for side in sides if side[0].agrees(toll)), None):
            same.append(toll)
        elif len(sides) < _SIDES:
            sides.append([toll])
    if len(sides) < 2:
        return None
    return _conflict((side[0].told, [toll.citation for toll in side]) for side in sides)


def _is_open(text: str) -> bool:
    """Whether no number in a sentence is given as a fact: what somebody said "would" be is told as one."""
    return any(found[0].casefold() != "would" or not _SETTLES.search(text) for found in _OPEN.finditer(text))


def unsettled(inquiry: Inquiry, pool: Pool, ranked: Ranked) -> bool:
    """Whether a page as new as the likeliest denies, or calls off, what that one tells; or pages count those whom
    something befell, and the question does not say on which occasion."""
    counted, of_one = tolls(inquiry, pool, ranked)
    if counted and not of_one and _apart(counted):
        return True
    best = ranked[0][0]
    held = _asked(inquiry, best)
    named = {s for name in inquiry.names for s in name.split()}
    if not (held or named) or _DENIES.search(best.citation.text):
        return False
    return any(
        passage.key[0] != best.key[0]
        and _DENIES.search(passage.citation.text) is not None
        and printed(passage.citation.article) >= printed(best.citation.article)
        and named <= pool.held[passage.key[0]]
        and _is_alike(inquiry, passage, held)
        for passage, _ in ranked[1:_LOOKED]
    )


def uncorrected_first(ranked: Ranked) -> Ranked:
    """The same order, but for sentences of the page itself, as what it said wrongly before: they come last."""
    last = notes(ranked)
    return sorted(ranked, key=lambda pair: pair[0].key in last)


def _is_alike(inquiry: Inquiry, passage: Passage, held: set[str]) -> bool:
    """Whether the passage tells most of what the likeliest one tells of the question."""
    return len(_asked(inquiry, passage) & held) >= _ALIKE * len(held)


def _asked(inquiry: Inquiry, passage: Passage) -> set[str]:
    """The question's words, names aside, that the passage holds, itself or as synonyms."""
    named = {s for name in inquiry.names for s in name.split()}
    known = passage.sketch.known
    return {s for s in inquiry.own if s not in named and len(s) > 2 and synonyms(s) & known}


def _unit(number: str) -> tuple[bool, bool, bool]:
    """Whether it is a sum of money, whether a percentage, and whether a rate: "$28 a share" is no whole price."""
    told = set(fold(number).split())
    return (
        any(sign in number for sign in "$£€¥"),
        "%" in number or bool(told & listed("percent")),
        bool(_RATE.search(number)),
    )


def _counts_others(one: str, number: str, text: str, other: str) -> bool:
    """Whether two numbers stand before nouns of which neither is the other: twelve people, and three families."""
    nouns = [
        stem(fold(word)) for told, n in ((one, number), (text, other)) for word in _behind(told, n) if word.islower()
    ]
    return len(nouns) > 1 and synonyms(nouns[0]).isdisjoint(synonyms(nouns[1]))


def _behind(text: str, number: str) -> list[str]:
    return text[text.find(number) + len(number) :].split(maxsplit=1)[:1]


def _noun(number: str) -> str | None:
    """The stem of what a sum or measure is given in: "crown" for "400,000 crowns"."""
    none = listed("number") | listed("magnitude") | listed("function") | listed("article")
    return next((stem(word) for word in fold(number).split() if word.isalpha() and word not in none), None)

"""Sentences that stand below an answer only because they share some word with the question: they are left out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from bot.answering.inquiry import Inquiry
from bot.answering.kin import synonyms
from bot.answering.passages import sketch
from bot.answering.pool import Pool
from bot.answering.terms import telling
from bot.model.answer import Conflict, Statement
from bot.model.stems import stem
from bot.model.words import folded_words

_LIKELY, _MOST = 0.2, 0.8
"""What a thread read as likely, and the share of its questions' words another page must have."""


def parted(
    inquiry: Inquiry, pool: Pool, statements: tuple[Statement, ...], conflict: Conflict | None
) -> tuple[tuple[Statement, ...], set[int]]:
    """The statements without fillers, those of a conflict always among them, and the pages of none but fillers."""
    sides = {side.statement.text for side in conflict.sides} if conflict else set()
    about = _without_fillers(inquiry, pool, statements)
    kept = tuple(told for told in statements if told in about or told.text in sides)
    return kept, _pages(statements) - _pages(kept)


def _pages(statements: Iterable[Statement]) -> set[int]:
    return {citation.article.id for told in statements for citation in told.citations}


def _without_fillers(inquiry: Inquiry, pool: Pool, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements without those of other pages than the first's that have nothing of what the question is about:
    "an own goal" below who owns the dam."""
    about = _about(inquiry, pool)
    if not statements:
        return statements
    read = {citation.article.id for citation in statements[0].citations}
    statements = tuple(told for told in statements if _is_of_thread(inquiry, pool, told, read))
    if not about:
        return statements
    return tuple(
        told
        for told in statements
        if any(c.article.id in read for c in told.citations)
        or not about.isdisjoint(sketch(f"{told.citations[0].article.headline or ''} {told.text}").known)
    )


def _is_of_thread(inquiry: Inquiry, pool: Pool, told: Statement, read: set[int]) -> bool:
    """Whether a thread that goes on about what it read, and names nobody new, read the statement's page, or that page
    has most of what was asked: the dead of a quake do not stand below those of a ship."""
    known = {a for (a, _), p in (*inquiry.belief.items(), *inquiry.older.items()) if p >= _LIKELY}
    if inquiry.question.names or read.isdisjoint(known):
        return True
    asked = set(telling((*inquiry.own, *inquiry.lent, *inquiry.earlier)))
    pages = {citation.article.id for citation in told.citations}
    return not pages.isdisjoint(known) or any(len(asked & pool.held[page]) >= _MOST * len(asked) for page in pages)


def _about(inquiry: Inquiry, pool: Pool) -> frozenset[str]:
    """The stems of the family names in the question or its thread; of "the dam" where it has none, or else of the word
    that tells most."""
    if names := {parts[-1] for name in (*inquiry.names, *inquiry.focus) if (parts := name.split())}:
        return frozenset(names)
    if nouns := [word for article, word in pairwise(folded_words(inquiry.question.text)) if article == "the"]:
        return frozenset().union(*(synonyms(stem(noun)) for noun in nouns))
    counted = stem(inquiry.question.head or "")
    own = [s for s in telling((*inquiry.own, *inquiry.lent)) if s != counted]
    return synonyms(max(own, key=pool.idf)) if own else frozenset()

"""Sentences that stand below an answer only because they share some word with the question: they are left out."""

from __future__ import annotations

from itertools import pairwise

from bot.answering.inquiry import Inquiry
from bot.answering.kin import synonyms
from bot.answering.passages import sketch
from bot.answering.pool import Pool
from bot.model.answer import Statement
from bot.model.stems import stem
from bot.model.words import folded_words


def without_fillers(inquiry: Inquiry, pool: Pool, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements without those of other pages than the first's that have nothing of what the question is about:
    "an own goal" below who owns the dam."""
    about = _about(inquiry, pool)
    if not statements or not about:
        return statements
    read = {citation.article.id for citation in statements[0].citations}
    return tuple(
        told
        for told in statements
        if any(c.article.id in read for c in told.citations)
        or not about.isdisjoint(sketch(f"{told.citations[0].article.headline or ''} {told.text}").known)
    )


def _about(inquiry: Inquiry, pool: Pool) -> frozenset[str]:
    """The stems of the family names in the question or its thread; of "the dam" where it has none, or else of the word
    that tells most."""
    if names := {parts[-1] for name in (*inquiry.names, *inquiry.focus) if (parts := name.split())}:
        return frozenset(names)
    if nouns := [word for article, word in pairwise(folded_words(inquiry.question.text)) if article == "the"]:
        return frozenset().union(*(synonyms(stem(noun)) for noun in nouns))
    counted = stem(inquiry.question.head or "")
    own = [s for s in (*inquiry.own, *inquiry.lent) if len(s) > 2 and s != counted]
    return synonyms(max(own, key=pool.idf)) if own else frozenset()

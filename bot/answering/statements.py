"""Passages as statements: the same words on several pages become one statement with a citation each."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering.lists import listed
from bot.answering.terms import terms
from bot.answering.weights import negates
from bot.model.answer import Citation, Statement

_SAME = 0.8


def join_statements(citations: Iterable[Citation], limit: int) -> tuple[Statement, ...]:
    """Up to ``limit`` statements in the order given; a near copy from another article joins the one it copies."""
    joined: list[list[Citation]] = []
    for citation in citations:
        home = next((group for group in joined if near_copies(group[0].text, citation.text)), None)
        if home is None:
            if len(joined) < limit:
                joined.append([citation])
        elif all(c.article.id != citation.article.id for c in home):
            home.append(citation)
    return tuple(Statement(group[0].text, tuple(group)) for group in joined)


def near_copies(one: str, other: str) -> bool:
    """Whether two sentences are the same but for a few words, none of them a number or a "not": the share of common
    stems (Jaccard) is 0.8 or more."""
    first, second = frozenset(terms(one)), frozenset(terms(other))
    common = len(first & second)
    alike = bool(common) and common / (len(first) + len(second) - common) >= _SAME
    return alike and not any(map(_decides, first ^ second))


def _decides(stem: str) -> bool:
    return stem[0].isdigit() or stem in listed("number") or negates(stem)

"""Where the pages of one day count differently what a summary says: shown side by side, never decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answering.lists import listed
from bot.answering.passages import sketch
from bot.linking.conflicts import numbers_apart
from bot.model.answer import Citation, Conflict, ConflictSide, Statement

_ALIKE = 0.6
"""Share of the shorter sentence's words that both must have to tell of the same thing."""
_WORDS = 3


def disputes(statements: Sequence[Statement], others: Iterable[Citation]) -> tuple[Conflict, ...]:
    """The numbers in the statements that other pages of their days give differently, one at most for each statement."""
    rest = list(others)
    return tuple(conflict for told in statements if (conflict := _dispute(told, rest)))


def _dispute(told: Statement, others: Sequence[Citation]) -> Conflict | None:
    first = told.citations[0]
    cited = {citation.article.id for citation in told.citations}
    ours = _words(told.text)
    for other in others:
        if other.article.id in cited or not _one_day(first, other):
            continue
        theirs = _words(other.text)
        shared = len(ours & theirs)
        if shared < _WORDS or shared < _ALIKE * min(len(ours), len(theirs)):
            continue
        if versions := numbers_apart(told.text, other.text):
            sides = (ConflictSide(versions[0], told), ConflictSide(versions[1], Statement(other.text, (other,))))
            return Conflict("number", sides)
    return None


def _words(text: str) -> frozenset[str]:
    """The stems of a sentence that say something, numbers aside."""
    return frozenset(s for s in sketch(text).known - listed("function") - listed("number") if not s[0].isdigit())


def _one_day(one: Citation, other: Citation) -> bool:
    """Whether both pages are of one day: on another day a number may have grown, which is no contradiction."""
    ours, theirs = one.article.publication, other.article.publication
    return ours is not None and theirs is not None and ours.latest == theirs.latest

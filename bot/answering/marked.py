"""Times and people in one sentence, as the reader of its page found them."""

from __future__ import annotations

from typing import NamedTuple

from bot.answering.terms import terms
from bot.model.article import Article

Stretch = tuple[int, int]


class Marked(NamedTuple):
    """Where times and people stand in a sentence (first and last offset, half-open), and the stems of whose names."""

    times: tuple[Stretch, ...] = ()
    people: tuple[Stretch, ...] = ()
    names: tuple[frozenset[str], ...] = ()


NONE = Marked()


def marked(article: Article | None, start: int, end: int) -> Marked:
    """The marks of the sentence from ``start`` to ``end`` of the article."""
    if article is None:
        return NONE
    people = [
        ((mention.start - start, mention.end - start), frozenset(terms(person.name)))
        for person in article.people
        for mention in person.mentions
        if start <= mention.start and mention.end <= end
    ]
    return Marked(
        tuple(
            (time.start - start, time.end - start) for time in article.times if start <= time.start <= time.end <= end
        ),
        tuple(stretch for stretch, _ in people),
        tuple(names for _, names in people),
    )

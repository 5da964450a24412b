"""Articles whose pages do not say when they appeared, dated from related ones, and again when more are known."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date

from bot.linking.dating import date_articles
from bot.model.article import Article, Publication
from bot.parsing import annotate
from bot.parsing.temporal import infer_publication
from bot.storage.corpus import Corpus
from bot.storage.database import Database
from bot.storage.store import Store

_RELATED = 20
_WAITING = 50
"""Stored articles without a day that a batch looks at again."""
_RARE = 50
"""Articles from which a name relates nothing: looking at fewer costs the same in a corpus of any size."""


class Dater:
    """Dates a workspace's articles by each other: new ones, earlier ones, and those around a day that is set."""

    def __init__(self, database: Database, workspace: str) -> None:
        self._corpus = Corpus(database, workspace)
        self._store = Store(database, workspace)

    async def date_undated(self, articles: list[Article]) -> list[Article]:
        """Date undated articles from each other and from stored articles that name the same people."""
        undated = [a for a in articles if a.published is None]
        if not undated:
            return articles
        names = {person.name for article in undated for person in article.people}
        known = await self._corpus.known_people(names)
        related: list[Article] = []
        for ref in await self._corpus.articles_naming([p.id for p in known], _RELATED, rarer_than=_RARE):
            stored = await self._corpus.article(ref.id)
            if stored and stored.path not in {a.path for a in articles}:
                related.append(stored)
        dated = await asyncio.to_thread(date_from_each_other, [*articles, *related])
        return dated[: len(articles)]

    async def date_earlier(self, articles: Sequence[Article]) -> dict[int, Publication]:
        """Date earlier articles of this workspace that name the same people and lack a day; returns how it could."""
        helpful = [a for a in articles if a.publication is not None]
        people = await self._corpus.people_called({person.name for article in helpful for person in article.people})
        naming = await self._corpus.articles_naming(people, 10 * _WAITING, rarer_than=_RARE, undated=True)
        new = {article.path for article in articles}
        earlier = [ref.id for ref in naming if ref.path not in new and may_be_dated(ref.publication)]
        stored = {id_: await self._store.own_article(id_) for id_ in earlier[:_WAITING]}
        waiting = {id_: article for id_, article in stored.items() if article}
        if not waiting:
            return {}
        again = await asyncio.to_thread(date_again, waiting, helpful)
        return {
            id_: article.publication
            for id_, article in again.items()
            if await self._store.redate(id_, article) and article.publication
        }

    async def set_day(self, article_id: int, day: date) -> tuple[Article, int] | None:
        """Date an article of the workspace's own as a person says, and date again what depends on it.

        Returns the article and how many others were dated differently; ``None`` when the workspace has no such article.
        """
        article = await self._store.own_article(article_id)
        if article is None:
            return None
        dated = await asyncio.to_thread(annotate, article, Publication(day, day, "given", day))
        if not await self._store.redate(article_id, dated):
            return None
        return dated, await self._date_around(dated)

    async def _date_around(self, article: Article) -> int:
        """Infer anew the days of this workspace's pages that print none and name the same people; how many changed."""
        waiting: dict[int, Article] = {}
        names, asked = {person.name for person in article.people}, set[str]()
        while names and len(waiting) < _WAITING:
            people = await self._corpus.known_people(names)
            naming = await self._corpus.articles_naming([p.id for p in people], 10 * _WAITING, rarer_than=_RARE)
            found = [ref for ref in naming if ref.path != article.path and is_inferred(ref.publication)]
            new = [ref.id for ref in found if ref.id not in waiting][: _WAITING - len(waiting)]
            read = {id_: old for id_ in new if (old := await self._store.own_article(id_)) is not None}
            waiting |= read
            asked |= names
            names = {person.name for old in read.values() for person in old.people} - asked
        # All at once: a day that was inferred from the old one must not speak for that again.
        alone = [await asyncio.to_thread(as_read, old) for old in waiting.values()]
        again = zip(waiting.items(), await self.date_undated(alone), strict=True)
        return sum(
            [new.publication != old.publication and await self._store.redate(id_, new) for (id_, old), new in again]
        )


def date_from_each_other(articles: Sequence[Article]) -> list[Article]:
    """The same articles, those without a day dated from related ones where the evidence allows."""
    if all(article.published for article in articles):
        return list(articles)
    dated = list(articles)
    while better := date_articles(dated):  # one that was dated may date the next
        dated = [annotate(a, better[a.path]) if a.path in better else a for a in dated]
    ranged = {index: a for index, a in enumerate(dated) if a.publication is not None and may_be_dated(a.publication)}
    for index, article in ranged.items():
        others = [other for other in dated if other.path != article.path]
        dated[index] = date_again({index: article}, others).get(index, article)
    return dated


def keep_days(articles: Sequence[Article], days: Mapping[str, Publication]) -> list[Article]:
    """New versions of pages with the days a person has set for their paths, whatever they print themselves."""
    return [annotate(article, days[article.path]) if article.path in days else article for article in articles]


def may_be_dated(publication: Publication | None) -> bool:
    """Whether related articles may give a page the day it is still without."""
    return publication is None or (publication.basis == "inferred" and publication.day is None)


def date_again(waiting: Mapping[int, Article], helpful: Sequence[Article]) -> dict[int, Article]:
    """Those of the waiting articles that related ones date more narrowly than before, within what was known."""
    # Without a publication its times stay as the page prints them, which is what related pages can complete.
    bare = [annotate(article, None) for article in waiting.values()]
    better = date_articles([*bare, *helpful])
    return {
        id_: annotate(article, better[article.path])
        for id_, article in waiting.items()
        if article.path in better and _narrower(better[article.path], article.publication)
    }


def _narrower(new: Publication, old: Publication | None) -> bool:
    if old is None:
        return True
    day = new.day
    if day is not None:
        return old.earliest <= day <= old.latest
    return (
        old.earliest <= new.earliest
        and new.latest <= old.latest
        and (new.earliest, new.latest)
        != (
            old.earliest,
            old.latest,
        )
    )


def is_inferred(publication: Publication | None) -> bool:
    """Whether a page does not say itself when it was published."""
    return publication is None or publication.basis == "inferred"


def as_read(article: Article) -> Article:
    """An undated article as its page alone tells it, without what related pages added."""
    return annotate(article, infer_publication(article.text, article.sentences, article.boilerplate, article.url))

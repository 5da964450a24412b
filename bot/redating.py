"""Articles whose pages do not say when they appeared, dated from related ones, and again when more are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.linking.dating import date_articles
from bot.model.article import Article, Publication
from bot.parsing import annotate
from bot.parsing.temporal import infer_publication


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

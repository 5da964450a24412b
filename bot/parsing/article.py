"""The pipeline of a page: read, split, name, quote, date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.model.article import Article, Publication, further_path
from bot.parsing.names import find_people
from bot.parsing.pages import PageReading, read_page
from bot.parsing.pages.dateline import after_credits, after_dateline
from bot.parsing.quotations import find_quotations
from bot.parsing.quotations.said_on import date_quotations
from bot.parsing.sentences import split_sentences
from bot.parsing.temporal import find_events, find_times, infer_publication

# Years from which days can be counted either way without leaving the calendar; no page is older or newer.
_NARROW = timedelta(days=7)
"""The widest range of days of publication that still tells which Thursday was meant."""
_FIRST_YEAR, _LAST_YEAR = 1400, 9000


def parse_page(page: bytes, path: str, published: date | None = None) -> Article:
    """Read one page into its first annotated article; ``published`` overrides whatever day the page shows.

    Raises `UnreadablePage` when the page holds no article. A non-English page comes back unannotated.
    """
    return _annotated(read_page(page, path), path, published)


def parse_articles(page: bytes, path: str, published: date | None = None) -> tuple[Article, ...]:
    """Every article of one page, as `parse_page` reads the first; each has a path of its own."""
    reading = read_page(page, path)
    return tuple(
        _annotated(told, further_path(path, number), published)
        for number, told in enumerate((reading, *reading.further), 1)
    )


def _annotated(reading: PageReading, path: str, published: date | None) -> Article:
    publication = reading.publication
    if published is not None:
        publication = Publication(published, published, "given", published)
    article = Article(
        path=path,
        title=reading.title,
        text=reading.text,
        deck=reading.deck,
        outlet=reading.outlet,
        authors=reading.authors,
        publication=publication,
        dateline=reading.dateline,
        agency=reading.agency,
        language=reading.language,
        url=reading.url,
        paragraphs=reading.paragraphs,
        boilerplate=reading.boilerplate,
    )
    if article.language != "en":
        return article
    told = after_dateline(article.text, article.paragraphs, article.title)
    sentences = after_credits(article.text, split_sentences(article.text, told))
    people = find_people(article.text, told, sentences)
    quotations = find_quotations(article.text, told, sentences, people)
    article = replace(article, sentences=sentences, people=people, quotations=quotations)
    if publication is None:
        publication = infer_publication(article.text, sentences, article.boilerplate, article.url)
    return annotate(article, publication)


def annotate(article: Article, publication: Publication | None) -> Article:
    """The same article with its times and events resolved against ``publication``."""
    if article.language != "en":
        return replace(article, publication=publication)
    published = publication.day if publication else None
    if publication and published is None and publication.latest - publication.earliest <= _NARROW:
        published = publication.latest
    if published and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None
    times = find_times(article.text, published)
    quotations = date_quotations(article.quotations, times, article.sentences)
    events = find_events(article.text, article.sentences, times, quotations, article.people, published)
    return replace(article, publication=publication, times=times, quotations=quotations, events=events)

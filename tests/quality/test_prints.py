"""What is read of pages in the shapes that people paste and archives print. No page may be added to `UNREAD`."""

from __future__ import annotations

import pytest

from bot.model.article import Article
from bot.parsing import parse_articles
from bot.parsing.pages.dateline import after_dateline
from tests.quality.made_prints import MadePrint, made_prints

PAGES = made_prints()
UNREAD = {
    "newsletter": "its own name and a greeting stand above the headline",
    "agency-notebook": "so has a note to editors",
    "copied-with-bullets": "a headline behind a bullet is an item of a list",
}
"""Pages not read right yet, with what is wrong."""


def told(article: Article) -> dict[str, str]:
    """What an article says of itself, in the words of the file."""
    publication = article.publication
    days = "" if publication is None else f"{publication.day or f'{publication.earliest}..{publication.latest}'}"
    return {
        "title": article.title or "",
        "authors": "; ".join(article.authors),
        "outlet": article.outlet or "",
        "published": days,
        "basis": publication.basis if publication else "",
        "deck": article.deck or "",
        "dateline": "; ".join(article.dateline),
        "agency": article.agency or "",
        "language": article.language,
    }


def body(article: Article) -> list[str]:
    """The paragraphs without the dateline and line breaks."""
    paragraphs = after_dateline(article.text, article.paragraphs, article.title)
    return [" ".join(article.text[p.start : p.end].split()) for p in paragraphs]


def wrong(page: MadePrint) -> list[str]:
    articles = parse_articles(page.text.encode(), f"{page.name}.txt")
    said = told(articles[0])
    wanted = {"authors": "", "dateline": "", "agency": "", "language": "en"} | page.known
    count = int(wanted.pop("count", "1"))
    faults = [f"{key}: {said[key]!r}, not {value!r}" for key, value in wanted.items() if said[key] != value]
    if len(articles) != count:
        faults.append(f"{len(articles)} articles, not {count}")
    if page.body and body(articles[0]) != list(page.body):
        faults.append(f"body: {[p for p in body(articles[0]) if p not in page.body]}")
    for kind, start in page.labels:
        kinds = [b.kind for b in articles[0].boilerplate if b.text.startswith(start)]
        if kind not in kinds:
            faults.append(f"{start!r} is {kinds}, not {kind}")
    return faults


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_as_people_paste_it(page: MadePrint) -> None:
    faults = wrong(page)
    assert bool(faults) == (page.name in UNREAD), faults

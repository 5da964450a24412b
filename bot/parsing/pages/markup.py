"""An HTML page: trafilatura finds the body, our own pass takes out the furniture it left in."""

from __future__ import annotations

from bot.errors import UnreadablePage
from bot.model.article import Publication
from bot.model.text import Boilerplate
from bot.parsing.pages.assemble import assemble
from bot.parsing.pages.dateline import find_dateline
from bot.parsing.pages.decode import clean
from bot.parsing.pages.language import detect_language
from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.metadata import read_metadata
from bot.parsing.pages.reading import PageReading


def read_markup(page: str, path: str) -> PageReading:
    """Read a decoded HTML page; raises `UnreadablePage` with ``no article`` when nothing reads as a body."""
    from trafilatura import extract

    data = read_metadata(page)
    extracted = extract(page, include_comments=False, include_tables=False, fast=False) or ""
    lines = split_lines(clean(extracted))
    for line in lines:
        line.gap = True
    if not lines:
        raise UnreadablePage(path, "no article")
    text, paragraphs = assemble(lines)
    publication = None
    if data.published:
        publication = Publication(
            data.published, data.published, "metadata", data.published, (data.published_text or "",)
        )
    boilerplate: tuple[Boilerplate, ...] = ()
    return PageReading(
        text=text,
        paragraphs=paragraphs,
        title=data.title or data.page_title,
        deck=data.description,
        outlet=data.site,
        authors=tuple(data.authors),
        publication=publication,
        dateline=find_dateline(text)[0],
        language=detect_language(text),
        url=data.url,
        boilerplate=boilerplate,
    )

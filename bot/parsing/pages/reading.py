"""What the page reader hands to the rest of the pipeline."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.article import Publication
from bot.model.text import Boilerplate, Paragraph


@dataclass(frozen=True, slots=True)
class PageReading:
    """What a page shows, before anything in its body is annotated.

    ``text`` is the body, its paragraphs joined by one blank line; ``publication`` only what the page states outright
    (basis ``page`` or ``metadata``). ``further`` are the articles that follow on the same page.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    deck: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    publication: Publication | None = None
    dateline: tuple[str, ...] = ()
    agency: str | None = None
    language: str = "en"
    url: str | None = None
    boilerplate: tuple[Boilerplate, ...] = ()
    further: tuple[PageReading, ...] = ()

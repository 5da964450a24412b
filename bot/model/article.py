"""An article: what one page says, read once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.model.event import Event
from bot.model.quotation import Person, Quotation
from bot.model.text import Boilerplate, Paragraph, Sentence
from bot.model.time import Timex3

PublishedBasis = Literal["page", "metadata", "inferred", "given"]


_FURTHER = re.compile(r"(.+\.(?:txt|text|html?|xhtml))#[1-9]\d?", re.I | re.S)


def further_path(path: str, number: int) -> str:
    """The path of a page's second article ("page.txt#2"), third and so on; the first has the page's own."""
    return f"{path}#{number}" if number > 1 else path


def page_of(path: str) -> str:
    """The path of the page that an article's path leads to."""
    found = _FURTHER.fullmatch(path)
    return found[1] if found else path


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published: the best single ``day`` if there is one, the possible range, and why.

    ``evidence`` holds verbatim slices of the page (or of the related page) that the date rests on.
    """

    earliest: date
    latest: date
    basis: PublishedBasis
    day: date | None = None
    evidence: tuple[str, ...] = ()

    @classmethod
    def inferred(cls, earliest: date, latest: date, evidence: tuple[str, ...]) -> Publication:
        """One that the page does not tell but allows: of a single day where the range has no other."""
        return cls(earliest, latest, "inferred", earliest if earliest == latest else None, evidence)


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. All offsets are code points into ``text``: body paragraphs joined by one blank line.

    ``dateline`` are the places it is filed from, ``agency`` is whom its first paragraph credits ("Reuters").
    """

    path: str
    title: str | None
    text: str
    deck: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    publication: Publication | None = None
    dateline: tuple[str, ...] = ()
    agency: str | None = None
    language: str = "en"
    url: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[Timex3, ...] = ()
    events: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()

    def line_at(self, offset: int) -> int | None:
        """The line of the page's file on which the paragraph at an offset begins, where that is known."""
        at = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
        return self.paragraphs[at].line if at >= 0 else None

    @property
    def published(self) -> date | None:
        """The day of publication, when a single one is known."""
        return self.publication.day if self.publication else None

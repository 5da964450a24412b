"""What became of each page of a load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.model.article import Publication

PageOutcome = Literal["loaded", "updated", "unchanged", "duplicate", "rejected"]


@dataclass(frozen=True, slots=True)
class PageReport:
    """One page's outcome; ``reason`` says why it was rejected or of what it is a duplicate.

    ``articles`` is how many the page holds; each after the first has a report of its own, below the page's.
    ``day_kept`` is the day a person set for an earlier version and that still counts, ``day_printed`` the one this
    version shows. ``inferred`` is when a page that shows no day appeared as far as is known, by its own words or, with
    ``related``, by what other pages tell.
    """

    path: str
    outcome: PageOutcome
    article_id: int | None = None
    headline: str | None = None
    undated: bool = False
    language: str = "en"
    quotations: int = 0
    events: int = 0
    reason: str | None = None
    articles: int = 1
    day_kept: date | None = None
    day_printed: date | None = None
    inferred: Publication | None = None
    related: bool = False


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The outcome of every page of a load, in input order."""

    pages: tuple[PageReport, ...]

    def count(self, *outcomes: PageOutcome) -> int:
        """How many pages had one of these outcomes."""
        return sum(page.outcome in outcomes for page in self.pages)

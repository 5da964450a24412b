"""Two pages, and what is said on them: what cards are made of."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.model.answer import ArticleRef, Citation, Statement, TimelineEntry
from bot.model.article import Publication
from bot.model.time import DateRange

DAY = date(2024, 6, 12)
EAST = ArticleRef(1, "east.html", "Talks set for Oslo", "The Eastern Post", Publication(DAY, DAY, "page", DAY))
WEST = ArticleRef(2, "west.html", "Talks set for Bergen", None, None)


def said(article: ArticleRef, text: str) -> Statement:
    return Statement(text, (Citation(article, 0, len(text), text),))


def entry(**fields: Any) -> TimelineEntry:
    told = (said(EAST, "The mayors meet in Oslo."),)
    return TimelineEntry(
        **{"date": DateRange(DAY, DAY), "value": "2024-06-12", "status": "happened", "statements": told} | fields
    )

"""What is taken away: two pages, a quotation and an event, and how a calendar of them is read."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from bot.model.answer import (
    ArticleRef,
    Citation,
    QuoteResult,
    Statement,
    Timeline,
    TimelineEntry,
)
from bot.model.article import Publication
from bot.model.event import EventStatus
from bot.model.time import DateRange
from bot.rendering.exports.files import export_file

AT = datetime(2024, 6, 14, 9, 30, tzinfo=UTC)


DAY = date(2024, 6, 12)


EAST = ArticleRef(
    1,
    "/srv/news/east.html",
    "Talks set for Oslo",
    "The Eastern Post",
    Publication(DAY, DAY, "page", DAY),
    "https://e.example/1",
)


WEST = ArticleRef(2, "west.txt", None, None, Publication(date(2024, 6, 10), date(2024, 6, 13), "inferred"))


def cited(article: ArticleRef, text: str) -> Citation:
    return Citation(article, 0, len(text), text)


def said(text: str, *citations: Citation) -> Statement:
    return Statement(text, citations or (cited(EAST, text),))


QUOTE = QuoteResult(
    said(
        "We sail at night,",
        cited(EAST, "“We sail at night,” Holm said. “Always.”"),
        cited(WEST, "Holm: “We sail at night,”"),
    ),
    "direct",
    "Ina Holm",
    "Holm",
    "harbour chief",
    "said",
    "2024-06-11",
    parts=("We sail at night,", "Always."),
)


def entry(status: EventStatus = "happened", text: str = "The mayors meet in Oslo.", **fields: Any) -> TimelineEntry:
    plain = {"date": DateRange(DAY, DAY), "value": "2024-06-12", "status": status, "statements": (said(text),)}
    return TimelineEntry(**{**plain, **fields})


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def events(answer: Timeline) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for line in unfolded(export_file(answer, "ics", AT).content):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
            found[-1][name.split(";")[0]] = plain
    return found

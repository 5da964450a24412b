"""A timeline as iCalendar (RFC 5545): one all-day event an entry."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from bot.model.answer import Timeline, TimelineEntry
from bot.model.event import EventStatus
from bot.model.words import fold
from bot.rendering.citing import article_name, original
from bot.rendering.dates import publication_words, range_words
from bot.rendering.exports.records import disagreement, document, event_record
from bot.rendering.text import clean, clip

_FOLD = 75
"""Octets of a line, its line break not counted (RFC 5545, 3.1)."""
_TITLE = 120
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_STATUS: dict[EventStatus, str] = {"happened": "CONFIRMED", "cancelled": "CANCELLED", "not happened": "CANCELLED"}


def calendar(answer: Timeline, at: datetime) -> bytes:
    """Every entry as an event from its first to its last possible day; ``at`` is the instant of the export.

    What is planned, claimed, denied or unclear is tentative; what did not take place is cancelled. An entry keeps its
    identifier as long as its timeline, date and status stay, so that a calendar that takes the file again corrects its
    events instead of doubling them.
    """
    subject = document(answer).subject
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Timeline//EN"]
    lines.append(f"X-WR-CALNAME:{_text(clean(f'Timeline: {subject}' if subject else 'Timeline'))}")
    seen: Counter[str] = Counter()
    for entry in answer.entries:
        key = f"{fold(subject)}|{entry.value}|{entry.date.start}|{entry.date.end}|{entry.status}"
        seen[key] += 1
        lines += _event(entry, f"{key}|{seen[key]}", at)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line)).encode("utf-8", "replace")


def _event(entry: TimelineEntry, key: str, at: datetime) -> list[str]:
    words = range_words(entry.date, entry.value, entry.mod)
    links = (original(citation.article) for told in entry.statements for citation in told.citations)
    first = entry.statements[0].text if entry.statements else words
    known = [entry.status.capitalize()] if entry.status != "happened" else []
    if entry.date.precision != "day" and entry.statements:
        known.append(words)  # a calendar shows a year as something that lasts all of it
    title = f"{', '.join(known)}: {clip(first, _TITLE)}" if known else clip(first, _TITLE)
    uid = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}@dateline",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_day(entry.date.start)}",
        f"SUMMARY:{_text(title)}",
        f"DESCRIPTION:{_text(_description(entry, words))}",
        f"STATUS:{_STATUS.get(entry.status, 'TENTATIVE')}",
        f"CATEGORIES:{_text(entry.status)}",
        # A day in the news takes nobody's time.
        "TRANSP:TRANSPARENT",
    ]
    if entry.date.end < date.max:
        lines.insert(4, f"DTEND;VALUE=DATE:{_day(entry.date.end + timedelta(days=1))}")
    if link := next(filter(None, links), None):
        lines.append(f"URL:{link}")
    return [*lines, "END:VEVENT"]


def _description(entry: TimelineEntry, words: str) -> str:
    """When as the pages put it, who claims it, what they disagree about, and every sentence with its page."""
    lines = [f"When: {words}"]
    if entry.claimed_by and entry.status in ("claimed", "denied"):
        lines.append(f"{entry.status.capitalize()} by {clean(entry.claimed_by)}")
    if disputed := disagreement(entry.conflicts):
        lines.append(f"Pages differ on {clean(disputed)}")
    for source in event_record(entry).sources:
        article = source.citation.article
        note = f" ({clean(source.note)})" if source.note else ""
        named = (article.outlet, article_name(article), publication_words(article.publication), article.url)
        lines += ["", clean(source.citation.text) + note, "— " + " · ".join(clean(part) for part in named if part)]
    return "\n".join(lines)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(words: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    return words.translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most `_FOLD` octets, all but the first after a space, no character cut in two."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode("utf-8", "replace"))
        if size + octets > _FOLD:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + octets
    yield piece

"""The file an answer is taken away in: its format, its name and its bytes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.errors import NoSuchFormat
from bot.model.answer import Answer, QuoteAnswer, Timeline
from bot.model.words import fold
from bot.rendering.citing import file_name
from bot.rendering.exports.calendars import calendar
from bot.rendering.exports.papers import markdown_text
from bot.rendering.exports.records import document
from bot.rendering.exports.tables import PageName, csv_table, json_text

Format = Literal["csv", "md", "json", "ics"]
FORMATS: dict[Format, tuple[str, str]] = {
    "csv": ("CSV", "a table with a row for each cited sentence"),
    "md": ("Markdown", "text with numbered sources"),
    "json": ("JSON", "for programs, every text exactly as on its page"),
    "ics": ("iCalendar", "all-day events, what is planned or claimed marked as tentative"),
}
"""Every format with its name and what it is good for; a calendar is made of timelines alone."""
GUARDED = "In the table, an apostrophe before = + - @ is not the page's: it keeps spreadsheets from calculating."
_NAME = 60


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file's name, safe on every system, its content, and how many items it holds; ``note`` is to be told with it.

    ``of`` is how many items there are when they are more than the file holds.
    """

    name: str
    content: bytes
    items: int
    note: str | None = None
    of: int | None = None


def export_file(answer: Answer, kind: Format, at: datetime, page_name: PageName = file_name) -> ExportFile:
    """The whole answer as a file. ``kind`` "ics" takes a timeline; ``at`` is the instant of the export."""
    found = document(answer)
    note = None
    match kind:
        case "csv":
            content, guarded = csv_table(found, page_name)
            note = GUARDED if guarded else None
        case "md":
            content = markdown_text(found, page_name)
        case "json":
            content = json_text(found, page_name)
        case "ics":
            if not isinstance(answer, Timeline):
                raise NoSuchFormat(kind, tuple(name for name in FORMATS if name != kind))
            content = calendar(answer, at)
    name = f"{_safe_name(found.kind, found.subject)}.{kind}"
    # A timeline joins dates that pages dispute, so that a few entries less than there were dates are still all of them.
    total = answer.total if isinstance(answer, QuoteAnswer) else None
    held = len(found.records)
    return ExportFile(name, content, held, note, total if total and total > held else None)


def chosen_format(name: str) -> Format:
    """The format of this name, the end of its files' names; raises `NoSuchFormat`."""
    found: Format | None = next((kind for kind in FORMATS if name.casefold() == kind), None)
    if found is None:
        raise NoSuchFormat(name, tuple(FORMATS))
    return found


def _safe_name(kind: str, subject: str) -> str:
    """Letters, digits and hyphens of ASCII: no system's reserved names, no paths."""
    plain = unicodedata.normalize("NFKD", fold(subject)).encode("ascii", "ignore").decode()
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    return "-".join([kind, *words])[:_NAME].rstrip("-")

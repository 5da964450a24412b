"""Records as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

from bot.model.answer import Citation
from bot.model.article import Publication
from bot.rendering.exports.records import Document, Source, Value

PageName = Callable[[str], str]
"""What of a page's path is told: all of it in the operator's own shell, the file's name elsewhere."""

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""With these a spreadsheet takes a cell for a formula (OWASP, "CSV Injection")."""
_CITED = ("sentence", "note", "outlet", "headline", "published", "published_basis", "page", "link")


def csv_table(document: Document, page_name: PageName) -> tuple[bytes, bool]:
    """One row a cited sentence, numbered by item; and whether a cell was guarded with an apostrophe.

    UTF-8 with a byte order mark, without which Excel does not take it for UTF-8; lines end as in RFC 4180.
    """
    names = dict.fromkeys(
        name for record in document.records for name, value in record.fields.items() if not isinstance(value, tuple)
    )
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["item", *names, *_CITED])
    guarded = False
    for number, record in enumerate(document.records, 1):
        fields = [_cell(record.fields.get(name)) for name in names]
        for source in record.sources or (None,):
            cited = [_cell(value) for value in _cited(source, page_name).values()] if source else [""] * len(_CITED)
            cells = [*fields, *cited]
            safe = [guard(cell) for cell in cells]
            guarded = guarded or safe != cells
            writer.writerow([number, *safe])
    return out.getvalue().encode("utf-8-sig", "replace"), guarded


def guard(cell: str) -> str:
    """The cell with an apostrophe before it when a spreadsheet would calculate with it: words of pages are data."""
    return f"'{cell}" if cell[:1] in _FORMULA or cell.lstrip()[:1] in _FORMULA else cell


def json_text(document: Document, page_name: PageName) -> bytes:
    """One object a record, with its citations inside it; every text exactly as it stands on its page."""
    value = {
        "kind": document.kind,
        "subject": document.subject,
        **({"searched": dict(document.searched)} if document.searched else {}),
        "items": [
            {**record.fields, "citations": [_located(source, page_name) for source in record.sources]}
            for record in document.records
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def published(publication: Publication | None) -> str | None:
    """The day of publication, or the first and last possible one as an ISO 8601 interval."""
    if publication is None:
        return None
    if publication.day:
        return publication.day.isoformat()
    return f"{publication.earliest.isoformat()}/{publication.latest.isoformat()}"


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.replace("\0", "") if isinstance(value, str) else ""


def _cited(source: Source, page_name: PageName) -> dict[str, str | None]:
    citation = source.citation
    article = citation.article
    values = (
        citation.text,
        source.note,
        article.outlet,
        article.headline,
        published(article.publication),
        article.publication.basis if article.publication else None,
        page_name(article.path),
        article.url,
    )
    return dict(zip(_CITED, values, strict=True))


def _located(source: Source, page_name: PageName) -> dict[str, Any]:
    citation: Citation = source.citation
    return {**_cited(source, page_name), "start": citation.start, "end": citation.end}

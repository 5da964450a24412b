"""Feeds: each entry of an RSS or Atom file as a page of its own, with what the feed tells of it in the page's head."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

from bot.errors import UnreadablePage
from bot.parsing.crowded import is_crowded

_PROLOGUE = rb"<\?[^>]{0,500}>|<!--[^>]{0,2000}-->|<!DOCTYPE[^>\[]{0,500}>"
_FEED = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:(?:" + _PROLOGUE + rb")\s*+){0,20}+<(?:rss|feed|rdf:RDF)\b")
_LINK = re.compile(rb"<link\b[^>]{0,1000}>", re.I)
_LINKED = re.compile(rb"type\s*=\s*[\"']?application/(?:rss|atom)\+xml", re.I)
_HREF = re.compile(rb"href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.I)
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+))")
_LONGEST_REFERENCE = 8
_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{outlet}">
<meta name="author" content="{author}"><meta property="article:published_time" content="{published}">
<link rel="canonical" href="{address}"></head>
<body><article>
{body}
</article></body></html>
"""


def is_feed(content: bytes) -> bool:
    """Whether a file's bytes are an RSS or Atom feed."""
    return _FEED.match(content) is not None


def feed_linked(page: bytes, address: str) -> str | None:
    """The address of the first feed that an HTML page names in its head, if it does."""
    for link in _LINK.findall(page):
        if _LINKED.search(link) and (href := _HREF.search(link)):
            named = next(filter(None, href.groups()), b"").decode("utf-8", "replace")
            with suppress(ValueError):  # "http://[x"
                return urljoin(address, unescape(named))
    return None


def words_in(entry: bytes) -> int:
    """How many words an entry's page has below its head."""
    return len(_words(entry.partition(b"<article>")[2]))


def said_in(entry: bytes) -> str:
    """A digest (SHA-256, hex) of the words an entry's page shows, its title among them."""
    return sha256(b" ".join(_words(entry))).hexdigest()


def _words(page: bytes) -> list[bytes]:
    return re.sub(rb"<[^>]*>", b" ", page).split()


def entry_pages(name: str, content: bytes) -> dict[str, bytes]:
    """An HTML page for each entry of a feed, in its order, by the entry's address.

    An entry without an address is called by the feed's ``name`` and its own mark. Raises `UnreadablePage` with the
    reason ``no article`` when no entry says anything.
    """
    import feedparser

    if is_crowded(content):
        raise UnreadablePage(name, "no article")
    feed = feedparser.parse(io.BytesIO(_REFERENCE.sub(_sound, content)))
    pages: dict[str, bytes] = {}
    for number, entry in enumerate(feed.entries, 1):
        body = _body(entry)
        if body:
            address = entry.get("link", "")
            web = address.startswith(("https://", "http://"))
            page = _PAGE.format(
                language=escape(feed.feed.get("language") or "en"),
                title=escape(_plain(entry.get("title", ""))),
                outlet=escape(_plain(feed.feed.get("title", ""))),
                author=escape(entry.get("author", "")),
                published=_published(entry),
                address=escape(address) if web else "",
                body=body,
            )
            pages.setdefault(address if web else f"{name}#{entry.get('id') or number}", page.encode())
    if not pages:
        raise UnreadablePage(name, "no article")
    return pages


def _body(entry: Any) -> str:
    """The fullest text of an entry: many feeds give a teaser beside the whole article, or instead of it."""
    told = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    best = max(told, key=lambda part: len(part.get("value", "")))
    text: str = best.get("value", "").strip()
    if best.get("type") == "text/plain":
        text = escape(text)
    return text if "<p" in text or not text else f"<p>{text}</p>"


def _sound(reference: re.Match[bytes]) -> bytes:
    """A numeric reference, that of the replacement character where it names none: the parser gives up on such."""
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    code = int(digits, base) if len(digits) <= _LONGEST_REFERENCE else -1
    return reference[0] if 0 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else b"&#xFFFD"


def _plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]{0,500}>", " ", text).split())


def _published(entry: Any) -> str:
    """The day an entry appeared, where it appeared: feeds give instants, and in UTC many are the day after."""
    told = entry.get("published") or entry.get("updated") or ""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(told).date().isoformat()
        except ValueError:
            continue
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return date(*parsed[:3]).isoformat() if parsed else ""

"""What an HTML page says of itself in its head: JSON-LD, OpenGraph, meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any

from bot.parsing.pages.words import words_of

_OPENING = re.compile(r"<(?:script|meta|title|link|h1|time)\b", re.I)
_CLOSING = {name: re.compile(rf"</{name}\b", re.I) for name in ("script", "title", "h1")}
_LONGEST_TAG, _LONGEST_TEXT = 4000, 2000
_ATTRIBUTE = re.compile(r"([a-z:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.I)
_TAG = re.compile(r"<[^>]{0,2000}>")
_TAIL = re.compile(r"\s+(?:[|•·–—-]|::|»)\s+[^|•·–—»]{2,60}$")
_TITLE = 1.8  # times as long as the outlet's name at its end
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_COMPACT_DAY = re.compile(r"(\d{4})/?(\d\d)/?(\d\d)\b")
_Tag = tuple[str, str, str]
_ARTICLE = re.compile(r"Article|Posting|Report$|Review$|WebPage")


@dataclass(slots=True)
class Metadata:
    """Values of the page's head; ``timed`` is the day of its time elements, where they all name one."""

    title: str | None = None
    description: str | None = None
    site: str | None = None
    authors: list[str] = field(default_factory=list)
    published: date | None = None
    published_text: str | None = None
    url: str | None = None
    timed: date | None = None
    timed_text: str | None = None


def read_metadata(page: str) -> Metadata:
    """The page's own account of its title, outlet, authors and day of publication."""
    tags = _tags(page)
    meta = _meta_tags(tags)
    data = Metadata()
    data.description = meta.get("og:description") or meta.get("description")
    data.site = meta.get("og:site_name") or meta.get("application-name")
    data.url = meta.get("og:url")
    if not data.url:
        links = (_attributes(tag) for name, tag, _ in tags if name == "link" and "canonical" in tag)
        data.url = next((link.get("href") for link in links if link.get("rel", "").casefold() == "canonical"), None)
    articles = [item for item in _json_ld(tags) if _ARTICLE.search(_kind(item))]
    articles.sort(key=lambda item: _kind(item) == "WebPage")
    named = meta.get("og:title") or meta.get("twitter:title")
    told: set[str] = set()
    for item in articles:
        headline = _text(item.get("headline"))
        named = named or headline
        told.update(words_of(headline or ""))
        if not data.authors:
            data.authors = _people(item.get("author"))
        data.site = data.site or next(iter(_people(item.get("publisher"))), None)
        data.url = data.url or _text(item.get("url"))
        _date(data, _text(item.get("datePublished")))
    for key in _DATE_KEYS:
        _date(data, meta.get(key))
    if not data.authors:
        data.authors = [meta[key] for key in _AUTHOR_KEYS if meta.get(key) and "://" not in meta[key]][:1]
    if not named:
        named = next((_plain(text) for name, _, text in tags if name == "title"), None)
    told.update(words_of(named or ""))
    times = {_attributes(tag).get("datetime", "") for name, tag, _ in tags if name == "time"}
    days = {day: text for text in times if (day := _day(text)) is not None}
    if len(days) == 1:
        [(data.timed, data.timed_text)] = days.items()
    data.title = _headline(tags, named, told, data.site)
    return data


def _headline(tags: list[_Tag], named: str | None, told: set[str], site: str | None) -> str | None:
    """The page's main heading if it says what the head says, else that without the outlet's name."""
    best, shared = None, 0.0
    headings = [_plain(_TAG.sub(" ", text)) for name, _, text in tags if name == "h1"]
    tail = _TAIL.search(named) if named else None
    outlet = set(words_of(tail[0])) if tail is not None else set()
    known = site is not None and not outlet.isdisjoint(words_of(site))
    if named and tail is not None and len(named) > _TITLE * len(tail[0]):
        # Of a title that ends with the outlet's name, a heading that is nothing else tells the outlet.
        others = [heading for heading in headings if set(words_of(heading)) != outlet]
        known, headings = known or len(others) < len(headings), others
    if named is None and len(headings) == 1 and len(words_of(headings[0])) >= 2:
        return headings[0]
    for heading in headings:
        words = set(words_of(heading))
        if len(words) >= 2 and told:
            overlap = len(words & told) / min(len(words), len(told))
            if overlap > shared:
                best, shared = heading, overlap
    if best is not None and shared >= 0.4:
        return best
    if named and tail is not None and (known or len(named) - len(tail[0]) > 2 * len(tail[0])):
        return named[: tail.start()]
    return named


_DATE_KEYS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_AUTHOR_KEYS = ("author", "parsely-author", "sailthru.author", "article:author", "dc.creator", "byl")

_FIRST_YEAR, _LAST_YEAR = 1600, 2200


def _date(data: Metadata, text: str | None) -> None:
    if data.published is None and text and (day := _day(text)) is not None:
        data.published, data.published_text = day, text


def _day(text: str) -> date | None:
    """The day of a moment as machines write it; systems that know no date write their first or last one."""
    match = _ISO_DAY.search(text) or _COMPACT_DAY.match(text)
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    # Archives go back to the first newspapers.
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _tags(page: str) -> list[_Tag]:
    """The tags that say something of the page, each with the text up to its end tag (empty where it needs none)."""
    found: list[_Tag] = []
    # Where the next end tag stands; the page's length once there is none.
    ends = dict.fromkeys(_CLOSING, -1)
    for match in _OPENING.finditer(page):
        end = page.find(">", match.end(), match.end() + _LONGEST_TAG)
        if end < 0:
            continue
        name, tag, text = match[0][1:].casefold(), page[match.start() : end + 1], ""
        if name in _CLOSING and (name != "script" or "ld+json" in tag):
            if ends[name] < end:
                closing = _CLOSING[name].search(page, end)
                ends[name] = closing.start() if closing else len(page)
            if ends[name] < len(page) and (name == "script" or ends[name] - end <= _LONGEST_TEXT):
                text = page[end + 1 : ends[name]]
        found.append((name, tag, text))
    return found


def _meta_tags(told: list[_Tag]) -> dict[str, str]:
    """Property or name of every meta tag with its content; the first of a name counts."""
    tags: dict[str, str] = {}
    for kind, tag, _ in told:
        if kind != "meta":
            continue
        attributes = _attributes(tag)
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and (content := _plain(attributes.get("content", ""))):
            tags.setdefault(name.casefold(), content)
    return tags


def _attributes(tag: str) -> dict[str, str]:
    return {m[1].casefold(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}


def _plain(text: str) -> str:
    # Some systems spell out what another has spelled out already.
    return " ".join(unescape(unescape(text)).split())


def _json_ld(tags: list[_Tag]) -> Iterator[dict[str, Any]]:
    for name, _, text in tags:
        if name != "script" or not text:
            continue
        raw = text.strip().removeprefix("<![CDATA[").removesuffix("]]>")
        try:
            yield from _objects(json.loads(raw, strict=False))
        except (ValueError, RecursionError):
            continue


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)


def _kind(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _plain(value) or None if isinstance(value, str) else None


def _people(value: Any) -> list[str]:
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str) and one.strip() and "://" not in one:
                found.append(_plain(one))
    return list(dict.fromkeys(found))

"""Rows of the database as the values other rooms work with."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from bot.errors import StorageUnavailable
from bot.model.answer import ArticleRef, Citation
from bot.model.article import Article, Publication
from bot.model.codec import from_plain, to_plain
from bot.model.event import Event, EventStatus
from bot.model.quotation import Quotation, QuotationKind
from bot.model.time import DateRange, Precision


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A sentence that matched, with its BM25 score (higher is better)."""

    id: int
    citation: Citation
    paragraph: int
    score: float


class QuotationHit(NamedTuple):
    """A stored quotation with the canonical name of its speaker and the sentence around it (``start`` to ``end``).

    ``begin`` and ``stop`` bound the quotation itself; parts of one utterance share their ``group``. A speaker may have
    thousands of which five are shown: only ``quotation`` reads the whole of one.
    """

    id: int
    article: ArticleRef
    wording: str
    kind: QuotationKind
    speaker: str | None
    person_id: int | None
    start: int
    end: int
    sentence: str
    begin: int
    stop: int
    group: int | None
    detail: str
    score: float

    @property
    def quotation(self) -> Quotation:
        """All that is known of it."""
        return _quotation(self.detail)

    @property
    def citation(self) -> Citation:
        """The sentence."""
        return Citation(self.article, self.start, self.end, self.sentence)


@lru_cache(maxsize=5_000)
def _quotation(detail: str) -> Quotation:
    quotation: Quotation = stored(Quotation, detail)
    return quotation


class EventMark(NamedTuple):
    """What the dates of a timeline are ranked by: an event of a date, its sentence unread.

    Equal sentences have one ``fingerprint``. ``reported`` says that the date is that of saying so, and ``heads`` that
    the sentence begins with it as the entry of a chronology does. ``topic`` is the share of the words asked about that
    the sentence has.
    """

    id: int
    article: ArticleRef
    status: EventStatus
    value: str
    sentence: int
    fingerprint: int
    reported: bool
    heads: bool
    topic: float


class EventHit(NamedTuple):
    """A stored event with the sentence that reports it. Hundreds are looked at for one answer, so that they are cheap:
    only ``event`` reads the whole of it. ``participants`` is how many people it names."""

    id: int
    article: ArticleRef
    days: DateRange
    status: EventStatus
    value: str
    start: int
    end: int
    text: str
    participants: int
    detail: str

    @property
    def event(self) -> Event:
        """All that is known of it."""
        return _event(self.detail)

    @property
    def citation(self) -> Citation:
        """The sentence."""
        return Citation(self.article, self.start, self.end, self.text)

    @property
    def whole(self) -> Citation:
        """The sentence or, where a quotation goes on over several, all of them."""
        if f'"start":{self.start},"end":{self.end},' in self.detail:
            return self.citation  # as most are: the event need not be read for that
        event = self.event
        longer = event.end - event.start > self.end - self.start
        return Citation(self.article, event.start, event.end, event.sentence) if longer else self.citation


@lru_cache(maxsize=5_000)
def _event(detail: str) -> Event:
    event: Event = stored(Event, detail)
    return event


@lru_cache(maxsize=50_000)
def date_range_of(first: str, last: str, precision: Precision) -> DateRange:
    """The days of an event's row."""
    return DateRange(date.fromisoformat(first), date.fromisoformat(last), precision)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the visible corpus: canonical name and every form seen, folded."""

    id: int
    name: str
    kind: str
    forms: tuple[str, ...] = ()
    quotations: int = 0
    articles: int = 0


ARTICLE_COLUMNS = "a.id AS article_id, a.path, a.title, a.outlet, a.url, a.language, a.publication, a.workspace"


def article_ref(row: sqlite3.Row) -> ArticleRef:
    """The reference in a row that begins with `ARTICLE_COLUMNS`, by place: there may be thousands."""
    id_, path, title, outlet, url, language, publication, workspace = row[:8]
    return ArticleRef(id_, path, title, outlet, _publication(publication), url, language, workspace)


@lru_cache(maxsize=50_000)
def _publication(plain: str | None) -> Publication | None:
    """Read once: every sentence, quotation and event that is found comes with its article's."""
    publication: Publication | None = stored(Publication, plain) if plain else None
    return publication


def _citation(row: sqlite3.Row) -> Citation:
    return Citation(article_ref(row), row["start"], row["end"], row["text"])


def sentence_hit(row: sqlite3.Row) -> SentenceHit:
    """The hit in a row that begins with `ARTICLE_COLUMNS` and has a sentence's."""
    return SentenceHit(row["sentence_id"], _citation(row), row["paragraph"], row["score"])


def known_person(row: sqlite3.Row) -> KnownPerson:
    """The person in a row with its forms and counts."""
    return KnownPerson(
        row["id"],
        row["name"],
        row["kind"],
        tuple(json.loads(row["forms"])),
        row["quotations"],
        row["articles"],
    )


def fingerprint(sentence: str) -> int:
    """A number that equal sentences share, and hardly any others of one answer."""
    return zlib.crc32(sentence.encode("utf-8", "replace"))


def dump(value: Any) -> str:
    """A dataclass as a JSON text."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def pack(article: Article) -> bytes:
    """An article as it lies in ``article.document``."""
    return zlib.compress(dump(article).encode("utf-8"), 6)


def unpack(document: bytes) -> Article:
    """The article `pack` made ``document`` from."""
    try:
        plain = zlib.decompress(document)
    except zlib.error as error:
        raise StorageUnavailable("its file is damaged") from error
    article: Article = stored(Article, plain)
    return article


def stored(kind: Any, plain: str | bytes) -> Any:
    """The value `dump` made ``plain`` from; raises `StorageUnavailable` where it is not what was written."""
    try:
        return from_plain(kind, json.loads(plain))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise StorageUnavailable("its file is damaged") from error

"""Articles as the parser would make them, small enough to read in a test."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.model.article import Article, Publication
from bot.model.event import Event
from bot.model.quotation import Mention, Person, Quotation, Speaker
from bot.model.text import Paragraph, Sentence
from bot.model.time import DateRange
from bot.model.words import fold
from bot.storage.corpus import Corpus
from bot.storage.database import Database
from bot.storage.rows import EventHit, KnownPerson
from bot.storage.store import ParsedPage, SavedPage, Store

LOADED = "2019-04-26T09:00:00+00:00"
DAY = date(2019, 4, 25)


def make_article(
    path: str,
    *sentences: str,
    said: Mapping[str, str] | None = None,
    happened: Mapping[str, date] | None = None,
    people: tuple[str, ...] = (),
    published: date | None = DAY,
    title: str = "Harbour to close",
    outlet: str | None = "The Harbour Review",
    role: str | None = None,
) -> Article:
    """Every sentence a paragraph; ``said`` gives speakers by quotation, ``happened`` days by sentence."""
    text = "\n\n".join(sentences)
    spans = [(text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences]
    quotations = []
    for words, name in (said or {}).items():
        start, mention = text.index(words), text.index(name)
        speaker = Speaker(name, name, mention, mention + len(name), role)
        quotations.append(Quotation(words, start, start + len(words), "direct", speaker))
    events = []
    for sentence, day in (happened or {}).items():
        start, end = text.index(sentence), text.index(sentence) + len(sentence)
        days = DateRange(day, day)
        events.append(Event(days, sentence, start, end, "happened", start, end, day.isoformat(), participants=people))
    return Article(
        path=path,
        title=title,
        text=text,
        outlet=outlet,
        publication=Publication(published, published, "page", published) if published else None,
        paragraphs=tuple(Paragraph(start, end) for start, end in spans),
        sentences=tuple(Sentence(start, end, index) for index, (start, end) in enumerate(spans)),
        quotations=tuple(quotations),
        events=tuple(events),
        people=tuple(
            Person(name, (Mention(name, text.index(name), text.index(name) + len(name)),), (role,) if role else ())
            for name in people
        ),
    )


async def save(database: Database, workspace: str, article: Article, *, person_id: int | None = None) -> SavedPage:
    """Store an article, each of its people known by the same form or new or, when given, all of them ``person_id``."""

    def link(names: Mapping[str, str], known: Sequence[KnownPerson]) -> dict[str, int | None]:
        given = [person.id for person in known if person.id == person_id]
        same = {(form, person.kind): person.id for person in reversed(known) for form in person.forms}
        return {name: given[0] if given else same.get((fold(name), kind)) for name, kind in names.items()}

    content_hash = hashlib.sha256(repr(article).encode()).hexdigest()
    (saved,) = await Store(database, workspace).save([ParsedPage(article, content_hash)], link, LOADED)
    return saved


async def events_of(corpus: Corpus, **asked: Any) -> list[EventHit]:
    """All that is known of the events `Corpus.events_by_date` finds, by day."""
    dates = await corpus.events_by_date(**asked)
    return await corpus.events(mark.id for marks in dates.values() for mark in marks)

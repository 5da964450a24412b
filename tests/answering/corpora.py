"""Small corpora for tests of the answers: articles put together from their paragraphs and quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.linking.people import link_names
from bot.model.article import Article, Publication
from bot.model.event import Event, EventStatus
from bot.model.quotation import Cue, Mention, Person, Quotation, QuotationKind, Speaker
from bot.model.text import Paragraph, Sentence
from bot.model.time import date_range
from bot.services import Services
from bot.storage.corpus import LIBRARY
from bot.storage.store import ParsedPage, Store

Said = tuple[str, str | None] | tuple[str, str | None, QuotationKind] | tuple[str, str | None, QuotationKind, int]


def article(
    path: str,
    *paragraphs: str,
    said: Sequence[Said] = (),
    day: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    events: Sequence[tuple[str, str] | tuple[str, str, EventStatus]] = (),
) -> Article:
    """An article; quotations are given as (slice, speaker, kind, group), events as (slice, TIMEX3 value, status)."""
    text = "\n\n".join(paragraphs)
    sentences: list[Sentence] = []
    blocks: list[Paragraph] = []
    at = 0
    for index, paragraph in enumerate(paragraphs):
        blocks.append(Paragraph(at, at + len(paragraph)))
        for match in re.finditer(r"\S.*?(?:[.!?][”\"’]?(?=\s|$)|$)", paragraph):
            sentences.append(Sentence(at + match.start(), at + match.end(), index))
        at += len(paragraph) + 2
    names = dict.fromkeys(name for _, name, *_ in said if name)
    people = tuple(Person(name, _mentions(text, name)) for name in names)
    return Article(
        path=path,
        title=title,
        text=text,
        outlet=outlet,
        publication=Publication(day, day, "given", day) if day else None,
        paragraphs=tuple(blocks),
        sentences=tuple(sentences),
        quotations=tuple(_quotation(text, number, *said_) for number, said_ in enumerate(said, 1)),
        events=tuple(_event(text, sentences, *event) for event in events),
        people=people,
    )


def _mentions(text: str, name: str) -> tuple[Mention, ...]:
    last = name.rsplit(maxsplit=1)[-1]
    return tuple(Mention(m.group(), m.start(), m.end()) for m in re.finditer(re.escape(last), text))


def _quotation(
    text: str, number: int, words: str, name: str | None, kind: QuotationKind = "direct", group: int | None = None
) -> Quotation:
    start = text.index(words)
    speaker = None
    if name:
        mentions = _mentions(text, name)
        nearest = min(mentions, key=lambda m: abs(m.start - start))
        speaker = Speaker(name, nearest.text, nearest.start, nearest.end)
    said = text.find("said", start)
    cue = Cue("said", said, said + 4) if said >= 0 else None
    return Quotation(words, start, start + len(words), kind, speaker, cue, number if group is None else group)


def _event(text: str, sentences: Sequence[Sentence], words: str, value: str, status: EventStatus = "planned") -> Event:
    start = text.index(words)
    sentence = next(s for s in sentences if s.start <= start < s.end)
    days = date_range(value)
    assert days is not None
    whole = text[sentence.start : sentence.end]
    return Event(days, whole, sentence.start, sentence.end, status, start, start + len(words), value)


async def store(services: Services, *articles: Article, workspace: str = LIBRARY) -> list[int]:
    """The articles stored in the workspace, their people linked as at a load; their row ids."""
    ids: list[int] = []
    for one in articles:
        page = ParsedPage(one, f"{one.path}\n{one.text}")
        (saved,) = await Store(services.database, workspace).save([page], link_names, services.now())
        assert saved.id is not None
        ids.append(saved.id)
    return ids

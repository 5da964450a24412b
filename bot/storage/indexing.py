"""What makes stored articles findable: rows for their people, sentences, quotations and events."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping

import aiosqlite

from bot.model.article import Article
from bot.model.event import Event
from bot.model.telling import BETWEEN, OPENING, manner_of, stems_of
from bot.model.text import Sentence
from bot.model.words import fold
from bot.storage.person_counts import count_people, discount_article
from bot.storage.rows import dump, fingerprint

_EVENT = (
    "INSERT INTO event (id, article_id, sentence_id, fingerprint, heads, first_day, last_day, precision, status, value,"
    " participants, reported, detail) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_TELLING = "INSERT INTO telling (article_id, sentence_id, opening, manner, stems) VALUES (?,?,?,?,?)"
_HEAD = 12
"""Characters in which an entry of a chronology has told its day: "September 12 - The bridge opens"."""
_PARTICIPANT = "INSERT INTO event_person (person_id, event_id) VALUES (?,?)"


class Rows:
    """The rows of a batch of articles, numbered from the first free ids so that they can be written table by table."""

    def __init__(self, free: Mapping[str, int]) -> None:
        self._free = dict(free)
        self._sentences: list[tuple[object, ...]] = []
        self._quotations: list[tuple[object, ...]] = []
        self._events: list[tuple[object, ...]] = []
        self._participants: list[tuple[int, int]] = []
        self._tellings: list[tuple[object, ...]] = []
        self._people: dict[tuple[int, int], tuple[int, str]] = {}
        self._quoted: Counter[int] = Counter()

    @classmethod
    async def after(cls, db: aiosqlite.Connection) -> Rows:
        """Rows to come after all there are; inside the transaction that stores them."""
        async with db.execute(
            "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'article'), 0) + 1 AS article,"
            " COALESCE((SELECT MAX(id) FROM sentence), 0) + 1 AS sentence,"
            " COALESCE((SELECT MAX(id) FROM event), 0) + 1 AS event"
        ) as cursor:
            row = await cursor.fetchone()
        assert row is not None
        return cls(dict(row))

    def next_article(self) -> int:
        """A free row id, which is taken by asking."""
        return self._next("article")

    def _next(self, table: str) -> int:
        self._free[table] += 1
        return self._free[table] - 1

    def add(self, article_id: int, article: Article, people: Mapping[str, int]) -> None:
        """Every part of the article; ``people`` holds the person id of every name in it, folded."""
        for person in article.people:
            if person_id := people.get(fold(person.name)):
                mentions, roles = self._people.get((article_id, person_id), (0, ""))
                roles = roles or json.dumps(list(person.roles), ensure_ascii=False)
                self._people[article_id, person_id] = mentions + len(person.mentions), roles
        sentence_ids = {}
        for s in article.sentences:
            sentence_ids[s.start] = id_ = self._next("sentence")
            self._sentences.append((id_, article_id, s.start, s.end, s.paragraph, article.text[s.start : s.end]))
        around = _Sentences(article.sentences)
        for quotation in article.quotations:
            start, end = around.enclosing(quotation.start, quotation.end)
            speaker = quotation.speaker.name if quotation.speaker else None
            person_id = people.get(fold(speaker)) if speaker else None
            if person_id is not None:
                self._quoted[person_id] += 1
            where = (article_id, quotation.start, quotation.end)
            what = (quotation.text, quotation.kind, person_id)
            self._quotations.append(
                (*where, *what, start, end, article.text[start:end], dump(quotation), quotation.said_on)
            )
        for event, *sentence in _placed(article, sentence_ids):
            id_ = self._next("event")
            self._events.append((id_, article_id, *sentence, *_event(event)))
            self._participants += [(person_id, id_) for person_id in _participants(event, people)]
        self._tellings += [(article_id, *telling) for telling in _tellings(article, sentence_ids)]

    async def store(self, db: aiosqlite.Connection, workspace: str) -> None:
        """Write every row."""
        await db.executemany(
            "INSERT INTO article_person VALUES (?,?,?,?)", [(*key, *rest) for key, rest in self._people.items()]
        )
        await db.executemany(
            "INSERT INTO sentence (id, article_id, start, end, paragraph, text) VALUES (?,?,?,?,?,?)", self._sentences
        )
        await db.executemany(
            "INSERT INTO quotation (article_id, start, end, text, kind, person_id, sentence_start, sentence_end,"
            " sentence, detail, said_on, day) VALUES (?,?,?,?,?,?,?,?,?,?,?,"
            " (SELECT latest FROM article WHERE id = ?))",
            [(*row, row[0]) for row in self._quotations],
        )
        await db.executemany(_EVENT, self._events)
        await db.executemany(_PARTICIPANT, self._participants)
        await db.executemany(_TELLING, self._tellings)
        named: dict[int, tuple[int, int]] = {}
        for (_, person_id), (mentions, _) in self._people.items():
            articles, said = named.get(person_id, (0, 0))
            named[person_id] = articles + 1, said + mentions
        await count_people(db, workspace, named, self._quoted)


async def index_events(db: aiosqlite.Connection, article_id: int, article: Article) -> None:
    """Put the article's events in the place of those stored for it."""
    async with db.execute("SELECT form, person_id FROM article_name WHERE article_id = ?", (article_id,)) as rows:
        people = {row["form"]: row["person_id"] async for row in rows}
    async with db.execute("SELECT id, start FROM sentence WHERE article_id = ?", (article_id,)) as rows:
        sentence_ids = {row["start"]: row["id"] async for row in rows}
    await db.execute("DELETE FROM event WHERE article_id = ?", (article_id,))
    for event, *sentence in _placed(article, sentence_ids):
        cursor = await db.execute(_EVENT, (None, article_id, *sentence, *_event(event)))
        await db.executemany(
            _PARTICIPANT, [(person_id, cursor.lastrowid) for person_id in _participants(event, people)]
        )
    await db.execute("DELETE FROM telling WHERE article_id = ?", (article_id,))
    await db.executemany(_TELLING, [(article_id, *telling) for telling in _tellings(article, sentence_ids)])


async def unindex_article(db: aiosqlite.Connection, article_id: int) -> None:
    """Take an article's text out of every index and count; its document stays."""
    await discount_article(db, article_id)
    for table in ("event", "quotation", "sentence", "article_person"):
        await db.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))


def _placed(article: Article, sentence_ids: Mapping[int, int]) -> Iterator[tuple[Event, int, int, bool]]:
    """The events with the sentences that report them, their fingerprints, and whether they begin with the day."""
    around = _Sentences(article.sentences)
    ends = {sentence.start: sentence.end for sentence in article.sentences}
    for event in article.events:
        start, _ = around.enclosing(event.time_start, event.time_end)
        if start in sentence_ids:
            sentence = article.text[start : ends[start]]
            heads = str(event.date.start.day) in sentence[:_HEAD]
            yield event, sentence_ids[start], fingerprint(sentence), heads


def _tellings(article: Article, sentence_ids: Mapping[int, int]) -> Iterator[tuple[object, ...]]:
    """How the sentences tell that date an event or open the article."""
    several: dict[int, bool] = {}
    for event, sentence_id, *_ in _placed(article, sentence_ids):
        several[sentence_id] = several.get(sentence_id, False) or len(event.participants) > 1
    for at, sentence in enumerate(article.sentences):
        sentence_id = sentence_ids[sentence.start]
        if at < OPENING or sentence_id in several:
            text = article.text[sentence.start : sentence.end]
            manner = manner_of(text) | (BETWEEN if several.get(sentence_id) else 0)
            yield sentence_id, sentence_id not in several, manner, stems_of(text)


def _event(event: Event) -> tuple[object, ...]:
    days = event.date
    dated = (days.start.isoformat(), days.end.isoformat(), days.precision)
    return (*dated, event.status, event.value, len(event.participants), event.reported, dump(event))


def _participants(event: Event, people: Mapping[str, int]) -> list[int]:
    return sorted({people[form] for name in event.participants if (form := fold(name)) in people})


class _Sentences:
    """An article's sentences, to be asked which of them a range of text touches."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self._starts = [sentence.start for sentence in sentences]
        self._ends = [sentence.end for sentence in sentences]

    def enclosing(self, start: int, end: int) -> tuple[int, int]:
        """The run of whole sentences the range touches; the range itself when it touches none."""
        first, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return (self._starts[first], self._ends[behind - 1]) if first < behind else (start, end)

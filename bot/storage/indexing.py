"""What makes a stored article findable: rows for its people, sentences, quotations and events."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping

import aiosqlite

from bot.model.article import Article
from bot.model.text import Sentence
from bot.model.words import fold
from bot.storage.rows import dump


async def index_article(db: aiosqlite.Connection, article_id: int, article: Article, people: Mapping[str, int]) -> None:
    """Make every part of the article findable; ``people`` holds the person id of every name in it, folded."""
    for person in article.people:
        if person_id := people.get(fold(person.name)):
            await db.execute(
                "INSERT INTO article_person VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET"
                " mentions = mentions + excluded.mentions",
                (article_id, person_id, len(person.mentions), json.dumps(list(person.roles), ensure_ascii=False)),
            )
    await db.executemany(
        "INSERT INTO sentence (article_id, start, end, paragraph, text) VALUES (?,?,?,?,?)",
        [(article_id, s.start, s.end, s.paragraph, article.text[s.start : s.end]) for s in article.sentences],
    )
    around = _Sentences(article.sentences)
    quotations = []
    for quotation in article.quotations:
        start, end = around.enclosing(quotation.start, quotation.end)
        speaker = quotation.speaker.name if quotation.speaker else None
        quotations.append(
            (
                article_id,
                quotation.start,
                quotation.end,
                quotation.text,
                quotation.kind,
                people.get(fold(speaker)) if speaker else None,
                start,
                end,
                article.text[start:end],
                dump(quotation),
            )
        )
    await db.executemany(
        "INSERT INTO quotation (article_id, start, end, text, kind, person_id, sentence_start, sentence_end,"
        " sentence, detail) VALUES (?,?,?,?,?,?,?,?,?,?)",
        quotations,
    )
    await index_events(db, article_id, article, people)


async def index_events(db: aiosqlite.Connection, article_id: int, article: Article, people: Mapping[str, int]) -> None:
    """Store the article's events at the stored sentences that report them."""
    async with db.execute("SELECT id, start FROM sentence WHERE article_id = ?", (article_id,)) as rows:
        sentence_ids = {row["start"]: row["id"] async for row in rows}
    around = _Sentences(article.sentences)
    for event in article.events:
        start, _ = around.enclosing(event.time_start, event.time_end)
        if start not in sentence_ids:
            continue
        cursor = await db.execute(
            "INSERT INTO event (article_id, sentence_id, first_day, last_day, status, detail) VALUES (?,?,?,?,?,?)",
            (
                article_id,
                sentence_ids[start],
                event.date.start.isoformat(),
                event.date.end.isoformat(),
                event.status,
                dump(event),
            ),
        )
        known = {people[form] for name in event.participants if (form := fold(name)) in people}
        await db.executemany(
            "INSERT INTO event_person (person_id, event_id) VALUES (?,?)",
            [(person_id, cursor.lastrowid) for person_id in known],
        )


async def unindex_article(db: aiosqlite.Connection, article_id: int) -> None:
    """Take an article's text out of every index; its document stays."""
    for table in ("event", "quotation", "sentence", "article_person"):
        await db.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))


class _Sentences:
    """An article's sentences, to be asked which of them a range of text touches."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self._starts = [sentence.start for sentence in sentences]
        self._ends = [sentence.end for sentence in sentences]

    def enclosing(self, start: int, end: int) -> tuple[int, int]:
        """The run of whole sentences the range touches; the range itself when it touches none."""
        first, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return (self._starts[first], self._ends[behind - 1]) if first < behind else (start, end)

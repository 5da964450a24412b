"""Writing articles: whole, with everything found in them, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import aiosqlite

from bot.model.article import Article
from bot.model.text import Sentence
from bot.model.words import fold
from bot.storage.database import Database
from bot.storage.rows import dump, pack, unpack


@dataclass(frozen=True, slots=True)
class StoredPage:
    """What the database knows of a page: row id, version, content hash and path of its current article."""

    id: int
    version: int
    content_hash: str
    path: str


@dataclass(frozen=True, slots=True)
class PersonLink:
    """Which stored person a name of an article is: ``person_id`` is ``None`` for somebody new."""

    name: str
    kind: str
    person_id: int | None


class Store:
    """Writing access to the articles of one workspace."""

    def __init__(self, database: Database, workspace: str) -> None:
        self._database = database
        self.workspace = workspace

    async def page(self, path: str, content_hash: str) -> StoredPage | None:
        """The current article stored under this path, else one with the same content under another path."""
        async with self._database.read() as connection:
            async with connection.execute(
                "SELECT id, version, content_hash, path FROM article WHERE workspace = ? AND current = 1"
                " AND (path = ? OR content_hash = ?) ORDER BY path = ? DESC LIMIT 1",
                (self.workspace, path, content_hash, path),
            ) as cursor:
                row = await cursor.fetchone()
        return StoredPage(*row) if row else None

    async def save(self, article: Article, content_hash: str, links: Iterable[PersonLink], loaded_at: str) -> int:
        """Store the article as the current version of its path and return its row id."""
        async with self._database.write() as db:
            async with db.execute(
                "SELECT id, version FROM article WHERE workspace = ? AND path = ? ORDER BY version DESC LIMIT 1",
                (self.workspace, article.path),
            ) as cursor:
                last = await cursor.fetchone()
            if last:
                await _retire(db, last["id"])
            publication = article.publication
            cursor = await db.execute(
                "INSERT INTO article (workspace, path, version, content_hash, title, outlet, url, language,"
                " publication, earliest, latest, document, loaded_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                (
                    self.workspace,
                    article.path,
                    last["version"] + 1 if last else 1,
                    content_hash,
                    article.title,
                    article.outlet,
                    article.url,
                    article.language,
                    dump(publication) if publication else None,
                    publication.earliest.isoformat() if publication else None,
                    publication.latest.isoformat() if publication else None,
                    pack(article),
                    loaded_at,
                ),
            )
            article_id = cursor.lastrowid
            assert article_id is not None
            await self._index(db, article_id, article, links)
        return article_id

    async def own_article(self, article_id: int) -> Article | None:
        """The current article, when it is this very workspace's own and not the library's; else ``None``."""
        async with self._database.read() as connection:
            async with connection.execute(
                "SELECT document FROM article WHERE id = ? AND workspace = ? AND current = 1",
                (article_id, self.workspace),
            ) as cursor:
                row = await cursor.fetchone()
        return unpack(row["document"]) if row else None

    async def redate(self, article_id: int, article: Article) -> None:
        """Replace a stored article's publication, times and events; its text stays what it was."""
        publication = article.publication
        async with self._database.write() as db:
            await db.execute(
                "UPDATE article SET publication = ?, earliest = ?, latest = ?, document = ?"
                " WHERE id = ? AND workspace = ?",
                (
                    dump(publication) if publication else None,
                    publication.earliest.isoformat() if publication else None,
                    publication.latest.isoformat() if publication else None,
                    pack(article),
                    article_id,
                    self.workspace,
                ),
            )
            people = {
                row["form"]: row["person_id"]
                async for row in await db.execute(
                    "SELECT n.form, n.person_id FROM person_name n JOIN article_person ap USING (person_id)"
                    " WHERE ap.article_id = ?",
                    (article_id,),
                )
            }
            await db.execute("DELETE FROM event WHERE article_id = ?", (article_id,))
            await _index_events(db, article_id, article, people)
            for quotation in article.quotations:
                await db.execute(
                    "UPDATE quotation SET detail = ? WHERE article_id = ? AND start = ? AND end = ?",
                    (dump(quotation), article_id, quotation.start, quotation.end),
                )

    async def remove(self, article_id: int) -> bool:
        """Delete a page of this workspace with all its versions; ``False`` when the workspace has no such row."""
        async with self._database.write() as db:
            cursor = await db.execute(
                "DELETE FROM article WHERE workspace = ? AND path ="
                " (SELECT path FROM article WHERE id = ? AND workspace = ?)",
                (self.workspace, article_id, self.workspace),
            )
            await db.execute(
                "DELETE FROM person WHERE workspace = ? AND id NOT IN"
                " (SELECT person_id FROM article_person UNION"
                "  SELECT person_id FROM quotation WHERE person_id IS NOT NULL)",
                (self.workspace,),
            )
            return cursor.rowcount > 0

    async def _index(
        self, db: aiosqlite.Connection, article_id: int, article: Article, links: Iterable[PersonLink]
    ) -> None:
        people = {fold(link.name): await self._person(db, link) for link in links}
        for person in article.people:
            person_id = people.get(fold(person.name))
            if person_id is None:
                continue
            await db.execute(
                "INSERT INTO article_person VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET"
                " mentions = mentions + excluded.mentions",
                (
                    article_id,
                    person_id,
                    len(person.mentions),
                    json.dumps(list(person.roles), ensure_ascii=False),
                ),
            )
        await db.executemany(
            "INSERT INTO sentence (article_id, start, end, paragraph, text) VALUES (?,?,?,?,?)",
            [(article_id, s.start, s.end, s.paragraph, article.text[s.start : s.end]) for s in article.sentences],
        )
        for quotation in article.quotations:
            start, end = _enclosing(article.sentences, quotation.start, quotation.end)
            speaker = quotation.speaker.name if quotation.speaker else None
            await db.execute(
                "INSERT INTO quotation (article_id, start, end, text, kind, person_id, sentence_start, sentence_end,"
                " sentence, detail) VALUES (?,?,?,?,?,?,?,?,?,?)",
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
                ),
            )
        await _index_events(db, article_id, article, people)

    async def _person(self, db: aiosqlite.Connection, link: PersonLink) -> int:
        person_id = link.person_id
        if person_id is None:
            cursor = await db.execute(
                "INSERT INTO person (workspace, name, kind) VALUES (?,?,?)",
                (self.workspace, link.name, link.kind),
            )
            person_id = cursor.lastrowid
            assert person_id is not None
        form = fold(link.name)
        await db.execute("INSERT OR IGNORE INTO person_name VALUES (?,?)", (person_id, form))
        await db.executemany(
            "INSERT OR IGNORE INTO person_word VALUES (?,?)",
            [(word, person_id) for word in form.split() if len(word) > 1],
        )
        return person_id


async def _index_events(db: aiosqlite.Connection, article_id: int, article: Article, people: Mapping[str, int]) -> None:
    sentence_ids = {
        row["start"]: row["id"]
        async for row in await db.execute("SELECT id, start FROM sentence WHERE article_id = ?", (article_id,))
    }
    for event in article.events:
        start, _ = _enclosing(article.sentences, event.time_start, event.time_end)
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
        known = {people[f] for p in event.participants if (f := fold(p)) in people}
        await db.executemany(
            "INSERT INTO event_person (person_id, event_id) VALUES (?,?)",
            [(person_id, cursor.lastrowid) for person_id in known],
        )


async def _retire(db: aiosqlite.Connection, article_id: int) -> None:
    """A superseded version keeps its document for citations on screen and leaves every index."""
    await db.execute("UPDATE article SET current = 0 WHERE id = ?", (article_id,))
    for table in ("event", "quotation", "sentence", "article_person"):
        await db.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))


def _enclosing(sentences: tuple[Sentence, ...], start: int, end: int) -> tuple[int, int]:
    """The run of whole sentences a range touches; the range itself when it touches none."""
    touched = [s for s in sentences if s.start < end and start < s.end]
    return (touched[0].start, touched[-1].end) if touched else (start, end)

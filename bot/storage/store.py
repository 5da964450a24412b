"""Writing articles: whole, with everything found in them, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import aiosqlite

from bot.model.article import Article
from bot.model.report import PageOutcome
from bot.storage.database import Database
from bot.storage.indexing import index_article, index_events, unindex_article
from bot.storage.persons import PersonLink, link_people, unlink_people
from bot.storage.rows import dump, pack, unpack


@dataclass(frozen=True, slots=True)
class StoredPage:
    """What the database knows of a page: row id, version, content hash and path of its current article."""

    id: int
    version: int
    content_hash: str
    path: str


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The row an article lies in, and whether it is "loaded", "updated" or had been there "unchanged"."""

    id: int
    outcome: PageOutcome


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
                " AND (path = ? OR content_hash = ?) ORDER BY path = ? DESC, id LIMIT 1",
                (self.workspace, path, content_hash, path),
            ) as cursor:
                row = await cursor.fetchone()
        return StoredPage(*row) if row else None

    async def save(self, article: Article, content_hash: str, links: Iterable[PersonLink], loaded_at: str) -> SavedPage:
        """Store the article as the current version of its path, unless that has the same content already."""
        async with self._database.write() as db:
            async with db.execute(
                "SELECT id, version, content_hash FROM article WHERE workspace = ? AND path = ? AND current = 1",
                (self.workspace, article.path),
            ) as cursor:
                last = await cursor.fetchone()
            if last and last["content_hash"] == content_hash:
                return SavedPage(last["id"], "unchanged")
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
            people = await link_people(db, self.workspace, article_id, links)
            await index_article(db, article_id, article, people)
            if last:
                # After the new version, so that people both versions name are never nobody's.
                await self._retire(db, last["id"])
        return SavedPage(article_id, "updated" if last else "loaded")

    async def own_article(self, article_id: int) -> Article | None:
        """The current article, when it is this very workspace's own and not the library's; else ``None``."""
        async with self._database.read() as connection:
            async with connection.execute(
                "SELECT document FROM article WHERE id = ? AND workspace = ? AND current = 1",
                (article_id, self.workspace),
            ) as cursor:
                row = await cursor.fetchone()
        return unpack(row["document"]) if row else None

    async def redate(self, article_id: int, article: Article) -> bool:
        """Replace a current article's publication, times and events; its text and people stay what they were.

        ``False`` when the workspace has no such current article.
        """
        publication = article.publication
        async with self._database.write() as db:
            cursor = await db.execute(
                "UPDATE article SET publication = ?, earliest = ?, latest = ?, document = ?"
                " WHERE id = ? AND workspace = ? AND current = 1",
                (
                    dump(publication) if publication else None,
                    publication.earliest.isoformat() if publication else None,
                    publication.latest.isoformat() if publication else None,
                    pack(article),
                    article_id,
                    self.workspace,
                ),
            )
            if cursor.rowcount == 0:
                return False
            async with db.execute(
                "SELECT form, person_id FROM article_name WHERE article_id = ?", (article_id,)
            ) as rows:
                people = {row["form"]: row["person_id"] async for row in rows}
            await db.execute("DELETE FROM event WHERE article_id = ?", (article_id,))
            await index_events(db, article_id, article, people)
            await db.executemany(
                "UPDATE quotation SET detail = ? WHERE article_id = ? AND start = ? AND end = ?",
                [(dump(q), article_id, q.start, q.end) for q in article.quotations],
            )
        return True

    async def remove(self, article_id: int) -> bool:
        """Delete a page of this workspace with all its versions; ``False`` when the workspace has no such row."""
        async with self._database.write() as db:
            async with db.execute(
                "SELECT id FROM article WHERE workspace = ? AND path ="
                " (SELECT path FROM article WHERE id = ? AND workspace = ?)",
                (self.workspace, article_id, self.workspace),
            ) as rows:
                versions = [row["id"] async for row in rows]
            await unlink_people(db, self.workspace, versions)
            await db.executemany("DELETE FROM article WHERE id = ?", [(version,) for version in versions])
        return bool(versions)

    async def _retire(self, db: aiosqlite.Connection, article_id: int) -> None:
        """A superseded version keeps its document for citations on screen and leaves every index."""
        await db.execute("UPDATE article SET current = 0 WHERE id = ?", (article_id,))
        await unindex_article(db, article_id)
        await unlink_people(db, self.workspace, [article_id])

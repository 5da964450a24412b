"""Writing articles: whole, with everything found in them, or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

import aiosqlite

from bot.model.article import Article, Publication, further_path
from bot.model.report import PageOutcome
from bot.storage.database import Database
from bot.storage.forgetting import delete_articles, overwrite, sweep
from bot.storage.indexing import Rows, index_events, unindex_article
from bot.storage.register import Linker, names_of, open_register, unlink_people
from bot.storage.rows import dump, pack, stored, unpack


@dataclass(frozen=True, slots=True)
class StoredPage:
    """What the database knows of a page: row id, version, content hash, path and headline of its current article."""

    id: int
    version: int
    content_hash: str
    path: str
    title: str | None


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """An article ready to be stored, with the hash of the page it was read from, and whether that was uploaded.

    ``further`` are the articles that follow it on the page; `apart` makes each ready on its own.
    """

    article: Article
    content_hash: str
    uploaded: bool = False
    further: tuple[Article, ...] = ()

    def apart(self) -> list[ParsedPage]:
        """One for each article. Only the first has the page's own hash: by it the page is known."""
        path, hash_ = self.article.path, self.content_hash
        return [
            ParsedPage(self.article, hash_),
            *(
                ParsedPage(replace(article, path=further_path(path, number)), f"{hash_}#{number}")
                for number, article in enumerate(self.further, 2)
            ),
        ]


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The row an article lies in, under which path, and what became of it: "rejected" with no row is unstorable."""

    id: int | None
    path: str
    outcome: PageOutcome


class Store:
    """Writing access to the articles of one workspace."""

    def __init__(self, database: Database, workspace: str) -> None:
        self._database = database
        self.workspace = workspace

    async def known(self, pages: Sequence[tuple[str, str]]) -> list[StoredPage | None]:
        """For each (path, content hash) the current article of the path, else one of the same content elsewhere."""
        async with self._database.read() as connection:
            shelf = await self._shelf(connection, pages)
        return [shelf.find(path, content_hash) for path, content_hash in pages]

    async def save(self, pages: Sequence[ParsedPage], link: Linker, loaded_at: str) -> list[SavedPage]:
        """Store articles as the current versions of their paths, all in one transaction; ``link`` says who is who.

        What has the content of the path's current version is left "unchanged", what another path has a "duplicate".
        """
        documents = [_document(page.article) for page in pages]
        storable = [page for page, document in zip(pages, documents, strict=True) if document is not None]
        names = {id(page): names_of(page.article) for page in storable}
        async with self._database.write() as db:
            shelf = await self._shelf(db, [(page.article.path, page.content_hash) for page in storable])
            register = await open_register(db, self.workspace, {name for of in names.values() for name in of}, link)
            rows = await Rows.after(db)
            saved: list[SavedPage] = []
            superseded: list[int] = []
            articles: list[tuple[object, ...]] = []
            for page, document in zip(pages, documents, strict=True):
                path = page.article.path
                if document is None:
                    saved.append(SavedPage(None, path, "rejected"))
                    continue
                last = shelf.find(path, page.content_hash)
                if last and last.content_hash == page.content_hash:
                    saved.append(SavedPage(last.id, last.path, "unchanged" if last.path == path else "duplicate"))
                    continue
                if last:
                    superseded.append(last.id)
                id_ = rows.next_article()
                stored = StoredPage(id_, last.version + 1 if last else 1, page.content_hash, path, page.article.title)
                shelf.put(stored)
                articles.append(self._row(stored, page.article, document, loaded_at))
                rows.add(id_, page.article, register.enter(id_, names[id(page)]))
                saved.append(SavedPage(id_, path, "updated" if last else "loaded"))
            await db.executemany(
                "INSERT INTO article (id, workspace, path, version, content_hash, title, outlet, url, language,"
                " publication, earliest, latest, document, loaded_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                articles,
            )
            await register.store(db, self.workspace)
            await rows.store(db, self.workspace)
            for id_ in superseded:
                # After the new version, so that people both versions name are never nobody's.
                await self._retire(db, id_)
        return saved

    def _row(self, stored: StoredPage, article: Article, document: bytes, loaded_at: str) -> tuple[object, ...]:
        return (
            stored.id,
            self.workspace,
            stored.path,
            stored.version,
            stored.content_hash,
            article.title,
            article.outlet,
            article.url,
            article.language,
            *_published(article),
            document,
            loaded_at,
        )

    async def _shelf(self, connection: aiosqlite.Connection, pages: Sequence[tuple[str, str]]) -> _Shelf:
        shelf = _Shelf()
        for column, keys in (("content_hash", [page[1] for page in pages]), ("path", [page[0] for page in pages])):
            async with connection.execute(
                # The plus keeps SQLite from walking through everything current.
                f"SELECT a.id, a.version, a.content_hash, a.path, a.title FROM json_each(?) asked CROSS JOIN article a"
                f" ON a.workspace = ? AND a.{column} = asked.value WHERE +a.current = 1 ORDER BY a.id DESC",
                (json.dumps(sorted(set(keys))), self.workspace),
            ) as rows:
                async for row in rows:
                    shelf.put(StoredPage(*row))
        return shelf

    async def own_article(self, article_id: int) -> Article | None:
        """The current article, when it is this very workspace's own and not the library's; else ``None``."""
        async with self._database.read() as connection:
            async with connection.execute(
                "SELECT document FROM article WHERE id = ? AND workspace = ? AND current = 1",
                (article_id, self.workspace),
            ) as cursor:
                row = await cursor.fetchone()
        return unpack(row["document"]) if row else None

    async def days_set(self, paths: Sequence[str]) -> dict[str, Publication]:
        """By its path, the publication of every current article of the workspace that a person has dated."""
        async with self._database.read() as connection:
            async with connection.execute(
                "SELECT a.path, a.publication FROM json_each(?) asked CROSS JOIN article a"
                " ON a.workspace = ? AND a.path = asked.value"
                " WHERE +a.current = 1 AND json_extract(a.publication, '$.basis') = 'given'",
                (json.dumps(sorted(set(paths))), self.workspace),
            ) as rows:
                return {row["path"]: stored(Publication, row["publication"]) async for row in rows}

    async def redate(self, article_id: int, article: Article) -> bool:
        """Replace a current article's publication, times and events; its text and people stay what they were.

        ``False`` when the workspace has no such current article.
        """
        async with self._database.write() as db:
            cursor = await db.execute(
                "UPDATE article SET publication = ?, earliest = ?, latest = ?, document = ?"
                " WHERE id = ? AND workspace = ? AND current = 1",
                (*_published(article), pack(article), article_id, self.workspace),
            )
            if cursor.rowcount == 0:
                return False
            await index_events(db, article_id, article)
            await db.executemany(
                "UPDATE quotation SET detail = ?, said_on = ? WHERE article_id = ? AND start = ? AND end = ?",
                [(dump(q), q.said_on, article_id, q.start, q.end) for q in article.quotations],
            )
        return True

    async def retire(self, paths: Sequence[str]) -> None:
        """Take the current articles of these paths out of every index; citations of them can still be opened."""
        async with self._database.write() as db:
            async with db.execute(
                "SELECT a.id FROM json_each(?) asked CROSS JOIN article a"
                " ON a.workspace = ? AND a.path = asked.value WHERE +a.current = 1",
                (json.dumps(paths), self.workspace),
            ) as rows:
                ids = [row["id"] async for row in rows]
            for id_ in ids:
                await self._retire(db, id_)

    async def versions(self, article_id: int) -> list[int]:
        """The rows of all versions of a page of this workspace; none when it has no such row."""
        async with self._database.read() as db:
            return await self._versions(db, article_id)

    async def remove(self, article_id: int) -> bool:
        """Delete a page of this workspace for good, with all its versions; ``False`` when it has no such row."""
        async with self._database.write() as db:
            versions = await self._versions(db, article_id)
            await overwrite(db)
            await delete_articles(db, self.workspace, versions)
        if versions:
            await sweep(self._database)
        return bool(versions)

    async def _versions(self, db: aiosqlite.Connection, article_id: int) -> list[int]:
        async with db.execute(
            "SELECT id FROM article WHERE workspace = ? AND path ="
            " (SELECT path FROM article WHERE id = ? AND workspace = ?)",
            (self.workspace, article_id, self.workspace),
        ) as rows:
            return [row["id"] async for row in rows]

    async def _retire(self, db: aiosqlite.Connection, article_id: int) -> None:
        """A superseded version keeps its document for citations on screen and leaves every index."""
        await db.execute("UPDATE article SET current = 0 WHERE id = ?", (article_id,))
        await unindex_article(db, article_id)
        await unlink_people(db, self.workspace, [article_id])


class _Shelf:
    """Current articles by path and by content."""

    def __init__(self) -> None:
        self._by_path: dict[str, StoredPage] = {}
        self._by_content: dict[str, StoredPage] = {}

    def put(self, page: StoredPage) -> None:
        old = self._by_path.get(page.path)
        if old and self._by_content.get(old.content_hash) == old:
            del self._by_content[old.content_hash]
        self._by_path[page.path] = self._by_content[page.content_hash] = page

    def find(self, path: str, content_hash: str) -> StoredPage | None:
        return self._by_path.get(path) or self._by_content.get(content_hash)


def _document(article: Article) -> bytes | None:
    """The article packed; ``None`` for half a surrogate, spelled out in a page's metadata, that no database takes."""
    try:
        return pack(article)
    except UnicodeEncodeError:
        return None


def _published(article: Article) -> tuple[str | None, str | None, str | None]:
    publication = article.publication
    if publication is None:
        return None, None, None
    return dump(publication), publication.earliest.isoformat(), publication.latest.isoformat()

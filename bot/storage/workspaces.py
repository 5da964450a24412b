"""What each workspace has, and forgetting all of one."""

from __future__ import annotations

import json

from bot.model.holdings import Holdings
from bot.storage.database import Database
from bot.storage.forgetting import delete_articles, overwrite, sweep

_AT_ONCE = 50
"""Articles that go in one transaction: others may write in between."""
_BESIDE = ("digest", "feed", "feed_entry", "answer", "conversation")
"""Tables of what a workspace has beside its pages. The runs of a digest go with it."""
_COUNTS = ("person_count", "person_name", "person_word", "outlet_count")
_HELD = """
SELECT :workspace AS workspace,
    (SELECT COUNT(*) FROM article WHERE workspace = :workspace AND current = 1) AS articles,
    (SELECT COUNT(*) FROM feed WHERE workspace = :workspace) AS feeds,
    (SELECT COUNT(*) FROM digest WHERE workspace = :workspace) AS digest,
    (SELECT COUNT(*) FROM answer WHERE workspace = :workspace) AS answers,
    (SELECT COUNT(*) FROM conversation WHERE workspace = :workspace) AS conversations
"""


class Workspaces:
    """The workspaces of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Holdings]:
        """Every workspace that has anything, by name."""
        tables = " UNION ".join(f"SELECT workspace FROM {table}" for table in ("article", *_BESIDE))
        async with self._database.read() as connection:
            async with connection.execute(f"{tables} ORDER BY 1") as cursor:
                names = [row["workspace"] async for row in cursor]
        return [await self.holdings(name) for name in names]

    async def holdings(self, workspace: str) -> Holdings:
        """What a workspace has."""
        async with self._database.read() as connection:
            async with connection.execute(_HELD, {"workspace": workspace}) as cursor:
                row = await cursor.fetchone()
        assert row is not None
        return Holdings(
            row["workspace"], row["articles"], row["feeds"], bool(row["digest"]), row["answers"], row["conversations"]
        )

    async def erase(self, workspace: str) -> None:
        """Delete everything a workspace has, every version of its pages too.

        First what could bring more, then the pages a few at a time: when interrupted, the rest goes with the next call.
        What is deleted is overwritten in the file and what stands beside it, not only let go.
        """
        async with self._database.write() as db:
            await overwrite(db)
            for table in _BESIDE:
                await db.execute(f"DELETE FROM {table} WHERE workspace = ?", (workspace,))
        while await self._erase_some(workspace):
            pass
        async with self._database.write() as db:
            gone = "NOT EXISTS (SELECT 1 FROM article a WHERE a.workspace = :workspace)"  # unless pages came meanwhile
            for table in _COUNTS:
                await db.execute(
                    f"DELETE FROM {table} WHERE workspace = :workspace AND {gone}", {"workspace": workspace}
                )
        await sweep(self._database)

    async def _erase_some(self, workspace: str) -> bool:
        async with self._database.write() as db:
            sql = "SELECT json_group_array(id) AS ids FROM (SELECT id FROM article WHERE workspace = ? LIMIT ?)"
            async with db.execute(sql, (workspace, _AT_ONCE)) as cursor:
                row = await cursor.fetchone()
            ids: list[int] = json.loads(row["ids"]) if row else []
            await delete_articles(db, workspace, ids)
        return bool(ids)

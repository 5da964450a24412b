"""Which feeds each workspace follows, and how asking them went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Feed:
    """A followed feed: when it was last asked, and why that failed (a reason of `UnreadablePage`), if it did.

    ``mark`` is what its server calls the state that was last read.
    """

    workspace: str
    address: str
    asked_at: str
    trouble: str | None = None
    mark: str | None = None


class Feeds:
    """The feeds of all workspaces."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Feed]:
        """Every feed, those asked longest ago first."""
        return await self._feeds("ORDER BY asked_at", ())

    async def followed(self, workspace: str) -> list[Feed]:
        """The workspace's feeds, by address."""
        return await self._feeds("WHERE workspace = ? ORDER BY address", (workspace,))

    async def _feeds(self, which: str, values: tuple[str, ...]) -> list[Feed]:
        async with self._database.read() as connection:
            sql = f"SELECT workspace, address, asked_at, trouble, mark FROM feed {which}"
            async with connection.execute(sql, values) as cursor:
                return [Feed(*row) for row in await cursor.fetchall()]

    async def follow(self, workspace: str, address: str, now: str) -> None:
        """Follow a feed that was just asked."""
        async with self._database.write() as db:
            await db.execute(
                "INSERT INTO feed (workspace, address, asked_at) VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET asked_at = excluded.asked_at, trouble = NULL",
                (workspace, address, now),
            )

    async def last_said(self, workspace: str, address: str) -> dict[str, str]:
        """What each entry of a feed said when it was last read, by its path."""
        async with self._database.read() as connection:
            sql = "SELECT path, said FROM feed_entry WHERE workspace = ? AND feed = ?"
            async with connection.execute(sql, (workspace, address)) as cursor:
                return {row["path"]: row["said"] for row in await cursor.fetchall()}

    async def note_reading(self, workspace: str, address: str, mark: str | None, said: Mapping[str, str]) -> None:
        """Record the state in which a feed was read; nothing of one that is no longer followed."""
        async with self._database.write() as db:
            sql = "UPDATE feed SET mark = ? WHERE workspace = ? AND address = ?"
            if (await db.execute(sql, (mark, workspace, address))).rowcount == 0:
                return
            await db.execute("DELETE FROM feed_entry WHERE workspace = ? AND feed = ?", (workspace, address))
            rows = [(workspace, address, path, words) for path, words in said.items()]
            await db.executemany("INSERT INTO feed_entry VALUES (?, ?, ?, ?)", rows)

    async def note_asking(self, workspace: str, address: str, now: str, trouble: str | None) -> None:
        """Record how asking a feed went; one that is no longer followed stays so."""
        async with self._database.write() as db:
            await db.execute(
                "UPDATE feed SET asked_at = ?, trouble = ? WHERE workspace = ? AND address = ?",
                (now, trouble, workspace, address),
            )

    async def stop(self, workspace: str, address: str) -> bool:
        """Follow it no longer; ``False`` when it was not followed."""
        async with self._database.write() as db:
            await db.execute("DELETE FROM feed_entry WHERE workspace = ? AND feed = ?", (workspace, address))
            cursor = await db.execute("DELETE FROM feed WHERE workspace = ? AND address = ?", (workspace, address))
            return cursor.rowcount > 0

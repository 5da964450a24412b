"""Which feeds each workspace follows, and how asking them went."""

from __future__ import annotations

from dataclasses import dataclass

from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Feed:
    """A followed feed: when it was last asked, and why that failed (a reason of `UnreadablePage`), if it did."""

    workspace: str
    address: str
    asked_at: str
    trouble: str | None = None


class Feeds:
    """The feeds of all workspaces."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Feed]:
        """Every feed, those asked longest ago first."""
        return await self._feeds("ORDER BY asked_at", ())

    async def of(self, workspace: str) -> list[Feed]:
        """The workspace's feeds, by address."""
        return await self._feeds("WHERE workspace = ? ORDER BY address", (workspace,))

    async def _feeds(self, which: str, values: tuple[str, ...]) -> list[Feed]:
        async with self._database.read() as connection:
            sql = f"SELECT workspace, address, asked_at, trouble FROM feed {which}"
            async with connection.execute(sql, values) as cursor:
                return [Feed(*row) for row in await cursor.fetchall()]

    async def follow(self, workspace: str, address: str, now: str) -> None:
        """Follow a feed that was just asked."""
        async with self._database.write() as db:
            await db.execute("INSERT OR REPLACE INTO feed VALUES (?,?,?,NULL)", (workspace, address, now))

    async def asked(self, workspace: str, address: str, now: str, trouble: str | None) -> None:
        """Record how asking a feed went; one that is no longer followed stays so."""
        async with self._database.write() as db:
            await db.execute(
                "UPDATE feed SET asked_at = ?, trouble = ? WHERE workspace = ? AND address = ?",
                (now, trouble, workspace, address),
            )

    async def stop(self, workspace: str, address: str) -> bool:
        """Follow it no longer; ``False`` when it was not followed."""
        async with self._database.write() as db:
            cursor = await db.execute("DELETE FROM feed WHERE workspace = ? AND address = ?", (workspace, address))
            return cursor.rowcount > 0

"""When each workspace gets its digest, and which days it already got."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from bot.storage.database import Database

RunStatus = Literal["claimed", "posted", "nothing new", "failed"]


@dataclass(frozen=True, slots=True)
class DigestPlan:
    """A workspace's digest: channel id, wall-clock ``at_time`` (HH:MM) in ``timezone``.

    ``seen_article`` is the newest article row it covered.
    """

    workspace: str
    channel: int
    at_time: str
    timezone: str
    paused: bool
    seen_article: int
    set_at: str


@dataclass(frozen=True, slots=True)
class DigestRun:
    """What became of one local day's digest."""

    local_day: str
    status: RunStatus
    message: int | None
    finished_at: str | None


class Digests:
    """The plans and runs of all workspaces' digests."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def plans(self) -> list[DigestPlan]:
        """Every plan that is not paused."""
        async with self._database.read() as connection:
            async with connection.execute("SELECT * FROM digest WHERE paused = 0") as cursor:
                return [_plan(row) for row in await cursor.fetchall()]

    async def plan(self, workspace: str) -> DigestPlan | None:
        """The workspace's plan, paused or not."""
        async with self._database.read() as connection:
            async with connection.execute("SELECT * FROM digest WHERE workspace = ?", (workspace,)) as cursor:
                row = await cursor.fetchone()
        return _plan(row) if row else None

    async def set(self, workspace: str, channel: int, at_time: str, timezone: str, set_at: str) -> None:
        """Create or change a plan; what earlier digests covered stays covered."""
        async with self._database.write() as db:
            await db.execute(
                "INSERT INTO digest (workspace, channel, at_time, timezone, set_at) VALUES (?,?,?,?,?)"
                " ON CONFLICT (workspace) DO UPDATE SET channel = excluded.channel, at_time = excluded.at_time,"
                " timezone = excluded.timezone, paused = 0, set_at = excluded.set_at",
                (workspace, channel, at_time, timezone, set_at),
            )

    async def pause(self, workspace: str, paused: bool, now: str) -> bool:
        """Pause or resume; ``False`` when there is no plan. Resuming counts as set anew, so missed days stay missed."""
        async with self._database.write() as db:
            cursor = await db.execute(
                "UPDATE digest SET paused = ?, set_at = CASE WHEN ? THEN set_at ELSE ? END WHERE workspace = ?",
                (paused, paused, now, workspace),
            )
            return cursor.rowcount > 0

    async def claim(self, workspace: str, local_day: str) -> bool:
        """Take a day before posting it; ``False`` when it was already taken, by whoever."""
        async with self._database.write() as db:
            cursor = await db.execute(
                "INSERT OR IGNORE INTO digest_run (workspace, local_day, status) VALUES (?,?,'claimed')",
                (workspace, local_day),
            )
            return cursor.rowcount > 0

    async def finish(
        self,
        workspace: str,
        local_day: str,
        status: RunStatus,
        finished_at: str,
        *,
        message: int | None = None,
        seen_article: int | None = None,
    ) -> None:
        """Record what became of a claimed day; a posted one moves ``seen_article`` on in the same transaction."""
        async with self._database.write() as db:
            await db.execute(
                "UPDATE digest_run SET status = ?, message = ?, finished_at = ? WHERE workspace = ? AND local_day = ?",
                (status, message, finished_at, workspace, local_day),
            )
            if seen_article is not None:
                await db.execute(
                    "UPDATE digest SET seen_article = MAX(seen_article, ?) WHERE workspace = ?",
                    (seen_article, workspace),
                )

    async def cover(self, workspace: str, seen_article: int) -> None:
        """Count everything up to an article row as covered, after a digest that was posted out of turn."""
        async with self._database.write() as db:
            await db.execute(
                "UPDATE digest SET seen_article = MAX(seen_article, ?) WHERE workspace = ?", (seen_article, workspace)
            )

    async def fail_interrupted(self, finished_at: str) -> None:
        """Mark days that were claimed and never finished as failed; call when nothing else is running."""
        async with self._database.write() as db:
            await db.execute(
                "UPDATE digest_run SET status = 'failed', finished_at = ? WHERE status = 'claimed'", (finished_at,)
            )

    async def runs(self, workspace: str, limit: int = 5) -> list[DigestRun]:
        """The newest runs first."""
        async with self._database.read() as connection:
            async with connection.execute(
                "SELECT local_day, status, message, finished_at FROM digest_run WHERE workspace = ?"
                " ORDER BY local_day DESC LIMIT ?",
                (workspace, limit),
            ) as cursor:
                return [DigestRun(*row) for row in await cursor.fetchall()]


def _plan(row: sqlite3.Row) -> DigestPlan:
    values = {key: row[key] for key in row.keys()}  # noqa: SIM118 - a Row iterates over its values
    values["paused"] = bool(values["paused"])
    return DigestPlan(**values)

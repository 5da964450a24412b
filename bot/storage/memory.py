"""What the bot remembers of its own answers and threads, so that both survive a restart."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from bot.model.conversation import Conversation
from bot.storage.database import Database
from bot.storage.forgetting import overwrite
from bot.storage.rows import dump, stored

_KEEP = 20_000
"""Answers, and conversations, that are kept: the newest of all workspaces."""


class Memory:
    """Stored answers (for buttons) and conversations (for threads and replies) of one workspace."""

    def __init__(self, database: Database, workspace: str) -> None:
        self._database = database
        self.workspace = workspace

    async def keep_answer(self, kind: str, payload: object, created_at: str) -> int:
        """Store what a message's buttons need and return its id; the oldest answers of all give way."""
        async with self._database.write() as db:
            cursor = await db.execute(
                "INSERT INTO answer (workspace, kind, payload, created_at) VALUES (?,?,?,?)",
                (self.workspace, kind, json.dumps(payload, ensure_ascii=False), created_at),
            )
            answer_id = cursor.lastrowid
            assert answer_id is not None
            await db.execute("DELETE FROM answer WHERE id <= ?", (answer_id - _KEEP,))
        return answer_id

    async def answer(self, answer_id: int) -> tuple[str, object] | None:
        """Kind and payload of a stored answer of this workspace; ``None`` when it is gone."""
        async with self._database.read() as connection:
            async with connection.execute(
                "SELECT kind, payload FROM answer WHERE id = ? AND workspace = ?", (answer_id, self.workspace)
            ) as cursor:
                row = await cursor.fetchone()
        return (row["kind"], json.loads(row["payload"])) if row else None

    async def rewrite(
        self, answer: Callable[[str, Any], object], conversation: Callable[[Conversation], Conversation]
    ) -> None:
        """Put what the functions make of every stored answer and conversation in its place; what was is overwritten."""
        async with self._database.write() as db:
            await overwrite(db)
            for row in await db.execute_fetchall(
                "SELECT id, kind, payload FROM answer WHERE workspace = ?", (self.workspace,)
            ):
                told = json.dumps(answer(row["kind"], json.loads(row["payload"])), ensure_ascii=False)
                if told != row["payload"]:
                    await db.execute("UPDATE answer SET payload = ? WHERE id = ?", (told, row["id"]))
            for row in await db.execute_fetchall(
                "SELECT rowid, state FROM conversation WHERE workspace = ?", (self.workspace,)
            ):
                state = dump(conversation(stored(Conversation, row["state"])))
                if state != row["state"]:
                    await db.execute("UPDATE conversation SET state = ? WHERE rowid = ?", (state, row["rowid"]))

    async def conversation(self, place: str) -> Conversation | None:
        """The conversation held at a thread or under a message; ``None`` when there is none."""
        async with self._database.read() as connection:
            async with connection.execute(
                "SELECT state FROM conversation WHERE place = ? AND workspace = ?", (place, self.workspace)
            ) as cursor:
                row = await cursor.fetchone()
        return stored(Conversation, row["state"]) if row else None

    async def keep_conversation(self, place: str, conversation: Conversation, updated_at: str) -> None:
        """Store the conversation under its place, replacing what was there; those left longest give way."""
        async with self._database.write() as db:
            # Stored anew rather than changed, so that rows stand in the order in which they were talked in last.
            await db.execute("DELETE FROM conversation WHERE place = ? AND workspace = ?", (place, self.workspace))
            await db.execute(
                "INSERT OR IGNORE INTO conversation (place, workspace, state, updated_at) VALUES (?,?,?,?)",
                (place, self.workspace, dump(conversation), updated_at),
            )
            newest = "(SELECT MAX(rowid) FROM conversation)"
            await db.execute(f"DELETE FROM conversation WHERE rowid <= {newest} - ?", (_KEEP,))

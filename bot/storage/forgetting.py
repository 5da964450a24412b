"""Deleting for good: what goes is overwritten in the file, in the indexes of words and in the log beside it."""

from __future__ import annotations

from collections.abc import Sequence

import aiosqlite

from bot.storage.database import Database
from bot.storage.person_counts import discount_article
from bot.storage.register import unlink_people

_WORDS = ("sentence_fts", "quotation_fts", "quotation_voice_fts")
"""Indexes that keep the words of deleted rows, with their places, until they are merged."""
_MERGED = 2_000
"""Pages of an index that are merged in one transaction, about a quarter of a second's."""


async def overwrite(db: aiosqlite.Connection) -> None:
    """Have what is deleted from now on overwritten, not only let go; inside a transaction."""
    await db.execute_fetchall("PRAGMA secure_delete = ON")  # some builds of SQLite leave it off


async def delete_articles(db: aiosqlite.Connection, workspace: str, ids: Sequence[int]) -> None:
    """Delete rows of a workspace's articles with all that was found in them; inside a transaction."""
    for id_ in ids:
        await discount_article(db, id_)
    await unlink_people(db, workspace, ids)
    await db.executemany("DELETE FROM article WHERE id = ?", [(id_,) for id_ in ids])


async def sweep(database: Database) -> None:
    """Let no word of deleted rows stand in an index or in the write-ahead log. Others may write in between."""
    for index in _WORDS:
        await _merge(database, index, -_MERGED)  # a negative number begins with all that there is
        while await _merge(database, index, _MERGED):
            pass
    await database.empty_log()


async def _merge(database: Database, index: str, pages: int) -> bool:
    """Merge some pages of an index; ``False`` when there was nothing left to merge."""
    async with database.write() as db:
        before = db.total_changes
        await db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (pages,))
        return db.total_changes - before > 1  # one is the command itself

"""Telling a damaged file from a fault of the bot's own, once something went wrong that nobody foresaw."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.errors import DatelineError, StorageUnavailable
from bot.storage.database import Database

_DAMAGED = (
    "SELECT integrity_check FROM pragma_integrity_check(1) WHERE integrity_check <> 'ok'",
    "SELECT 1 FROM pragma_foreign_key_check LIMIT 1",
)
"""What finds something only in a file that is damaged, though SQLite may read it without a complaint."""


@asynccontextmanager
async def examined(database: Database) -> AsyncIterator[None]:
    """Raise `StorageUnavailable` for whatever fails unforeseen in the block, where the file proves to be damaged."""
    try:
        yield
    except DatelineError:
        raise
    except Exception as error:
        if await _is_damaged(database):
            raise StorageUnavailable("its file is damaged") from error
        raise


async def _is_damaged(database: Database) -> bool:
    try:
        async with database.read() as connection:
            for sql in _DAMAGED:
                async with connection.execute(sql) as cursor:
                    if await cursor.fetchone():
                        return True
    except (StorageUnavailable, sqlite3.OperationalError):  # the check itself stumbles over broken JSON in an index
        return True
    return False

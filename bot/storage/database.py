"""The SQLite file: opened, migrated, written through one lock, read through separate connections."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

import aiosqlite

from bot.errors import StorageUnavailable

_READERS = 2
_BUSY_MS = 5_000
# What the environment does to a database; anything else sqlite3 raises is a bug and passes through.
_ENVIRONMENT = (
    "locked",
    "unable to open",
    "readonly",
    "disk i/o error",
    "full",
    "malformed",
    "not a database",
)


def _migrations() -> list[tuple[int, str]]:
    folder = files("bot.storage") / "migrations"
    scripts = [f for f in folder.iterdir() if f.name.endswith(".sql")]
    return sorted((int(f.name.split("_")[0]), f.read_text("utf-8")) for f in scripts)


@asynccontextmanager
async def _environment_errors() -> AsyncIterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        reason = str(error)
        if any(word in reason.lower() for word in _ENVIRONMENT):
            raise StorageUnavailable(reason) from error
        raise


class Database:
    """One SQLite file in WAL mode. Use `open`, then `write` and `read` as async context managers, then `close`."""

    def __init__(self, writer: aiosqlite.Connection, readers: list[aiosqlite.Connection]) -> None:
        self._writer = writer
        self._lock = asyncio.Lock()
        self._all = [writer, *readers]
        self._idle: asyncio.LifoQueue[aiosqlite.Connection] = asyncio.LifoQueue()
        for reader in readers:
            self._idle.put_nowait(reader)

    @classmethod
    async def open(cls, path: Path, *, durable: bool = True) -> Database:
        """Open or create the file and bring its schema up to date; raises `StorageUnavailable`.

        ``durable=False`` is for a corpus that is thrown away with its process: commits no longer wait for the disk.
        """
        opened: list[aiosqlite.Connection] = []
        try:
            async with _environment_errors():
                path.parent.mkdir(parents=True, exist_ok=True)
                writer = await aiosqlite.connect(path, isolation_level=None)
                opened.append(writer)
                await _configure(writer)
                await writer.execute("PRAGMA journal_mode = WAL")
                await writer.execute(f"PRAGMA synchronous = {'NORMAL' if durable else 'OFF'}")
                await _migrate(writer)
                for _ in range(_READERS):
                    reader = await aiosqlite.connect(path, isolation_level=None)
                    opened.append(reader)
                    await _configure(reader)
                    await reader.execute("PRAGMA query_only = ON")
        except BaseException as error:
            for connection in opened:
                await connection.close()
            if isinstance(error, OSError):
                raise StorageUnavailable(str(error)) from error
            raise
        return cls(writer, opened[1:])

    async def close(self) -> None:
        """Close every connection; their threads end with them."""
        for connection in self._all:
            await connection.close()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[aiosqlite.Connection]:
        """The one writing connection inside a transaction: all of it is kept, or nothing."""
        async with self._lock, _environment_errors():
            await self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                # Shielded: a cancelled task must still leave the shared connection outside any transaction.
                await asyncio.shield(self._writer.execute("ROLLBACK"))
                raise
            await self._writer.execute("COMMIT")

    @asynccontextmanager
    async def read(self) -> AsyncIterator[aiosqlite.Connection]:
        """A reading connection of one's own for the length of the block."""
        connection = await self._idle.get()
        try:
            async with _environment_errors():
                yield connection
        finally:
            self._idle.put_nowait(connection)


async def _configure(connection: aiosqlite.Connection) -> None:
    connection.row_factory = sqlite3.Row
    await connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    await connection.execute("PRAGMA foreign_keys = ON")


async def _migrate(writer: aiosqlite.Connection) -> None:
    async with writer.execute("PRAGMA user_version") as cursor:
        row = await cursor.fetchone()
    version = int(row[0]) if row else 0
    steps = _migrations()
    if steps and version > steps[-1][0]:
        raise StorageUnavailable(f"written by a newer Dateline (schema {version}, this one knows {steps[-1][0]})")
    for number, script in steps:
        if number > version:
            # One transaction per step: a crash between two steps leaves the last whole schema.
            await writer.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")

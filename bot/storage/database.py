"""The SQLite file: opened, migrated, written through one lock, read through separate connections."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from errno import EACCES
from importlib.resources import files
from pathlib import Path

import aiosqlite

from bot.errors import CannotOpen, StorageUnavailable
from bot.model.telling import manner_of, stems_of
from bot.storage.rows import fingerprint

_READERS = 2
_WRITER_CACHE, _READER_CACHE = 64_000, 32_000
"""KiB of pages a connection keeps: what a load touches again and again, and what one question does."""
_MAPPED = 2**31
"""Bytes of the file that readers look at in place: a question in a large corpus touches more pages than they can keep,
and copying them took a third of its time."""
_BUSY_MS = 5_000
_STEP_MS = 50
# What the environment does to a database; anything else sqlite3 raises is a bug and passes through.
_ENVIRONMENT = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_NOMEM,
    }
)


def _migrations() -> list[tuple[int, str]]:
    folder = files("bot.storage") / "migrations"
    scripts = [f for f in folder.iterdir() if f.name.endswith(".sql")]
    return sorted((int(f.name.split("_")[0]), f.read_text("utf-8")) for f in scripts)


@asynccontextmanager
async def _environment_errors() -> AsyncIterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the result code; the bytes above it say more of the same. Messages are no guide:
        # "malformed" may be a broken file or a broken search expression. Text that is none has no code at all.
        code = getattr(error, "sqlite_errorcode", None)
        no_text = code is None and isinstance(error, sqlite3.OperationalError)
        if no_text or (code or 0) & 0xFF in _ENVIRONMENT:
            raise StorageUnavailable(str(error)) from error
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
        """Open or create the file and bring its schema up to date; raises `CannotOpen`.

        ``durable=False`` is for a corpus that is thrown away with its process: commits no longer wait for the disk.
        """
        opened: list[aiosqlite.Connection] = []
        try:
            async with _environment_errors():
                path.parent.mkdir(parents=True, exist_ok=True)
                if not os.access(path.parent, os.W_OK):  # SQLite would only say that it cannot open the file
                    raise PermissionError(EACCES, "nothing may be written in its folder")
                # What cannot be opened fails here, before there is a thread of the connection's that must be ended.
                sqlite3.connect(path).close()
                writer = await aiosqlite.connect(path, isolation_level=None)
                opened.append(writer)
                await _configure(writer, _WRITER_CACHE)
                await _check_ours(writer)
                await _use_wal(writer)
                for function in (fingerprint, manner_of, stems_of):  # for files that were written without
                    await writer.create_function(function.__name__, 1, function)
                await writer.execute(f"PRAGMA synchronous = {'NORMAL' if durable else 'OFF'}")
                await _migrate(writer)
                for _ in range(_READERS):
                    reader = await aiosqlite.connect(path, isolation_level=None)
                    opened.append(reader)
                    await _configure(reader, _READER_CACHE)
                    await reader.execute("PRAGMA query_only = ON")
                    await reader.execute(f"PRAGMA mmap_size = {_MAPPED}")
        except BaseException as error:
            await _close(opened)
            if isinstance(error, OSError):
                raise CannotOpen(str(path), error.strerror or str(error)) from error
            if isinstance(error, StorageUnavailable):
                raise CannotOpen(str(path), error.reason) from error
            raise
        return cls(writer, opened[1:])

    async def close(self) -> None:
        """Close every connection after the write under way; their threads end with them."""
        async with self._lock:
            await _close(self._all)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[aiosqlite.Connection]:
        """The one writing connection inside a transaction: all of it is kept, or nothing."""
        async with self._lock, _environment_errors():
            try:
                await self._writer.execute("BEGIN IMMEDIATE")
                yield self._writer
                await self._writer.execute("COMMIT")
            except BaseException:
                # Whatever failed or was cancelled, BEGIN and COMMIT included, must leave the shared connection outside
                # any transaction. Its thread works in order: shielded, this runs after the statement that was cut off
                # and before the next writer's. Without a transaction it does nothing.
                await asyncio.shield(self._writer.rollback())
                raise

    async def empty_log(self) -> None:
        """Move everything from the write-ahead log into the file and empty it, unless somebody reads on and on."""
        async with self._lock, _environment_errors():
            # Its row is read to the end: a statement still under way would keep every later transaction from ending.
            await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    @asynccontextmanager
    async def read(self) -> AsyncIterator[aiosqlite.Connection]:
        """A reading connection of one's own for the length of the block."""
        connection = await self._idle.get()
        try:
            async with _environment_errors():
                yield connection
        finally:
            self._idle.put_nowait(connection)


async def _configure(connection: aiosqlite.Connection, cache: int) -> None:
    connection.row_factory = sqlite3.Row
    await connection.execute(f"PRAGMA cache_size = -{cache}")
    await connection.execute("PRAGMA temp_store = MEMORY")
    await connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    await connection.execute("PRAGMA foreign_keys = ON")


async def _close(connections: Iterable[aiosqlite.Connection]) -> None:
    """Close all, even when one refuses: an open connection's thread keeps the interpreter from ending."""
    results = await asyncio.gather(*(connection.close() for connection in connections), return_exceptions=True)
    for failure in results:
        if isinstance(failure, BaseException):
            raise failure


async def _number(connection: aiosqlite.Connection, sql: str) -> int:
    async with connection.execute(sql) as cursor:
        row = await cursor.fetchone()
    return int(row[0]) if row else 0


async def _check_ours(writer: aiosqlite.Connection) -> None:
    """Refuse a file that another program or a newer Dateline wrote, before anything in it changes."""
    version = await _number(writer, "PRAGMA user_version")
    newest = _migrations()[-1][0]
    if version > newest:
        raise StorageUnavailable(f"a newer Dateline wrote it (schema {version}, this one knows {newest})")
    tables = await _number(writer, "SELECT COUNT(*) FROM sqlite_master")
    if tables and not await _number(writer, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'digest_run'"):
        raise StorageUnavailable("it is another program's")


async def _use_wal(writer: aiosqlite.Connection) -> None:
    """Switch to write-ahead logging; SQLite itself does not wait for the others who open the same new file."""
    for patience in range(_BUSY_MS, -1, -_STEP_MS):
        try:
            await writer.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or patience < _STEP_MS:
                raise
            await asyncio.sleep(_STEP_MS / 1000)
        else:
            return


async def _migrate(writer: aiosqlite.Connection) -> None:
    """Bring the schema up to date, one transaction a step: a crash between two leaves the last whole schema."""
    for number, script in _migrations():
        await writer.execute("BEGIN IMMEDIATE")
        # Asked inside the transaction: another process may have taken the step while this one waited for the lock.
        if await _number(writer, "PRAGMA user_version") < number:
            for statement in _statements(script):
                await writer.execute(statement)
            await writer.execute(f"PRAGMA user_version = {number}")
        await writer.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script whose statements end at a line's end; ``executescript`` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""

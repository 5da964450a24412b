"""Whose turn it is, among the processes on one database as well: who serves it, adds to a workspace, or erases one."""

from __future__ import annotations

import asyncio
import itertools
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO
from weakref import WeakValueDictionary

from bot.errors import CannotOpen, CannotStart, StorageUnavailable

try:
    import fcntl
except ImportError:  # Windows, where processes do not know of each other
    fcntl = None  # type: ignore[assignment]

_PATIENCE = 0.1
_ROOM = 1 << 20
"""Places of one workspace in the file of locks: whoever adds takes one of them, whoever erases takes all."""


@contextmanager
def alone(database: Path) -> Iterator[None]:
    """Keep a second bot from the same database: both would answer every message. The lock ends with its process.

    Raises `CannotStart`, and `CannotOpen` where there can be no database.
    """
    if fcntl is None:
        yield
        return
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        file = database.with_name(f"{database.name}.lock").open("w")
    except OSError as error:
        raise CannotOpen(str(database), error.strerror or str(error)) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotStart("twice", str(database)) from None
        yield


class Turns:
    """Who may change the pages of a workspace. In one process one at a time adds to it, and one feed is stored."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}.adding")
        self._file: IO[bytes] | None = None
        self._places = itertools.count()
        self._feeds = asyncio.Lock()
        self._adding: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def close(self) -> None:
        """Let go of what other processes see."""
        if self._file:
            self._file.close()

    @asynccontextmanager
    async def adding(self, workspace: str) -> AsyncIterator[None]:
        """Pages are added to the workspace for the length of the block: nobody erases it meanwhile."""
        async with self._lock(workspace), self._seen(workspace, next(self._places) % _ROOM, 1):
            yield

    @asynccontextmanager
    async def storing_feed(self, workspace: str) -> AsyncIterator[None]:
        """The same for what came by a feed; those of all workspaces take turns."""
        async with self._feeds, self._seen(workspace, next(self._places) % _ROOM, 1):
            yield

    @asynccontextmanager
    async def erasing(self, workspace: str, waits: Callable[[], None]) -> AsyncIterator[None]:
        """All of the workspace goes for the length of the block: whoever adds to it is waited for.

        ``waits`` is called once where that is another process.
        """
        async with self._lock(workspace), self._feeds, self._seen(workspace, 0, _ROOM, waits, alone=True):
            yield

    def _lock(self, workspace: str) -> asyncio.Lock:
        return self._adding.setdefault(workspace, asyncio.Lock())

    @asynccontextmanager
    async def _seen(
        self, workspace: str, place: int, places: int, waits: Callable[[], None] = lambda: None, *, alone: bool = False
    ) -> AsyncIterator[None]:
        """Hold places of the workspace's, where other processes see it."""
        if fcntl is None:
            yield
            return
        try:
            file = self._file = self._file or self._path.open("a+b")
        except OSError as error:
            raise StorageUnavailable(error.strerror or str(error)) from error
        start = zlib.crc32(workspace.encode()) * _ROOM + place
        for attempt in itertools.count():
            try:
                fcntl.lockf(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB, places, start)
                break
            except (BlockingIOError, PermissionError):  # systems differ in which they raise
                if attempt == 1:
                    waits()
                await asyncio.sleep(_PATIENCE)
        try:
            yield
        finally:
            fcntl.lockf(file, fcntl.LOCK_UN, places, start)

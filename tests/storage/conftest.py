"""A database of one's own, with short patience where a test locks it."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.storage import database as module
from bot.storage.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dateline.db"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(path, durable=False)
    try:
        yield opened
    finally:
        await opened.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Databases opened from now on wait for a lock a moment only."""
    monkeypatch.setattr(module, "_BUSY_MS", 30)


@pytest.fixture
def other_process(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that the house knows nothing of."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=1)
    try:
        yield connection
    finally:
        connection.close()

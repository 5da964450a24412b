"""Opening a file: what is refused, and how its schema is brought up to date."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from pathlib import Path

import pytest

from bot.errors import CannotOpen
from bot.storage import database as module
from bot.storage.database import Database


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to look at" * 40, b"SQLite format 3\0" + b"\xff" * 4096]
)
async def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(CannotOpen):
        await Database.open(path)
    assert path.read_bytes() == content


async def test_another_programs_database_is_refused_and_left_alone(
    path: Path, other_process: sqlite3.Connection
) -> None:
    other_process.execute("CREATE TABLE recipe (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(CannotOpen, match="another program"):
        await Database.open(path)
    assert path.read_bytes() == before


async def test_a_folder_or_a_place_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path, tmp_path / "file" / "dateline.db"):
        with pytest.raises(CannotOpen):
            await Database.open(place)


async def test_a_folder_where_nothing_may_be_written_is_refused_with_the_reason(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await (await Database.open(path)).close()
    # The system's own answer for a folder that is read-only; tests that run as root may write everywhere.
    monkeypatch.setattr(os, "access", lambda place, mode: not (place == path.parent and mode == os.W_OK))
    with pytest.raises(CannotOpen, match="nothing may be written") as caught:
        await Database.open(path)
    assert caught.value.path == str(path)


async def test_a_newer_schema_is_refused(path: Path) -> None:
    await (await Database.open(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(CannotOpen, match="newer Dateline"):
        await Database.open(path)


def user_version(path: Path) -> tuple[int, set[str]]:
    with sqlite3.connect(path) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    return version, tables


async def test_migrations_run_once_and_in_order(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = module._migrations()
    assert [number for number, _ in steps] == list(range(1, len(steps) + 1))
    await (await Database.open(path)).close()
    newest = len(steps)
    more = [(newest + 1, "CREATE TABLE later (x);\n"), (newest + 2, "ALTER TABLE later RENAME TO latest;\n")]
    monkeypatch.setattr(module, "_migrations", lambda: [*steps, *more])
    for _ in range(2):
        await (await Database.open(path)).close()
        version, tables = user_version(path)
        assert version == newest + 2
        assert "latest" in tables


async def test_a_step_that_breaks_off_leaves_the_last_whole_schema(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = module._migrations()
    newest = len(steps)
    broken = "CREATE TABLE half (x);\nCREATE TABLE half (x);\n"
    monkeypatch.setattr(module, "_migrations", lambda: [*steps, (newest + 1, broken)])
    with pytest.raises(sqlite3.OperationalError):
        await Database.open(path)
    version, tables = user_version(path)
    assert version == newest
    assert "half" not in tables
    monkeypatch.setattr(module, "_migrations", lambda: [*steps, (newest + 1, "CREATE TABLE half (x);\n")])
    await (await Database.open(path)).close()
    assert user_version(path)[0] == newest + 1


async def test_several_may_open_a_new_file_at_once(path: Path) -> None:
    opened = await asyncio.gather(*(Database.open(path) for _ in range(4)))
    for database in opened:
        await database.close()


def test_a_script_is_cut_at_its_statements_and_not_inside_triggers() -> None:
    script = "-- one; two\nCREATE TABLE t (x);\nCREATE TRIGGER g AFTER INSERT ON t BEGIN\n  DELETE FROM t;\nEND;\n"
    assert [" ".join(s.split()) for s in module._statements(script)] == [
        "-- one; two CREATE TABLE t (x);",
        "CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t; END;",
    ]

"""The file: what opens, what is refused, and that a transaction is kept whole or not at all."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import StorageUnavailable
from bot.storage.database import Database

_INSERT = "INSERT INTO answer (workspace, kind, payload, created_at) VALUES ('w', ?, '', '')"


async def kinds(database: Database) -> list[str]:
    async with database.read() as connection, connection.execute("SELECT kind FROM answer ORDER BY id") as cursor:
        return [row["kind"] for row in await cursor.fetchall()]


async def test_what_a_block_wrote_is_there_after_it_and_after_opening_again(path: Path) -> None:
    first = await Database.open(path)
    async with first.write() as db:
        await db.execute(_INSERT, ("kept",))
    await first.close()
    second = await Database.open(path)
    try:
        assert await kinds(second) == ["kept"]
    finally:
        await second.close()


async def test_an_error_in_a_block_undoes_all_of_it(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.write() as db:
            await db.execute(_INSERT, ("lost",))
            raise RuntimeError
    async with database.write() as db:
        await db.execute(_INSERT, ("kept",))
    assert await kinds(database) == ["kept"]


async def test_one_tasks_rollback_never_erases_anothers_insert(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as db:
            await db.execute(_INSERT, ("lost",))
            await asyncio.sleep(0)
            raise RuntimeError

    async def keep(kind: str) -> None:
        async with database.write() as db:
            await db.execute(_INSERT, (kind,))
            await asyncio.sleep(0)

    wanted = [f"kept {i}" for i in range(20)]
    tasks = [task for kind in wanted for task in (asyncio.create_task(keep(kind)), asyncio.create_task(fail()))]
    await asyncio.gather(*tasks, return_exceptions=True)
    assert sorted(await kinds(database)) == sorted(wanted)


async def test_a_task_cancelled_inside_its_block_leaves_nothing_and_blocks_nobody(database: Database) -> None:
    inside = asyncio.Event()

    async def linger() -> None:
        async with database.write() as db:
            await db.execute(_INSERT, ("lost",))
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(linger())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.write() as db:
        await db.execute(_INSERT, ("kept",))
    assert await kinds(database) == ["kept"]


async def test_a_task_cancelled_while_it_waits_for_another_process_blocks_nobody(
    database: Database, other_process: sqlite3.Connection
) -> None:
    async def write() -> None:
        async with database.write() as db:
            await db.execute(_INSERT, ("lost",))

    other_process.execute("BEGIN IMMEDIATE")
    task = asyncio.create_task(write())
    await asyncio.sleep(0.05)  # its BEGIN now waits in the writer's thread, where no cancelling reaches it
    task.cancel()
    await asyncio.sleep(0)
    other_process.execute("COMMIT")
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.write() as db:
        await db.execute(_INSERT, ("kept",))
    assert await kinds(database) == ["kept"]


async def test_a_commit_that_fails_leaves_nothing_and_blocks_nobody(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        async with database.write() as db:
            await db.execute("PRAGMA defer_foreign_keys = ON")
            await db.execute("INSERT INTO digest_run (workspace, local_day, status) VALUES ('nobody', '', '')")
    async with database.write() as db:
        await db.execute(_INSERT, ("kept",))
    assert await kinds(database) == ["kept"]


async def test_a_full_disk_says_so_and_costs_nothing_that_was_there(database: Database) -> None:
    async with database.write() as db:
        await db.execute(_INSERT, ("kept",))
    # SQLite's own limit of pages fails as a disk without space does.
    await database._writer.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StorageUnavailable, match="full"):
        async with database.write() as db:
            await db.execute(_INSERT, ("lost" * 1_000_000,))
    await database._writer.execute("PRAGMA max_page_count = 1000000")
    async with database.write() as db:
        await db.execute(_INSERT, ("also kept",))
    assert await kinds(database) == ["kept", "also kept"]


async def test_a_killed_process_leaves_nothing_half_written(path: Path) -> None:
    script = (
        "import asyncio, os, sys; from pathlib import Path; from bot.storage.database import Database\n"
        "async def main():\n"
        "    db = await Database.open(Path(sys.argv[1]))\n"
        "    async with db.write() as c:\n"
        f"        await c.execute({_INSERT!r}, ('lost',))\n"
        "        os._exit(9)\n"
        "asyncio.run(main())"
    )
    root = Path(__file__).resolve().parents[2]
    died = subprocess.run([sys.executable, "-c", script, path], cwd=root, env=os.environ, check=False)
    assert died.returncode == 9
    database = await Database.open(path)
    try:
        assert await kinds(database) == []
    finally:
        await database.close()


async def test_a_reader_sees_whole_transactions_only(database: Database) -> None:
    async with database.write() as db:
        await db.execute(_INSERT, ("first",))
        assert await kinds(database) == []
    assert await kinds(database) == ["first"]


async def test_readers_cannot_write(database: Database) -> None:
    with pytest.raises(StorageUnavailable, match="readonly"):
        async with database.read() as connection:
            await connection.execute(_INSERT, ("smuggled",))


async def test_more_readers_than_connections_wait_their_turn(database: Database) -> None:
    assert await asyncio.gather(*(kinds(database) for _ in range(20))) == [[]] * 20


async def test_a_cancelled_reader_gives_its_connection_back(database: Database) -> None:
    async def hold() -> None:
        async with database.read():
            await asyncio.Event().wait()

    for _ in range(5):
        task = asyncio.create_task(hold())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert await kinds(database) == []


async def test_closing_waits_for_the_write_under_way(path: Path) -> None:
    database = await Database.open(path)
    inside = asyncio.Event()

    async def write() -> None:
        async with database.write() as db:
            inside.set()
            await asyncio.sleep(0.01)
            await db.execute(_INSERT, ("kept",))

    task = asyncio.create_task(write())
    await inside.wait()
    await database.close()
    await task
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT kind FROM answer").fetchall() == [("kept",)]
    connection.close()


async def test_bugs_are_not_mistaken_for_the_environment(database: Database) -> None:
    for statement in ("SELECT locked FROM answer", "SELECT full", "SELECT * FROM sentence_fts('malformed \"')"):
        with pytest.raises(sqlite3.OperationalError):
            async with database.read() as connection:
                await connection.execute(statement)

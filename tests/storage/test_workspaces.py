"""Forgetting a workspace: nothing of it is left in any table, and nothing of anybody else's is touched."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.model.conversation import Conversation
from bot.model.holdings import Holdings
from bot.storage.corpus import LIBRARY, Corpus
from bot.storage.database import Database
from bot.storage.digests import Digests
from bot.storage.feeds import Feeds
from bot.storage.memory import Memory
from bot.storage.store import Store
from bot.storage.workspaces import Workspaces
from tests.storage.builders import LOADED, make_article, save

GONE, KEPT = "17", "18"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "corpus.db", durable=False)
    yield opened
    await opened.close()


async def _fill(database: Database, workspace: str, pages: int) -> None:
    for page in range(pages):
        told = f"Mayor Okafor of ward {page} in {workspace} closed the pier."
        for version in ("", " It rained."):  # the second version retires the first
            said = {f"We close pier {page}": "Okafor"}
            text = (told + version, f"“We close pier {page},” said Okafor.")
            happened = {told + version: date(2019, 4, 24)}
            article = make_article(f"{page}.txt", *text, said=said, happened=happened, people=("Okafor",))
            await save(database, workspace, article)
    await Feeds(database).follow(workspace, "https://a.example/feed", LOADED)
    await Feeds(database).note_reading(workspace, "https://a.example/feed", "mark", {"a": "b"})
    await Digests(database).set(workspace, 5, "08:30", "Europe/Berlin", LOADED)
    await Digests(database).claim(workspace, "2019-04-25")
    memory = Memory(database, workspace)
    await memory.keep_answer("question", {"about": workspace}, LOADED)
    await memory.keep_conversation(f"thread-{workspace}", Conversation(), LOADED)


async def _rows(database: Database, workspace: str) -> dict[str, int]:
    """Rows of every table with a column for the workspace, and of those that hang on an article."""
    async with database.read() as connection:
        async with connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'") as cursor:
            tables = [row["name"] async for row in cursor]
        counts: dict[str, int] = {}
        for table in tables:
            async with connection.execute(f"SELECT name FROM pragma_table_info('{table}')") as cursor:
                columns = {row["name"] async for row in cursor}
            if "workspace" in columns:
                which, given = "workspace = ?", (workspace,)
            elif "article_id" in columns:
                which, given = "article_id IN (SELECT id FROM article WHERE workspace = ?)", (workspace,)
            else:
                continue
            async with connection.execute(f"SELECT COUNT(*) AS n FROM {table} WHERE {which}", given) as cursor:
                row = await cursor.fetchone()
            counts[table] = row["n"] if row else 0
    return counts


async def test_what_is_erased_is_gone_from_every_table_and_others_keep_theirs(database: Database) -> None:
    for workspace, pages in ((GONE, 60), (KEPT, 2), (LIBRARY, 2)):
        await _fill(database, workspace, pages)
    workspaces = Workspaces(database)
    assert await workspaces.all() == [
        Holdings(name, pages, 1, True, 1, 1) for name, pages in ((GONE, 60), (KEPT, 2), (LIBRARY, 2))
    ]
    before = {name: await _rows(database, name) for name in (KEPT, LIBRARY)}
    assert {table for table, count in before[KEPT].items() if not count} <= {"article_copy"}
    await workspaces.erase(GONE)
    assert set((await _rows(database, GONE)).values()) == {0}
    assert {name: await _rows(database, name) for name in (KEPT, LIBRARY)} == before
    assert [held.workspace for held in await workspaces.all()] == [KEPT, LIBRARY]
    assert (await workspaces.holdings(GONE)).nothing
    async with database.read() as connection:
        for sql in ("SELECT COUNT(*) FROM sentence_fts WHERE text MATCH 'ward'", "SELECT COUNT(*) FROM sentence"):
            async with connection.execute(sql) as cursor:
                assert (row := await cursor.fetchone()) and 0 < row[0] <= 16
    # The same name in another workspace is still somebody, and erasing nothing is no error.
    assert [(person.name, person.quotations) for person in await Corpus(database, KEPT).speakers()] == [
        ("Okafor", 2)
    ] * 2
    await workspaces.erase(GONE)


async def test_a_workspace_can_be_filled_again(database: Database) -> None:
    await _fill(database, GONE, 1)
    first = (await Corpus(database, GONE).articles())[0].id
    await Workspaces(database).erase(GONE)
    await _fill(database, GONE, 1)
    again = await Corpus(database, GONE).articles()
    # Buttons that were kept elsewhere must not find a new article under an old number.
    assert len(again) == 1 and again[0].id > first


async def test_no_sentence_of_it_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    database = await Database.open(path, durable=False)
    try:
        await _fill(database, GONE, 20)
        await _fill(database, KEPT, 1)
        async with database.write() as db:
            await db.execute("PRAGMA secure_delete = OFF")  # as some builds of SQLite have it
        await save(database, GONE, make_article("storks.txt", "Storks came back to the lighthouse."))
        await Workspaces(database).erase(GONE)
        # Beside it lies the log of what was written, and in the index stood every word with its place.
        left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    finally:
        await database.close()
    assert f"in {KEPT} closed the pier".encode() in left and f"in {GONE} closed the pier".encode() not in left
    assert b"closed" in left and b"lighthous" not in left and b"stork" not in left


async def test_nor_is_one_of_a_page_that_was_removed(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "corpus.db", durable=False)
    try:
        await _fill(database, KEPT, 20)
        storks = await save(database, KEPT, make_article("storks.txt", "Storks came back to the lighthouse."))
        assert storks.id and await Store(database, KEPT).remove(storks.id)
        left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    finally:
        await database.close()
    assert b"closed" in left and b"lighthous" not in left and b"stork" not in left.lower()

"""Files that an older Dateline wrote: brought up to date, they answer as if they had been written today."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bot.storage import database as module
from bot.storage.corpus import LIBRARY, Corpus
from bot.storage.database import Database
from bot.storage.memory import Memory
from tests.storage.builders import DAY, LOADED, events_of, make_article, save

SAID = "We close the harbour"
CLOSED = "The harbour closed on Thursday."
FIRST_TABLES = (
    "article",
    "sentence",
    "person",
    "article_name",
    "person_name",
    "person_word",
    "article_person",
    "answer",
)
LATER_TABLES = ("quotation", "event", "event_person")


async def fill(database: Database) -> None:
    for workspace, path in (("ours", "a.txt"), ("ours", "b.txt"), (LIBRARY, "a.txt"), ("theirs", "c.txt")):
        text = (f"Page {path} of {workspace}.", CLOSED, f"“{SAID},” said Ann Lee.")
        page = make_article(path, *text, said={SAID: "Ann Lee"}, happened={CLOSED: DAY}, people=("Ann Lee",))
        await save(database, workspace, page)
    await save(database, "ours", make_article("b.txt", "Ann Lee was there.", people=("Ann Lee",)))


def made_by_the_first_schema(path: Path, today: Path) -> None:
    """The rows of today's file in a file of the oldest schema."""
    number, script = module._migrations()[0]
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(script)
        connection.execute("ATTACH ? AS today", (str(today),))
        for table in (*FIRST_TABLES, *LATER_TABLES):
            columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}")
        connection.execute(f"PRAGMA user_version = {number}")
    finally:
        connection.close()


async def answers(database: Database) -> list[object]:
    found: list[object] = []
    for workspace in ("ours", "theirs", LIBRARY):
        corpus = Corpus(database, workspace)
        found += [await corpus.speakers(), await corpus.people(), await corpus.quotations(), await events_of(corpus)]
        found += [[tuple(mark) for marks in (await corpus.events_by_date()).values() for mark in marks]]
        for tellings in ((await corpus.tellings(range(99))).values(), await corpus.openings(range(99))):
            found.append(sorted((telling.manner, telling.stems) for telling in tellings))
        found += [await corpus.search_sentences(["harbour"]), await corpus.known_people(["Ann Lee"])]
    return found


def schema(path: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    try:
        return sorted(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall())
    finally:
        connection.close()


async def test_a_file_of_the_first_schema_answers_like_one_of_todays(database: Database, path: Path) -> None:
    await fill(database)
    kept = await Memory(database, "ours").keep_answer("quote", "kept", LOADED)
    older = path.with_name("older.db")
    made_by_the_first_schema(older, path)
    upgraded = await Database.open(older, durable=False)
    try:
        assert await answers(upgraded) == await answers(database)
        assert any(await answers(upgraded))
        assert await Memory(upgraded, "ours").answer(kept) == ("quote", "kept")
        await fill(upgraded)
        assert await answers(upgraded) == await answers(database)
    finally:
        await upgraded.close()
    assert schema(older) == schema(path)

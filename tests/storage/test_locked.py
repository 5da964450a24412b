"""Every storage method while another process holds the database: writes say so, reads go on, both work afterwards."""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.errors import StorageUnavailable
from bot.model.article import Publication
from bot.model.conversation import Conversation, Turn
from bot.storage.corpus import Corpus
from bot.storage.database import Database
from bot.storage.digests import Digests
from bot.storage.feeds import Feeds
from bot.storage.memory import Memory
from bot.storage.store import Store
from bot.storage.workspaces import Workspaces
from tests.storage.builders import DAY, LOADED, make_article, save

PAGE = make_article("a.txt", "The harbour closed.", people=("harbour",), happened={"The harbour closed.": DAY})
DATED = replace(make_article("c.txt", "The ferry sank."), publication=Publication(DAY, DAY, "given", DAY))
LATER = make_article("a.txt", "The harbour closed.", people=("harbour",), published=DAY + timedelta(days=1))
FEED = "https://gazette.example/feed"
Call = Callable[[Database], Awaitable[Any]]

WRITES: dict[str, Call] = {
    "Store.save": lambda db: save(db, "w", make_article("b.txt", "The ferry sailed.")),
    "Store.redate": lambda db: Store(db, "w").redate(1, LATER),
    "Store.retire": lambda db: Store(db, "w").retire(["a.txt"]),
    "Store.remove": lambda db: Store(db, "w").remove(1),
    "Memory.keep_answer": lambda db: Memory(db, "w").keep_answer("quote", {}, LOADED),
    "Memory.rewrite": lambda db: Memory(db, "w").rewrite(lambda *_: {}, lambda talk: talk),
    "Memory.keep_conversation": lambda db: Memory(db, "w").keep_conversation(
        "thread", Conversation((Turn("Who?"),)), LOADED
    ),
    "Digests.set": lambda db: Digests(db).set("w", 1, "08:00", "Asia/Seoul", LOADED),
    "Digests.pause": lambda db: Digests(db).pause("planned", True, LOADED),
    "Digests.claim": lambda db: Digests(db).claim("planned", "2019-04-26"),
    "Digests.finish": lambda db: Digests(db).finish("planned", "2019-04-25", "posted", LOADED, seen_article=1),
    "Digests.cover": lambda db: Digests(db).cover("planned", 1),
    "Digests.fail_interrupted": lambda db: Digests(db).fail_interrupted(LOADED),
    "Feeds.follow": lambda db: Feeds(db).follow("w", "https://other.example", LOADED),
    "Feeds.note_reading": lambda db: Feeds(db).note_reading("w", FEED, "second", {"one": "else"}),
    "Feeds.note_asking": lambda db: Feeds(db).note_asking("w", FEED, LOADED, "no answer"),
    "Feeds.stop": lambda db: Feeds(db).stop("w", FEED),
    "Workspaces.erase": lambda db: Workspaces(db).erase("w"),
}
READS: dict[str, Call] = {
    "Store.known": lambda db: Store(db, "w").known([("a.txt", "")]),
    "Store.days_set": lambda db: Store(db, "w").days_set(["c.txt"]),
    "Store.own_article": lambda db: Store(db, "w").own_article(1),
    "Store.versions": lambda db: Store(db, "w").versions(1),
    "Memory.answer": lambda db: Memory(db, "w").answer(1),
    "Memory.conversation": lambda db: Memory(db, "w").conversation("kept"),
    "Digests.plan": lambda db: Digests(db).plan("planned"),
    "Digests.plans": lambda db: Digests(db).plans(),
    "Digests.runs": lambda db: Digests(db).runs("planned"),
    "Feeds.all": lambda db: Feeds(db).all(),
    "Feeds.followed": lambda db: Feeds(db).followed("w"),
    "Feeds.last_said": lambda db: Feeds(db).last_said("w", FEED),
    "Workspaces.all": lambda db: Workspaces(db).all(),
    "Workspaces.holdings": lambda db: Workspaces(db).holdings("w"),
    "Corpus": lambda db: Corpus(db, "w").articles(),
}


@pytest.fixture
async def filled(path: Path, impatient: None) -> AsyncIterator[Database]:
    database = await Database.open(path, durable=False)
    try:
        await save(database, "w", PAGE)
        await save(database, "w", DATED)
        await Memory(database, "w").keep_answer("quote", {"page": 1}, LOADED)
        await Memory(database, "w").keep_conversation("kept", Conversation((Turn("Who?"),)), LOADED)
        await Digests(database).set("planned", 1, "08:00", "Asia/Seoul", LOADED)
        await Digests(database).claim("planned", "2019-04-25")
        await Feeds(database).follow("w", FEED, LOADED)
        await Feeds(database).note_reading("w", FEED, "first", {"one": "said"})
        yield database
    finally:
        await database.close()


def test_the_tables_name_every_method_there_is() -> None:
    methods = {
        f"{kind.__name__}.{name}"
        for kind in (Store, Memory, Digests, Feeds, Workspaces)
        for name, _ in inspect.getmembers(kind, inspect.iscoroutinefunction)
        if not name.startswith("_")
    }
    assert methods | {"Corpus"} == WRITES.keys() | READS.keys()


@pytest.mark.parametrize("name", WRITES)
async def test_a_write_says_that_the_database_is_locked_and_works_afterwards(
    name: str, filled: Database, other_process: sqlite3.Connection
) -> None:
    other_process.execute("BEGIN IMMEDIATE")
    before = list(other_process.iterdump())
    with pytest.raises(StorageUnavailable, match="locked"):
        await WRITES[name](filled)
    assert list(other_process.iterdump()) == before
    other_process.execute("COMMIT")
    await WRITES[name](filled)
    assert list(other_process.iterdump()) != before


@pytest.mark.parametrize("name", READS)
async def test_a_read_answers_all_the_same(name: str, filled: Database, other_process: sqlite3.Connection) -> None:
    free = await READS[name](filled)
    other_process.execute("BEGIN IMMEDIATE")
    locked = await READS[name](filled)
    assert free
    assert locked == free

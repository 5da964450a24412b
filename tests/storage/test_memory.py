"""Answers and conversations over restarts."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.model.conversation import Conversation, Turn
from bot.storage import memory as module
from bot.storage.database import Database
from bot.storage.memory import Memory
from bot.storage.workspaces import Workspaces
from tests.storage.builders import LOADED


async def test_an_answer_survives_a_restart(path: Path) -> None:
    first = await Database.open(path)
    kept = await Memory(first, "w").keep_answer("quote", {"page": 1, "cited": [[3, 40]], "who": "Ö'Neil 🌊"}, LOADED)
    await first.close()
    second = await Database.open(path)
    try:
        assert await Memory(second, "w").answer(kept) == ("quote", {"page": 1, "cited": [[3, 40]], "who": "Ö'Neil 🌊"})
        assert await Memory(second, "w").answer(kept + 1) is None
    finally:
        await second.close()


async def test_the_oldest_answers_give_way(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEEP", 2)
    memory = Memory(database, "w")
    kept = [await memory.keep_answer("quote", number, LOADED) for number in range(4)]
    assert [await memory.answer(number) for number in kept] == [None, None, ("quote", 2), ("quote", 3)]


async def test_the_buttons_of_an_erased_answer_never_open_a_later_one(database: Database) -> None:
    memory = Memory(database, "w")
    erased = await memory.keep_answer("quote", "erased", LOADED)
    await Workspaces(database).erase("w")
    later = await memory.keep_answer("quote", "later", LOADED)
    assert await memory.answer(erased) is None
    assert await memory.answer(later) == ("quote", "later")


async def test_a_conversation_is_the_last_one_kept(database: Database) -> None:
    memory = Memory(database, "w")
    assert await memory.conversation("thread") is None
    first = Conversation((Turn("Who?", ((1, 0), (2, 17)), ("Ann Lee",), "Ann Lee"),))
    second = Conversation((*first.turns, Turn("When?", (), (), None)))
    for conversation in (first, second):
        await memory.keep_conversation("thread", conversation, LOADED)
        assert await memory.conversation("thread") == conversation
    assert await memory.conversation("elsewhere") is None


async def test_conversations_left_longest_give_way(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEEP", 2)
    memory = Memory(database, "w")
    for place in ("first", "second", "first", "third"):
        await memory.keep_conversation(place, Conversation(), LOADED)
    assert await memory.conversation("second") is None
    assert None not in (await memory.conversation("first"), await memory.conversation("third"))

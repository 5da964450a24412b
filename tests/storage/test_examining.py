"""A damaged file says so; it never ends in an error nobody foresaw."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path

import pytest

from bot.errors import DatelineError, StorageUnavailable
from bot.model.request import QuoteRequest, TimelineRequest
from bot.services import Services, open_services
from bot.storage.corpus import LIBRARY

_PAGE = 4_096


@pytest.fixture(scope="module")
def whole(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The shipped corpus as one file, with no log beside it."""
    path = tmp_path_factory.mktemp("whole") / "dateline.db"
    with closing(sqlite3.connect(seeded_file)) as loaded, closing(sqlite3.connect(path)) as own:
        loaded.backup(own)
    return path.read_bytes()


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Services]:
    services = await open_services(path, durable=False)
    try:
        yield services
    finally:
        await services.close()


async def ask_everything(path: Path) -> None:
    """What people ask most; each is answered or fails as foreseen."""
    async with opened(path) as services:
        for ask in (
            lambda: services.timeline(LIBRARY, TimelineRequest()),
            lambda: services.timeline(LIBRARY, TimelineRequest(person="Putin")),
            lambda: services.quote(LIBRARY, QuoteRequest("Lankov")),
            lambda: services.speech(LIBRARY, QuoteRequest()),
            lambda: services.ask(LIBRARY, "When did Putin and Kim meet in Vladivostok?"),
            lambda: services.articles(LIBRARY),
        ):
            with suppress(DatelineError):
                async with services.examined():
                    await ask()


@pytest.mark.parametrize("seed", range(6))
async def test_pages_in_disorder_end_in_a_clear_error_or_an_answer(whole: bytes, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    count = len(whole) // _PAGE
    path = tmp_path / "dateline.db"
    for _ in range(4):
        page, other = chance.randrange(1, count), chance.randrange(1, count)
        pages = [whole[at : at + _PAGE] for at in range(0, len(whole), _PAGE)]
        match chance.randrange(3):
            case 0:
                pages[page], pages[other] = pages[other], pages[page]
            case 1:
                pages[page] = chance.randbytes(_PAGE)
            case _:
                at = chance.randrange(_PAGE)
                pages[page] = pages[page][:at] + chance.randbytes(1) + pages[page][at + 1 :]
        path.write_bytes(b"".join(pages))
        with suppress(StorageUnavailable):  # it may not even open
            await ask_everything(path)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM event WHERE id IN (SELECT id FROM event LIMIT 20)",
        "UPDATE event SET first_day = CAST(x'3230e9' AS TEXT)",
        "UPDATE event SET detail = replace(detail, '\"start\"', '\"stbrt\"')",
        "UPDATE article SET document = substr(document, 1, 100)",
        "UPDATE telling SET sentence_id = -sentence_id",
    ],
)
async def test_rows_that_do_not_fit_each_other_end_so_as_well(whole: bytes, tmp_path: Path, damage: str) -> None:
    path = tmp_path / "dateline.db"
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(damage)
    await ask_everything(path)


async def test_a_fault_of_ones_own_is_not_laid_on_a_sound_file(services: Services) -> None:
    with pytest.raises(KeyError):
        async with services.examined():
            raise KeyError("nobody foresaw this")

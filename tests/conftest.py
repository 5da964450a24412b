"""What several rooms' tests need: a bot on a database of its own, the shipped corpus in it, pages on disk."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    # Imported where used: a room that does not import must not take the other rooms' tests with it.
    from bot.services import Services

ROOT = Path(__file__).resolve().parents[1]
# The same examples at every run, so that no run fails by chance; --hypothesis-profile=default looks for new ones.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")
NOW = datetime(2019, 4, 26, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the corpus that ships."""
    return ROOT / "seeds"


@pytest.fixture
def shared() -> Path:
    """The material beside the checkout; the test is skipped where it is absent."""
    folder = (ROOT / ".." / "shared").resolve()
    if not folder.is_dir():
        pytest.skip(f"needs {folder}, which is not part of the project")
    return folder


@pytest.fixture
async def services(tmp_path: Path) -> AsyncIterator[Services]:
    """The bot's parts on an empty database, on the morning after the shipped corpus's last day."""
    from bot.services import open_services

    opened = await open_services(tmp_path / "dateline.db", clock=lambda: NOW, durable=False)
    try:
        yield opened
    finally:
        await opened.close()


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """A database with the shipped corpus in the shared library: read once, hundreds of tests ask it."""
    from bot.page_files import page_paths, read_file
    from bot.services import open_services
    from bot.storage.corpus import LIBRARY

    path = tmp_path_factory.mktemp("seeded") / "dateline.db"

    async def load() -> None:
        opened = await open_services(path, clock=lambda: NOW, durable=False)
        try:
            await opened.add_pages(LIBRARY, [read_file(page) for page in page_paths([seeds])])
        finally:
            await opened.close()

    asyncio.run(load())
    return path


@pytest.fixture
async def seeded(seeded_file: Path, services: Services, tmp_path: Path) -> Services:
    """The bot's parts with the shipped corpus in the shared library."""
    with closing(sqlite3.connect(seeded_file)) as loaded, closing(sqlite3.connect(tmp_path / "dateline.db")) as own:
        loaded.backup(own)
    return services


@pytest.fixture
def write_page(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """A function that writes a page (text as UTF-8) into the test's own folder and returns its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write

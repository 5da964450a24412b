"""What several rooms' tests need: a bot on a database of its own, the shipped corpus in it, pages on disk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
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


@pytest.fixture
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


@pytest.fixture
async def seeded(services: Services, seeds: Path) -> Services:
    """The bot's parts with the shipped corpus in the shared library."""
    from bot.page_files import page_paths, read_file
    from bot.storage.corpus import LIBRARY

    await services.add_pages(LIBRARY, [read_file(path) for path in page_paths([seeds])])
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

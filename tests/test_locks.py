"""Two processes on one database take turns."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from bot import playground
from bot.errors import CannotStart
from bot.locks import alone
from bot.services import Services
from tests.conftest import ROOT
from tests.loads import story

_ADDING = """
import asyncio, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from bot.page_files import PageFile
from bot.services import open_services

def begin():
    print("under way", flush=True)
    sys.stdin.readline()

async def add(database, text):
    services = await open_services(Path(database), executor=ThreadPoolExecutor(1, initializer=begin))
    await services.add_pages("17", [PageFile("harbour.txt", text.encode())])
    await services.close()

asyncio.run(add(*sys.argv[1:]))
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes do not know of each other on Windows")


async def test_what_another_process_is_adding_is_waited_for_before_all_is_erased(
    services: Services, tmp_path: Path
) -> None:
    adding = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _ADDING, str(tmp_path / "dateline.db"), story("Lowmere")),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert adding.stdin and adding.stdout
    assert await adding.stdout.readline() == b"under way\n"
    said: list[str] = []
    await services.erase("18", lambda: said.append("waits"))  # of another server nothing is added
    assert said == []
    erasing = asyncio.create_task(services.erase("17", lambda: said.append("waits")))
    await asyncio.wait({erasing}, timeout=1)
    assert said == ["waits"]
    adding.stdin.write(b"\n")
    await adding.communicate()
    await erasing
    assert adding.returncode == 0
    assert (await services.holdings("17")).nothing


async def test_a_second_playground_on_one_database_is_refused(tmp_path: Path) -> None:
    database = tmp_path / "playground.db"
    with alone(database), pytest.raises(CannotStart) as caught:
        async with asyncio.timeout(30):  # else it would serve
            await playground.serve(database, 0)
    assert caught.value.reason == "twice" and not database.exists()

"""The playground without a browser: the same client in its own small world."""

from __future__ import annotations

import asyncio
import contextlib
import re
from pathlib import Path

import aiohttp
import pytest

from bot import playground
from bot.client import DatelineClient
from bot.desk import Desk
from bot.errors import CannotStart
from bot.services import Services
from tests.discord.newsroom import text


@pytest.fixture
async def client(seeded: Services) -> DatelineClient:
    """A client on the shipped corpus; the test closes it."""
    return DatelineClient(seeded)


async def opened(address: str) -> int:
    """The status of the page at an address."""
    async with aiohttp.ClientSession() as session, session.get(address.partition("#")[0]) as response:
        return response.status


async def test_it_loads_the_shipped_corpus_greets_and_stops_when_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):  # the second start finds the database of the first
        task = asyncio.create_task(playground.serve(tmp_path / "data" / "playground.db", 0))
        printed = ""
        while not (address := re.search(r"Dateline is at (http://127\.0\.0\.1:\d+/#\S+)", printed)):
            await asyncio.sleep(0.05)
            assert not task.done(), task.exception()
            printed += capsys.readouterr().out
        assert await opened(address[1]) == 200
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        with pytest.raises(aiohttp.ClientConnectionError):
            await opened(address[1])


async def test_a_thread_gets_a_page_of_its_own(client: DatelineClient) -> None:
    try:
        async with Desk(client, 0) as desk:
            editor = desk.viewers[0]
            answer = (await editor.slash(desk.channel, "quote", speaker="Lankov")).response
            await editor.click(answer, label="Follow up")
            threads = desk.threads()
            name, address = await anext(threads)
            assert name == "Andrei Lankov" and await opened(address) == 200 and await opened(desk.url) == 200
            assert address in desk.channel.last_message.content
            (thread,) = desk.channel.threads
            await editor.send(thread, "What did he say about Russia?")
            assert text(thread.last_message)
            await threads.aclose()
    finally:
        await client.close()


async def test_a_port_that_is_taken_is_told_plainly(client: DatelineClient) -> None:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        with pytest.raises(CannotStart) as caught:
            async with Desk(client, port):
                pass
        assert (caught.value.reason, caught.value.detail) == ("port", str(port))
    finally:
        server.close()
        await client.close()


async def test_a_digest_set_in_an_earlier_session_goes_to_the_channel_of_this_one(seeded: Services) -> None:
    channels = []
    for _ in range(2):
        client = DatelineClient(seeded)
        try:
            async with Desk(client, 0) as desk:
                plan = await seeded.digests.plan(str(desk.channel.guild.id))
                if plan is None:
                    options = {"channel": desk.channel, "time": "8am", "timezone": "UTC"}
                    await desk.viewers[0].slash(desk.channel, "digest set", **options)
                    plan = await seeded.digests.plan(str(desk.channel.guild.id))
                assert plan is not None and plan.channel == desk.channel.id
                channels.append(plan.channel)
        finally:
            await client.close()
    assert len(set(channels)) == 2

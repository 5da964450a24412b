"""A local workspace in the browser: the same client, no account and no token."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
import signal
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import discord

import seeds
from bot.client import DatelineClient, page_readers
from bot.errors import CannotStart
from bot.locks import alone
from bot.page_files import page_paths, read_file
from bot.rendering.guide import greeting_card
from bot.rendering.layout import layout
from bot.services import Services, open_services
from bot.settings import Settings
from bot.storage.corpus import LIBRARY

if TYPE_CHECKING:
    from bot.desk import Desk


def run(settings: Settings, *, port: int, open_browser: bool = True) -> None:
    """Serve the playground on loopback (port 0: any free one) until interrupted.

    Raises `CannotStart` and `CannotOpen`.
    """
    if not all(importlib.util.find_spec(name) for name in ("simcord", "markdown_it", "PIL")):
        raise CannotStart("playground")
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # voice is not what it is for
    logging.getLogger("discord.state").setLevel(logging.ERROR)  # the simulator probes it with an empty client
    discord.utils.setup_logging(level=max(settings.level, logging.WARNING))
    with contextlib.suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(serve(settings.database.with_name("playground.db"), port, open_browser))


async def serve(database: Path, port: int, open_browser: bool = False) -> None:
    """Open the workspace with the shipped corpus in it, and close everything when the session ends or is cancelled."""
    from bot.desk import Desk

    task = asyncio.current_task()
    assert task is not None
    with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in its loop
        for stop in (signal.SIGINT, signal.SIGTERM):  # started in the background, Ctrl-C's signal is ignored otherwise
            asyncio.get_running_loop().add_signal_handler(stop, task.cancel)
    with alone(database):
        services = await open_services(database, executor=page_readers())
        try:
            await services.add_pages(LIBRARY, [read_file(path) for path in page_paths([Path(seeds.__file__).parent])])
            await _serve_client(services, Desk, port, open_browser)
        finally:
            await services.close()


async def _serve_client(services: Services, desk_type: type[Desk], port: int, open_browser: bool) -> None:
    client = DatelineClient(services)
    try:
        async with desk_type(client, port) as desk:
            await desk.say(layout(greeting_card(await services.count_articles(LIBRARY))))
            _show(desk.url, "Dateline is at", open_browser)
            async for thread, url in desk.threads():
                _show(url, f"The thread “{thread}” is at", open_browser)
    finally:
        await client.close()


def _show(url: str, words: str, open_browser: bool) -> None:
    print(f"{words} {url}", flush=True)
    if url.startswith("http") and words.startswith("Dateline"):
        print("Press Ctrl-C to stop.", file=sys.stderr, flush=True)
    if open_browser:
        webbrowser.open(url)

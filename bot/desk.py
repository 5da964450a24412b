"""The playground's world: a server called Newsroom with a channel, and a page in the browser for each conversation."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import discord
import simcord
from discord import ui
from simcord.backend.errors import SetupError
from simcord.builders import ChannelHandle
from simcord.preview import Preview

from bot.client import DatelineClient
from bot.errors import CannotStart

_GUILD = 1_234_567_890_123_456_789
"""The server keeps its id over restarts, so that pages added to it stay its own."""
_SETTLE_SECONDS = 60.0
_TICK_SECONDS = 1.0


class ThreadPage(Preview):
    """A page for a thread beside the page of the channel: the simulator itself knows one page at a time."""

    async def __aenter__(self) -> ThreadPage:
        with self._in_front():
            await super().__aenter__()
        return self

    async def _action(self, context_id: str | None, body: Any) -> dict[str, Any]:
        with self._in_front():
            return await super()._action(context_id, body)

    @contextlib.contextmanager
    def _in_front(self) -> Any:
        before, self.env._preview = self.env._preview, None
        try:
            yield
        finally:
            self.env._preview = before


class Desk:
    """The running world around a client. Entering opens the page of the ``channel`` for its ``viewers``."""

    def __init__(self, client: DatelineClient, port: int) -> None:
        self._client = client
        self._port = port
        self._stack = contextlib.AsyncExitStack()
        self._pages: dict[int, Preview] = {}
        self._seen = 0

    async def __aenter__(self) -> Desk:
        try:
            await self._open()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    @property
    def url(self) -> str:
        """The address of the channel's page. Whoever has it can use the page."""
        return self._pages[self.channel.id].url

    async def say(self, view: ui.LayoutView) -> None:
        """Have the bot speak in the channel."""
        channel = self._client.get_channel(self.channel.id)
        assert isinstance(channel, discord.TextChannel)
        await channel.send(view=view)

    async def threads(self) -> AsyncIterator[tuple[str, str]]:
        """Name and address of each thread's page as threads are opened, until the session is ended in the browser."""
        session = self._pages[self.channel.id]
        while session.env._preview is session:
            with contextlib.suppress(SetupError):  # somebody is using a page: look again when they have finished
                for thread in self.channel.threads:
                    if thread.id not in self._pages:
                        yield thread.name or "", await self._open_thread(thread)
                await self._tick()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(session.wait_closed(), _TICK_SECONDS)

    async def _open(self) -> None:
        run = simcord.run(self._client, check_errors=False, settle_timeout=_SETTLE_SECONDS)
        self._env = await self._stack.enter_async_context(run)
        self._env.backend.edit_bot_profile("Dateline")
        await self._catch_up()
        editor = self._env.create_user("editor", global_name="Editor")
        guild = self._env.create_guild("Newsroom", id=_GUILD, owner=editor)
        self.viewers = [guild.add_member(editor), guild.add_member(self._env.create_user("reporter"))]
        self.channel = guild.create_text_channel("desk", topic="Ask Dateline about the news it has read")
        self._notices = guild.create_webhook(self.channel, name="Playground")
        await self._enter(self._env.preview(self.channel, viewers=self.viewers, layout="channel", port=self._port))

    async def _enter(self, page: Preview) -> None:
        try:
            self._pages[page.channel.id] = await self._stack.enter_async_context(page)
        except SetupError as error:
            if "bind" in str(error):
                raise CannotStart("port", str(self._port)) from None
            raise

    async def _open_thread(self, thread: ChannelHandle) -> str:
        await self._env.settle()
        page = ThreadPage(
            self._env,
            thread,
            tuple(self.viewers),
            layout="channel",
            display="responsive",
            width=960,
            height=720,
            locale="en-US",
            timezone="UTC",
            presentation_time=None,
            assets=None,
            port=0,
        )
        await self._enter(page)
        await self._notices.send(f"The thread **{thread.name}** has a page of its own: {page.url}")
        return page.url

    async def _tick(self) -> None:
        """Let the simulated clock follow the real one, and show what the bot did unasked."""
        await self._catch_up()
        done = len(self._env.http_requests)
        if done != self._seen:
            self._seen = done
            for page in self._pages.values():
                await page.refresh()

    async def _catch_up(self) -> None:
        behind = (datetime.now(UTC) - self._env.now()).total_seconds()
        if behind > _TICK_SECONDS:
            await self._env.advance_time(behind)

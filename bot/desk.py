"""The playground's world: a server called Newsroom with a channel, and a page in the browser for each conversation."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import discord
from discord import ui
from simcord import Env
from simcord.backend.errors import SetupError
from simcord.builders import ChannelHandle
from simcord.preview import Preview

from bot.client import DatelineClient
from bot.errors import CannotStart

_GUILD = 1_234_567_890_123_456_789
"""The server keeps its id over restarts, so that pages added to it stay its own."""
_SETTLE_SECONDS = 60.0
_TICK_SECONDS = 1.0
_CLOCK_SECONDS = 15.0
"""How far the simulated clock may fall behind; turning it interrupts whoever uses a page."""


class Page(Preview):
    """A conversation's page in the browser. The simulator knows one page and one action at a time; these take turns."""

    def __init__(self, desk: Desk, channel: ChannelHandle, port: int) -> None:
        super().__init__(
            desk.env,
            channel,
            tuple(desk.viewers),
            layout="channel",
            display="responsive",
            width=960,
            height=720,
            locale="en-US",
            timezone="UTC",
            presentation_time=None,
            assets=None,
            port=port,
        )
        self._desk = desk

    async def __aenter__(self) -> Page:
        async with self._turn():
            await super().__aenter__()
        return self

    async def show_news(self) -> None:
        """Show what happened since the page was last shown."""
        async with self._turn():
            await self.refresh()

    async def _action(self, context_id: str | None, body: Any) -> dict[str, Any]:
        async with self._turn():
            result = await super()._action(context_id, body)
            self._desk.seen = len(self.env.http_requests)  # an action shows its own outcome
            return result

    @contextlib.asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        async with self._desk.turns:
            before, self.env._preview = self.env._preview, None if not self._active else self
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
        self._pages: dict[int, Page] = {}
        self.turns = asyncio.Lock()
        self.seen = 0

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
        session = asyncio.create_task(self._pages[self.channel.id].wait_closed())
        try:
            while not session.done():
                for thread in self.channel.threads:
                    if thread.id not in self._pages:
                        yield thread.name or "", await self._open_thread(thread)
                await self._tick()
                await asyncio.wait({session}, timeout=_TICK_SECONDS)
        finally:
            session.cancel()

    async def _open(self) -> None:
        self.env = Env(self._client, check_errors=False, settle_timeout=_SETTLE_SECONDS)
        # Before the bot is there, so that its timers do not live through the time since the simulator's first day.
        self.env.backend.advance_clock(self._behind())
        self.env.backend.edit_bot_profile("Dateline")
        editor = self.env.create_user("editor", global_name="Editor")
        guild = self.env.create_guild("Newsroom", id=_GUILD, owner=editor)
        self.viewers = [guild.add_member(editor), guild.add_member(self.env.create_user("reporter"))]
        self.channel = guild.create_text_channel("desk", topic="Ask Dateline about the news it has read")
        self._notices = guild.create_webhook(self.channel, name="Playground")
        await self._move_digest()
        await self.env.start()
        self._stack.enter_context(self.env.time_context())
        self._stack.push_async_callback(self.env.shutdown)
        await self._enter(self.channel, self._port)

    async def _move_digest(self) -> None:
        """A digest set in an earlier session goes to this session's channel; the old one is no more."""
        services = self._client.services
        plan = await services.digests.plan(str(_GUILD))
        if plan:
            await services.digests.set(str(_GUILD), self.channel.id, plan.at_time, plan.timezone, services.now())
            await services.digests.pause(str(_GUILD), plan.paused, services.now())

    async def _enter(self, channel: ChannelHandle, port: int) -> Page:
        page = Page(self, channel, port)
        try:
            await self._stack.enter_async_context(page)
        except SetupError as error:
            if "bind" in str(error):
                raise CannotStart("port", str(port)) from None
            raise
        self._pages[channel.id] = page
        return page

    async def _open_thread(self, thread: ChannelHandle) -> str:
        page = await self._enter(thread, 0)
        async with self.turns:
            await self._notices.send(f"The thread **{thread.name}** has a page of its own: {page.url}")
        await self._pages[self.channel.id].show_news()
        return page.url

    async def _tick(self) -> None:
        """Let the simulated clock follow the real one, and show what the bot did unasked.

        Only that: a page that is shown anew takes no action that was begun on the old one.
        """
        await self._catch_up()
        done = len(self.env.http_requests)
        if done != self.seen:
            self.seen = done
            for page in self._pages.values():
                await page.show_news()

    def _behind(self) -> float:
        return max((datetime.now(UTC) - self.env.now()).total_seconds(), 0.0)

    async def _catch_up(self) -> None:
        behind = self._behind()
        if behind > _CLOCK_SECONDS:
            async with self.turns:
                await self.env.advance_time(behind)

"""One loop asleep until the next digest is due."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

import discord

from bot.digests import next_wake, run_due_digests
from bot.errors import StorageUnavailable
from bot.kept import Kept, opening
from bot.model.answer import Digest
from bot.rendering.cards.digest import digest_card
from bot.rendering.layout import layout
from bot.replies import THREADABLE, answer_buttons, keep_conversation

if TYPE_CHECKING:
    from bot.client import DatelineClient

_log = logging.getLogger(__name__)
_LONGEST = 24 * 3600.0
"""Seconds after which the loop looks at the clock whatever the plans say: computers sleep, and clocks are set."""
_RETRY = 60.0


class DigestPoster:
    """Posts digests when they fall due. `start` it once connected, `reschedule` it when a plan changed."""

    def __init__(self, client: DatelineClient) -> None:
        self._client = client
        self._task: asyncio.Task[None] | None = None
        self._sleep: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, unless it runs already: a reconnect is not a second beginning."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name="digests")

    def reschedule(self) -> None:
        """Wake up and look at the plans anew."""
        if self._sleep:
            self._sleep.cancel()

    async def stop(self) -> None:
        """End the loop."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        self.reschedule()

    async def post(self, workspace: str, channel_id: int, digest: Digest) -> int | None:
        """Post to the channel with buttons; raises `discord.DiscordException` when that cannot be."""
        channel = self._client.get_channel(channel_id) or await self._client.fetch_channel(channel_id)
        if not isinstance(channel, discord.abc.Messageable):
            raise discord.InvalidData(f"channel {channel_id} takes no messages")
        card = digest_card(digest)
        kept = Kept(None, card.subject, card.citations, opening(card), digest)
        threadable = getattr(channel, "type", None) in THREADABLE
        faces = await answer_buttons(self._client, workspace, card, kept, threadable=threadable)
        message = await channel.send(view=layout(card, faces))
        await keep_conversation(self._client, workspace, message.id, kept.conversation)
        return message.id

    async def _run(self) -> None:
        services = self._client.services
        while True:
            try:
                await run_due_digests(services.digests, services.corpus, services.clock(), self.post)
                wake = await next_wake(services.digests, services.clock())
                seconds = (wake - services.clock()).total_seconds() if wake else _LONGEST
            except StorageUnavailable as error:
                _log.warning("Digests wait: %s", error.reason)
                seconds = _RETRY
            except Exception:
                # The loop must outlive what nobody foresaw, or digests stop until somebody notices.
                _log.exception("Digests wait after an unexpected error")
                seconds = _RETRY
            self._sleep = asyncio.create_task(
                asyncio.sleep(min(max(seconds, 1.0), _LONGEST)), name="until the next digest"
            )
            await asyncio.wait({self._sleep})

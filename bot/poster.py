"""Posting digests when they are due."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime
from typing import TYPE_CHECKING

import discord

from bot.digests import digest_now, next_wake, run_due_digests
from bot.errors import CannotPost
from bot.kept import Kept, opening
from bot.model.answer import Digest
from bot.rendering.cards.digest import digest_card
from bot.rendering.layout import layout
from bot.replies import THREADABLE, answer_buttons, keep_conversation
from bot.waking import WakingLoop

if TYPE_CHECKING:
    from bot.client import DatelineClient


_PATIENCE = 5.0
"""Seconds a post under way is given when the bot ends, so that what has been posted is also recorded as posted."""
_NEEDED = discord.Permissions(view_channel=True, send_messages=True)


class DigestPoster(WakingLoop):
    """Posts digests when they fall due. `start` it once connected, `reschedule` it when a plan changed."""

    def __init__(self, client: DatelineClient) -> None:
        super().__init__("digests", self._post_due, client.services.clock, _PATIENCE)
        self._client = client
        self._turn = asyncio.Lock()  # what two ask for at once must not be posted twice

    def may_post(self, channel_id: int) -> bool:
        """Whether there is such a channel and the bot may write in it."""
        channel = self._client.get_channel(channel_id)
        return isinstance(channel, discord.abc.GuildChannel) and channel.permissions_for(channel.guild.me) >= _NEEDED

    async def post(self, workspace: str, channel_id: int, digest: Digest) -> int | None:
        """Post to the channel with buttons.

        Raises `CannotPost` where the channel is gone or closed to the bot, `discord.HTTPException` when Discord fails.
        """
        try:
            return await self._post(workspace, channel_id, digest)
        except (discord.Forbidden, discord.NotFound, discord.InvalidData):
            raise CannotPost(channel_id) from None

    async def stop(self) -> None:
        """End the loop, and wait a moment for what is being posted out of turn."""
        await super().stop()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE), self._turn:
                pass

    async def post_now(self, workspace: str) -> bool:
        """Post what is new at once; ``False`` without anything new, or without a plan. Raises what `post` raises.

        Whoever asked for it may go away meanwhile: what is posted is always recorded.
        """
        return await asyncio.shield(self._post_now(workspace))

    async def _post_now(self, workspace: str) -> bool:
        services = self._client.services
        async with self._turn:
            plan = await services.digests.plan(workspace)
            if plan is None:
                return False
            today, corpus = services.clock().date(), services.corpus(workspace)
            return not (await digest_now(services.digests, corpus, plan, today, self.post)).empty

    async def _post(self, workspace: str, channel_id: int, digest: Digest) -> int:
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

    async def _post_due(self) -> datetime | None:
        services = self._client.services
        joined = {str(guild.id) for guild in self._client.guilds}
        async with self._turn:
            await run_due_digests(services.digests, joined, services.corpus, services.clock(), self.post)
        return await next_wake(services.digests, services.clock())

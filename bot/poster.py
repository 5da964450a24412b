"""Posting digests when they are due."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import discord

from bot.digests import next_wake, run_due_digests
from bot.kept import Kept, opening
from bot.model.answer import Digest
from bot.rendering.cards.digest import digest_card
from bot.rendering.layout import layout
from bot.replies import THREADABLE, answer_buttons, keep_conversation
from bot.waking import WakingLoop

if TYPE_CHECKING:
    from bot.client import DatelineClient


class DigestPoster(WakingLoop):
    """Posts digests when they fall due. `start` it once connected, `reschedule` it when a plan changed."""

    def __init__(self, client: DatelineClient) -> None:
        super().__init__("digests", self._post_due, client.services.clock)
        self._client = client

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

    async def _post_due(self) -> datetime | None:
        services = self._client.services
        await run_due_digests(services.digests, services.corpus, services.clock(), self.post)
        return await next_wake(services.digests, services.clock())

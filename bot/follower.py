"""Asking feeds when they are due."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.following import ask_due_feeds
from bot.waking import WakingLoop

if TYPE_CHECKING:
    from bot.client import DatelineClient


class FeedFollower(WakingLoop):
    """Asks the feeds of the servers the bot is in. `start` it once connected, `reschedule` it when one is followed."""

    def __init__(self, client: DatelineClient) -> None:
        super().__init__("feeds", self._ask_due, client.services.clock)
        self._client = client

    async def _ask_due(self) -> datetime | None:
        services = self._client.services
        workspaces = {str(guild.id) for guild in self._client.guilds}
        return await ask_due_feeds(services.feeds, workspaces, services.following, services.clock)

"""/timeline."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.client import DatelineClient
from bot.model.request import TimelineRequest
from bot.rendering.cards.timeline import LONGEST, timeline_card
from bot.replies import Reply
from cogs import options
from cogs.options import Interaction


class TimelineCog(commands.Cog, name="Timeline"):
    """What happened when."""

    def __init__(self, client: DatelineClient) -> None:
        self.services = client.services

    @app_commands.command()
    @app_commands.describe(
        topic="Only what concerns this",
        person="Only what this person has part in",
        since=options.SINCE,
        until=options.UNTIL,
        private=options.PRIVATE,
    )
    @app_commands.autocomplete(topic=options.topics, person=options.people)
    async def timeline(
        self,
        interaction: Interaction,
        topic: str | None = None,
        person: str | None = None,
        since: str | None = None,
        until: str | None = None,
        private: bool = False,
    ) -> None:
        """What happened when, by the day it happened, not the day it was written about."""
        async with Reply(interaction, private=private) as reply:
            period = self.services.read_period(since, until)
            request = TimelineRequest(topic, person, period, limit=LONGEST)
            await reply.send(timeline_card(await self.services.timeline(reply.workspace, request)), request)

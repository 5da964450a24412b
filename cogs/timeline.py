"""/timeline."""

from __future__ import annotations

from functools import partial

from discord import app_commands
from discord.ext import commands

from bot.client import DatelineClient
from bot.model.request import TimelineRequest
from bot.rendering.attachments import chart_file
from bot.rendering.cards.timeline import LONGEST, timeline_card
from bot.rendering.picture import Theme
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
        person="Only what this person has part in: a name, or an office (“the mayor”)",
        since=options.SINCE,
        until=options.UNTIL,
        chart="Draw it as a picture too, for a light or a dark app",
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
        chart: Theme | None = None,
        private: bool = False,
    ) -> None:
        """What happened when, by the day it happened, not the day it was written about."""
        async with Reply(interaction, private=private) as reply:
            period = self.services.read_period(since, until)
            request = TimelineRequest(topic, person, period, limit=LONGEST)
            answer = await self.services.timeline(reply.workspace, request)
            picture = partial(chart_file, answer, chart) if chart else None
            await reply.send(timeline_card(answer), request, picture=picture)

"""/summary."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.client import DatelineClient
from bot.model.request import SummaryRequest
from bot.rendering.cards.summary import summary_card
from bot.replies import Reply
from cogs import options
from cogs.options import Interaction

_SENTENCES = {"short": 3, "medium": 5, "long": 9}
_LENGTHS = [app_commands.Choice(name=f"{name} ({n} sentences)", value=name) for name, n in _SENTENCES.items()]


class Summary(commands.Cog):
    """What is this about, in the articles' own sentences."""

    def __init__(self, client: DatelineClient) -> None:
        self.services = client.services

    @app_commands.command()
    @app_commands.describe(
        topic="Only what is said about this",
        article="One article instead of the whole corpus",
        since=options.SINCE,
        until=options.UNTIL,
        length="How many sentences",
        private=options.PRIVATE,
    )
    @app_commands.autocomplete(topic=options.topics, article=options.articles)
    @app_commands.choices(length=_LENGTHS)
    async def summary(
        self,
        interaction: Interaction,
        topic: str | None = None,
        article: str | None = None,
        since: str | None = None,
        until: str | None = None,
        length: str = "medium",
        private: bool = False,
    ) -> None:
        """What it is about, in the articles' own sentences."""
        async with Reply(interaction, private=private) as reply:
            chosen = await self.services.find_article(reply.workspace, article) if article else None
            request = SummaryRequest(
                topic, chosen.id if chosen else None, self.services.read_period(since, until), _SENTENCES[length]
            )
            await reply.send(summary_card(await self.services.summary(reply.workspace, request)), request)

"""/help."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.client import DatelineClient
from bot.rendering.guide import help_card
from bot.replies import Reply
from cogs.options import Interaction


class Guide(commands.Cog):
    """Says what the bot can do."""

    def __init__(self, client: DatelineClient) -> None:
        self.services = client.services

    @app_commands.command()
    async def help(self, interaction: Interaction) -> None:
        """What I can do."""
        async with Reply(interaction, private=True) as reply:
            await reply.send(help_card(await self.services.count_articles(reply.workspace)))

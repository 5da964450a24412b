"""/help, and a word of greeting in a new server."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DatelineClient
from bot.rendering.guide import help_card
from bot.rendering.layout import layout
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
            await reply.send(help_card(len(await self.services.articles(reply.workspace))))

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Introduce the bot where the server shows its own notices, if it may speak there."""
        channel = guild.system_channel
        if channel and channel.permissions_for(guild.me).send_messages:
            articles = await self.services.articles(str(guild.id))
            await channel.send(view=layout(help_card(len(articles))))

"""/erase: everything a server has, deleted on demand."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.client import DatelineClient
from bot.errors import DatelineError
from bot.rendering.buttons import ERASE, erase_button
from bot.rendering.erasing import NOTHING_KEPT, erase_card, erased_card
from bot.rendering.errors import sentence
from bot.replies import Reply, apologise, tell
from cogs.options import Interaction

NOT_ALLOWED = "You need the Manage Server permission in this server for that."


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
class Erasing(commands.Cog):
    """Forgetting a server: for a team that leaves, or that is asked to delete its data."""

    def __init__(self, client: DatelineClient) -> None:
        self.client = client
        self.services = client.services

    async def cog_load(self) -> None:
        """Know the button again after a restart."""
        self.client.add_dynamic_items(EraseButton)

    @app_commands.command()
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.checks.has_permissions(manage_guild=True)
    async def erase(self, interaction: Interaction) -> None:
        """Delete all I keep for this server: pages, feeds, digest, answers (needs Manage Server; asks first)."""
        async with Reply(interaction, private=True) as reply:
            held = await self.services.holdings(reply.workspace)
            if held.nothing:
                await reply.say(NOTHING_KEPT)
            else:
                await reply.ask(erase_card(held), erase_button(held.articles))


class EraseButton(ui.DynamicItem[ui.Button[Any]], template=ERASE):
    """Erases what its message told of; asks again where that has changed meanwhile."""

    def __init__(self, item: ui.Button[Any], articles: int) -> None:
        super().__init__(item)
        self.articles = articles

    @classmethod
    async def from_custom_id(cls, interaction: Any, item: Any, match: re.Match[str], /) -> Self:
        """The pressed button."""
        return cls(item, int(match["articles"]))

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]
        """Erase, and say what is gone."""
        if not interaction.permissions.manage_guild:  # it may have been taken away since
            await tell(interaction, NOT_ALLOWED)
            return
        try:
            reply = Reply(interaction, private=True)
            await interaction.response.defer()
            held = await reply.services.holdings(reply.workspace)
            if held.articles != self.articles:
                await reply.ask(erase_card(held, changed=True), erase_button(held.articles))
                return
            await reply.services.erase(reply.workspace)
            await reply.ask(erased_card(held))
        except DatelineError as error:
            await tell(interaction, sentence(error))
        except discord.DiscordException as error:
            await apologise(interaction, error)

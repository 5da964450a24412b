"""/quote, /verify and the message menu Check quotes."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DatelineClient
from bot.kept import CheckRequest
from bot.model.request import QuoteRequest, VerifyRequest
from bot.rendering.attachments import speech_file
from bot.rendering.cards.quote import quote_card
from bot.rendering.cards.verify import check_card, verify_card
from bot.rendering.picture import Theme
from bot.replies import Reply
from bot.written import attached_text, written_text
from cogs import options
from cogs.options import Interaction


class Quote(commands.Cog):
    """Who said what, word for word, and whether they said it."""

    def __init__(self, client: DatelineClient) -> None:
        self.client = client
        self.services = client.services
        self.check = app_commands.ContextMenu(name="Check quotes", callback=self.check_quotes)

    async def cog_load(self) -> None:
        """Add the message menu, which a cog does not carry by itself."""
        self.client.tree.add_command(self.check)

    @app_commands.command()
    @app_commands.describe(
        speaker="Who said it: a name, or a role such as “the spokesman”",
        about="What it is about",
        wording="Its words, or nearly",
        since="Said (where unknown: published) from this day on: 2019-04-18, April 2019, last week",
        until="Said (where unknown: published) up to and including this day",
        outlet="Only from this outlet",
        chart="Draw who speaks how often over time too, for a light or a dark app",
        private=options.PRIVATE,
    )
    @app_commands.autocomplete(speaker=options.speakers, about=options.topics, outlet=options.outlets)
    async def quote(
        self,
        interaction: Interaction,
        speaker: str | None = None,
        about: str | None = None,
        wording: str | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        chart: Theme | None = None,
        private: bool = False,
    ) -> None:
        """Who said what, word for word."""
        async with Reply(interaction, private=private) as reply:
            period = self.services.read_period(since, until)
            request = QuoteRequest(speaker, about, wording, period, outlet)
            answer = await self.services.quote(reply.workspace, request)
            spoken = await self.services.speech(reply.workspace, request) if chart else None
            picture = partial(speech_file, spoken, chart) if spoken and chart else None
            await reply.send(quote_card(answer), request, picture=picture)

    @app_commands.command()
    @app_commands.describe(text="The words to look for", speaker="Who is said to have said it", private=options.PRIVATE)
    @app_commands.autocomplete(speaker=options.speakers)
    async def verify(
        self, interaction: Interaction, text: str, speaker: str | None = None, private: bool = False
    ) -> None:
        """Whether the corpus has a quotation word for word, and from whom."""
        async with Reply(interaction, private=private) as reply:
            request = VerifyRequest(text, speaker)
            found = await self.services.verify(reply.workspace, request)
            if not found.matches:
                await self.services.must_have_read(reply.workspace, text)
            await reply.send(verify_card(found), request)

    async def check_quotes(self, interaction: Interaction, message: discord.Message) -> None:
        """For each quotation in a message, whether the corpus has it word for word."""
        async with Reply(interaction, private=True) as reply:
            own = message.author == self.client.user
            text = "\n\n".join(filter(None, (written_text(message, set_off=own), await attached_text(message))))
            await reply.send(check_card(await self.services.check(reply.workspace, text)), CheckRequest(text))

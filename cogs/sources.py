"""/sources and the message menu Add pages: what the bot has read, and pages of the server's own."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DatelineClient
from bot.errors import NothingToAdd
from bot.kept import SourcesRequest, remove_page
from bot.rendering.library import (
    SOURCES_A_PAGE,
    article_card,
    dated_card,
    library_card,
    library_only,
    load_card,
    progress_words,
    removed_card,
)
from bot.replies import Reply
from bot.uploads import message_pages, read_upload
from bot.written import told
from cogs import options
from cogs.options import Interaction


class Sources(commands.GroupCog, name="sources", description="What I have read"):
    """The corpus: its list, one article, adding and removing pages."""

    def __init__(self, client: DatelineClient) -> None:
        self.client = client
        self.services = client.services
        self.menu = app_commands.ContextMenu(name="Add pages", callback=self.add_pages)

    async def cog_load(self) -> None:
        """Add the message menu, which a cog does not carry by itself."""
        self.client.tree.add_command(self.menu)

    @app_commands.command(name="list")
    @app_commands.describe(outlet="Only from this outlet", private=options.PRIVATE)
    @app_commands.autocomplete(outlet=options.outlets)
    async def list_articles(self, interaction: Interaction, outlet: str | None = None, private: bool = False) -> None:
        """The articles I can answer from, newest first."""
        async with Reply(interaction, private=private) as reply:
            articles, total = await self.services.articles_page(reply.workspace, outlet, 0, SOURCES_A_PAGE)
            await reply.send(library_card(articles, total), SourcesRequest(outlet))

    @app_commands.command()
    @app_commands.describe(article="Its headline, or its number", private=options.PRIVATE)
    @app_commands.autocomplete(article=options.articles)
    async def show(self, interaction: Interaction, article: str, private: bool = False) -> None:
        """What I read on one page: date and why, quotations, events."""
        async with Reply(interaction, private=private) as reply:
            ref = await self.services.find_article(reply.workspace, article)
            await reply.send(article_card(ref, await self.services.article(reply.workspace, ref)))

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    @app_commands.describe(
        page="A page as .txt, .md or .html, a saved feed, or a .zip of them",
        address="The web address of a page or a feed",
    )
    async def add(
        self, interaction: Interaction, page: discord.Attachment | None = None, address: str | None = None
    ) -> None:
        """Add pages to this server's own corpus (needs Manage Server)."""
        async with Reply(interaction) as reply:
            if page is None and address is None:
                raise NothingToAdd
            pages = await read_upload(page.filename, page.size, page.read) if page else []
            pages += await self.services.pages_at(address) if address else []
            report = await self.services.add_pages(reply.workspace, pages, reply.reporting(progress_words))
            await reply.send(load_card(report))

    @app_commands.checks.has_permissions(manage_guild=True)
    async def add_pages(self, interaction: Interaction, message: discord.Message) -> None:
        """Add the files of a message, the page pasted into it, or the pages it links to."""
        async with Reply(interaction) as reply:
            pages = await message_pages(told(message), f"message-{message.id}.txt", self.services.pages_at)
            report = await self.services.add_pages(reply.workspace, pages, reply.reporting(progress_words))
            await reply.send(load_card(report))

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    @app_commands.describe(article="Its headline, or its number")
    @app_commands.autocomplete(article=options.articles)
    async def remove(self, interaction: Interaction, article: str) -> None:
        """Remove an article from this server's own corpus (needs Manage Server)."""
        async with Reply(interaction) as reply:
            ref = await self.services.find_article(reply.workspace, article)
            if await remove_page(self.services, reply.workspace, ref.id):
                await reply.send(removed_card(ref))
            else:
                await reply.say(library_only(ref))

    @app_commands.command(name="date")
    @app_commands.checks.has_permissions(manage_guild=True)
    @app_commands.describe(article="Its headline, or its number", day="The day it was published, like 2019-04-18")
    @app_commands.autocomplete(article=options.articles)
    async def set_date(self, interaction: Interaction, article: str, day: str) -> None:
        """Set the day a page of this server's own was published (needs Manage Server)."""
        async with Reply(interaction, private=True) as reply:
            ref = await self.services.find_article(reply.workspace, article)
            if outcome := await self.services.date_page(reply.workspace, ref.id, day):
                await reply.send(dated_card(ref, *outcome))
            else:
                await reply.say(library_only(ref))

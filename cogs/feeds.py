"""/feeds: outlets to follow."""

from __future__ import annotations

from datetime import datetime

from discord import app_commands
from discord.ext import commands

from bot.client import DatelineClient
from bot.fetching import web_address
from bot.follower import FeedFollower
from bot.following import EVERY
from bot.rendering.feeds import NOT_FOLLOWED, feeds_card, following_card, stopped_words
from bot.replies import Reply
from cogs import options
from cogs.options import Interaction


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
class FeedsCog(commands.GroupCog, name="feeds", description="Outlets to follow"):
    """Feeds whose articles come by themselves."""

    def __init__(self, client: DatelineClient) -> None:
        self.services = client.services
        self.follower = FeedFollower(client)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Ask feeds from now on, beginning with those that fell due while the bot was away."""
        self.follower.start()

    async def cog_unload(self) -> None:
        """Stop asking."""
        await self.follower.stop()

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    @app_commands.describe(address="The web address of a feed, or of a page that has one")
    async def follow(self, interaction: Interaction, address: str) -> None:
        """Add what is in a feed now, and what comes later (needs Manage Server)."""
        async with Reply(interaction) as reply:
            following = self.services.following(reply.workspace)
            feed, report = await following.follow(address, self.services.clock())
            self.follower.reschedule()
            await reply.send(following_card(feed, EVERY, report))

    @app_commands.command(name="list")
    async def list_feeds(self, interaction: Interaction) -> None:
        """The feeds this server follows, and how asking them went."""
        async with Reply(interaction) as reply:
            feeds = await self.services.feeds.followed(reply.workspace)
            await reply.send(feeds_card([(f.address, datetime.fromisoformat(f.asked_at), f.trouble) for f in feeds]))

    @app_commands.command()
    @app_commands.checks.has_permissions(manage_guild=True)
    @app_commands.describe(address="The feed's web address")
    @app_commands.autocomplete(address=options.feeds)
    async def stop(self, interaction: Interaction, address: str) -> None:
        """Follow a feed no longer; what came from it stays (needs Manage Server)."""
        async with Reply(interaction) as reply:
            stopped = await self.services.feeds.stop(reply.workspace, web_address(address))
            await reply.say(stopped_words(address) if stopped else NOT_FOLLOWED)

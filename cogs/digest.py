"""/digest: what is new, once a day."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DatelineClient
from bot.digests import digest_status
from bot.poster import DigestPoster
from bot.rendering.cards.digest import NOTHING, digest_card
from bot.rendering.plan import CANNOT_SPEAK, NO_PLAN, YOU_CANNOT_SPEAK, posted_words, status_card
from bot.replies import Reply
from bot.schedule import read_clock_time, read_timezone
from cogs import options
from cogs.options import Interaction


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
class DigestCog(commands.GroupCog, name="digest", description="What is new, once a day"):
    """Setting up the daily digest, and looking at it before it is posted."""

    def __init__(self, client: DatelineClient) -> None:
        self.services = client.services
        self.poster = DigestPoster(client)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Post from now on, beginning with what fell due while the bot was away."""
        self.poster.start()

    async def cog_unload(self) -> None:
        """Stop posting."""
        await self.poster.stop()

    @app_commands.command(name="set")
    @app_commands.describe(
        channel="Where to post it",
        time="When, by the clock on the wall: 08:30, 8am",
        timezone="Whose wall: Europe/Berlin, a city, or a country",
    )
    @app_commands.autocomplete(timezone=options.timezones)
    async def set_plan(self, interaction: Interaction, channel: discord.TextChannel, time: str, timezone: str) -> None:
        """Post what is new once a day in a channel."""
        async with Reply(interaction) as reply:
            at, zone = read_clock_time(time), read_timezone(timezone)
            assert isinstance(interaction.user, discord.Member)
            if not channel.permissions_for(interaction.user).send_messages:
                await reply.say(YOU_CANNOT_SPEAK.format(channel.mention))
                return
            if not self.poster.may_post(channel.id):
                await reply.say(CANNOT_SPEAK.format(channel.mention))
                return
            await self.services.digests.set(
                reply.workspace, channel.id, at.strftime("%H:%M"), zone.key, self.services.now()
            )
            self.poster.reschedule()
            await self._show_status(reply)

    @app_commands.command()
    async def preview(self, interaction: Interaction) -> None:
        """What the next digest would say, shown to you alone."""
        async with Reply(interaction, private=True) as reply:
            plan = await self.services.digests.plan(reply.workspace)
            digest, _ = await self.services.digest(reply.workspace, plan.seen_article if plan else 0)
            if digest.empty:
                await self.services.must_have_read(reply.workspace, "")
            await reply.send(digest_card(digest), answer=digest)

    @app_commands.command()
    async def now(self, interaction: Interaction) -> None:
        """Post what is new at once, without waiting for the hour."""
        async with Reply(interaction, private=True) as reply:
            plan = await self.services.digests.plan(reply.workspace)
            if plan is None:
                await reply.say(NO_PLAN)
                return
            digest = await self.poster.post_now(reply.workspace)
            await reply.say(posted_words(plan.channel) if digest else NOTHING)

    @app_commands.command()
    async def pause(self, interaction: Interaction) -> None:
        """Post no digest until it is resumed."""
        await self._pause(interaction, paused=True)

    @app_commands.command()
    async def resume(self, interaction: Interaction) -> None:
        """Post the digest again, from the next hour set for it."""
        await self._pause(interaction, paused=False)

    @app_commands.command()
    async def status(self, interaction: Interaction) -> None:
        """When the next digest comes, and what became of the last ones."""
        async with Reply(interaction) as reply:
            await self._show_status(reply)

    async def _pause(self, interaction: Interaction, *, paused: bool) -> None:
        async with Reply(interaction) as reply:
            await self.services.digests.pause(reply.workspace, paused, self.services.now())
            self.poster.reschedule()
            await self._show_status(reply)

    async def _show_status(self, reply: Reply) -> None:
        status = await digest_status(self.services.digests, reply.workspace, self.services.clock())
        if status is None:
            await reply.say(NO_PLAN)
            return
        plan = status.plan
        runs = [(run.local_day, run.status) for run in status.runs]
        next_at = int(status.next_instant.timestamp()) if status.next_instant else None
        closed = not self.poster.may_post(plan.channel)
        await reply.send(status_card(plan.channel, plan.at_time, plan.timezone, next_at, runs, closed=closed))

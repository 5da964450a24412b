"""Options that several commands share: their descriptions and what they suggest while somebody types."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.client import DatelineClient
from bot.rendering.citing import article_name
from bot.rendering.dates import publication_words
from bot.rendering.text import clip
from bot.replies import workspace_of
from bot.schedule import suggest_timezones

Interaction = discord.Interaction[DatelineClient]
PRIVATE = "Show the answer to you alone"
SINCE = "From this day on: 2019-04-18, April 2019, last week"
UNTIL = "Up to and including this day"
_MOST = 25
_LABEL, _OUTLET = 100, 24


def _choices(names: list[str]) -> list[app_commands.Choice[str]]:
    shown = {clip(name, _LABEL): name for name in names if name.strip() and len(name) <= _LABEL}
    return [app_commands.Choice(name=label, value=name) for label, name in list(shown.items())[:_MOST]]


async def speakers(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """People who are quoted."""
    return _choices(await interaction.client.services.suggest_speakers(workspace(interaction), current))


async def people(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """People the corpus names."""
    return _choices(await interaction.client.services.suggest_people(workspace(interaction), current))


async def topics(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """What the corpus writes about."""
    return _choices(await interaction.client.services.suggest_topics(workspace(interaction), current))


async def outlets(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Outlets of the corpus."""
    return _choices(await interaction.client.services.suggest_outlets(workspace(interaction), current))


async def articles(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Articles by headline; the value is the article's number, which stays clear when two share a headline."""
    found = await interaction.client.services.suggest_articles(workspace(interaction), current)
    choices = []
    for ref in found[:_MOST]:
        # Two outlets may print one agency's headline on one day.
        outlet = f" · {clip(ref.outlet, _OUTLET)}" if ref.outlet else ""
        about = f"{outlet} · {publication_words(ref.publication)}"
        name = clip(article_name(ref), _LABEL - len(about)) + about
        choices.append(app_commands.Choice(name=name, value=f"#{ref.id}"))
    return choices


async def feeds(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Feeds the server follows."""
    followed = await interaction.client.services.feeds.followed(workspace(interaction))
    return _choices([feed.address for feed in followed if current.strip().casefold() in feed.address.casefold()])


async def timezones(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Time zones."""
    return _choices(suggest_timezones(current))


def workspace(interaction: Interaction) -> str:
    """Whose corpus the interaction asks."""
    return workspace_of(interaction.guild_id, interaction.user.id)

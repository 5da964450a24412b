"""The real client against an in-process Discord."""

from __future__ import annotations

from collections.abc import AsyncIterator

import discord
import pytest
from simcord.env import Env

from bot.client import DatelineClient
from bot.services import Services
from tests.discord.newsroom import Newsroom

MANAGER = discord.Permissions(manage_guild=True)


@pytest.fixture
async def empty_newsroom(services: Services) -> AsyncIterator[Newsroom]:
    """The server, with nothing in the corpus."""
    client = DatelineClient(services)
    env = Env(client, settle_timeout=30)
    services.clock = env.now
    await env.start()
    guild = env.create_guild("Newsroom")
    role = guild.create_role("Editors", permissions=MANAGER)
    room = Newsroom(
        env,
        services,
        guild,
        guild.create_text_channel("desk"),
        guild.add_member(env.create_user("reporter")),
        guild.add_member(env.create_user("editor"), roles=[role]),
        [client],
    )
    try:
        yield room
    finally:
        await env.shutdown()
        for used in room.clients:
            await used.close()
    env._raise_errors_since(env._errors_acknowledged)


@pytest.fixture
async def newsroom(empty_newsroom: Newsroom, seeded: Services) -> Newsroom:
    """The server, with the shipped corpus in the library."""
    return empty_newsroom

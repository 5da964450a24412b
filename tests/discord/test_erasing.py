"""/erase: an administrator forgets a whole server, after being told what that is."""

from __future__ import annotations

import discord
import pytest
from simcord.backend.errors import SetupError

from bot.rendering.erasing import NOTHING_KEPT
from cogs.buttons import GONE
from tests.discord.newsroom import FERRY, Newsroom, add, labels, text, told_privately

ERASE = "Erase all of it"


@pytest.fixture
async def room(newsroom: Newsroom) -> Newsroom:
    """A server with a page, a digest, an answer and a thread of its own, beside the library."""
    await add(newsroom, "ferry.html", FERRY)
    await newsroom.editor.slash(
        newsroom.channel, "digest set", channel=newsroom.channel, time="8am", timezone="Europe/Berlin"
    )
    await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Holm")
    return newsroom


async def test_it_tells_what_goes_and_asks_first_even_after_a_restart(room: Newsroom) -> None:
    answered = room.posts()[-1]
    asked = (await room.editor.slash(room.channel, "erase")).response
    assert asked.ephemeral and labels(asked) == [ERASE]
    told = text(asked)
    assert "1 article, with" in told and "1 daily digest" in told and "1 kept answer" in told and "1 conv" in told
    await room.restart()
    await room.editor.click(asked, label=ERASE)
    assert "Gone for good" in text(asked) and "1 article, with" in text(asked) and not labels(asked)
    said = told_privately(await room.reporter.slash(room.channel, "quote", speaker="Ina Holm"))
    assert "Nobody called “Ina Holm”" in said
    assert told_privately(await room.editor.slash(room.channel, "digest status")).startswith("No digest")
    assert GONE in told_privately(await room.reporter.click(answered, label="Sources"))
    # The library is not this server's.
    assert len(await room.services.articles(str(room.guild.id))) == 3


async def test_it_is_for_those_who_manage_the_server_still_when_pressing(room: Newsroom) -> None:
    with pytest.raises(SetupError, match="not visible"):
        await room.reporter.slash(room.channel, "erase")
    asked = (await room.editor.slash(room.channel, "erase")).response
    room.env.backend.remove_member_role(room.guild.id, room.editor.id, room.guild.roles["Editors"].id)
    said = told_privately(await room.editor.click(asked, label=ERASE))
    assert said == "You need the Manage Server permission in this server for that."
    assert len(await room.services.articles(str(room.guild.id))) == 4


async def test_what_came_meanwhile_is_told_before_it_goes(room: Newsroom) -> None:
    asked = (await room.editor.slash(room.channel, "erase")).response
    await add(room, "noon.html", FERRY.replace(b"at night", b"at noon"))
    await room.editor.click(asked, label=ERASE)
    assert "2 articles, with" in text(asked) and "more or less than a moment ago" in text(asked)
    assert len(await room.services.articles(str(room.guild.id))) == 5
    await room.editor.click(asked, label=ERASE)
    assert "Gone for good" in text(asked)
    assert told_privately(await room.editor.slash(room.channel, "erase")) == NOTHING_KEPT


async def test_other_servers_keep_what_they_have(room: Newsroom) -> None:
    rivals = room.env.create_guild("Rivals")
    channel = rivals.create_text_channel("desk")
    chief = rivals.add_member(
        room.env.create_user("chief"),
        roles=[rivals.create_role("E", permissions=discord.Permissions(manage_guild=True))],
    )
    await chief.slash(channel, "sources add", page=("ferry.html", FERRY))
    asked = (await room.editor.slash(room.channel, "erase")).response
    await room.editor.click(asked, label=ERASE)
    assert "The river does not sleep" in text((await chief.slash(channel, "quote", speaker="Holm")).response)

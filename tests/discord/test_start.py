from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import aiohttp
import discord
import pytest

from bot import client as client_module
from bot.client import PERMISSIONS, DatelineClient
from bot.errors import CannotOpen, CannotStart
from bot.rendering.errors import sentence
from bot.rendering.guide import BEGIN
from bot.settings import Settings
from bot.storage import database as database_module
from tests.discord.newsroom import Newsroom, text, told_privately


def synced(newsroom: Newsroom) -> int:
    return sum(r.method == "PUT" and r.path.endswith("/commands") for r in newsroom.env.http_requests)


async def test_commands_are_registered_once_and_again_only_when_they_change(empty_newsroom: Newsroom) -> None:
    assert synced(empty_newsroom) == 1
    await empty_newsroom.restart()
    assert synced(empty_newsroom) == 1
    registered = empty_newsroom.env.backend.commands[None]
    next(iter(registered.values()))["description"] = "Something older"
    await empty_newsroom.restart()
    assert synced(empty_newsroom) == 2


async def test_commands_stand_as_promised(empty_newsroom: Newsroom) -> None:
    tree = empty_newsroom.env.bot.tree
    options = {
        command.qualified_name: [option.name for option in command.parameters]
        for command in tree.walk_commands()
        if isinstance(command, discord.app_commands.Command)
    }
    assert options == {
        "summary": ["topic", "article", "since", "until", "length", "private"],
        "quote": ["speaker", "about", "wording", "since", "until", "outlet", "chart", "private"],
        "verify": ["text", "speaker", "private"],
        "timeline": ["topic", "person", "since", "until", "chart", "private"],
        "ask": ["question", "private"],
        "digest set": ["channel", "time", "timezone"],
        "digest preview": [],
        "digest now": [],
        "digest pause": [],
        "digest resume": [],
        "digest status": [],
        "sources list": ["outlet", "private"],
        "sources show": ["article", "private"],
        "sources add": ["page", "address"],
        "sources remove": ["article"],
        "sources date": ["article", "day"],
        "feeds follow": ["address"],
        "feeds list": [],
        "feeds stop": ["address"],
        "erase": [],
        "help": [],
    }
    menus = {command.name for command in tree.get_commands(type=discord.AppCommandType.message)}
    assert menus == {"Check quotes", "Add pages"}


async def test_the_invite_link_asks_for_what_is_needed_and_no_more(empty_newsroom: Newsroom) -> None:
    link = empty_newsroom.env.bot.invite_link
    assert f"permissions={PERMISSIONS.value}" in link and "scope=bot+applications.commands" in link
    assert f"client_id={empty_newsroom.env.backend.application_id}" in link
    assert not PERMISSIONS.administrator and not PERMISSIONS.manage_messages and not PERMISSIONS.mention_everyone


async def test_help_names_every_command(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.slash(newsroom.channel, "help")
    assert result.ephemeral
    for command in newsroom.env.bot.tree.get_commands(type=discord.AppCommandType.chat_input):
        assert command.name == "help" or f"`/{command.name}`" in text(result.response)
    assert "3 articles in reach" in text(result.response) and BEGIN not in text(result.response)


@pytest.mark.parametrize("command", ["summary", "quote", "verify", "timeline", "ask", "digest preview", "sources show"])
async def test_where_nothing_was_read_every_command_says_how_to_begin(empty_newsroom: Newsroom, command: str) -> None:
    options = {
        "ask": {"question": "Who resigned?"},
        "verify": {"text": "we will not resign"},
        "sources show": {"article": "ferry"},
    }.get(command, {})
    result = await empty_newsroom.reporter.slash(empty_newsroom.channel, command, **options)
    assert "not read any pages here yet" in told_privately(result)


async def test_help_tells_a_new_server_how_to_begin(empty_newsroom: Newsroom) -> None:
    result = await empty_newsroom.reporter.slash(empty_newsroom.channel, "help")
    assert BEGIN in text(result.response) and "0 articles in reach" in text(result.response)


async def test_an_intent_that_is_not_granted_is_refused_by_discord(services: object) -> None:
    import simcord

    client = DatelineClient(services)  # type: ignore[arg-type]
    granted = discord.Intents.all()
    granted.message_content = False
    try:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            async with simcord.run(client, approved_intents=granted):
                pass
    finally:
        await client.close()


class _Response:
    status = 403
    reason = "Forbidden"


class _Socket:
    close_code = None


def closed(code: int) -> discord.ConnectionClosed:
    return discord.ConnectionClosed(_Socket(), shard_id=None, code=code)  # type: ignore[arg-type]


def test_a_second_bot_on_one_database_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discord.utils, "setup_logging", lambda **_: None)  # its handlers would outlive the test
    settings = Settings(discord_token="not-a-token", database=tmp_path / "bot.db", _env_file=None)

    async def second(self: DatelineClient, token: str, **_: object) -> None:
        with pytest.raises(CannotStart) as caught:
            await client_module._serve(settings)
        assert "Another Dateline serves" in sentence(caught.value)
        raise discord.LoginFailure("the first had the database to itself")

    monkeypatch.setattr(client_module.DatelineClient, "login", second)
    for _ in range(2):  # and its lock ends with it
        with pytest.raises(CannotStart) as caught:
            client_module.run(settings)
        assert caught.value.reason == "token"


def test_a_newer_bot_leaves_the_schema_of_one_at_work_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discord.utils, "setup_logging", lambda **_: None)  # its handlers would outlive the test
    settings = Settings(discord_token="not-a-token", database=tmp_path / "bot.db", _env_file=None)
    steps = database_module._migrations()

    async def second(self: DatelineClient, token: str, **_: object) -> None:
        monkeypatch.setattr(database_module, "_migrations", lambda: [*steps, (99, "CREATE TABLE later (x);\n")])
        with pytest.raises(CannotStart) as caught:
            await client_module._serve(settings)
        assert caught.value.reason == "twice"
        raise discord.LoginFailure("the first had the database to itself")

    monkeypatch.setattr(client_module.DatelineClient, "login", second)
    with pytest.raises(CannotStart):
        client_module.run(settings)
    with contextlib.closing(sqlite3.connect(settings.database)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(steps),)


def test_a_place_where_nothing_may_be_written_is_not_taken_for_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discord.utils, "setup_logging", lambda **_: None)  # its handlers would outlive the test
    (tmp_path / "bot.db.lock").mkdir()
    settings = Settings(discord_token="not-a-token", database=tmp_path / "bot.db", _env_file=None)
    with pytest.raises(CannotOpen, match="directory"):
        client_module.run(settings)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (discord.LoginFailure("Improper token"), "does not accept this token"),
        (discord.PrivilegedIntentsRequired(0), "Message Content Intent"),
        (discord.Forbidden(_Response(), {"code": 50001, "message": "Missing Access"}), "refused the bot a permission"),  # type: ignore[arg-type]
        (aiohttp.ClientConnectionError("no route"), "cannot be reached"),
        (discord.DiscordServerError(_Response(), "upstream"), "cannot be reached"),  # type: ignore[arg-type]
        (discord.HTTPException(_Response(), {"code": 50035, "message": "Bad option"}), "refuses the bot: 403"),  # type: ignore[arg-type]
        (closed(4004), "does not accept this token"),
        (closed(4011), "too many servers for one connection"),
        (closed(4012), "gateway close code 4012"),
    ],
)
def test_what_keeps_it_from_starting_is_one_plain_sentence(
    error: Exception, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(self: DatelineClient, token: str, **_: object) -> None:
        raise error

    monkeypatch.setattr(client_module.DatelineClient, "login", refused)
    monkeypatch.setattr(discord.utils, "setup_logging", lambda **_: None)  # its handlers would outlive the test
    settings = Settings(discord_token="not-a-token", database=tmp_path / "bot.db", _env_file=None)
    with pytest.raises(CannotStart) as caught:
        client_module.run(settings)
    said = sentence(caught.value)
    assert words in said and "Traceback" not in said and "not-a-token" not in said

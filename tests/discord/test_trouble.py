"""What goes wrong in a server of Discord sooner or later, and what people are told of it."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import discord
import pytest
from simcord.backend.models.channel import Overwrite

from bot.page_files import PageFile
from bot.rendering.guide import NO_QUESTION
from bot.replies import RESTARTING
from cogs.buttons import NO_THREADS, TOO_MANY_THREADS
from tests.discord.newsroom import Newsroom, labels, text, told_privately
from tests.discord.test_digest import DAY, digests, load, set_digest
from tests.discord.test_payloads import MAX_TEXT


@pytest.mark.parametrize("gone", [True, False])
async def test_a_digest_without_its_channel_says_so_and_the_log_names_it_in_a_line(
    empty_newsroom: Newsroom, caplog: pytest.LogCaptureFixture, gone: bool
) -> None:
    newsroom, backend = empty_newsroom, empty_newsroom.env.backend
    news = newsroom.guild.create_text_channel("news")
    await newsroom.editor.slash(newsroom.channel, "digest set", channel=news, time="08:00", timezone="Europe/Berlin")
    await load(newsroom, 1)
    if gone:
        backend.delete_channel(news.id)
    else:
        hidden = Overwrite(newsroom.guild.default_role.id, 0, deny=discord.Permissions(view_channel=True).value)
        backend.set_overwrite(news.id, hidden)
    result = await newsroom.editor.slash(newsroom.channel, "digest now")
    assert f"I cannot post in <#{news.id}>" in told_privately(result) and "/digest set" in told_privately(result)
    await newsroom.env.advance_time(8 * 3600)
    assert "CannotPost" in caplog.text and "Traceback" not in caplog.text
    status = text((await newsroom.editor.slash(newsroom.channel, "digest status")).response)
    assert "That channel is gone, or I lack" in status and "could not be posted" in status
    assert "Every day" in await set_digest(newsroom)
    await newsroom.env.advance_time(DAY)
    assert "plan 1" in text(digests(newsroom)[0])


async def test_a_server_that_sent_the_bot_away_costs_nothing_and_finds_its_digest_again(
    empty_newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom = empty_newsroom
    await set_digest(newsroom)
    await load(newsroom, 1)
    here = newsroom.env.bot._connection._guilds.pop(newsroom.guild.id)
    await newsroom.env.advance_time(8 * 3600)
    assert not [r for r in caplog.records if r.levelno >= logging.WARNING and r.name.startswith("bot")]
    assert await newsroom.services.digests.runs(str(newsroom.guild.id)) == []
    newsroom.env.bot._connection._add_guild(here)
    await newsroom.env.advance_time(DAY)
    assert len(digests(newsroom)) == 1


async def test_two_editors_who_press_at_once_post_one_digest(empty_newsroom: Newsroom) -> None:
    newsroom = empty_newsroom
    await set_digest(newsroom)
    await load(newsroom, 1)
    cog: Any = newsroom.env.bot.get_cog("digest")
    posted = await asyncio.gather(*(cog.poster.post_now(str(newsroom.guild.id)) for _ in range(2)))
    assert sorted(posted) == [False, True]
    await newsroom.env.settle()
    assert len(digests(newsroom)) == 1


async def test_what_is_posted_while_the_bot_ends_is_recorded(empty_newsroom: Newsroom) -> None:
    newsroom, workspace = empty_newsroom, str(empty_newsroom.guild.id)
    await set_digest(newsroom)
    await load(newsroom, 1)
    cog: Any = newsroom.env.bot.get_cog("digest")
    posting = asyncio.create_task(cog.poster.post_now(workspace))
    await asyncio.sleep(0)
    posting.cancel()
    await cog.poster.stop()
    assert posting.cancelled() and len(digests(newsroom)) == 1
    plan = await newsroom.services.digests.plan(workspace)
    assert plan is not None and plan.seen_article == 1


async def test_a_full_disk_costs_buttons_not_answers(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    await newsroom.services.database._writer.execute("PRAGMA query_only = ON")
    answer = (await newsroom.reporter.slash(newsroom.channel, "summary")).response
    assert "[1]" in text(answer) and labels(answer) == []
    await newsroom.reporter.send(newsroom.channel, f"{newsroom.env.bot.user.mention} What did Lankov say?")
    assert "[1]" in text(newsroom.channel.last_message)
    assert "goes without its buttons" in caplog.text and "Traceback" not in caplog.text


@pytest.mark.parametrize(
    ("code", "message"),
    [(50035, "Invalid Form Body\nIn message_reference: Unknown message"), (50083, "Archived")],
)
async def test_a_question_that_can_no_longer_be_answered_leaves_no_noise(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, code: int, message: str
) -> None:
    path = f"/channels/{newsroom.channel.id}/messages"
    newsroom.env.inject_error("POST", path, status=400, code=code, message=message)
    await newsroom.reporter.send(newsroom.channel, f"{newsroom.env.bot.user.mention} What did Lankov say?")
    assert newsroom.posts() == [] and "Traceback" not in caplog.text


async def test_where_it_may_not_read_the_history_it_answers_beside_the_question(newsroom: Newsroom) -> None:
    path = f"/channels/{newsroom.channel.id}/messages"
    newsroom.env.inject_error("POST", path, status=400, code=160002, message="Cannot reply without history")
    await newsroom.reporter.send(newsroom.channel, f"{newsroom.env.bot.user.mention} What did Lankov say?")
    (said,) = newsroom.posts()
    assert "[1]" in text(said) and said.reference is None


@pytest.mark.parametrize(
    ("status", "code", "told"), [(400, 160006, TOO_MANY_THREADS), (403, 50001, NO_THREADS), (403, 50013, NO_THREADS)]
)
async def test_a_thread_that_cannot_be_opened_is_explained(
    newsroom: Newsroom, status: int, code: int, told: str
) -> None:
    answer = (await newsroom.reporter.slash(newsroom.channel, "summary")).response
    newsroom.env.inject_error("POST", "/channels/*/messages/*/threads", status=status, code=code, message="No")
    assert told_privately(await newsroom.reporter.click(answer, label="Follow up")) == told


async def test_discord_failing_is_apologised_for_where_that_is_possible(newsroom: Newsroom) -> None:
    path = f"/channels/{newsroom.channel.id}/messages"
    newsroom.env.inject_error("POST", path, status=400, code=50006, message="Cannot send an empty message", times=2)
    for _ in range(2):
        await newsroom.reporter.send(newsroom.channel, f"{newsroom.env.bot.user.mention} What did Lankov say?")
    (said,) = newsroom.posts()
    assert "[1]" in text(said)
    newsroom.env.inject_error("POST", path, status=400, code=50006, message="Cannot send an empty message")
    await newsroom.reporter.send(newsroom.channel, f"{newsroom.env.bot.user.mention} What did Lankov say?")
    assert "Something went wrong here" in newsroom.channel.last_message.content


async def test_the_bots_own_role_is_the_bot(newsroom: Newsroom) -> None:
    role = newsroom.guild.create_role("Dateline", mentionable=True)
    await newsroom.reporter.send(newsroom.channel, f"{role.mention} What did Lankov say?")
    assert newsroom.posts() == []
    me = newsroom.env.bot.user
    # Discord marks the role it makes for a bot; the simulator makes none.
    seen = newsroom.env.bot.get_guild(newsroom.guild.id).get_role(role.id)
    seen.tags = discord.RoleTags({"bot_id": str(me.id)})
    await newsroom.reporter.send(newsroom.channel, f"{role.mention} What did Lankov say?")
    assert "[1]" in text(newsroom.posts()[-1])
    await newsroom.reporter.send(newsroom.channel, role.mention)
    assert newsroom.channel.last_message.content == NO_QUESTION


async def test_a_name_after_a_bare_at_sign_is_a_mention(newsroom: Newsroom) -> None:
    name = newsroom.env.bot.user.name
    for said in (
        f"Ask @{name} what Lankov said",
        f"@{name}s and others",
        f"@{name}'s answer",
        f"{name}, what did Lankov say?",
    ):
        await newsroom.reporter.send(newsroom.channel, said)
    assert newsroom.posts() == []
    for said in (f"@{name} What did Lankov say?", f"@{name.lower()}: what did Lankov say?"):
        await newsroom.reporter.send(newsroom.channel, said)
        assert "[1]" in text(newsroom.channel.last_message)
    await newsroom.reporter.send(newsroom.channel, f"@{name}")
    assert newsroom.channel.last_message.content == NO_QUESTION


async def test_a_server_in_an_outage_does_not_keep_the_bot_from_starting(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    bot = newsroom.env.bot
    away = discord.Guild._create_unavailable(state=bot._connection, guild_id=77, data=None)
    bot._connection._add_guild(away)
    caplog.set_level(logging.INFO)
    await bot.on_ready()
    assert "in 2 servers" in caplog.text
    bot._connection._guilds.pop(77)


async def test_what_only_works_in_a_server_says_so_in_a_direct_message(newsroom: Newsroom) -> None:
    result = await newsroom.reporter.user.slash("sources remove", article="#1")
    assert newsroom.env.errors and told_privately(result) == "That works in a server, not in a direct message."
    available = newsroom.reporter.user.available_commands()
    assert not any(name.startswith(("digest", "feeds")) for name in available) and "summary" in available


async def test_whoever_waits_when_the_bot_ends_is_told(newsroom: Newsroom) -> None:
    asked = asyncio.Event()

    async def never(address: str) -> PageFile:
        asked.set()
        await asyncio.Event().wait()
        raise AssertionError(address)

    newsroom.services.fetch = never
    waiting = asyncio.create_task(newsroom.editor.slash(newsroom.channel, "sources add", address="slow.example"))
    await asked.wait()
    await newsroom.env.bot.close()
    assert RESTARTING in told_privately(await waiting)
    assert newsroom.env.bot.under_way == set()


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060)])
async def test_a_command_that_is_no_longer_waited_for_takes_one_line_of_the_log(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, status: int, code: int
) -> None:
    newsroom.env.inject_error("POST", "/interactions/*/*/callback", status=status, code=code, message="Unknown")
    result = await newsroom.reporter.slash(newsroom.channel, "summary")
    assert result.response is None and newsroom.env.errors
    assert "no longer waits for an answer" in caplog.text and "Traceback" not in caplog.text


async def test_twenty_feeds_with_long_addresses_fit_one_message(empty_newsroom: Newsroom) -> None:
    workspace, now = str(empty_newsroom.guild.id), empty_newsroom.services.now()
    for number in range(20):
        address = f"https://news-{number}.example/{'section_of_the_world/' * 12}feed.xml"
        await empty_newsroom.services.feeds.follow(workspace, address, now)
        await empty_newsroom.services.feeds.note_asking(workspace, address, now, "no answer")
    listed = text((await empty_newsroom.reporter.slash(empty_newsroom.channel, "feeds list")).response)
    assert len(listed) <= MAX_TEXT and listed.count("https\\://news") == 20
    assert listed.count("nothing answers at that address") == 20

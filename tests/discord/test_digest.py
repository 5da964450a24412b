from __future__ import annotations

from datetime import UTC, datetime

import discord
import pytest

from bot.page_files import PageFile
from tests.discord.newsroom import Newsroom, labels, text, told_privately

DAY = 86_400.0
BERLIN = {"time": "08:00", "timezone": "Europe/Berlin"}


def page(number: int) -> PageFile:
    """A page of its own for each number."""
    town = ("Arnwick", "Belmouth", "Corham", "Dunford", "Elstow")[number % 5]
    html = (
        f"<html lang=en><head><title>{town} votes on plan {number}</title>"
        f"<meta property='og:site_name' content='{town} Courier'></head><body><article>"
        f"<h1>{town} votes on plan {number}</h1>"
        f"<p>The council of {town} voted for plan {number} after a debate of six hours.</p>"
        f"<p>It gives the people of {town} a library, two parks and a school of {number} rooms.</p>"
        "</article></body></html>"
    )
    return PageFile(f"plan-{number}.html", html.encode())


async def load(newsroom: Newsroom, number: int) -> None:
    report = await newsroom.services.add_pages(str(newsroom.guild.id), [page(number)])
    assert report.pages[0].outcome == "loaded"


async def set_digest(newsroom: Newsroom, **options: str) -> str:
    result = await newsroom.editor.slash(newsroom.channel, "digest set", channel=newsroom.channel, **BERLIN | options)
    return text(result.response)


def digests(newsroom: Newsroom) -> list[discord.Message]:
    return [m for m in newsroom.posts() if text(m).startswith("-# Digest")]


async def test_it_is_posted_once_a_day_at_the_hour_and_only_with_news(empty_newsroom: Newsroom) -> None:
    newsroom = empty_newsroom
    assert "Every day at **08:00** (Europe/Berlin)" in await set_digest(newsroom)
    await load(newsroom, 1)
    await newsroom.env.advance_time(6.9 * 3600)
    assert digests(newsroom) == []
    await newsroom.env.advance_time(0.2 * 3600)
    (first,) = digests(newsroom)
    assert first.created_at.replace(microsecond=0) == datetime(2026, 1, 1, 7, 0, tzinfo=UTC)
    assert "Belmouth votes on plan 1" in text(first) and labels(first)[0] == "Sources"
    await newsroom.env.advance_time(2 * DAY)
    assert len(digests(newsroom)) == 1
    status = text((await newsroom.reporter.slash(newsroom.channel, "digest status")).response)
    assert "1 Jan 2026: posted" in status and "2 Jan 2026: nothing new" in status
    await load(newsroom, 2)
    await newsroom.env.advance_time(DAY)
    assert "Corham votes on plan 2" in text(digests(newsroom)[1]) and "plan 1" not in text(digests(newsroom)[1])


async def test_the_hour_is_the_wall_clocks_over_a_change_of_it(empty_newsroom: Newsroom) -> None:
    newsroom = empty_newsroom
    start = datetime(2026, 3, 27, 12, 0, tzinfo=UTC)
    newsroom.env.backend.advance_clock((start - newsroom.env.now()).total_seconds())
    await set_digest(newsroom)
    for number in range(3):
        await load(newsroom, number)
        await newsroom.env.advance_time(DAY)
    assert [(m.created_at.day, m.created_at.hour) for m in digests(newsroom)] == [(28, 7), (29, 6), (30, 6)]


async def test_a_late_start_catches_up_once(empty_newsroom: Newsroom) -> None:
    newsroom = empty_newsroom
    await set_digest(newsroom)
    await load(newsroom, 1)
    newsroom.services.clock = lambda: datetime(2026, 1, 4, 10, 0, tzinfo=UTC)
    await newsroom.restart()
    assert len(digests(newsroom)) == 1
    await newsroom.restart()
    assert len(digests(newsroom)) == 1


async def test_pause_and_resume(empty_newsroom: Newsroom) -> None:
    newsroom = empty_newsroom
    await set_digest(newsroom)
    await load(newsroom, 1)
    paused = await newsroom.editor.slash(newsroom.channel, "digest pause")
    assert "Paused." in text(paused.response)
    await newsroom.env.advance_time(3 * DAY)
    assert digests(newsroom) == []
    resumed = await newsroom.editor.slash(newsroom.channel, "digest resume")
    assert "Next: <t:" in text(resumed.response)
    await newsroom.env.advance_time(DAY)
    assert len(digests(newsroom)) == 1


async def test_now_posts_at_once_and_the_daily_one_does_not_repeat_it(empty_newsroom: Newsroom) -> None:
    newsroom = empty_newsroom
    await set_digest(newsroom)
    await load(newsroom, 1)
    result = await newsroom.editor.slash(newsroom.channel, "digest now")
    assert told_privately(result) == f"Posted in <#{newsroom.channel.id}>."
    again = await newsroom.editor.slash(newsroom.channel, "digest now")
    assert "nothing new" in told_privately(again)
    await newsroom.env.advance_time(2 * DAY)
    assert len(digests(newsroom)) == 1


async def test_a_preview_is_private_and_uses_nothing_up(newsroom: Newsroom) -> None:
    for _ in range(2):
        shown = told_privately(await newsroom.reporter.slash(newsroom.channel, "digest preview"))
        assert shown.startswith("-# Digest\n### 1 Jan 2026") and "Putin and Kim" in shown and "-# [1] " in shown
    assert digests(newsroom) == []


async def test_the_first_leaves_out_what_was_there_for_long_and_says_so(newsroom: Newsroom) -> None:
    old = (
        b"<html lang=en><head><title>Old library opens</title><meta property='article:published_time'"
        b" content='2009-02-03'></head><body><article><h1>Old library opens</h1><p>The library of Arnwick opened on"
        b" Tuesday after four years of work, the council said.</p></article></body></html>"
    )
    await newsroom.services.add_pages(str(newsroom.guild.id), [PageFile("old.html", old)])
    shown = told_privately(await newsroom.reporter.slash(newsroom.channel, "digest preview"))
    assert "Old library" not in shown and "Putin and Kim" in shown
    assert "This is the first digest: it covers the news of 19–25 Apr 2019, 1 older page is not in it" in shown
    await set_digest(newsroom)
    await newsroom.editor.slash(newsroom.channel, "digest now")
    assert "nothing new" in told_privately(await newsroom.reporter.slash(newsroom.channel, "digest preview"))


async def test_buttons_of_a_digest_outlive_a_restart(newsroom: Newsroom) -> None:
    await set_digest(newsroom)
    await newsroom.editor.slash(newsroom.channel, "digest now")
    await newsroom.restart()
    (post,) = digests(newsroom)
    assert "**[1] " in told_privately(await newsroom.reporter.click(post, label="Sources"))


async def test_without_a_plan_every_part_says_how_to_make_one(empty_newsroom: Newsroom) -> None:
    for command in ("digest status", "digest now", "digest pause", "digest resume"):
        result = await empty_newsroom.editor.slash(empty_newsroom.channel, command)
        assert "No digest is set up here" in told_privately(result)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"timezone": "Europe/Berlyn"}, "no time zone “Europe/Berlyn”. Did you mean “Europe/Berlin”"),
        ({"timezone": "Mars/Olympus"}, "no time zone “Mars/Olympus”"),
        ({"time": "25:00"}, "I cannot read “25:00” as a date or a time"),
        ({"time": "soon"}, "I cannot read “soon” as a date or a time"),
    ],
)
async def test_a_time_or_zone_that_does_not_exist_is_refused(
    empty_newsroom: Newsroom, options: dict[str, str], said: str
) -> None:
    result = await empty_newsroom.editor.slash(
        empty_newsroom.channel, "digest set", channel=empty_newsroom.channel, **BERLIN | options
    )
    assert said in told_privately(result)
    assert await empty_newsroom.services.digests.plans() == []


async def test_zones_are_suggested(empty_newsroom: Newsroom) -> None:
    offered = await empty_newsroom.editor.autocomplete(empty_newsroom.channel, "digest set", "timezone", "berl")
    assert offered[0]["value"] == "Europe/Berlin" and len(offered) <= 25


async def test_nobody_makes_the_bot_speak_where_they_or_it_may_not(empty_newsroom: Newsroom) -> None:
    newsroom = empty_newsroom
    mute = discord.PermissionOverwrite(send_messages=False)
    news = newsroom.guild.create_text_channel("news", overwrites={newsroom.guild.default_role: mute})
    silent = newsroom.guild.create_text_channel("silent", overwrites={newsroom.env.bot.user: mute})
    for channel, said in ((news, "You cannot write in"), (silent, "I cannot write in")):
        result = await newsroom.reporter.slash(newsroom.channel, "digest set", channel=channel, **BERLIN)
        assert said in told_privately(result) and f"<#{channel.id}>" in told_privately(result)
    assert await newsroom.services.digests.plans() == []


async def test_a_post_that_fails_is_told_by_status_and_never_doubled(empty_newsroom: Newsroom) -> None:
    newsroom = empty_newsroom
    await set_digest(newsroom)
    await load(newsroom, 1)
    newsroom.env.inject_error("POST", f"/channels/{newsroom.channel.id}/messages", status=403, code=50013, times=1)
    await newsroom.env.advance_time(8 * 3600)
    assert digests(newsroom) == []
    status = text((await newsroom.reporter.slash(newsroom.channel, "digest status")).response)
    assert "could not be posted; its news goes into the next one" in status
    await newsroom.env.advance_time(DAY)
    assert len(digests(newsroom)) == 1 and "plan 1" in text(digests(newsroom)[0])


GERMAN = """<html lang=de><head><title>Gutachten zum Staudamm war seit Jahren bekannt</title></head><body><article>
<h1>Gutachten zum Staudamm war seit Jahren bekannt</h1>
<p>Das Gutachten über den Zustand des Damms lag dem Ministerium nach Informationen der Zeitung seit dem März vor.</p>
<p>Die Ministerin hatte bisher erklärt, sie habe den Bericht nie erhalten und von den Schäden nichts gewusst.</p>
</article></body></html>"""


async def test_a_page_in_another_language_keeps_no_digest_from_being_posted(empty_newsroom: Newsroom) -> None:
    newsroom = empty_newsroom
    await set_digest(newsroom)
    await newsroom.services.add_pages(str(newsroom.guild.id), [PageFile("damm.html", GERMAN.encode())])
    await newsroom.env.advance_time(DAY)
    assert digests(newsroom) == []
    headline = "Gutachten zum Staudamm war seit Jahren bekannt"
    asked = await newsroom.reporter.slash(newsroom.channel, "summary", article=headline)
    assert "is kept, but not read" in told_privately(asked)
    await load(newsroom, 1)
    await newsroom.services.add_pages(
        str(newsroom.guild.id), [PageFile("damm-2.html", GERMAN.replace("Jahren", "Monaten").encode())]
    )
    await newsroom.env.advance_time(DAY)
    (posted,) = digests(newsroom)
    assert "Belmouth votes on plan 1" in text(posted) and "Gutachten" not in text(posted)
    status = text((await newsroom.reporter.slash(newsroom.channel, "digest status")).response)
    assert "nothing new" in status and "could not be posted" not in status


async def test_a_page_that_was_removed_keeps_no_digest_from_being_posted(
    empty_newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom = empty_newsroom
    await set_digest(newsroom)
    await load(newsroom, 1)
    await newsroom.env.advance_time(DAY)
    await newsroom.editor.slash(newsroom.channel, "sources remove", article="Belmouth votes on plan 1")
    await load(newsroom, 2)
    await newsroom.env.advance_time(DAY)
    assert len(digests(newsroom)) == 2 and "wait" not in caplog.text

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from hashlib import sha256

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.fetching import fetch_page
from bot.following import MAX_FEEDS
from tests.discord.newsroom import Newsroom, text, told_privately

HALF_AN_HOUR = 1_800.0
HOME = b"""<!doctype html><html><head><title>Greyport Gazette</title>
<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body><p>Welcome</p></body></html>"""
ARTICLE = """<html lang=en><head><title>{town} votes</title></head><body><article><h1>{town} votes</h1>
<p>The council of {town} has voted on its bridge after a debate of six hours.</p>
<p>“{town} needs this bridge,” said Ina Holm, the mayor, on Wednesday.</p></article></body></html>"""


class Gazette:
    """An outlet with a feed of teasers and the articles behind them, served from this machine."""

    def __init__(self) -> None:
        self.articles: dict[str, str] = {}
        self.unlinked: set[str] = set()
        self.corrected: set[str] = set()
        self.troubled: set[str] = set()
        self.asked: list[str] = []
        self.closed = False
        """Whether it answers with nothing but an error."""
        self.unchanged = 0
        """How often it had nothing new to send."""
        self.lost = False
        """Whether it answers with its front page whatever is asked."""
        app = web.Application()
        app.add_routes([web.get("/{name}", self._answer), web.get("/", self._answer)])
        self.server = TestServer(app, host="127.0.0.1")

    def publish(self, town: str, *, paywall: bool = False) -> None:
        """An article on what a town decided."""
        self.articles[f"/{town.lower()}"] = "" if paywall else town

    def address(self, path: str = "/feed.xml") -> str:
        return str(self.server.make_url(path))

    async def _answer(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        if self.closed:
            return web.Response(status=503)
        if request.path == "/" or self.lost:
            return web.Response(body=HOME, content_type="text/html")
        if request.path == "/feed.xml":
            items = "".join(
                f"<item><title>{name[1:].title()} votes</title>"
                f"{'' if name in self.unlinked else f'<link>{self.address(name)}</link>'}"
                f"<pubDate>Thu, 01 Jan 2026 06:00:00 GMT</pubDate><description>The council of {name[1:].title()} has"
                f" voted {'against' if name in self.corrected else 'on'} its bridge.</description></item>"
                for name in reversed(self.articles)
            )
            feed = f"<rss version='2.0'><channel><title>Greyport Gazette</title>{items}</channel></rss>"
            mark = f'"{sha256(feed.encode()).hexdigest()}"'
            if request.headers.get("If-None-Match") == mark:
                self.unchanged += 1
                return web.Response(status=304)
            return web.Response(text=feed, headers={"ETag": mark})
        if request.path in self.troubled:
            return web.Response(status=503)
        if town := self.articles.get(request.path):
            body = ARTICLE.format(town=town)
            if request.path in self.corrected:
                body = body.replace("has voted on", "has voted against")
            return web.Response(text=body, content_type="text/html")
        return web.Response(status=402)


@pytest.fixture
async def gazette(empty_newsroom: Newsroom) -> AsyncIterator[Gazette]:
    outlet = Gazette()
    empty_newsroom.services.fetch = partial(fetch_page, permitted=lambda address: str(address) == "127.0.0.1")
    async with outlet.server:
        yield outlet


async def follow(newsroom: Newsroom, address: str) -> str:
    return text((await newsroom.editor.slash(newsroom.channel, "feeds follow", address=address)).response)


async def listed(newsroom: Newsroom) -> str:
    return text((await newsroom.reporter.slash(newsroom.channel, "feeds list")).response)


async def headlines(newsroom: Newsroom) -> list[str | None]:
    found = await newsroom.services.articles(str(newsroom.guild.id))
    return sorted(ref.headline or "" for ref in found)


async def told(newsroom: Newsroom) -> str:
    """The text of the only article."""
    workspace = str(newsroom.guild.id)
    (ref,) = await newsroom.services.articles(workspace)
    return (await newsroom.services.article(workspace, ref)).text


async def test_what_a_feed_brings_is_read_whole_and_again_every_half_hour(
    empty_newsroom: Newsroom, gazette: Gazette
) -> None:
    newsroom = empty_newsroom
    gazette.publish("Arnwick")
    said = await follow(newsroom, gazette.address())
    assert "**Following**" in said and "every 30 minutes" in said and "**Added** Arnwick votes" in said
    gazette.publish("Belmouth")
    await newsroom.env.advance_time(HALF_AN_HOUR + 5)
    assert await headlines(newsroom) == ["Arnwick votes", "Belmouth votes"]
    quoted = text((await newsroom.reporter.slash(newsroom.channel, "quote", speaker="Ina Holm")).response)
    assert "Belmouth needs this bridge" in quoted and "31 Dec 2025" in quoted
    # An article is fetched once, however often its teaser stands in the feed.
    await newsroom.env.advance_time(2 * HALF_AN_HOUR + 5)
    assert gazette.asked.count("/arnwick") == gazette.asked.count("/belmouth") == 1
    assert gazette.asked.count("/feed.xml") == 4 and gazette.unchanged == 2


async def test_a_teaser_is_kept_where_its_article_cannot_be_had(empty_newsroom: Newsroom, gazette: Gazette) -> None:
    gazette.publish("Corham", paywall=True)
    assert "**Added** Corham votes" in await follow(empty_newsroom, gazette.address())


async def test_an_article_is_read_again_when_its_teaser_is_corrected(
    empty_newsroom: Newsroom, gazette: Gazette
) -> None:
    newsroom = empty_newsroom
    gazette.publish("Arnwick")
    await follow(newsroom, gazette.address())
    assert "has voted on its bridge after a debate" in await told(newsroom)
    gazette.corrected.add("/arnwick")
    gazette.troubled.add("/arnwick")
    await newsroom.env.advance_time(HALF_AN_HOUR + 5)
    # The article cannot be had now; what is stored of it is more than the teaser.
    assert "has voted on its bridge after a debate" in await told(newsroom)
    gazette.troubled.clear()
    await newsroom.env.advance_time(HALF_AN_HOUR + 5)
    assert "has voted against its bridge after a debate" in await told(newsroom)
    await newsroom.env.advance_time(2 * HALF_AN_HOUR + 5)
    assert gazette.asked.count("/arnwick") == 3


async def test_a_corrected_teaser_leads_to_a_paywall_once(empty_newsroom: Newsroom, gazette: Gazette) -> None:
    newsroom = empty_newsroom
    gazette.publish("Arnwick", paywall=True)
    await follow(newsroom, gazette.address())
    assert "has voted on its bridge" in await told(newsroom)
    gazette.corrected.add("/arnwick")
    await newsroom.env.advance_time(3 * HALF_AN_HOUR + 5)
    # What the teaser says now is all there is of it.
    assert "has voted against its bridge" in await told(newsroom)
    assert gazette.asked.count("/arnwick") == 2 and gazette.unchanged == 2
    gazette.corrected.clear()
    await newsroom.env.advance_time(HALF_AN_HOUR + 5)
    assert "has voted on its bridge" in await told(newsroom)
    assert gazette.asked.count("/arnwick") == 3


async def test_an_article_is_no_teaser_behind_a_paywall_that_came_later(
    empty_newsroom: Newsroom, gazette: Gazette
) -> None:
    newsroom = empty_newsroom
    gazette.publish("Arnwick")
    await follow(newsroom, gazette.address())
    gazette.corrected.add("/arnwick")
    gazette.articles["/arnwick"] = ""
    await newsroom.env.advance_time(3 * HALF_AN_HOUR + 5)
    assert "after a debate" in await told(newsroom)
    assert gazette.asked.count("/arnwick") == 2 and gazette.unchanged == 2


async def test_an_article_in_trouble_is_asked_for_until_it_comes(empty_newsroom: Newsroom, gazette: Gazette) -> None:
    newsroom = empty_newsroom
    gazette.publish("Arnwick")
    gazette.troubled.add("/arnwick")
    await follow(newsroom, gazette.address())
    assert "after a debate" not in await told(newsroom)
    await newsroom.env.advance_time(HALF_AN_HOUR + 5)
    gazette.troubled.clear()
    await newsroom.env.advance_time(2 * HALF_AN_HOUR + 5)
    assert "after a debate" in await told(newsroom)
    assert gazette.asked.count("/arnwick") == 3


async def test_a_page_leads_to_its_feed(empty_newsroom: Newsroom, gazette: Gazette) -> None:
    gazette.publish("Arnwick")
    assert "**Added** Arnwick votes" in await follow(empty_newsroom, gazette.address("/"))
    assert "feed.xml" in await listed(empty_newsroom)


async def test_trouble_is_shown_and_passes(empty_newsroom: Newsroom, gazette: Gazette) -> None:
    newsroom = empty_newsroom
    gazette.publish("Arnwick")
    await follow(newsroom, gazette.address())
    gazette.closed = True
    await newsroom.env.advance_time(HALF_AN_HOUR + 5)
    assert "the site is in trouble just now" in await listed(newsroom)
    gazette.closed, gazette.lost = False, True
    await newsroom.env.advance_time(HALF_AN_HOUR + 5)
    assert "there is no article on it" in await listed(newsroom)
    assert await headlines(newsroom) == ["Arnwick votes"]
    gazette.lost = False
    gazette.publish("Dunford")
    await newsroom.env.advance_time(HALF_AN_HOUR + 5)
    assert "there is no article" not in await listed(newsroom)
    assert "Dunford votes" in await headlines(newsroom)


async def test_feeds_are_asked_again_after_a_restart_and_not_after_they_are_stopped(
    empty_newsroom: Newsroom, gazette: Gazette
) -> None:
    newsroom = empty_newsroom
    gazette.publish("Arnwick")
    await follow(newsroom, gazette.address())
    gazette.publish("Elstow")
    await newsroom.restart()
    await newsroom.env.advance_time(HALF_AN_HOUR + 5)
    assert "Elstow votes" in await headlines(newsroom)
    stopped = await newsroom.editor.slash(newsroom.channel, "feeds stop", address=gazette.address())
    assert "No longer followed" in told_privately(stopped)
    gazette.publish("Fenby")
    await newsroom.env.advance_time(3 * HALF_AN_HOUR)
    assert "Fenby votes" not in await headlines(newsroom)
    assert "No feed is followed here" in await listed(newsroom)
    again = await newsroom.editor.slash(newsroom.channel, "feeds stop", address=gazette.address())
    assert "does not follow that feed" in told_privately(again)


async def test_what_cannot_be_followed_is_told_privately(empty_newsroom: Newsroom, gazette: Gazette) -> None:
    newsroom = empty_newsroom
    gazette.publish("Arnwick")
    for path, why in (("/arnwick", "is no feed"), ("/nowhere", "the site does not give it out")):
        result = await newsroom.editor.slash(newsroom.channel, "feeds follow", address=gazette.address(path))
        assert why in told_privately(result)
    workspace = str(newsroom.guild.id)
    for number in range(MAX_FEEDS):
        await newsroom.services.feeds.follow(workspace, f"https://feeds.example/{number}", newsroom.services.now())
    result = await newsroom.editor.slash(newsroom.channel, "feeds follow", address=gazette.address())
    assert f"may follow {MAX_FEEDS} feeds" in told_privately(result)


async def test_an_entry_without_an_address_is_all_there_is_of_it(empty_newsroom: Newsroom, gazette: Gazette) -> None:
    gazette.publish("Arnwick")
    gazette.publish("Belmouth")
    gazette.unlinked.add("/arnwick")
    said = await follow(empty_newsroom, gazette.address())
    assert "**Added** Arnwick votes" in said and gazette.asked == ["/feed.xml", "/belmouth"]

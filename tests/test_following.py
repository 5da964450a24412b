"""Feeds of several sites, from real servers on this machine: one that hangs holds up no other."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import UnreadablePage
from bot.fetching import fetch_page
from bot.following import EVERY, ask_due_feeds
from bot.services import Services

FEED = """<rss version="2.0"><channel><title>{site}</title><item><title>{site} news {name}</title>
<guid>{name}</guid><description>The council of {site} met on the {name}.</description></item></channel></rss>"""


class Site:
    """A site with any number of feeds."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.open = asyncio.Event()
        """Unset, it takes every question and answers none."""
        self.open.set()
        self.asked: Counter[str] = Counter()
        self.at_once = self.most_at_once = 0
        app = web.Application()
        app.add_routes([web.get("/{name}", self._answer)])
        self.server = TestServer(app, host="127.0.0.1")

    def feed(self, name: str) -> str:
        return str(self.server.make_url(f"/{name}"))

    async def _answer(self, request: web.Request) -> web.Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.open.wait()
            self.asked[request.match_info["name"]] += 1
            return web.Response(text=FEED.format(site=self.name, name=request.match_info["name"]))
        finally:
            self.at_once -= 1


@pytest.fixture
async def sites(services: Services) -> AsyncIterator[tuple[Site, Site]]:
    services.fetch = partial(fetch_page, permitted=lambda address: str(address) == "127.0.0.1")
    hung, sound = Site("Arnwick"), Site("Belmouth")
    async with hung.server, sound.server:
        yield hung, sound


async def test_a_site_that_hangs_holds_up_no_other(services: Services, sites: tuple[Site, Site]) -> None:
    hung, sound = sites
    long_ago = services.clock() - 2 * EVERY
    for place, address in enumerate([hung.feed("pier"), hung.feed("quay"), sound.feed("wall"), sound.feed("gate")]):
        await services.feeds.follow("7", address, (long_ago + timedelta(seconds=place)).isoformat())
    hung.open.clear()
    asking = asyncio.create_task(ask_due_feeds(services.feeds, {"7"}, services.following, services.clock))
    while len(await services.articles("7")) < 2:
        assert not asking.done()
        await asyncio.sleep(0.01)
    assert not asking.done() and sorted(sound.asked) == ["gate", "wall"] and not hung.asked
    hung.open.set()
    due = await asking
    assert due is not None and due > services.clock()
    assert sorted(hung.asked) == ["pier", "quay"] and len(await services.articles("7")) == 4
    # Nobody is asked two things at once.
    assert hung.most_at_once == sound.most_at_once == 1


async def test_a_clock_that_was_ahead_silences_no_feed(services: Services, sites: tuple[Site, Site]) -> None:
    _, sound = sites
    await services.feeds.follow("7", sound.feed("wall"), "2033-01-01T00:00:00+00:00")
    for _ in range(2):  # asked, and then not before its time
        due = await ask_due_feeds(services.feeds, {"7"}, services.following, services.clock)
        assert sound.asked["wall"] == 1 and due == services.clock() + EVERY


async def test_asking_that_is_cut_off_is_done_again(services: Services, sites: tuple[Site, Site]) -> None:
    hung, sound = sites
    long_ago = services.clock() - 2 * EVERY
    for address in (hung.feed("pier"), sound.feed("wall")):
        await services.feeds.follow("7", address, long_ago.isoformat())
    hung.open.clear()
    asking = asyncio.create_task(ask_due_feeds(services.feeds, {"7"}, services.following, services.clock))
    while not await services.articles("7"):
        await asyncio.sleep(0.01)
    while not hung.at_once:
        await asyncio.sleep(0.01)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    hung.open.set()
    await ask_due_feeds(services.feeds, {"7"}, services.following, services.clock)
    assert sorted(ref.headline or "" for ref in await services.articles("7")) == [
        "Arnwick news pier",
        "Belmouth news wall",
    ]


@pytest.mark.parametrize("ending", ["stopped", "erased"])
async def test_what_is_ended_while_it_is_read_brings_nothing(
    services: Services, sites: tuple[Site, Site], ending: str
) -> None:
    site, _ = sites
    feed = site.feed("pier")
    await services.feeds.follow("7", feed, (services.clock() - 2 * EVERY).isoformat())
    site.open.clear()
    asking = asyncio.create_task(ask_due_feeds(services.feeds, {"7"}, services.following, services.clock))
    while not site.at_once:
        await asyncio.sleep(0.01)
    await (services.erase("7") if ending == "erased" else services.feeds.stop("7", feed))
    site.open.set()
    await asking
    assert site.asked["pier"] and (await services.holdings("7")).nothing


async def test_nothing_of_a_private_network_is_asked_side_by_side_either(
    services: Services, sites: tuple[Site, Site]
) -> None:
    services.fetch = fetch_page
    for site in sites:
        await services.feeds.follow("7", site.feed("pier"), (services.clock() - 2 * EVERY).isoformat())
    await ask_due_feeds(services.feeds, {"7"}, services.following, services.clock)
    assert [feed.trouble for feed in await services.feeds.followed("7")] == ["private", "private"]
    assert not sites[0].asked and not sites[1].asked
    with pytest.raises(UnreadablePage):
        await services.following("7").follow(sites[0].feed("pier"), services.clock())

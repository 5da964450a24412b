"""Feeds a workspace follows: asked again and again, with the whole article where the feed only gives a teaser."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Container, Iterable
from concurrent.futures import Executor
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.clock import Clock, stamp
from bot.errors import NoFeed, TooManyFeeds, UnreadablePage
from bot.feeds import feed_linked, is_feed, said_in, words_in
from bot.fetching import Fetch, Unchanged, web_address
from bot.loading import Loader, Page
from bot.locks import Turns
from bot.model.article import Article
from bot.model.report import LoadReport
from bot.page_files import PageFile, pages_in, parse_content, parsed_page
from bot.parsing import annotate
from bot.storage.database import Database
from bot.storage.feeds import Feed, Feeds
from bot.storage.store import ParsedPage, Store

EVERY = timedelta(minutes=30)
"""How often a feed is asked: what outlets expect of readers."""
MAX_FEEDS = 20
"""Feeds of one workspace."""
_WHOLE = 150
"""Words from which an entry is an article, not a teaser for one."""
_FETCHED = 30
"""Articles behind teasers that are fetched at once; the others come the next time."""
_AT_ONCE = 4
"""Articles of one outlet that are fetched side by side: readers are served before bots."""
_SITES_AT_ONCE = 8
"""Sites whose feeds are asked side by side, those of each one after another: one that hangs holds up no other."""
_SOON = timedelta(minutes=1)
"""Feeds due within this time are asked together."""
_PASSING = frozenset({"no answer", "trouble"})
"""Reasons that may be gone the next time."""
_log = logging.getLogger(__name__)


class Following:
    """One workspace's feeds, and how to ask them: many at a time, but what came is stored in ``turns``."""

    def __init__(
        self, database: Database, workspace: str, fetch: Fetch, executor: Executor | None, turns: Turns
    ) -> None:
        self._feeds = Feeds(database)
        self._workspace = workspace
        self._store = Store(database, workspace)
        self._loader = Loader(database, workspace, executor)
        self._fetch = fetch
        self._executor = executor
        self._turns = turns

    async def follow(self, typed: str, now: datetime) -> tuple[str, LoadReport]:
        """Follow the feed at an address, or the one that the page there names; its address and what is in it now.

        Raises `UnreadablePage` when nothing can be had there, `NoFeed` when it is none, `TooManyFeeds`.
        """
        file = await self._fetch(web_address(typed))
        if not is_feed(file.content):
            linked = feed_linked(file.content, file.path)
            if linked is None:
                raise NoFeed(file.path)
            file = await self._fetch(linked)
            if not is_feed(file.content):
                raise NoFeed(linked)
        followed = {feed.address for feed in await self._feeds.followed(self._workspace)}
        if len(followed - {file.path}) >= MAX_FEEDS:
            raise TooManyFeeds(MAX_FEEDS)
        # Followed first: what was read is recorded with the feed.
        await self._feeds.follow(self._workspace, file.path, stamp(now))
        return file.path, await self._load(file, now)

    async def ask(self, feed: Feed, now: datetime) -> LoadReport:
        """Store what is new in a feed and what was corrected; raises `UnreadablePage` when it cannot be had."""
        try:
            file = await self._fetch(feed.address, feed.mark)
        except Unchanged:
            return LoadReport(())
        if not is_feed(file.content):
            raise UnreadablePage(feed.address, "no article")
        return await self._load(file, now)

    async def _load(self, feed: PageFile, now: datetime) -> LoadReport:
        entries = await asyncio.to_thread(pages_in, feed)
        said = {entry.path: said_in(entry.content) for entry in entries if isinstance(entry, PageFile)}
        before = await self._feeds.last_said(self._workspace, feed.path)
        pages, left = await self._whole(entries, feed.path, said, before)
        async with self._turns.storing_feed(self._workspace):
            if feed.path not in {followed.address for followed in await self._feeds.followed(self._workspace)}:
                return LoadReport(())  # stopped, or all of the workspace erased, while it was read
            report = await self._loader.load(pages, now)
            # What is left changes again the next time, for which the feed must come though it may be as it was.
            said |= {path: before.get(path, "") for path in left}
            await self._feeds.note_reading(self._workspace, feed.path, None if left else feed.mark, said)
        return report

    async def _whole(
        self, entries: list[PageFile | UnreadablePage], feed: str, said: dict[str, str], before: dict[str, str]
    ) -> tuple[list[Page], set[str]]:
        """The entries of a feed, with the articles that teasers lead to in their place, and the paths of those left.

        Articles that are stored are fetched again where their entries say something else than ``before``: once for
        each correction, unless what is in the way may pass.
        """
        files = [entry for entry in entries if isinstance(entry, PageFile)]
        stored = await self._store.known([(file.path, file.content_hash) for file in files])
        known = {file.path: page.content_hash for file, page in zip(files, stored, strict=True) if page}
        teasers = [f for f in files if words_in(f.content) < _WHOLE and not f.path.startswith(f"{feed}#")]
        pages: list[Page] = [entry for entry in entries if entry not in teasers]
        wanted = [t for t in teasers if t.path not in known or before.get(t.path, said[t.path]) != said[t.path]]
        at_once = asyncio.Semaphore(_AT_ONCE)

        async def behind(teaser: PageFile) -> ParsedPage | UnreadablePage:
            async with at_once:
                return await self._behind(teaser)

        now, left = wanted[:_FETCHED], {teaser.path for teaser in wanted[_FETCHED:]}
        for teaser, article in zip(now, await asyncio.gather(*map(behind, now)), strict=True):
            if isinstance(article, ParsedPage):
                pages.append(article)
                continue
            if article.reason in _PASSING:
                left.add(teaser.path)
            # A teaser takes an earlier one's place, but no article's.
            earlier = _known_by(teaser.path, before.get(teaser.path, ""))
            if teaser.path not in known or known[teaser.path] == earlier:
                pages.append(await self._as_teaser(teaser, said[teaser.path]))
        return pages, left

    async def _behind(self, teaser: PageFile) -> ParsedPage | UnreadablePage:
        """The article at a teaser's address, or why it cannot be had or read."""
        try:
            page = await self._fetch(teaser.path)
        except UnreadablePage as error:
            return error
        read, announced = await self._parsed(page), await self._parsed(teaser)
        if isinstance(read, UnreadablePage):
            return read
        if read[0].publication is None and not isinstance(announced, UnreadablePage):
            dated = await asyncio.to_thread(annotate, read[0], announced[0].publication)
            read = (dated, *read[1:])
        return parsed_page(page, read)

    async def _as_teaser(self, teaser: PageFile, said: str) -> ParsedPage | UnreadablePage:
        """The teaser, where it is all there is of an article."""
        read = await self._parsed(teaser)
        if isinstance(read, UnreadablePage):
            return read
        return replace(parsed_page(teaser, read), content_hash=_known_by(teaser.path, said))

    async def _parsed(self, page: PageFile) -> tuple[Article, ...] | UnreadablePage:
        job = (page.path, page.content, None)
        return await asyncio.get_running_loop().run_in_executor(self._executor, parse_content, job)


def _known_by(path: str, said: str) -> str:
    """The content hash of a stored teaser: of what its feed says of it, so that it is told from an article."""
    return f"{said} {path}"


async def ask_due_feeds(
    feeds: Feeds, workspaces: Container[str], following: Callable[[str], Following], now: Clock
) -> datetime | None:
    """Ask every feed of the workspaces whose time has come, the sites side by side and each one's in turn.

    Returns when the next is due, ``None`` without feeds.
    """
    sites: dict[str, list[Feed]] = {}
    for feed in await feeds.all():
        if feed.workspace in workspaces and _due(feed, now()) <= now() + _SOON:
            sites.setdefault(urlsplit(feed.address).netloc, []).append(feed)
    at_once = asyncio.Semaphore(_SITES_AT_ONCE)

    async def ask_site(of_site: Iterable[Feed]) -> None:
        async with at_once:
            for feed in of_site:
                trouble = await _ask(feed, following, now)
                await feeds.note_asking(feed.workspace, feed.address, stamp(now()), trouble)

    # Those that are under way are finished before what was in one's way is told.
    for ended in await asyncio.gather(*map(ask_site, sites.values()), return_exceptions=True):
        if ended is not None:
            raise ended
    return min((_due(feed, now()) for feed in await feeds.all() if feed.workspace in workspaces), default=None)


async def _ask(feed: Feed, following: Callable[[str], Following], now: Clock) -> str | None:
    """Ask one feed; the reason why that failed, if it did: the list of feeds shows it."""
    try:
        await following(feed.workspace).ask(feed, now())
    except UnreadablePage as error:
        return error.reason
    except Exception:
        # One feed's trouble must not keep the others from being read.
        _log.exception("asking %s for workspace %s", feed.address, feed.workspace)
        return "reading it failed"
    return None


def _due(feed: Feed, now: datetime) -> datetime:
    """When a feed is to be asked: now where it was asked by a clock that was ahead and has been put right."""
    asked = datetime.fromisoformat(feed.asked_at)
    return asked + EVERY if asked <= now else now

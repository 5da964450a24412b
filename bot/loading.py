"""Pages into the corpus: parse, date, link, store, and say what became of each."""

from __future__ import annotations

import asyncio
import hashlib
from collections import deque
from collections.abc import AsyncGenerator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from bot.clock import stamp
from bot.errors import UnreadablePage
from bot.linking.people import link_names
from bot.model.article import Article, Publication, further_path
from bot.model.report import LoadReport, PageOutcome, PageReport
from bot.model.words import fold
from bot.page_files import PageFile, Progress, parse_content, parsed_page, read_pages
from bot.redating import Dater, keep_days
from bot.storage.database import Database
from bot.storage.store import ParsedPage, SavedPage, Store

_BATCH = 32
"""Articles stored in one transaction: with `_AHEAD` all that an interrupted load loses."""
_AHEAD = 64
"""Pages being parsed while others are stored: what keeps every worker busy, and what is held in memory."""
_LOOKED_UP = 500
"""Pages that are looked up at once."""
_MOST_ARTICLES = 100
"""No page holds so many."""
Page = PageFile | ParsedPage | UnreadablePage | Path
"""A page at any stage on its way in; paths are read when their turn comes."""


class Loader:
    """Loads pages into one workspace's corpus."""

    def __init__(self, database: Database, workspace: str, executor: Executor | None = None) -> None:
        self._store = Store(database, workspace)
        self._dater = Dater(database, workspace)
        self._executor = executor

    async def load(self, pages: Sequence[Page], now: datetime, progress: Progress | None = None) -> LoadReport:
        """Store every readable page that is new or changed; one page's failure never stops the others.

        Articles are stored a few at a time, each whole or not at all, so that an interrupted load continues where it
        stopped.
        """
        reports: list[list[PageReport]] = [[] for _ in pages]
        dated_later: dict[int, Publication] = {}
        batch: list[tuple[int, ParsedPage]] = []

        async def store_batch() -> None:
            stored, dated = await self.store([page for _, page in batch], now)
            for (place, _), report in zip(batch, stored, strict=True):
                reports[place] += report
            dated_later.update(dated)
            batch.clear()

        async with aclosing(self._outcomes(pages)) as outcomes:
            async for index, outcome in outcomes:
                if isinstance(outcome, ParsedPage):
                    batch.append((index, outcome))
                else:
                    reports[index].append(outcome)
                if len(batch) == _BATCH:
                    await store_batch()
                if progress:
                    progress(index + 1, len(pages))
        if batch:
            await store_batch()
        complete = [report for of_page in reports for report in of_page]
        return LoadReport(tuple(_dated_later(report, dated_later) for report in complete))

    async def _outcomes(self, pages: Sequence[Page]) -> AsyncGenerator[tuple[int, PageReport | ParsedPage], None]:
        """Every page parsed, or why it need not or cannot be, in their order."""
        loop = asyncio.get_running_loop()
        under_way: deque[tuple[int, _Work]] = deque()
        try:
            for start in range(0, len(pages), _LOOKED_UP):
                read = await asyncio.to_thread(_read, pages[start : start + _LOOKED_UP])
                known = await self._known([page for _, page in read if isinstance(page, PageFile)])
                for place, page in read:
                    index = start + place
                    if isinstance(page, ParsedPage):
                        under_way.append((index, page))
                    elif isinstance(page, UnreadablePage):
                        under_way.append((index, PageReport(page.path, "rejected", reason=page.reason)))
                    elif report := known.get(page):
                        under_way.append((index, report))
                    else:
                        job = (page.path, page.content, None)
                        parsing = loop.run_in_executor(self._executor, parse_content, job)
                        under_way.append((index, (page, parsing)))
                    if len(under_way) >= _AHEAD:
                        yield await _finished(*under_way.popleft())
            while under_way:
                yield await _finished(*under_way.popleft())
        finally:
            for _, work in under_way:
                if isinstance(work, tuple):
                    work[1].cancel()

    async def _known(self, pages: Sequence[PageFile]) -> dict[PageFile, PageReport]:
        """What is to be said of pages that are stored already, whether under their own path or another."""
        reports: dict[PageFile, PageReport] = {}
        stored = await self._store.known([(page.path, page.content_hash) for page in pages])
        for page, last in zip(pages, stored, strict=True):
            if last and last.content_hash == page.content_hash:
                outcome: PageOutcome = "unchanged" if last.path == page.path else "duplicate"
                reports[page] = _stored_already(page.path, SavedPage(last.id, last.path, outcome))
        return reports

    async def store(
        self, pages: Sequence[ParsedPage], now: datetime
    ) -> tuple[list[list[PageReport]], dict[int, Publication]]:
        """Store parsed pages in one transaction, dated and linked; also returns how they date earlier articles.

        Every page has a report for each of its articles.
        """
        pages = [await self._apart(page) if page.uploaded else page for page in pages]
        of_page = [page.apart() for page in pages]
        single = [article for articles in of_page for article in articles]
        read = [page.article for page in single]
        set_by_hand = await self._store.days_set([article.path for article in read])
        kept = await asyncio.to_thread(keep_days, read, set_by_hand) if set_by_hand else read
        articles = await self._dater.date_undated(kept)
        dated = [replace(page, article=article) for page, article in zip(single, articles, strict=True)]
        saved = await self._store.save(dated, link_names, stamp(now))
        told = iter(
            _report(a.path, outcome, a, before) for outcome, a, before in zip(saved, articles, read, strict=True)
        )
        reports = [[next(told) for _ in parts] for parts in of_page]
        for parts in reports:
            parts[0] = replace(parts[0], articles=len(parts))
        await self._retire_further([parts for parts in reports if parts[0].outcome == "updated"])
        return reports, await self._dater.date_earlier(articles)

    async def _retire_further(self, updated: Sequence[Sequence[PageReport]]) -> None:
        """Take out what followed on earlier versions of pages that now hold fewer articles."""
        gone = [further_path(parts[0].path, n) for parts in updated for n in range(len(parts) + 1, _MOST_ARTICLES)]
        if gone:
            await self._store.retire(gone)

    async def _apart(self, page: ParsedPage) -> ParsedPage:
        """The page under a name of its own where another one has its name: many are called article.html."""
        article = page.article
        (stored,) = await self._store.known([(article.path, page.content_hash)])
        title = fold(article.title or "")
        if stored is None or stored.path != article.path or fold(stored.title or "") == title:
            return page
        # By its headline, so that a new version of it finds the old one.
        mark = hashlib.sha256((title or page.content_hash).encode("utf-8", "replace")).hexdigest()[:8]
        path = PurePosixPath(article.path)
        return replace(page, article=replace(article, path=str(path.with_stem(f"{path.stem}-{mark}"))))


_Work = PageReport | ParsedPage | tuple[PageFile, asyncio.Future[tuple[Article, ...] | UnreadablePage]]
"""A page under way: what is to be said of it, what is to be stored, or its parsing."""


def _read(pages: Sequence[Page]) -> list[tuple[int, PageFile | ParsedPage | UnreadablePage]]:
    """The pages with their places; a file that is a feed holds several."""
    read: list[tuple[int, PageFile | ParsedPage | UnreadablePage]] = []
    for place, page in enumerate(pages):
        read += [(place, one) for one in (read_pages(page) if isinstance(page, Path) else [page])]
    return read


async def _finished(index: int, work: _Work) -> tuple[int, PageReport | ParsedPage]:
    if not isinstance(work, tuple):
        return index, work
    page, parsing = work
    parsed = await parsing
    if isinstance(parsed, UnreadablePage):
        return index, PageReport(page.path, "rejected", reason=parsed.reason)
    return index, parsed_page(page, parsed)


def _stored_already(path: str, saved: SavedPage) -> PageReport:
    return PageReport(path, saved.outcome, saved.id, reason=saved.path if saved.outcome == "duplicate" else None)


def _dated_later(report: PageReport, dated: Mapping[int, Publication]) -> PageReport:
    """The report of an article that others of the same load may have dated."""
    publication = dated.get(report.article_id or 0)
    return replace(report, undated=False, inferred=publication, related=True) if publication else report


def _report(path: str, saved: SavedPage, article: Article, read: Article) -> PageReport:
    if saved.outcome == "rejected":
        return PageReport(path, "rejected", reason="reading it failed")
    if saved.outcome in ("unchanged", "duplicate"):
        return _stored_already(path, saved)
    return PageReport(
        path,
        saved.outcome,
        saved.id,
        article.title,
        article.publication is None,
        article.language,
        len(article.quotations),
        len(article.events),
        day_kept=article.published if article.publication and article.publication.basis == "given" else None,
        day_printed=read.published,
        inferred=article.publication if article.publication and article.publication.basis == "inferred" else None,
        related=article.publication != read.publication,
    )

"""Pages into the corpus: read, parse, date, link, store, and say what became of each."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.clock import stamp
from bot.errors import UnreadablePage
from bot.linking.dating import date_articles
from bot.linking.people import link_name
from bot.model.article import Article
from bot.model.report import LoadReport, PageReport
from bot.model.words import fold
from bot.parsing import annotate, parse_page
from bot.storage.corpus import Corpus
from bot.storage.database import Database
from bot.storage.store import PersonLink, Store

PAGE_SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})
MAX_PAGE_BYTES = 10_000_000
_RELATED = 20
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page as it came: its path (or address) and its bytes."""

    path: str
    content: bytes

    @property
    def content_hash(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()


def page_paths(paths: Iterable[Path]) -> list[Path]:
    """The page files named, folders replaced by the pages in them (sorted, subfolders included)."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.rglob("*") if p.suffix.lower() in PAGE_SUFFIXES and p.is_file())
        else:
            found.append(path)
    return found


def read_file(path: Path) -> PageFile:
    """A file's bytes; raises `UnreadablePage` when it is missing, no file, unreadable or too large."""
    try:
        if path.stat().st_size > MAX_PAGE_BYTES:
            raise UnreadablePage(str(path), "too large")
        return PageFile(str(path), path.read_bytes())
    except FileNotFoundError:
        raise UnreadablePage(str(path), "missing") from None
    except OSError:
        raise UnreadablePage(str(path), "cannot be opened") from None


def parse_files(
    paths: Sequence[Path],
    published: date | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> tuple[list[Article], list[UnreadablePage]]:
    """Parse page files, in input order, dating undated ones from each other; what cannot be read is returned beside."""
    jobs = [(str(path), published) for path in paths]
    outcomes = executor.map(_parse_path, jobs, chunksize=8) if executor and len(jobs) > 1 else map(_parse_path, jobs)
    articles: list[Article] = []
    rejected: list[UnreadablePage] = []
    for done, outcome in enumerate(outcomes, 1):
        if isinstance(outcome, UnreadablePage):
            rejected.append(outcome)
        else:
            articles.append(outcome)
        if progress:
            progress(done, len(jobs))
    return date_from_each_other(articles), rejected


def _parse_path(job: tuple[str, date | None]) -> Article | UnreadablePage:
    path, published = job
    try:
        page = read_file(Path(path))
        return parse_page(page.content, page.path, published)
    except UnreadablePage as error:
        return error


def parse_content(job: tuple[str, bytes]) -> Article | UnreadablePage:
    """Parse one page, its failure as a value: an exception would not tell an executor's caller which page it was."""
    path, content = job
    try:
        return parse_page(content, path)
    except UnreadablePage as error:
        return error


def date_from_each_other(articles: Sequence[Article]) -> list[Article]:
    """The same articles, those without a day dated from related ones where the evidence allows."""
    if all(article.published for article in articles):
        return list(articles)
    better = date_articles(articles)
    return [annotate(a, better[a.path]) if a.path in better else a for a in articles]


class Loader:
    """Loads pages into one workspace's corpus."""

    def __init__(self, database: Database, workspace: str, executor: Executor | None = None) -> None:
        self._corpus = Corpus(database, workspace)
        self._store = Store(database, workspace)
        self._executor = executor

    async def load(
        self, pages: Sequence[PageFile | UnreadablePage], now: datetime, progress: Progress | None = None
    ) -> LoadReport:
        """Store every readable page that is new or changed; one page's failure never stops the others.

        Articles are stored one by one, each whole, so that an interrupted load continues where it stopped.
        """
        reports: dict[int, PageReport] = {}
        fresh: list[tuple[int, PageFile]] = []
        for index, page in enumerate(pages):
            if isinstance(page, UnreadablePage):
                reports[index] = PageReport(page.path, "rejected", reason=page.reason)
            elif report := await self._known(page):
                reports[index] = report
            else:
                fresh.append((index, page))
        parsed = await self._parse([page for _, page in fresh], progress)
        dated = iter(await self._date([a for a in parsed if isinstance(a, Article)]))
        for (index, page), outcome in zip(fresh, parsed, strict=True):
            if isinstance(outcome, UnreadablePage):
                reports[index] = PageReport(page.path, "rejected", reason=outcome.reason)
            else:
                # A page may stand twice in one load; the first copy is stored by the time the second is looked at.
                article = next(dated)
                reports[index] = await self._known(page) or await self._save(article, page, now)
        return LoadReport(tuple(reports[index] for index in range(len(pages))))

    async def _known(self, page: PageFile) -> PageReport | None:
        stored = await self._store.page(page.path, page.content_hash)
        if stored is None or stored.content_hash != page.content_hash:
            return None
        if stored.path == page.path:
            return PageReport(page.path, "unchanged", stored.id)
        return PageReport(page.path, "duplicate", stored.id, reason=stored.path)

    async def _parse(self, pages: Sequence[PageFile], progress: Progress | None) -> list[Article | UnreadablePage]:
        loop = asyncio.get_running_loop()
        results: list[Article | UnreadablePage] = []
        jobs = [loop.run_in_executor(self._executor, parse_content, (p.path, p.content)) for p in pages]
        for done, job in enumerate(jobs, 1):
            results.append(await job)
            if progress:
                progress(done, len(jobs))
        return results

    async def _date(self, articles: list[Article]) -> list[Article]:
        """Date undated articles from each other and from stored articles that name the same people."""
        undated = [a for a in articles if a.published is None]
        if not undated:
            return articles
        names = {person.name for article in undated for person in article.people}
        known = await self._corpus.known_people(names)
        related: list[Article] = []
        for ref in await self._corpus.articles_naming([p.id for p in known], _RELATED):
            stored = await self._corpus.article(ref.id)
            if stored and stored.path not in {a.path for a in articles}:
                related.append(stored)
        return date_from_each_other([*articles, *related])[: len(articles)]

    async def _save(self, article: Article, page: PageFile, now: datetime) -> PageReport:
        before = await self._store.page(page.path, page.content_hash)
        article_id = await self._store.save(article, page.content_hash, await self._links(article), stamp(now))
        return PageReport(
            page.path,
            "updated" if before else "loaded",
            article_id,
            article.title,
            article.published is None,
            article.language,
            len(article.quotations),
            len(article.events),
        )

    async def _links(self, article: Article) -> list[PersonLink]:
        people = {person.name for person in article.people}
        speakers = {q.speaker.name for q in article.quotations if q.speaker and q.speaker.name}
        names = sorted(people | speakers)
        known = await self._corpus.known_people(names)
        links: dict[str, PersonLink] = {}
        for name in names:
            kind = "person" if name in people else "other"
            links.setdefault(fold(name), PersonLink(name, kind, link_name(name, kind, known)))
        return list(links.values())

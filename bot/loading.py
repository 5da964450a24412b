"""Pages into the corpus: read, parse, date, link, store, and say what became of each."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from bot.clock import stamp
from bot.errors import UnreadablePage
from bot.linking.dating import date_articles
from bot.linking.people import link_names
from bot.model.article import Article, Publication
from bot.model.report import LoadReport, PageReport
from bot.model.words import fold
from bot.parsing import annotate, parse_page
from bot.storage.corpus import Corpus
from bot.storage.database import Database
from bot.storage.persons import PersonLink
from bot.storage.store import Store

PAGE_SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})
MAX_PAGE_BYTES = 10_000_000
_RELATED = 20
_WAITING = 50
"""Stored articles without a day that a batch looks at again."""
_BATCH = 500
"""Pages parsed before the first of them is stored: what an interrupted load loses, and what is held in memory."""
Progress = Callable[[int, int], None]
_log = logging.getLogger(__name__)


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
        if _is_folder(path):
            found += sorted(p for p in path.rglob("*") if p.suffix.lower() in PAGE_SUFFIXES and p.is_file())
        else:
            found.append(path)
    return found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # not even its name may be looked at; reading it says so
        return False


def read_file(path: Path) -> PageFile:
    """A file's bytes; raises `UnreadablePage` when it is missing, no file, unreadable or too large."""
    # A name that is not UTF-8 cannot be stored or printed as it is.
    name = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    try:
        if not path.is_file():
            raise UnreadablePage(name, "cannot be opened" if path.exists() else "missing")
        with path.open("rb") as file:
            content = file.read(MAX_PAGE_BYTES + 1)
    except OSError:
        raise UnreadablePage(name, "cannot be opened") from None
    if len(content) > MAX_PAGE_BYTES:
        raise UnreadablePage(name, "too large")
    return PageFile(name, content)


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
    except UnreadablePage as error:
        return error
    return parse_content((page.path, page.content, published))


def parse_content(job: tuple[str, bytes, date | None]) -> Article | UnreadablePage:
    """Parse one page, its failure as a value: an exception would not tell an executor's caller which page it was."""
    path, content, published = job
    try:
        return parse_page(content, path, published)
    except UnreadablePage as error:
        return error
    except (ImportError, OSError):  # reading a page touches no files but the bot's own: the bot is broken, not the page
        raise
    except Exception:
        # A page nobody thought of must not cost the others; the log has what is needed to think of it.
        _log.exception("reading %s failed", path)
        return UnreadablePage(path, "reading it failed")


def date_from_each_other(articles: Sequence[Article]) -> list[Article]:
    """The same articles, those without a day dated from related ones where the evidence allows."""
    if all(article.published for article in articles):
        return list(articles)
    better = date_articles(articles)
    return [annotate(a, better[a.path]) if a.path in better else a for a in articles]


def _may_be_dated(publication: Publication | None) -> bool:
    return publication is None or (publication.basis == "inferred" and publication.day is None)


def _date_again(waiting: Mapping[int, Article], helpful: Sequence[Article]) -> dict[int, Article]:
    """Those of the waiting articles that related ones date more narrowly than before, within what was known."""
    # Without a publication its times stay as the page prints them, which is what related pages can complete.
    bare = [annotate(article, None) for article in waiting.values()]
    better = date_articles([*bare, *helpful])
    return {
        id_: annotate(article, better[article.path])
        for id_, article in waiting.items()
        if article.path in better and _narrower(better[article.path], article.publication)
    }


def _narrower(new: Publication, old: Publication | None) -> bool:
    if old is None:
        return True
    day = new.day
    if day is not None:
        return old.earliest <= day <= old.latest
    return (
        old.earliest <= new.earliest
        and new.latest <= old.latest
        and (new.earliest, new.latest)
        != (
            old.earliest,
            old.latest,
        )
    )


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
        dated_later: set[int] = set()
        for batch in _batches(pages):
            fresh: list[tuple[int, PageFile]] = []
            for index, page in batch:
                if isinstance(page, UnreadablePage):
                    reports[index] = PageReport(page.path, "rejected", reason=page.reason)
                elif report := await self._known(page):
                    reports[index] = report
                else:
                    fresh.append((index, page))
            done = batch[-1][0] + 1 - len(fresh)
            parsed = await self._parse([page for _, page in fresh], progress, done, len(pages))
            articles = await self._date([a for a in parsed if isinstance(a, Article)])
            dated = iter(articles)
            for (index, page), outcome in zip(fresh, parsed, strict=True):
                if isinstance(outcome, UnreadablePage):
                    reports[index] = PageReport(page.path, "rejected", reason=outcome.reason)
                    continue
                article = next(dated)
                # A page may stand twice in one load; the first copy is stored by the time the second is looked at.
                reports[index] = await self._known(page) or await self._save(article, page, now)
            dated_later |= await self._date_earlier(articles)
        ordered = (reports[index] for index in range(len(pages)))
        return LoadReport(tuple(replace(r, undated=False) if r.article_id in dated_later else r for r in ordered))

    async def _known(self, page: PageFile) -> PageReport | None:
        stored = await self._store.page(page.path, page.content_hash)
        if stored is None or stored.content_hash != page.content_hash:
            return None
        if stored.path == page.path:
            return PageReport(page.path, "unchanged", stored.id)
        return PageReport(page.path, "duplicate", stored.id, reason=stored.path)

    async def _parse(
        self, pages: Sequence[PageFile], progress: Progress | None, done: int, total: int
    ) -> list[Article | UnreadablePage]:
        loop = asyncio.get_running_loop()
        results: list[Article | UnreadablePage] = []
        jobs = [loop.run_in_executor(self._executor, parse_content, (p.path, p.content, None)) for p in pages]
        try:
            for job in jobs:
                results.append(await job)
                if progress:
                    progress(done + len(results), total)
        finally:
            for job in jobs:
                job.cancel()
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
        dated = await asyncio.to_thread(date_from_each_other, [*articles, *related])
        return dated[: len(articles)]

    async def _date_earlier(self, articles: Sequence[Article]) -> set[int]:
        """Date earlier articles of this workspace that name the same people and lack a day; returns those it could."""
        helpful = [a for a in articles if a.publication is not None]
        people = await self._corpus.known_people({person.name for article in helpful for person in article.people})
        naming = await self._corpus.articles_naming([p.id for p in people], 10 * _WAITING)
        new = {article.path for article in articles}
        earlier = [ref.id for ref in naming if ref.path not in new and _may_be_dated(ref.publication)]
        stored = {id_: await self._store.own_article(id_) for id_ in earlier[:_WAITING]}
        waiting = {id_: article for id_, article in stored.items() if article}
        if not waiting:
            return set()
        again = await asyncio.to_thread(_date_again, waiting, helpful)
        return {id_ for id_, article in again.items() if await self._store.redate(id_, article) and article.published}

    async def _save(self, article: Article, page: PageFile, now: datetime) -> PageReport:
        try:
            saved = await self._store.save(article, page.content_hash, await self._links(article), stamp(now))
        except UnicodeEncodeError:  # half a surrogate, spelled out in a page's metadata, has no place in a database
            return PageReport(page.path, "rejected", reason="reading it failed")
        return PageReport(
            page.path,
            saved.outcome,
            saved.id,
            article.title,
            article.published is None,
            article.language,
            len(article.quotations),
            len(article.events),
        )

    async def _links(self, article: Article) -> list[PersonLink]:
        people = {person.name for person in article.people}
        speakers = {q.speaker.name for q in article.quotations if q.speaker and q.speaker.name}
        kinds = {name: "person" if name in people else "other" for name in sorted(people | speakers)}
        linked = link_names(kinds, await self._corpus.known_people(kinds))
        links: dict[str, PersonLink] = {}
        for name, kind in kinds.items():
            links.setdefault(fold(name), PersonLink(name, kind, linked[name]))
        return list(links.values())


def _batches(pages: Sequence[PageFile | UnreadablePage]) -> Iterator[list[tuple[int, PageFile | UnreadablePage]]]:
    numbered = list(enumerate(pages))
    for start in range(0, len(numbered), _BATCH):
        yield numbered[start : start + _BATCH]

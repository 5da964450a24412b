"""From where a verb answers: page files read for the occasion, or a database."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import typer

from bot.errors import NothingReadable, UnreadablePage
from bot.loading import PageFile, Progress, page_paths, parse_files, read_file
from bot.services import Services, open_services
from bot.storage.corpus import LIBRARY

_POOL_FROM = 24
"""Pages from which worker processes pay for their start."""


@contextmanager
def worker_pool(pages: int) -> Iterator[Executor | None]:
    """Worker processes for a large load, ``None`` for a small one."""
    if pages < _POOL_FROM:
        yield None
        return
    # Spawned, not forked: a fork would copy the database's threads in an unknown state.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        yield pool


def read_pages(paths: Sequence[Path]) -> list[PageFile | UnreadablePage]:
    """The page files under these paths, unreadable ones as their errors."""
    pages: list[PageFile | UnreadablePage] = []
    for path in page_paths(paths):
        try:
            pages.append(read_file(path))
        except UnreadablePage as error:
            pages.append(error)
    return pages


@asynccontextmanager
async def corpus_services(
    paths: Sequence[Path], database: Path | None, progress: Progress | None, on: date | None = None
) -> AsyncIterator[tuple[Services, int]]:
    """Services over a database, or over pages loaded into one that goes away; raises `NothingReadable`.

    Also yields the newest article row that is old news on the day ``on``: pages published earlier are stored first.
    """
    if database is not None:
        services = await open_services(database)
        try:
            yield services, 0
        finally:
            await services.close()
        return
    pages = read_pages(paths)
    with worker_pool(len(pages)) as pool, tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        services = await open_services(Path(folder) / "corpus.db", executor=pool, durable=False)
        try:
            old, new = _split(pages, on, pool)
            seen = 0
            rejected: list[UnreadablePage] = []
            for batch in (old, new):
                report = await services.add_pages(LIBRARY, batch, progress)
                if batch is old:
                    seen = max((page.article_id or 0 for page in report.pages), default=0)
                rejected += [UnreadablePage(p.path, p.reason or "") for p in report.pages if p.outcome == "rejected"]
            if len(rejected) == len(pages):
                raise NothingReadable(tuple(rejected))
            report_rejected(rejected)
            yield services, seen
        finally:
            await services.close()


def _split(
    pages: list[PageFile | UnreadablePage], on: date | None, pool: Executor | None
) -> tuple[list[PageFile | UnreadablePage], list[PageFile | UnreadablePage]]:
    """Pages published before the day, and those of the day; later ones are not known yet on that day."""
    if on is None:
        return [], pages
    files = [page for page in pages if isinstance(page, PageFile)]
    articles, _ = parse_files([Path(page.path) for page in files], executor=pool)
    latest = {a.path: a.publication.latest for a in articles if a.publication}
    old = [page for page in files if page.path not in latest or latest[page.path] < on]
    return list(old), [page for page in files if latest.get(page.path) == on]


def report_rejected(rejected: Sequence[UnreadablePage]) -> None:
    """Say on standard error which pages were left out and why."""
    if not rejected:
        return
    from bot.rendering.errors import sentence

    for error in rejected:
        typer.echo(sentence(error), err=True)

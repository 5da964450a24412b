"""From where a verb answers: page files read for the occasion, or a database."""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from datetime import date
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread

import typer

from bot.errors import NothingReadable, UnreadablePage
from bot.garbage import look_rarely
from bot.loading import Page
from bot.page_files import Progress, page_paths, parse_paths
from bot.redating import date_from_each_other
from bot.services import Services, open_services
from bot.storage.corpus import LIBRARY
from bot.storage.store import ParsedPage

_POOL_FROM = 24
"""Pages from which worker processes pay for their start."""


@contextmanager
def worker_pool(pages: int) -> Iterator[Executor | None]:
    """Worker processes for a large load, ``None`` for a small one."""
    if pages < _POOL_FROM:
        yield None
        return
    # Spawned, not forked: a fork would copy the database's threads in an unknown state.
    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_begin_work) as pool:
        yield pool


def _begin_work() -> None:
    look_rarely()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when whoever started it is killed: it would wait for pages for good."""
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


@asynccontextmanager
async def database_services(database: Path, executor: Executor | None = None) -> AsyncIterator[Services]:
    """Services over a database, closed in the end; what fails because its file is damaged says so."""
    services = await open_services(database, executor=executor)
    try:
        async with services.examined():
            yield services
    finally:
        await services.close()


@asynccontextmanager
async def corpus_services(
    paths: Sequence[Path], database: Path | None, progress: Progress | None, on: date | None = None
) -> AsyncIterator[tuple[Services, int]]:
    """Services over a database, or over pages loaded into one that goes away; raises `NothingReadable`.

    Also yields the newest article row that is old news on the day ``on``: pages published earlier are stored first.
    """
    if database is not None:
        async with database_services(database) as services:
            yield services, 0
        return
    pages = page_paths(paths)
    with worker_pool(len(pages)) as pool, tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        services = await open_services(Path(folder) / "corpus.db", executor=pool, durable=False)
        try:
            old, new = _split(parse_paths(pages, None, pool, progress), on) if on else ([], pages)
            seen = 0
            rejected: list[UnreadablePage] = []
            told = 0
            for batch in (old, new):
                report = await services.add_pages(LIBRARY, batch, progress)
                if batch is old:
                    seen = max((page.article_id or 0 for page in report.pages), default=0)
                told += len(report.pages)
                rejected += [UnreadablePage(p.path, p.reason or "") for p in report.pages if p.outcome == "rejected"]
            if not pages or (rejected and len(rejected) == told):
                raise NothingReadable(tuple(rejected))
            report_rejected(rejected)
            yield services, seen
        finally:
            await services.close()


def _split(pages: Sequence[ParsedPage | UnreadablePage], on: date) -> tuple[list[Page], list[Page]]:
    """Pages published before the day, and those of the day; later ones are not known yet on that day."""
    dated = date_from_each_other([page.article for page in pages if isinstance(page, ParsedPage)])
    latest = {article.path: article.publication.latest for article in dated if article.publication}
    old: list[Page] = []
    new: list[Page] = []
    for page in pages:
        day = latest.get(page.article.path) if isinstance(page, ParsedPage) else on
        if day is None or day < on:
            old.append(page)
        elif day == on:
            new.append(page)
    return old, new


def report_rejected(rejected: Sequence[UnreadablePage]) -> None:
    """Say on standard error which pages were left out and why."""
    if not rejected:
        return
    from bot.rendering.errors import sentence

    for error in rejected:
        typer.echo(sentence(error), err=True)

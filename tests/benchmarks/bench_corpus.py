"""How long the queries of a large corpus take, and how many pages a second are read and stored.

    python tests/benchmarks/bench_corpus.py [--articles 10000] [--pages 60] [--folder DIR]

Stored articles are made (see bench_quotes.py); pages are the shipped ones under other names of ports, so that each is
new. The database in ``--folder`` is kept and used again.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bot.loading import PageFile, page_paths  # noqa: E402 - found by the line above when run as a file
from bot.services import Services, open_services  # noqa: E402
from bot.storage.corpus import LIBRARY  # noqa: E402
from tests.benchmarks.bench_quotes import PER_ARTICLE, Language, fill  # noqa: E402

ROUNDS = 7


async def queries(services: Services) -> None:
    """Median of some rounds of each query."""
    corpus = services.corpus(LIBRARY)
    speakers = await corpus.speakers()
    name, rare = speakers[0].name, speakers[-1].name
    asked: dict[str, Callable[[], Awaitable[Any]]] = {
        "suggest speakers": lambda: services.suggest_speakers(LIBRARY, name[:2]),
        "suggest people": lambda: services.suggest_people(LIBRARY, name[:2]),
        "suggest articles": lambda: services.suggest_articles(LIBRARY, "page 77"),
        "people of a name": lambda: corpus.known_people([rare]),
        "quotations of a speaker": lambda: corpus.quotations(person_ids=[speakers[0].id]),
        "sentences, rare words": lambda: corpus.search_sentences(rare.split()),
        "sentences, common words": lambda: corpus.search_sentences(["people", "said", "when"]),
        "articles": corpus.articles,
    }
    for label, ask in asked.items():
        took = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            await ask()
            took.append(1000 * (time.perf_counter() - began))
        print(f"  {label:26} {statistics.median(took):8.1f} ms", flush=True)


def made_pages(count: int) -> list[PageFile]:
    """The shipped pages, each under another name of its main place."""
    originals = [path.read_text("utf-8") for path in page_paths([ROOT / "seeds"])]
    return [
        PageFile(f"page-{number}", originals[number % len(originals)].replace("Vladivostok", f"Port{number}").encode())
        for number in range(count)
    ]


async def loading(pages: list[PageFile], workers: int) -> None:
    """Read and store the pages, in this process or with workers."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn")) if workers else None
    with tempfile.TemporaryDirectory() as folder:
        services = await open_services(Path(folder) / "load.db", executor=pool)
        try:
            await services.add_pages(LIBRARY, made_pages(2 * workers))  # the workers' start is not part of it
            began = time.perf_counter()
            await services.add_pages(LIBRARY, pages)
            spent = time.perf_counter() - began
            began = time.perf_counter()
            await services.add_pages(LIBRARY, pages)
            again = time.perf_counter() - began
        finally:
            await services.close()
    where = f"{workers} workers" if workers else "one process"
    print(f"  {where:26} {len(pages) / spent:8.1f} pages a second, {len(pages) / again:8.0f} when already known")


async def run(articles: int, pages: int, folder: Path) -> None:
    """Both tables."""
    path = folder / f"corpus-{articles}.db"
    is_new = not path.exists()
    services = await open_services(path, durable=False)
    try:
        if is_new:
            await fill(services, Language(1), articles * PER_ARTICLE)
        print(f"{articles:,} articles with {articles * PER_ARTICLE:,} quotations, median of {ROUNDS}")
        await queries(services)
    finally:
        await services.close()
    print(f"loading {pages} pages")
    for workers in (0, 2):
        await loading(made_pages(pages), workers)


def main() -> None:
    """Read the options and run."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--pages", type=int, default=60)
    options.add_argument("--folder", type=Path, help="keep the database here")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(run(given.articles, given.pages, folder))


if __name__ == "__main__":
    main()

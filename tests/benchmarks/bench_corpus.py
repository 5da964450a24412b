"""How long the queries of a large corpus take, and how many pages a second are read and stored.

    python tests/benchmarks/bench_corpus.py [--articles 10000] [--pages 60] [--folder DIR]

Stored articles are made, as uneven as news (see `made.py`); pages are the shipped ones under other names of ports, so
that each is new. ``bench_timeline`` tells what storing alone costs, by what is stored already. The database in
``--folder`` is kept and used again.
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

from bot.model.request import QuoteRequest, SummaryRequest, TimelineRequest  # noqa: E402
from bot.page_files import PageFile, page_paths  # noqa: E402 - found by the line above when run as a file
from bot.services import Services, open_services  # noqa: E402
from bot.storage.corpus import LIBRARY  # noqa: E402
from tests.benchmarks.made import FIRST_DAY, World, fill  # noqa: E402

ROUNDS = 7


async def queries(services: Services, world: World) -> None:
    """Medians of some rounds of each query: of the processor, all threads together, and of the clock."""
    corpus = services.corpus(LIBRARY)
    place, noun = world.topics[0].split()
    name = world.people[0]
    newest = max(ref.id for ref in await corpus.articles())
    asked: dict[str, Callable[[], Awaitable[Any]]] = {
        "people of a name": lambda: corpus.known_people([name]),
        "articles naming somebody": lambda: corpus.articles_naming([1]),
        "sentences, rare words": lambda: corpus.search_sentences([place, world.words[40_000]]),
        "sentences, common words": lambda: corpus.search_sentences(["said", noun]),
        "nearest sentences": lambda: corpus.nearest_sentences([place, *world.words[:5]]),
        "articles": corpus.articles,
        "suggest articles": lambda: services.suggest_articles(LIBRARY, place[:5]),
        "ask": lambda: services.ask(LIBRARY, f"What did {name} say about {noun}?"),
        "digest of 50 articles": lambda: services.digest(LIBRARY, newest - 50, FIRST_DAY),
        "digest of 300 articles": lambda: services.digest(LIBRARY, newest - 300, FIRST_DAY),
        "summary of a topic": lambda: services.summary(LIBRARY, SummaryRequest(world.topics[0])),
        "timeline of a common word": lambda: services.timeline(LIBRARY, TimelineRequest(noun, limit=24)),
        "timeline of everything": lambda: services.timeline(LIBRARY, TimelineRequest(limit=24)),
        "timeline for export": lambda: services.timeline(LIBRARY, TimelineRequest(world.topics[0], limit=1_000)),
        "quotations for export": lambda: services.quote(LIBRARY, QuoteRequest(name, limit=5_000)),
        "chart of who speaks": lambda: services.speech(LIBRARY, QuoteRequest(name)),
        "sources, a page": lambda: services.articles_page(LIBRARY, None, 0, 12),
        "sources, an outlet's": lambda: services.articles_page(LIBRARY, "Outlet 3", 120, 12),
    }
    for label, ask in asked.items():
        took = []
        for _ in range(ROUNDS):
            began = time.process_time(), time.perf_counter()
            await ask()
            took.append((1000 * (time.process_time() - began[0]), 1000 * (time.perf_counter() - began[1])))
        processor, clock = map(statistics.median, zip(*took, strict=True))
        print(f"  {label:26} {processor:8.1f} ms   wall {clock:8.1f} ms", flush=True)


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


async def run(count: int, pages: int, folder: Path) -> None:
    """Both tables."""
    world = World()
    path = folder / f"corpus-{count}.db"
    is_new = not path.exists()
    services = await open_services(path, durable=False)
    try:
        if is_new:
            await fill(services, world, 0, count)
        print(f"{count:,} articles, median of {ROUNDS}")
        await queries(services, world)
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

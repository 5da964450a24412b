"""How long a timeline takes in a corpus of up to 100,000 made articles, and what storing one more article costs then.

    python tests/benchmarks/bench_timeline.py [--sizes 1000 10000] [--rounds 10] [--more 320] [--folder DIR]

The corpus is as uneven as news (see `made.py`): at 100,000 articles its largest topic has about 1,450 of them and its
best known people thousands. Timelines are asked of large, middling and small topics, of people, and of both within a
period; ``p95`` is over all of them. Times are of the processor, all threads together, and of the clock. Storing goes
the way of a load: dating from related articles, linking people, indexing; parsing, which does not know the corpus, is
left out. Databases in ``--folder`` are kept and used again.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bot.errors import NothingFound  # noqa: E402 - found by the line above when run as a file
from bot.loading import Loader  # noqa: E402
from bot.model.request import Period, TimelineRequest  # noqa: E402
from bot.rendering.cards.timeline import LONGEST  # noqa: E402
from bot.services import Services, open_services  # noqa: E402
from bot.storage.corpus import LIBRARY  # noqa: E402
from bot.storage.store import ParsedPage  # noqa: E402
from tests.benchmarks.made import World, fill  # noqa: E402

YEAR = Period(date(2013, 2, 1), date(2014, 1, 31))


def requests(world: World) -> dict[str, list[TimelineRequest]]:
    """Timelines of every kind, a few of each, of as many dates as ``/timeline`` tells, or of all nobody limits."""
    topics, people = world.topics, world.people
    asked = {
        "largest topic": [TimelineRequest(topic=topics[0])],
        "large topics": [TimelineRequest(topic=topics[rank]) for rank in range(1, 10)],
        "middling topics": [TimelineRequest(topic=topics[rank]) for rank in range(100, 109)],
        "best known people": [TimelineRequest(person=people[rank]) for rank in range(5)],
        "known people": [TimelineRequest(person=people[rank]) for rank in range(200, 209)],
        "person and topic": [TimelineRequest(topic=topics[0], person=people[rank]) for rank in range(5)],
        "topic, one year": [TimelineRequest(topic=topics[rank], period=YEAR) for rank in range(5)],
    }
    as_shown = {label: [replace(one, limit=LONGEST) for one in requests] for label, requests in asked.items()}
    return as_shown | {"largest topic, all": asked["largest topic"], "large topics, all": asked["large topics"]}


async def timelines(services: Services, world: World, rounds: int) -> None:
    """A line for each kind of timeline, and one for all."""
    # The first answer of a process reads its word lists.
    await services.timeline(LIBRARY, TimelineRequest(topic=world.topics[50]))
    everything: list[tuple[float, float]] = []
    for label, asked in requests(world).items():
        took: list[tuple[float, float]] = []
        entries = 0
        for request in asked * math.ceil(rounds / len(asked)):
            began = now()
            with contextlib.suppress(NothingFound):
                entries += len((await services.timeline(LIBRARY, request)).entries)
            took.append(since(began))
        everything += took
        report(label, took, f"{entries / len(took):6.1f} entries")
    report("all timelines", everything)


async def storing(services: Services, world: World, stored: int, more: int) -> None:
    """What one more article costs, by what is there already."""
    loader = Loader(services.database, LIBRARY)
    batch = 32
    took: list[tuple[float, float]] = []
    articles = list(world.articles(stored, more))
    for start in range(0, more, batch):
        part = articles[start : start + batch]
        began = now()
        await loader.store([ParsedPage(article, article.path) for article in part], services.clock())
        took += [tuple(spent / len(part) for spent in since(began))] * len(part)  # type: ignore[list-item]
    report("one more article", took)


def now() -> tuple[float, float]:
    """Processor time and the clock, in seconds."""
    return time.process_time(), time.perf_counter()


def since(began: tuple[float, float]) -> tuple[float, float]:
    """Milliseconds passed of both."""
    return 1000 * (time.process_time() - began[0]), 1000 * (time.perf_counter() - began[1])


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]


def report(label: str, took: Sequence[tuple[float, float]], more: str = "") -> None:
    """One line of the table, times in milliseconds."""
    processor, clock = zip(*took, strict=True)
    print(
        f"  {label:20} median {statistics.median(processor):7.1f} ms   p95 {p95(processor):7.1f} ms"
        f"   wall {statistics.median(clock):7.1f} / {p95(clock):7.1f} ms   {more}".rstrip(),
        flush=True,
    )


async def run(sizes: Sequence[int], rounds: int, more: int, folder: Path) -> None:
    """The whole benchmark; each size grows out of the one before."""
    world = World()
    services = await open_services(folder / "made.db", durable=False)
    try:
        for size in sizes:
            stored = await services.count_articles(LIBRARY)
            if stored < size:
                began = now()
                await fill(services, world, stored, size - stored)
                print(f"{size - stored:,} articles made and stored in {since(began)[1] / 1000:.0f} s")
            print(f"{max(size, stored):,} articles", flush=True)
            await timelines(services, world, rounds)
            await storing(services, world, max(size, stored), more)
    finally:
        await services.close()


def main() -> None:
    """Read the options and run."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    options.add_argument("--rounds", type=int, default=10, help="timelines of each kind")
    options.add_argument("--more", type=int, default=320, help="articles stored to see what one costs")
    options.add_argument("--folder", type=Path, help="keep the database here")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(run(sorted(given.sizes), given.rounds, given.more, folder))


if __name__ == "__main__":
    main()

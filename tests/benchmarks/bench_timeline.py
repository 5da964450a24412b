"""How long a timeline takes once the articles are stored, and what finding the copies among them costs.

    python tests/benchmarks/bench_timeline.py [--articles 1500] [--rounds 5]

The articles are the made story of the quality tests under other numbers, told again and again over the same days.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bot.answering.timeline_drafts import Reporter  # noqa: E402 - found by the line above when run as a file
from bot.answering.timeline_scope import find_scope  # noqa: E402
from bot.loading import PageFile  # noqa: E402
from bot.model.request import TimelineRequest  # noqa: E402
from bot.services import Services, open_services  # noqa: E402
from bot.storage.corpus import LIBRARY  # noqa: E402
from tests.quality.test_timeline import story  # noqa: E402


def pages(articles: int) -> list[PageFile]:
    """So many pages, no two with the same bytes."""
    made: list[PageFile] = []
    seed = 0
    while len(made) < articles:
        made += [PageFile(f"{seed}-{p.path}", p.content + f"<!-- {seed} -->".encode()) for p in story(seed)]
        seed += 1
    return made[:articles]


async def measure(services: Services, rounds: int) -> None:
    """Median seconds of each kind of timeline, and of grouping the articles of one."""
    asked = {
        "topic, 10 entries": TimelineRequest(topic="Halvik dam", limit=10),
        "topic, 60 entries": TimelineRequest(topic="Halvik dam", limit=60),
        "everything": TimelineRequest(),
    }
    for label, request in asked.items():
        took = []
        for _ in range(rounds):
            began = time.perf_counter()
            answer = await services.timeline(LIBRARY, request)
            took.append(time.perf_counter() - began)
        print(f"{label:20} {statistics.median(took):6.2f} s  ({len(answer.entries)} of {answer.total} entries)")
    scope = await find_scope(services.corpus(LIBRARY), asked["everything"])
    began = time.perf_counter()
    Reporter(scope)
    print(f"{'grouping copies':20} {time.perf_counter() - began:6.2f} s  ({len(scope.events)} events)")


async def main(articles: int, rounds: int) -> None:
    """Store, then measure."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        services = await open_services(Path(folder) / "timeline.db", durable=False)
        try:
            began = time.perf_counter()
            await services.add_pages(LIBRARY, pages(articles))
            print(f"{articles} articles loaded in {time.perf_counter() - began:.0f} s")
            await measure(services, rounds)
        finally:
            await services.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    asyncio.run(main(options.articles, options.rounds))

"""How long quotations take to find among up to a million: by approximate wording, beside scans over all of them, and
by speaker, topic, outlet and time.

    python tests/benchmarks/bench_quotes.py [--sizes 10000 100000] [--queries 100] [--folder DIR]

The quotations are made: words drawn by Zipf's law (with function words as often as in English) and speakers as well, so
that common and rare ones are as uneven as in news. Each wording asked for is a stored quotation remembered badly: words
dropped, changed, misspelt, or only a part of it. The scans are ``rapidfuzz.process.extract`` as it comes (its default
scorer is WRatio), and with its fastest scorer, ``fuzz.ratio``, which finds no part of a longer quotation. ``recall@5``
is how often the quotation that was meant is among the first five; ``of the scan's`` counts only where that scan had it.
Times are of the processor, all threads together, so that a busy machine tells much the same as an idle one; ``wall`` is
the clock's. Databases in ``--folder`` are kept and used again.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rapidfuzz import fuzz, process  # noqa: E402 - found by the line above when run as a file

from bot.errors import NotInCorpus  # noqa: E402
from bot.model.request import Period, QuoteRequest, VerifyRequest  # noqa: E402
from bot.services import Services, open_services  # noqa: E402
from bot.storage.corpus import LIBRARY  # noqa: E402
from tests.benchmarks.made_quotes import OUTLETS, Language, fill  # noqa: E402

SHOWN = 5


async def texts(services: Services) -> list[str]:
    """Every stored quotation."""
    async with services.database.read() as connection:
        return [row[0] for row in await connection.execute_fetchall("SELECT text FROM quotation ORDER BY id")]


async def wording(
    services: Services, stored: Sequence[str], language: Language, queries: int, scans: int
) -> list[float]:
    """Time approximate wordings through the service and some of them by scans; returns the service's times."""
    wanted = [language.random.choice(stored) for _ in range(queries)]
    asked = [language.misremembered(text) for text in wanted]
    ours: list[bool] = []
    times: list[tuple[float, float]] = []
    for text, query in zip(wanted, asked, strict=True):
        began = now()
        try:
            answer = await services.quote(LIBRARY, QuoteRequest(exact=query, limit=SHOWN))
            found = [result.statement.text for result in answer.results]
        except NotInCorpus:
            found = []
        times.append(since(began))
        ours.append(text in found)
    report("approximate wording", times, f"recall@5 {share(ours)}")
    for name, scorer in (("scan, as it comes", fuzz.WRatio), ("scan, fuzz.ratio", fuzz.ratio)) if scans else ():
        took: list[tuple[float, float]] = []
        theirs: list[bool] = []
        for text, query in list(zip(wanted, asked, strict=True))[:scans]:
            began = now()
            theirs.append(text in [match for match, _, _ in process.extract(query, stored, scorer=scorer, limit=SHOWN)])
            took.append(since(began))
        same = [found for found, scanned in zip(ours, theirs, strict=False) if scanned]
        faster = statistics.mean(cpu for cpu, _ in took) / statistics.mean(cpu for cpu, _ in times[:scans])
        report(name, took, f"recall@5 {share(theirs)}   index {faster:5.0f} x faster, {share(same)} of the scan's")
    times_of_verify = []
    verbatim = []
    for text in wanted:
        began = now()
        verbatim.append((await services.verify(LIBRARY, VerifyRequest(text))).verdict == "verbatim")
        times_of_verify.append(since(began))
    report("verify", times_of_verify, f"verbatim {share(verbatim)}")
    return [cpu for cpu, _ in times]


async def lookups(services: Services, language: Language, queries: int) -> None:
    """Time every other way to find quotations, and the hints while a name is typed."""
    draw = language.random
    speakers = await services.corpus(LIBRARY).speakers()
    best, some = [person.name for person in speakers[:20]], [person.name for person in speakers[100:3_000]]
    common, rare = language.content[:200], language.content[5_000:50_000]
    year = Period(date(2015, 1, 1), date(2015, 12, 31))
    month = Period(date(2015, 3, 1), date(2015, 3, 31))

    def asked(**filters: Callable[[], Any]) -> Callable[[], Awaitable[Any]]:
        return lambda: services.quote(LIBRARY, QuoteRequest(**{name: pick() for name, pick in filters.items()}))

    def misspelt(names: Sequence[str]) -> str:
        name = draw.choice(names)
        return name[:-2] + name[-1]

    ways: dict[str, Callable[[], Awaitable[Any]]] = {
        "best known speaker": asked(speaker=lambda: draw.choice(best)),
        "speaker": asked(speaker=lambda: draw.choice(some)),
        "speaker, misspelt": asked(speaker=lambda: misspelt(some)),
        "topic, rare words": asked(about=lambda: " ".join(draw.sample(rare, 2))),
        "topic, common words": asked(about=lambda: " ".join(draw.sample(common, 2))),
        "topic, one common word": asked(about=lambda: draw.choice(common)),
        "outlet": asked(outlet=lambda: f"Outlet {draw.randrange(OUTLETS)}"),
        "month": asked(period=lambda: month),
        "speaker, topic": asked(speaker=lambda: draw.choice(best), about=lambda: draw.choice(common)),
        "speaker, outlet, year": asked(
            speaker=lambda: draw.choice(best), outlet=lambda: f"Outlet {draw.randrange(9)}", period=lambda: year
        ),
        "topic, month": asked(about=lambda: draw.choice(common), period=lambda: month),
        "hint: speaker": lambda: services.suggest_speakers(LIBRARY, draw.choice(some)[: draw.randint(1, 5)]),
        "hint: person": lambda: services.suggest_people(LIBRARY, draw.choice(some)[: draw.randint(1, 5)]),
        "hint: topic": lambda: services.suggest_topics(LIBRARY, draw.choice(some)[: draw.randint(1, 5)]),
        "hint: outlet": lambda: services.suggest_outlets(LIBRARY, f"Out{'let'[: draw.randrange(3)]}"),
        "hint: article": lambda: services.suggest_articles(LIBRARY, draw.choice(common)),
    }
    for label, ask in ways.items():
        took: list[tuple[float, float]] = []
        found = 0
        for _ in range(queries):
            began = now()
            try:
                await ask()
                found += 1
            except NotInCorpus:
                pass
            took.append(since(began))
        report(label, took, f"answered {100 * found // queries} %" if found < queries else "")


def now() -> tuple[float, float]:
    """Processor time and the clock, in seconds."""
    return time.process_time(), time.perf_counter()


def since(began: tuple[float, float]) -> tuple[float, float]:
    """Milliseconds passed of both."""
    return 1000 * (time.process_time() - began[0]), 1000 * (time.perf_counter() - began[1])


def p95(times: Iterable[float]) -> float:
    """The 95th percentile."""
    ordered = sorted(times)
    return ordered[math.ceil(0.95 * len(ordered)) - 1]


def share(found: Sequence[bool]) -> str:
    """Percent of what is true."""
    return f"{100 * sum(found) / len(found):5.1f}" if found else "    –"


def report(label: str, took: Sequence[tuple[float, float]], more: str = "") -> None:
    """One line of the table, times in milliseconds."""
    processor, clock = zip(*took, strict=True)
    print(
        f"  {label:22} median {statistics.median(processor):8.1f} ms   p95 {p95(processor):8.1f} ms"
        f"   wall {statistics.median(clock):8.1f} / {p95(clock):8.1f} ms   {more}".rstrip(),
        flush=True,
    )


async def run(sizes: Sequence[int], queries: int, scans: int, folder: Path) -> None:
    """The whole benchmark."""
    medians: dict[int, float] = {}
    for size in sizes:
        path = folder / f"quotations-{size}.db"
        is_new = not path.exists()
        services = await open_services(path, durable=False)
        try:
            if is_new:
                began = now()
                await fill(services, Language(1), size)
                print(f"{size:,} quotations made and stored in {since(began)[1] / 1000:.0f} s", flush=True)
            print(f"{size:,} quotations", flush=True)
            language = Language(1)
            language.random.seed(2)
            await lookups(services, language, max(5, queries // 5))
            stored = await texts(services)
            # The list is the benchmark's, not the bot's: its million strings must not burden the bot's collector.
            gc.collect()
            gc.freeze()
            medians[size] = statistics.median(await wording(services, stored, language, queries, scans))
        finally:
            await services.close()
    for fewer, more in pairwise(sizes):
        power = math.log(medians[more] / medians[fewer]) / math.log(more / fewer)
        print(f"approximate wording, {fewer:,} to {more:,}: cost grows as the number to the power of {power:.2f}")


def main() -> None:
    """Read the options and run."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--queries", type=int, default=100)
    options.add_argument("--scans", type=int, default=10, help="queries that are also answered by a scan")
    options.add_argument("--folder", type=Path, help="keep the databases here")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(run(sorted(given.sizes), given.queries, given.scans, folder))


if __name__ == "__main__":
    main()

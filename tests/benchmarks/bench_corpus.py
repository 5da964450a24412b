"""How long the queries of a large corpus take, and how many pages a second are read and stored.

    python tests/benchmarks/bench_corpus.py [--articles 10000] [--pages 60] [--folder DIR]

Stored articles are made of words as unevenly common as those of news; pages are the shipped ones under other names of
ports, so that each is new. The database in ``--folder`` is kept and used again.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from itertools import accumulate
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bot.loading import PageFile, page_paths  # noqa: E402 - found by the line above when run as a file
from bot.model.article import Article, Publication  # noqa: E402
from bot.model.quotation import Person, Quotation, Speaker  # noqa: E402
from bot.model.text import Sentence  # noqa: E402
from bot.services import Services, open_services  # noqa: E402
from bot.storage.corpus import LIBRARY  # noqa: E402
from bot.storage.persons import PersonLink  # noqa: E402
from bot.storage.store import Store  # noqa: E402

ROUNDS = 7
PER_ARTICLE = 20


def made_article(number: int, words: list[str], odds: list[float], people: list[str], rng: random.Random) -> Article:
    """Twenty sentences, each of them somebody's."""
    name, text = rng.choice(people), ""
    quotations, sentences = [], []
    for index in range(PER_ARTICLE):
        start = len(text) + 2 if text else 0
        said = " ".join(rng.choices(words, cum_weights=odds, k=18))
        text += f"{chr(10) * 2 if text else ''}“{said},” {name} said."
        mention = start + len(said) + 4
        speaker = Speaker(name, name, mention, mention + len(name))
        quotations.append(Quotation(said, start + 1, start + 1 + len(said), "direct", speaker))
        sentences.append(Sentence(start, len(text), index))
    day = date(2015, 1, 1) + timedelta(days=number % 3000)
    return Article(
        path=f"{number}.txt",
        title=f"Page {number}",
        text=text,
        outlet=f"Outlet {number % 40}",
        publication=Publication(day, day, "given", day),
        sentences=tuple(sentences),
        quotations=tuple(quotations),
        people=(Person(name),),
    )


async def fill(services: Services, count: int) -> None:
    """Store made articles as a load would."""
    rng = random.Random(1)
    words = [f"w{number}" for number in range(50_000)]
    odds = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    people = [f"Given{number % 70} Family{number}" for number in range(3_000)]
    store = Store(services.database, LIBRARY)
    for number in range(count):
        one = made_article(number, words, odds, people, rng)
        # Who is not linked is found by name, or new.
        links = [PersonLink(person.name, "person", None) for person in one.people]
        await store.save(one, one.path, links, services.now())


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
        "sentences, rare words": lambda: corpus.search_sentences(["w40000", "w30000"]),
        "sentences, common words": lambda: corpus.search_sentences(["said", "w0", "w1"]),
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


async def run(count: int, pages: int, folder: Path) -> None:
    """Both tables."""
    path = folder / f"corpus-{count}.db"
    is_new = not path.exists()
    services = await open_services(path, durable=False)
    try:
        if is_new:
            await fill(services, count)
        print(f"{count:,} articles with {count * PER_ARTICLE:,} quotations, median of {ROUNDS}")
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

"""How long approximate wording takes to find among up to a million quotations, beside a scan over all of them.

    python tests/benchmarks/bench_quotes.py [--sizes 10000 100000 1000000] [--queries 200] [--folder DIR]

The quotations are made: words drawn by Zipf's law (with function words as often as in English), so that common and
rare words are as unevenly spread as in news. Each query is a stored quotation remembered badly: words dropped, changed,
misspelt, or only a part of it. The scans are ``rapidfuzz.process.extract`` with its default
scorer and with its fastest. Times are of the processor, all threads together, so that a busy machine tells much the
same as an idle one; ``wall`` is the clock's 95th percentile. Databases in ``--folder`` are kept and used again.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import math
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.answering.weights import listed
from bot.errors import NotInCorpus
from bot.model.article import Publication
from bot.model.quotation import Quotation, Speaker
from bot.model.request import QuoteRequest, VerifyRequest
from bot.services import Services, open_services
from bot.storage.corpus import LIBRARY
from bot.storage.rows import dump

VOCABULARY = 120_000
PER_ARTICLE = 20
SPEAKERS = 5_000
ONSETS = ("b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr", "gr")
SYLLABLES = [onset + rime for onset in ONSETS for rime in ("a", "e", "i", "o", "u", "en", "on", "ar")]


class Language:
    """A made-up language with English function words and a Zipf-distributed rest."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        made: dict[str, None] = {}
        while len(made) < VOCABULARY:
            made["".join(self.random.choices(SYLLABLES, k=self.random.choice((2, 2, 3, 3, 4))))] = None
        self.content = list(made)
        self.rest = sorted(word for word in listed("function") if "'" not in word)
        # The function words have the first ranks already: the commonest other word is rare beside them.
        self.content_odds = list(accumulate(1 / (rank + 100) for rank in range(VOCABULARY)))
        self.rest_odds = list(accumulate(1 / (rank + 1) for rank in range(len(self.rest))))

    def quotation(self) -> str:
        """A sentence of 5 to 45 words, about half of them function words."""
        length = min(45, max(5, round(self.random.lognormvariate(math.log(17), 0.5))))
        words = [
            self.random.choices(self.rest, cum_weights=self.rest_odds)[0]
            if self.random.random() < 0.45
            else self.random.choices(self.content, cum_weights=self.content_odds)[0]
            for _ in range(length)
        ]
        return " ".join(words).capitalize() + "."

    def misremembered(self, text: str) -> str:
        """The wording as somebody half remembers it."""
        words = text.rstrip(".").split()
        if len(words) > 12 and self.random.random() < 0.3:
            start = self.random.randrange(len(words) - 10)
            words = words[start : start + self.random.randint(8, len(words) - start)]
        kept = [word for word in words if self.random.random() > 0.12] or words
        for _ in range(max(1, len(kept) // 8)):
            at = self.random.randrange(len(kept))
            how = self.random.random()
            if how < 0.4:
                kept[at] = self.random.choices(self.content, cum_weights=self.content_odds)[0]
            elif how < 0.8 and len(kept[at]) > 3:
                cut = self.random.randrange(1, len(kept[at]) - 1)
                kept[at] = kept[at][:cut] + kept[at][cut + 1 :]
            elif at + 1 < len(kept):
                kept[at], kept[at + 1] = kept[at + 1], kept[at]
        return " ".join(kept)


async def fill(services: Services, language: Language, quotations: int) -> None:
    """Store the made articles, by plain rows: a load of whole pages would take an hour for a million."""
    names = [f"{language.content[i].capitalize()} {language.content[-i].capitalize()}" for i in range(1, SPEAKERS + 1)]
    async with services.database.write() as db:
        await db.executemany("INSERT INTO person (id, name, kind) VALUES (?,?,'person')", list(enumerate(names, 1)))
    per_step = 2_500
    pages = range(1, math.ceil(quotations / PER_ARTICLE) + 1)
    for start in range(0, len(pages), per_step):
        rows, quotes = [], []
        for number in pages[start : start + per_step]:
            day = date(2015, 1, 1) + timedelta(days=number % 3000)
            published = dump(Publication(day, day, "given", day))
            rows.append((number, LIBRARY, f"{number}.txt", f"{number}", f"Page {number}", published, day.isoformat()))
            speaker = language.random.randrange(SPEAKERS)
            at = 0
            for group in range(1, PER_ARTICLE + 1):
                words = language.quotation()
                sentence = f"“{words}” {names[speaker]} said."
                mention = Speaker(names[speaker], names[speaker], at + len(words) + 3, at + len(sentence) - 6)
                quotation = Quotation(words, at + 1, at + 1 + len(words), "direct", mention, None, group)
                quotes.append(
                    (
                        number,
                        at + 1,
                        at + 1 + len(words),
                        words,
                        speaker + 1,
                        at,
                        at + len(sentence),
                        sentence,
                        dump(quotation),
                    )
                )
                at += len(sentence) + 2
        async with services.database.write() as db:
            await db.executemany(
                "INSERT INTO article (id, workspace, path, version, content_hash, title, language, publication,"
                " earliest, latest, document, loaded_at) VALUES (?1,?2,?3,1,?4,?5,'en',?6,?7,?7,'','')",
                rows,
            )
            await db.executemany(
                "INSERT INTO quotation (article_id, start, end, text, kind, person_id, sentence_start, sentence_end,"
                " sentence, detail) VALUES (?,?,?,?,'direct',?,?,?,?,?)",
                quotes,
            )
        print(f"  {min(quotations, (start + per_step) * PER_ARTICLE):,} stored", flush=True)


async def texts(services: Services) -> list[str]:
    """Every stored quotation."""
    async with services.database.read() as connection:
        return [row[0] for row in await connection.execute_fetchall("SELECT text FROM quotation ORDER BY id")]


async def measure(services: Services, stored: Sequence[str], seed: int, queries: int, scans: int) -> None:
    """Time queries through the service, and a few of the same by a scan."""
    language = Language(seed)
    wanted = [language.random.choice(stored) for _ in range(queries)]
    asked = [language.misremembered(text) for text in wanted]
    took: list[tuple[float, float]] = []
    hits = first = 0
    for text, query in zip(wanted, asked, strict=True):
        began = now()
        try:
            answer = await services.quote(LIBRARY, QuoteRequest(exact=query))
            found = [result.statement.text for result in answer.results]
        except NotInCorpus:
            found = []
        took.append(since(began))
        hits += text in found
        first += text in found[:1]
    report("by index", took, hits / queries, first / queries)
    for name, scorer in (("WRatio", fuzz.WRatio), ("ratio", fuzz.ratio)) if scans else ():
        took.clear()
        hits = first = 0
        for text, query in list(zip(wanted, asked, strict=True))[:scans]:
            began = now()
            scanned = [match for match, _, _ in process.extract(query, stored, scorer=scorer, limit=5)]
            took.append(since(began))
            hits += text in scanned
            first += text in scanned[:1]
        report(name, took, hits / scans, first / scans)
    took.clear()
    verbatim = 0
    for text in wanted:
        began = now()
        verbatim += (await services.verify(LIBRARY, VerifyRequest(text))).verdict == "verbatim"
        took.append(since(began))
    report("verify", took, verbatim / queries, verbatim / queries)


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


def report(name: str, took: Sequence[tuple[float, float]], recall: float, first: float) -> None:
    """One line of the table, times in milliseconds."""
    processor, clock = zip(*took, strict=True)
    print(
        f"  {name:9} median {statistics.median(processor):9.1f} ms   p95 {p95(processor):9.1f} ms"
        f"   wall {p95(clock):9.1f} ms   recall@5 {100 * recall:5.1f}   @1 {100 * first:5.1f}",
        flush=True,
    )


async def run(sizes: Sequence[int], queries: int, scans: int, folder: Path) -> None:
    """The whole benchmark."""
    for size in sizes:
        path = folder / f"quotations-{size}.db"
        is_new = not path.exists()
        services = await open_services(path, durable=False)
        try:
            print(f"{size:,} quotations", flush=True)
            if is_new:
                await fill(services, Language(1), size)
            stored = await texts(services)
            # The list is the benchmark's, not the bot's: its million strings must not burden the bot's collector.
            gc.collect()
            gc.freeze()
            await measure(services, stored, 2, queries, scans)
        finally:
            await services.close()


def main() -> None:
    """Read the options and run."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--queries", type=int, default=200)
    options.add_argument("--scans", type=int, default=10, help="queries that are also answered by a scan")
    options.add_argument("--folder", type=Path, help="keep the databases here")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(run(given.sizes, given.queries, given.scans, folder))


if __name__ == "__main__":
    main()

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
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rapidfuzz import fuzz, process  # noqa: E402 - found by the line above when run as a file

from bot.answering.weights import listed  # noqa: E402
from bot.errors import NotInCorpus  # noqa: E402
from bot.model.article import Publication  # noqa: E402
from bot.model.quotation import Quotation, Speaker  # noqa: E402
from bot.model.request import Period, QuoteRequest, VerifyRequest  # noqa: E402
from bot.model.words import fold  # noqa: E402
from bot.services import Services, open_services  # noqa: E402
from bot.storage.corpus import LIBRARY  # noqa: E402
from bot.storage.persons import name_words  # noqa: E402
from bot.storage.rows import dump  # noqa: E402

VOCABULARY = 120_000
PER_ARTICLE = 20
SPEAKERS = 20_000
OUTLETS = 40
SHOWN = 5
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
        content = self.random.choices(self.content, cum_weights=self.content_odds, k=length)
        rest = self.random.choices(self.rest, cum_weights=self.rest_odds, k=length)
        words = [a if self.random.random() < 0.45 else b for a, b in zip(rest, content, strict=True)]
        return " ".join(words).capitalize() + "."

    def names(self) -> list[str]:
        """People of whom some share a given name and a few a family name."""
        given, family = self.content[2_000:2_400], self.content[3_000:10_000]
        return [
            f"{given[self.random.randrange(400)].capitalize()} {self.random.choice(family).capitalize()}"
            for _ in range(SPEAKERS)
        ]

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
    names = language.names()
    odds = list(accumulate(1 / (rank + 20) for rank in range(SPEAKERS)))
    forms = [(fold(name), number) for number, name in enumerate(names, 1)]
    said: Counter[int] = Counter()
    appeared: Counter[int] = Counter()
    per_step = 2_500
    pages = range(1, math.ceil(quotations / PER_ARTICLE) + 1)
    async with services.database.write() as db:
        await db.executemany("INSERT INTO person (id, name, kind) VALUES (?,?,'person')", list(enumerate(names, 1)))
        await db.executemany(f"INSERT OR IGNORE INTO person_name VALUES (?,'{LIBRARY}',?)", forms)
        await db.executemany(
            f"INSERT OR IGNORE INTO person_word VALUES (?,'{LIBRARY}',?)",
            [(word, number) for form, number in forms for word in name_words(form)],
        )
    for start in range(0, len(pages), per_step):
        rows, quotes, named = [], [], []
        for number in pages[start : start + per_step]:
            day = date(2015, 1, 1) + timedelta(days=number % 3000)
            published = dump(Publication(day, day, "given", day))
            outlet = f"Outlet {min(int(language.random.expovariate(1 / 8)), OUTLETS - 1)}"
            title = language.quotation()
            rows.append((number, LIBRARY, f"{number}.txt", f"{number}", title, published, day.isoformat(), outlet))
            speakers = language.random.choices(range(1, SPEAKERS + 1), cum_weights=odds, k=PER_ARTICLE // 5)
            named += [(number, speaker) for speaker in set(speakers)]
            appeared.update(set(speakers))
            at = 0
            for group in range(PER_ARTICLE):
                speaker = speakers[group // 5]
                said[speaker] += 1
                words, name = language.quotation(), names[speaker - 1]
                sentence = f"“{words}” {name} said."
                mention = Speaker(name, name, at + len(words) + 3, at + len(sentence) - 6)
                quotation = Quotation(words, at + 1, at + 1 + len(words), "direct", mention, None, group + 1)
                place = (at + 1, at + 1 + len(words), words, speaker, at, at + len(sentence), sentence)
                quotes.append((number, *place, dump(quotation)))
                at += len(sentence) + 2
        async with services.database.write() as db:
            await db.executemany(
                "INSERT INTO article (id, workspace, path, version, content_hash, title, language, publication,"
                " earliest, latest, document, loaded_at, outlet) VALUES (?1,?2,?3,1,?4,?5,'en',?6,?7,?7,'','',?8)",
                rows,
            )
            await db.executemany("INSERT INTO article_person VALUES (?,?,5,'[]')", named)
            await db.executemany(
                "INSERT INTO quotation (article_id, start, end, text, kind, person_id, sentence_start, sentence_end,"
                " sentence, detail) VALUES (?,?,?,?,'direct',?,?,?,?,?)",
                quotes,
            )
            await db.executemany(
                "INSERT INTO sentence (article_id, start, end, paragraph, text) VALUES (?,?,?,0,?)",
                [(quote[0], *quote[5:8]) for quote in quotes],
            )
    async with services.database.write() as db:
        await db.executemany(
            f"INSERT INTO person_count VALUES (?,'{LIBRARY}',?,?,?)",
            [(speaker, appeared[speaker], 5 * appeared[speaker], count) for speaker, count in said.items()],
        )


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

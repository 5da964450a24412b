"""How long the temporal expressions of a news article take to find, beside ``dateparser.search.search_dates``.

    python tests/benchmarks/bench_temporal.py [--articles 20] [--words 800]

The articles are made from sentences with and without dates, in the proportion of news (a date every three sentences).
Both readers get the same texts in the same run. dateparser is not among our dependencies: where it is not installed
only our own time is shown. The second table shows that time grows with the text and not faster, the third that no text
makes it grow faster: a quarter of a megabyte beside an eighth of it, of what careless patterns trip over.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from bot.parsing.temporal import find_times

PUBLISHED = date(2019, 4, 25)
DATED = (
    "The council met on Monday to settle the budget.",
    "She had left the ministry in March 2011, a year after the vote.",
    "Turnout fell for the third time since the late 1990s, the commission said on Thursday evening.",
    "The two sides will meet again on May 14 and 15 in the old harbour.",
    "Prices rose 3.4 percent in the second quarter, compared with 2.1 percent a year earlier.",
    "The talks lasted more than four hours and broke off at 10 p.m. Wednesday.",
)
UNDATED = (
    "Nobody in the hall seemed to expect an answer, and none was given.",
    "The mayor called the plan a waste of money that the city does not have.",
    "Fishermen along the coast have long complained about the new rules.",
    "A spokesman declined to say how many people had been invited.",
    "Critics of the project point to 1,200 homes, 45 schools and a hospital in its way.",
    "The minister, who may yet change his mind, thanked everybody and walked out.",
)


TRIPS = {
    "digits": "1",
    "thousands": ",000",
    "spaces": " ",
    "empty lines": "\n ",
    "hyphens": "-",
    "full stops": ". ",
    "the the": "the ",
    "number words": "twenty-two thousand ",
    "half of half of": "half of the second half of ",
    "years": "2004 ",
    "days joined": "May 3, ",
    "weekdays joined": "Monday to ",
    "hours joined": "9 to 11 a.m. to ",
    "titles": "Mr. ",
}


def article(words: int, rng: random.Random) -> str:
    """A text of about so many words in paragraphs of three sentences."""
    sentences: list[str] = []
    count = 0
    while count < words:
        sentence = rng.choice(DATED if rng.random() < 0.34 else UNDATED)
        sentences.append(sentence)
        count += len(sentence.split())
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


def milliseconds(read: Callable[[str], object], texts: list[str]) -> float:
    """Median processor time per text; none of them was read before, for what was read last is remembered."""
    read(DATED[0])
    spent = []
    for text in texts:
        start = time.process_time()
        read(text)
        spent.append(1000 * (time.process_time() - start))
    return statistics.median(spent)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--words", type=int, default=800)
    options = parser.parse_args()
    rng = random.Random(7)
    texts = [article(options.words, rng) for _ in range(options.articles)]

    ours = milliseconds(lambda text: find_times(text, PUBLISHED), texts)
    print(f"{options.articles} articles of {options.words} words, median per article")
    print(f"  {'find_times':32} {ours:7.2f} ms")
    if importlib.util.find_spec("dateparser") is None:
        print("  dateparser.search.search_dates   skipped: dateparser is not installed")
    else:
        from dateparser.search import search_dates

        settings = {"RELATIVE_BASE": datetime(PUBLISHED.year, PUBLISHED.month, PUBLISHED.day)}
        for languages in (None, ["en"]):
            theirs = milliseconds(partial(search_dates, languages=languages, settings=settings), texts[:3])
            told = "search_dates, told it is English" if languages else "dateparser.search.search_dates"
            print(f"  {told:32} {theirs:7.2f} ms, {theirs / ours:.0f} times as long")

    print("text length and time")
    for words in (400, 800, 1600, 3200, 6400, 12800):
        spent = milliseconds(lambda text: find_times(text, PUBLISHED), [article(words, rng) for _ in range(5)])
        print(f"  {words:6} words {spent:10.2f} ms {1000 * spent / words:8.2f} µs per word")
    print("texts to trip over: seconds for 31,250 and for 250,000 characters")
    for name, unit in TRIPS.items():
        short, long = (
            milliseconds(lambda text: find_times(text, PUBLISHED), [(unit * (size // len(unit) + 1))[:size]]) / 1000
            for size in (31_250, 250_000)
        )
        print(f"  {name:20} {short:8.3f} {long:8.3f}")


if __name__ == "__main__":
    main()

"""How long whole pages take to annotate, beside ``trafilatura.extract`` on the same pages in the same run.

    python tests/benchmarks/bench_pages.py [FOLDER] [--pages 60] [--repeat 3]

FOLDER holds pages (``.html``, ``.html.gz``, ``.txt``, also in folders below); without one, pages are made from
templates, flattened and as HTML. Trafilatura reads the HTML page where there is one, else it has nothing to compare.
Times are of the processor, on one core, the median of the repeats. A page's first reading is the one that counts: every
repeat of every reader has a process of its own, set up like the workers of a load, so that none has seen the pages, or
lines of them, before. The second table grows one page to a megabyte, the third reads a megabyte of what regular
expressions fear.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from string import ascii_lowercase

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.errors import UnreadablePage
from bot.garbage import look_rarely
from bot.parsing import parse_page
from tests.quality.made_pages import SHAPES, make_page

MEGABYTE = 1_000_000
ENDINGS = ["".join(letters) for letters in product("abc", *[ascii_lowercase] * 3)]
FEARED = {
    "quotation marks": '"' * MEGABYTE,
    "opening marks": "“" * (MEGABYTE // 3),
    "spaces": " " * (MEGABYTE - 1) + "x",
    "digits": "1" * MEGABYTE,
    "digits apart": "1 " * (MEGABYTE // 2),
    '"a "': "a " * (MEGABYTE // 2),
    "brackets": "(" * MEGABYTE,
    "tags": "<html>" + "<p" * (MEGABYTE // 2),
    "one line": "The council met in the harbour on Monday and said nothing of it. " * (MEGABYTE // 65),
    "short lines": "News\n" * (MEGABYTE // 5),
    "labels and stubs": "Related\n1. x\n" * (MEGABYTE // 13),
    "names": "Mara Lindqvist " * (MEGABYTE // 15),
    "people": "".join(f"Mara Lind{ending} said so. " for ending in ENDINGS)[:MEGABYTE],
    "namesakes": "".join(f"Mara{ending} Lind said so. " for ending in ENDINGS)[:MEGABYTE],
    "sentences said": "He said. " * (MEGABYTE // 9),
    "dates": "May 5, 2019. " * (MEGABYTE // 13),
    "dates in marks": "(May 5, 2019) [June 2018 " * (MEGABYTE // 25),
    "marks mixed": '"No” ‘yes" “a ‘b \' ' * (MEGABYTE // 22),
    "names with dots": "J. R. R. Quill Jr. met A. B. Holm. " * (MEGABYTE // 35),
    "quotations": '"No," he said. ' * (MEGABYTE // 15),
    "stretches": "between May 5 and from 5 to the end of the " * (MEGABYTE // 43),
    "line ends": "The council met\r\n\r\r\n\n\r" * (MEGABYTE // 22),
    "entities": "&amp;amp;&quot;&lt;&#8217;" * (MEGABYTE // 26),
    "entities, HTML": "<html><body><p>" + "&amp;&quot;&#8217; " * (MEGABYTE // 19),
    "lists in lists": "<html><body>" + "<ul><li>one more item " * (MEGABYTE // 22),
    "tiny articles": "".join(
        f"Quay {ending} votes on harbour tax\n\nBy Mara Quill\n\nThe council of Quay {ending} voted on Monday for it."
        f" Mayor Jon {ending.title()} said it was needed.\n\n"
        for ending in ENDINGS
    )[:MEGABYTE],
}


def ours(page: bytes, name: str) -> None:
    """Annotate a page, or find that it holds no article."""
    with suppress(UnreadablePage):
        parse_page(page, name)


def theirs(page: bytes, _name: str) -> None:
    """What trafilatura alone makes of a page."""
    from trafilatura import extract

    extract(page)


def milliseconds(read: Callable[[bytes, str], None], pages: list[tuple[str, bytes]]) -> float:
    """Mean processor time per page."""
    start = time.process_time()
    for name, page in pages:
        read(page, name)
    return 1000 * (time.process_time() - start) / len(pages)


def first_reading(read: Callable[[bytes, str], None], pages: list[tuple[str, bytes]]) -> float:
    """The same for a reader that has read but one page before, of each kind."""
    for page in (make_page(0).text, make_page(0).html):
        read(page.encode(), pages[0][0])
    return milliseconds(read, pages)


def typical(read: Callable[[bytes, str], None], pages: list[tuple[str, bytes]], repeat: int) -> float:
    """The median of the first readings of so many processes, one after the other."""
    times = []
    for _ in range(repeat):
        with ProcessPoolExecutor(1, get_context("spawn"), initializer=look_rarely) as fresh:
            times.append(fresh.submit(first_reading, read, pages).result())
    return statistics.median(times)


def made(count: int) -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """Pages from the templates, flattened and as HTML."""
    pages = [make_page(seed, SHAPES[seed % len(SHAPES)]) for seed in range(count)]
    flat = [(f"{number}.txt", page.text.encode()) for number, page in enumerate(pages)]
    return flat, [(f"{number}.html", page.html.encode()) for number, page in enumerate(pages)]


def stored(folder: Path, count: int) -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """The pages of a folder, flattened ones and HTML ones, at most so many of each."""
    flat = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.txt"))[:count]]
    html = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.html"))[:count]]
    packed = sorted(folder.rglob("*.html.gz"))[: count - len(html)]
    return flat, html + [(path.stem, gzip.decompress(path.read_bytes())) for path in packed]


def compare(flat: list[tuple[str, bytes]], html: list[tuple[str, bytes]], repeat: int) -> None:
    """Print pages per second of both readers, and what ours costs in units of the other."""
    base = None
    if html:
        base = typical(theirs, html, repeat)
        print(f"  trafilatura.extract, HTML    {base:8.2f} ms a page {1000 / base:8.0f} pages/s")
    for kind, pages in (("whole annotation, HTML", html), ("whole annotation, flattened", flat)):
        if pages:
            spent = typical(ours, pages, repeat)
            times = f", {spent / base:.2f} times trafilatura" if base else ""
            print(f"  {kind:28} {spent:8.2f} ms a page {1000 / spent:8.0f} pages/s{times}")


def grow() -> None:
    """Print how the time grows with the length of the page."""
    short = len(make_page(1, paragraphs=100).text) / 100
    for length in (10_000, 100_000, 1_000_000):
        page = make_page(1, paragraphs=round(length / short))
        flat, html = page.text.encode(), page.html.encode()
        times = [
            milliseconds(read, [(name, content)])
            for read, name, content in ((ours, "a.txt", flat), (ours, "a.html", html), (theirs, "a.html", html))
        ]
        ours_text, ours_html, other = (f"{spent:9.1f} ms {1e6 * spent / length:7.1f} µs/kB" for spent in times)
        print(f"  {length:9} characters   flattened {ours_text}   HTML {ours_html}   trafilatura {other}")


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    look_rarely()
    flat, html = stored(options.folder, options.pages) if options.folder else made(options.pages)
    ours(make_page(0).text.encode(), "warm.txt")
    ours(make_page(0).html.encode(), "warm.html")
    print(f"{len(flat)} flattened and {len(html)} HTML pages")
    compare(flat, html, options.repeat)
    print("length and time")
    grow()
    print("a megabyte of")
    for name, text in FEARED.items():
        print(f"  {name:16} {milliseconds(ours, [('a.txt', text.encode())]):9.0f} ms")


if __name__ == "__main__":
    main()

"""How often verification gives the right verdict on claims made from the quotations of pages, true and altered.

    python tests/benchmarks/bench_verify.py [PAGE_OR_FOLDER...] [--errors N] [--most N]

Without pages named it reads the shipped ones. Of more than twelve pages every fourth stays out of the corpus: its
quotations are the ones that were never said.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bot.model.article import Article  # noqa: E402
from bot.model.request import QuoteRequest, VerifyRequest  # noqa: E402
from bot.page_files import PageFile, page_paths, read_file  # noqa: E402
from bot.parsing import parse_page  # noqa: E402
from bot.services import Services, open_services  # noqa: E402
from bot.storage.corpus import LIBRARY  # noqa: E402
from tests.quality.alterations import Case, Known, cases  # noqa: E402

_FEW = 12
"""Pages too few to leave one out."""


async def known_quotations(services: Services) -> list[Known]:
    """The direct quotations of the corpus."""
    answer = await services.quote(LIBRARY, QuoteRequest(limit=1_000_000))
    return [
        Known(r.statement.text, r.speaker, r.statement.citations[0].article.path)
        for r in answer.results
        if r.kind == "direct"
    ]


def direct_quotations(page: PageFile) -> list[str]:
    """The direct quotations of a page that is not stored."""
    article: Article = parse_page(page.content, page.path)
    return [q.text for q in article.quotations if q.kind == "direct"]


async def measure(services: Services, made: Sequence[Case], errors: int) -> None:
    """Verify every claim and print right verdicts by kind."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong: defaultdict[str, list[str]] = defaultdict(list)
    false_verbatim = 0
    began = time.process_time()
    for case in made:
        verdict = (await services.verify(LIBRARY, VerifyRequest(case.text, case.speaker))).verdict
        seen = "not found" if verdict == "paraphrase" else verdict
        total[case.kind] += 1
        right[case.kind] += seen == case.verdict
        false_verbatim += verdict == "verbatim" != case.verdict
        if seen != case.verdict:
            wrong[case.kind].append(f"{verdict}: {case.text}  [{case.speaker}]")
    for kind, count in total.items():
        print(f"{kind:20} {count:5}  right {100 * right[kind] / count:6.2f}")
        for line in wrong[kind][:errors]:
            print("      ", line)
    count = sum(total.values())
    print(f"{'all':20} {count:5}  right {100 * right.total() / count:6.2f}   wrongly verbatim: {false_verbatim}")
    print(f"{1000 * (time.process_time() - began) / count:.1f} ms of processor time a claim")


async def run(paths: Sequence[Path], errors: int, most: int) -> None:
    """Load three pages of four, make claims, verify them."""
    pages = [read_file(path) for path in page_paths(paths)]
    left_out = pages[3::4] if len(pages) > _FEW else []
    with tempfile.TemporaryDirectory() as folder:
        services = await open_services(Path(folder) / "verify.db", durable=False)
        try:
            await services.add_pages(LIBRARY, [page for page in pages if page not in left_out])
            known = await known_quotations(services)
            unknown = [text for page in left_out for text in direct_quotations(page)]
            made = list(cases(known, unknown))
            await measure(services, made if len(made) <= most else random.Random(1).sample(made, most), errors)
        finally:
            await services.close()


def main() -> None:
    """Read the options and run."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", type=Path, nargs="*", default=[ROOT / "seeds"])
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--most", type=int, default=100_000, help="claims, taken at random when there are more")
    given = options.parse_args()
    asyncio.run(run(given.paths, given.errors, given.most))


if __name__ == "__main__":
    main()

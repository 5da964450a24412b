"""Train what tells two articles on one page apart.

    python scripts/train_joints.py PAGES_FOLDER [PLAIN_FOLDER...] [--more PAGES_FOLDER]

The PAGES_FOLDER is one that `scripts/train_pages.py` learns from; each PLAIN_FOLDER holds files of one article each as
plain text, all below it ending in ``.txt``. Pages are laid below one another in several ways, of one site where it has
two; where one ends and the next begins is known, and that single pages hold one article each. The line model that reads
a page was learned from other sites, of the folder after ``--more`` too. Writes ``bot/parsing/pages/joint_model.json``
and prints how many joints of held-out sites are found and how many single articles are torn. Needs what
`scripts/train_pages.py` needs.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.parsing.pages import body, second
from bot.parsing.pages.decode import decode_page, spelled_out
from bot.parsing.pages.joints import NAMES, find_gaps, is_running
from bot.parsing.pages.language import page_language
from bot.parsing.pages.lines import Line, split_lines
from scripts import train_pages
from scripts.forests import Grown, Settings, grown
from scripts.page_samples import Sample, samples

MODEL = Path(second.__file__).with_name("joint_model.json")
LAYOUTS = ("whole", "headline on", "cut", "brief", "bare")
"""Second pages stand whole; from the headline on; to the article's end; to its first paragraphs; without furniture."""
SAME_SITE, THREE = 0.8, 0.12
ABOVE, BELOW = (0, 0, 0, 1, 2), (0, 0, 1, 2, 4, 8, 12)
BRIEF = 2, 6  # paragraphs
JOINTS = Settings(150, 12, 0.1, 20, 0.4, 5.0, early=25, sure=1.5, forests=2)
# More that reaches over a gap never speaks for another article, more of a headline never against one: the rows of few
# sites would teach exceptions.
AGAINST = frozenset({
    "over", "names_over", "after_known", "keys_known", "keys_back", "near", "wide_known", "wide_back", "quoted",
})  # fmt: skip
FOR = frozenset({"own", "signed", "dated", "dateline"})
# Within an article a wrong joint does most harm, beyond it next to none; joints themselves are few.
WITHIN, BEYOND, JOINED, JOINT = 9.0, 0.3, 1.0, 4.0


@dataclass(frozen=True)
class Source:
    """One page: the rows of its text, its lines, which are its article, the headline's line above the article."""

    site: str
    text: list[str]
    lines: list[Line]
    body: list[int]
    headline: int | None

    @property
    def dense(self) -> bool:
        """Whether no blank rows part the paragraphs."""
        return sum(not row for row in self.text) * 10 < len(self.text)

    def cut(self, layout: str, first: bool, chance: random.Random) -> list[str] | None:
        """The rows that this page gives to a joined one, none if it cannot be laid out so."""
        start, stop = 0, len(self.text)
        if layout != "whole" and self.headline is None and not (first and layout != "bare"):
            return None
        if layout == "bare":
            shown = [self.lines[index].text for index in (self.headline, *self.body) if index is not None]
            return [row for line in dict.fromkeys(shown) for row in ((line,) if self.dense else (line, ""))]
        if layout != "whole" and not first:
            start = self._row(max(0, (self.headline or 0) - chance.choice(ABOVE)))
        if layout in ("cut", "brief"):
            told = [index for index in self.body if is_running(self.lines[index])] or self.body
            last = self.body[-1] if layout == "cut" else told[: chance.randint(*BRIEF)][-1]
            stop = self._row(last + 1 + chance.choice(BELOW) * (layout == "cut"))
        return self.text[start:stop]

    def _row(self, index: int) -> int:
        return (self.lines[index].row or 1) - 1 if index < len(self.lines) else len(self.text)


@dataclass(frozen=True)
class Table:
    """The gaps of pages: a row of numbers, whether another article begins there, the weight, the page's number."""

    rows: np.ndarray
    labels: np.ndarray
    weights: np.ndarray
    pages: np.ndarray
    kinds: list[str]


def sources(folder: Path, pages: list[Sample]) -> Iterator[tuple[str, Source]]:
    """Every page of trusted body with its way of flattening."""
    for page in pages:
        inside = [i for i, line in enumerate(page.lines) if page.body[i] and len(line.words) >= 3]
        if page.trust < 1 or not inside:
            continue
        path = folder / "text" / page.way / f"{page.name}.txt"
        text = spelled_out(decode_page(path.read_bytes(), str(path)))
        titles = [] if page.title is None else [i for i in np.flatnonzero(page.title) if i <= inside[0]]
        headline = int(titles[-1]) if titles else None
        yield page.way, Source(page.site, text.split("\n"), split_lines(text), inside, headline)


def joined(pages: list[Source], layout: str, chance: random.Random) -> Iterator[list[tuple[Source, list[str]]]]:
    """Every page with one or two others below it, of its own site where there are some."""
    sites: dict[str, list[Source]] = defaultdict(list)
    for page in pages:
        sites[page.site].append(page)
    for page in pages:
        chosen = [page]
        for _ in range(1 + (chance.random() < THREE)):
            near = [one for one in sites[page.site] if one not in chosen]
            far = [one for one in pages if one.site != page.site and one not in chosen]
            chosen.append(chance.choice(near if near and chance.random() < SAME_SITE else far))
        parts = [(one, one.cut(layout, one is page, chance)) for one in chosen]
        told = [(one, rows if one.dense else [*rows, ""]) for one, rows in parts if rows is not None]
        if len(told) == len(parts):
            yield told


def begins(lines: list[Line], parts: list[tuple[Source, list[str]]]) -> list[tuple[int, int, int, int]]:
    """Of every further article the rows of: the last paragraph before it, its part's start, its headline, its lede."""
    seen = Counter(line.text for line in lines)
    bounds, at = [], 1
    for source, rows in parts:
        own = {source.lines[index].text for index in source.body}
        here = [line for line in lines if line.row is not None and at <= line.row < at + len(rows)]
        told = [line.row or 0 for line in here if line.text in own and is_running(line) and seen[line.text] == 1]
        title = source.lines[source.headline].text if source.headline is not None else None
        heads = [line.row or 0 for line in here if line.text == title and told and (line.row or 0) <= told[0]]
        bounds.append((at, heads[-1] if heads else told[0] if told else 0, told))
        at += len(rows)
    return [
        (before[-1], start, head, told[0])
        for (_, _, before), (start, head, told) in pairwise(bounds)
        if before and told
    ]


def measured(
    rows: list[str], parts: list[tuple[Source, list[str]]]
) -> tuple[list[list[float]], list[int], list[float]]:
    """The gaps of one page with their labels and weights; those of which nobody can say where they belong are left."""
    lines = split_lines("\n".join(rows))
    if not lines or page_language(lines) != "en":
        return [], [], []
    told = body.judge(lines)
    gaps, numbers = find_gaps(lines, told.glances, told.scores, told.headline)
    edges = begins(lines, parts)
    own = {parts[0][0].lines[index].text for index in parts[0][0].body} if parts else set()
    inside = [i for i, line in enumerate(lines) if line.text in own and is_running(line)]
    rows_found, labels, weights = [], [], []
    for gap, row in zip(gaps, numbers, strict=True):
        above, below = lines[gap.before].row or 0, lines[gap.after].row or 0
        near = [(start, head) for last, start, head, lede in edges if last <= above < lede]
        label = any(below >= start and above <= head for start, head in near)
        if near and not label:
            continue
        within = not parts or (bool(inside) and inside[0] <= gap.before and gap.after <= inside[-1])
        weight = JOINT if label else JOINED if len(parts) > 1 else WITHIN if within else BEYOND
        rows_found.append(row)
        labels.append(int(label))
        weights.append(weight)
    return rows_found, labels, weights


def tables(folder: Path, plain: list[Path], more: list[Path]) -> list[Table]:
    """The gaps of all pages, for each fold of sites read by a line model that has not seen them."""
    _, held_out = train_pages.learn([page for one in (folder, *more) for page in samples(one)], whole=False)
    found = []
    for number, (models, unseen) in enumerate(held_out):
        train_pages.use(train_pages.written(models))
        found.append(table(list(sources(folder, unseen)), plain[number :: len(held_out)], number))
    return found


def table(known: list[tuple[str, Source]], plain: list[Path], seed: int) -> Table:
    """The gaps of pages with their ways of flattening, joined by chance and alone, and of plain texts."""
    chance = random.Random(seed)
    pages: list[tuple[str, list[tuple[Source, list[str]]]]] = []
    ways: dict[str, list[Source]] = defaultdict(list)
    for way, source in known:
        ways[way].append(source)
    for _, group in sorted(ways.items()):
        for layout in LAYOUTS:
            pages += [("joined", parts) for parts in joined(group, layout, chance)]
            alone = [(source, source.cut(layout, layout != "headline on", chance)) for source in group]
            pages += [("single", [(source, rows)]) for source, rows in alone if rows is not None]
    for path in plain:
        text = spelled_out(decode_page(path.read_bytes(), str(path)))
        pages.append(("plain", [(Source("", text.split("\n"), [], [], None), text.split("\n"))]))
    return _table(pages)


def _table(pages: list[tuple[str, list[tuple[Source, list[str]]]]]) -> Table:
    rows: list[list[float]] = []
    labels: list[int] = []
    weights: list[float] = []
    numbers: list[int] = []
    for number, (kind, parts) in enumerate(pages):
        text = [row for _, told in parts for row in told]
        found, true, weighty = measured(text, [] if kind == "plain" else parts)
        rows += found
        labels += true
        weights += weighty
        numbers += [number] * len(found)
    kinds = [kind for kind, _ in pages]
    return Table(np.array(rows, dtype=np.float32), np.array(labels), np.array(weights), np.array(numbers), kinds)


def fit(parts: list[Table]) -> Grown:
    """Grow the forest that tells where another article begins."""
    rows, labels, weights = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("rows", "labels", "weights")
    )
    return grown(rows, labels, weights, JOINTS, [(name in FOR) - (name in AGAINST) for name in NAMES])


def check(parts: list[Table]) -> None:
    """Print the share of joints found on held-out sites and of single articles torn within."""
    hits: list[bool] = []
    torn: dict[str, list[bool]] = defaultdict(list)
    for part in parts:
        fires = fit([other for other in parts if other is not part]).scores(part.rows) > second.LIKELY
        hits += list(fires[part.labels == 1])
        wrong = set(part.pages[fires & (part.labels == 0) & (part.weights != BEYOND)])
        for number, kind in enumerate(part.kinds):
            torn[kind].append(number in wrong)
    print(f"joints found {np.mean(hits):.3f} of {len(hits)}")
    for kind, values in torn.items():
        print(f"{kind}: {sum(values)} of {len(values)} torn")


def main() -> None:
    """Measure the gaps of joined and single pages, check on held-out sites, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="PAGES_FOLDER")
    parser.add_argument("plain", type=Path, nargs="*", metavar="PLAIN_FOLDER")
    parser.add_argument("--more", type=Path, action="append", default=[], metavar="FOLDER")
    arguments = parser.parse_args()
    plain = sorted(path for folder in arguments.plain for path in folder.rglob("*.txt"))
    parts = tables(arguments.folder, plain, arguments.more)
    check(parts)
    MODEL.write_text(json.dumps(fit(parts).exported(), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {MODEL.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()

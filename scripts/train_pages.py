"""Train the line model of the page reader: ``python scripts/train_pages.py PAGES_FOLDER... [--check]``.

A PAGES_FOLDER holds ``gold.jsonl``, one object a page: ``id``, ``site``, ``body`` (its article's text), ``title``,
``en`` (is it English), ``silver`` (true where the body is only another program's finding; else absent); and
``text/<way>/<id>.txt`` for one or more ways of flattening the pages. Writes ``bot/parsing/pages/line_model.json``.
``--check`` trains nothing that ships: it prints how well held-out sites are read, in five folds by site.
Needs scikit-learn and numpy, which the bot itself does not.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.parsing.pages import body, glance
from bot.parsing.pages.agreement import OUT, agreement_rows
from bot.parsing.pages.decode import decode_page
from bot.parsing.pages.glance import Glance
from bot.parsing.pages.headline_rows import headline_rows
from bot.parsing.pages.lines import Line, split_lines
from bot.parsing.pages.looks import is_furniture, look, reads_as_prose, word_list
from bot.parsing.pages.surroundings import Page, open_lines, rows, surveyed
from bot.parsing.pages.trees import model_of
from bot.parsing.pages.wording import UNIT, grams_of, wording_of

MODEL = Path(__file__).resolve().parent.parent / "bot" / "parsing" / "pages" / "line_model.json"
WORD = re.compile(r"\w+")
# A wording counts when this many sites use it: fewer would be a site's own phrase.
LEAST_SITES = 4
WORDINGS = 6000
SILVER = 0.5


@dataclass
class Sample:
    """One flattened page with what its lines are: body or not, headline or not; and what was learned of them so far."""

    name: str
    site: str
    way: str
    trust: float
    lines: list[Line]
    body: np.ndarray
    title: np.ndarray | None
    looks: list[list[float]] = field(default_factory=list)
    grams: list[set[str]] = field(default_factory=list)
    glances: list[Glance] = field(default_factory=list)
    page: Page | None = None
    candidates: list[int] = field(default_factory=list)
    headline_rows: np.ndarray = field(default_factory=lambda: np.empty(0))
    headline: tuple[int | None, float] = (None, 0.0)
    open: list[int] = field(default_factory=list)
    rows: np.ndarray = field(default_factory=lambda: np.empty(0))
    context: np.ndarray = field(default_factory=lambda: np.empty(0))

    def __post_init__(self) -> None:
        self.looks = [look(line.text, line.words, line.folded, line.cues) for line in self.lines]
        self.grams = [grams_of(line.folded) for line in self.lines]

    @property
    def sizes(self) -> np.ndarray:
        """Words in each line."""
        return np.array([len(line.words) for line in self.lines])


def samples(folder: Path) -> Iterator[Sample]:
    """Every English page of known body, in every way it was flattened."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as file:
        gold = [json.loads(row) for row in file]
    for way in sorted(path.name for path in (folder / "text").iterdir()):
        for row in gold:
            path = folder / "text" / way / f"{row['id']}.txt"
            if not row.get("body") or not row.get("body_ok", True) or not row["en"] or not path.exists():
                continue
            lines = split_lines(decode_page(path.read_bytes(), str(path)))
            title = row.get("title")
            yield Sample(
                name=row["id"],
                site=row["site"] or row["id"],
                way=way,
                trust=SILVER if row.get("silver") else 1.0,
                lines=lines,
                body=aligned(lines, row["body"]),
                title=np.array([same(line.text, title) for line in lines]) if title else None,
            )


def aligned(lines: list[Line], body: str) -> np.ndarray:
    """For every line whether half of its words lie in the alignment of the page with the body."""
    words: list[str] = []
    owner: list[int] = []
    for index, line in enumerate(lines):
        for word in WORD.findall(line.text):
            words.append(word)
            owner.append(index)
    hits, sizes = np.zeros(len(lines)), np.zeros(len(lines))
    np.add.at(sizes, owner, 1)
    matcher = SequenceMatcher(None, WORD.findall(body), words, autojunk=False)
    for block in matcher.get_matching_blocks():
        np.add.at(hits, owner[block.b : block.b + block.size], 1)
    return hits >= 0.5 * np.maximum(sizes, 1)


def same(text: str, title: str) -> bool:
    """Whether a line is the title but for a few characters."""
    a, b = " ".join(WORD.findall(text.casefold())), " ".join(WORD.findall(title.casefold()))
    return bool(a) and abs(len(a) - len(b)) < 0.2 * len(b) + 2 and SequenceMatcher(None, a, b).ratio() >= 0.9


def train_wording(pages: list[Sample]) -> tuple[dict[str, int], float]:
    """Weights of words and pairs of words for a line's being body, by logistic regression."""
    sites: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for grams in page.grams:
            for gram in grams:
                sites[gram].add(page.site)
    frequent = sorted((g for g, s in sites.items() if len(s) >= LEAST_SITES), key=lambda g: (-len(sites[g]), g))
    column = {gram: index for index, gram in enumerate(frequent[:WORDINGS])}
    indices: list[int] = []
    bounds, labels, weights = [0], [], []
    seen: set[tuple[str, str]] = set()
    for page in pages:
        for line, grams, label in zip(page.lines, page.grams, page.body, strict=True):
            # The same line in another way of flattening the page says nothing new.
            if len(line.words) < 3 or (page.name, line.text) in seen:
                continue
            seen.add((page.name, line.text))
            indices += [column[g] for g in grams if g in column]
            bounds.append(len(indices))
            labels.append(label)
            weights.append(page.trust * np.log1p(len(line.words)))
    matrix = csr_matrix((np.ones(len(indices)), indices, bounds), shape=(len(labels), len(column)))
    fitted = LogisticRegression(C=0.2, max_iter=200, solver="liblinear").fit(matrix, labels, sample_weight=weights)
    learned = {gram: round(UNIT * float(fitted.coef_[0][index])) for gram, index in column.items()}
    return {gram: weight for gram, weight in learned.items() if abs(weight) >= 0.02 * UNIT}, float(fitted.intercept_[0])


def spell(page: Sample, weights: dict[str, int], bias: float) -> None:
    """Judge the page's lines by their wording."""
    page.glances = [
        Glance(
            numbers,
            frozenset(word for word in line.folded if len(word) > 3) - word_list("stop"),
            reads_as_prose(numbers),
            is_furniture(numbers),
            wording_of(line.folded, weights, bias),
            0.0,
        )
        for line, numbers in zip(page.lines, page.looks, strict=True)
    ]


def glimpse(page: Sample, model: HistGradientBoostingClassifier) -> None:
    """Judge the page's lines by themselves, and survey the page."""
    found = model.decision_function(np.array([[*seen.look, seen.wording] for seen in page.glances], dtype=np.float32))
    page.glances = [replace(seen, likely=float(score)) for seen, score in zip(page.glances, found, strict=True)]
    page.page = surveyed(page.lines, page.glances)
    page.candidates, rows_found = headline_rows(page.page)
    page.headline_rows = np.array(rows_found, dtype=np.float32)


def place_headline(page: Sample, model: HistGradientBoostingClassifier) -> None:
    """Choose the likeliest headline and measure what stands around the lines that could be body."""
    page.headline = (None, 0.0)
    if page.candidates:
        scores = model.predict_proba(page.headline_rows)[:, 1]
        page.headline = (page.candidates[int(scores.argmax())], float(scores.max()))
    page.open = open_lines(page.page)
    page.rows = np.array(rows(page.page, page.open, *page.headline), dtype=np.float32)


def agree(page: Sample, model: HistGradientBoostingClassifier) -> None:
    """Judge the open lines, and measure how those around each were judged."""
    scores = [OUT] * len(page.lines)
    if page.open:
        for index, score in zip(page.open, model.decision_function(page.rows), strict=True):
            scores[index] = float(score)
        page.context = np.hstack([page.rows, np.array(agreement_rows(page.page, page.open, scores), dtype=np.float32)])


def boosted(count: int, leaves: int, rate: float, least: int, features: float = 1.0) -> HistGradientBoostingClassifier:
    """A boosted classifier whose trees are small enough to be run in Python."""
    return HistGradientBoostingClassifier(
        max_iter=count, max_leaf_nodes=leaves, learning_rate=rate, min_samples_leaf=least, l2_regularization=1.0,
        max_bins=128, max_features=features, early_stopping=False, random_state=0,
    )  # fmt: skip


def train_glance(pages: list[Sample]) -> HistGradientBoostingClassifier:
    """Which line is body by its own look and wording; every text of a page counts once."""
    tables, labels, weights = [], [], []
    seen: set[tuple[str, str]] = set()
    for page in pages:
        for line, known, label in zip(page.lines, page.glances, page.body, strict=True):
            if (page.name, line.text) not in seen:
                seen.add((page.name, line.text))
                tables.append([*known.look, known.wording])
                labels.append(label)
                weights.append(page.trust * (0.3 + np.log1p(len(line.words))))
    return boosted(40, 10, 0.15, 40).fit(np.array(tables, dtype=np.float32), labels, sample_weight=weights)


def train_headline(pages: list[Sample]) -> HistGradientBoostingClassifier:
    """Which candidate line is the headline."""
    known = [page for page in pages if page.title is not None and len(page.candidates)]
    table = np.vstack([page.headline_rows for page in known])
    labels = np.concatenate([page.title[page.candidates] for page in known])
    return boosted(150, 6, 0.08, 30).fit(table, labels)


def line_weights(page: Sample) -> np.ndarray:
    """Long lines weigh more, pages of long bodies less per line, for a page is read well or badly as a whole."""
    heavy = np.log1p(page.sizes) + 0.3
    share = (300 / (heavy[page.body].sum() + 20)) ** 0.5
    return page.trust * heavy * share


def train_body(pages: list[Sample], tables: list[np.ndarray], settings: tuple[int, int, float, int, float]) -> Any:
    """Which open line is body."""
    known = [page for page in pages if page.open]
    labels = np.concatenate([page.body[page.open] for page in known])
    weights = np.concatenate([line_weights(page)[page.open] for page in known])
    return boosted(*settings).fit(np.vstack([table for table in tables if len(table)]), labels, sample_weight=weights)


# Trees, leaves, learning rate, lines in a leaf, share of the columns each split may ask.
BODY = (100, 15, 0.1, 40, 1.0)
CONTEXT = (80, 12, 0.1, 60, 1.0)


def folds(pages: list[Sample], count: int, seed: int) -> Iterator[tuple[list[Sample], list[Sample]]]:
    """The pages parted ``count`` times so that no site is on both sides."""
    splitter = GroupKFold(count, shuffle=True, random_state=seed)
    for train, test in splitter.split(pages, groups=[page.site for page in pages]):
        yield [pages[i] for i in train], [pages[i] for i in test]


def train(pages: list[Sample]) -> dict[str, Any]:
    """The whole model in plain values.

    What a later model sees of an earlier one comes from folds that had not seen the page.
    """
    for seen, unseen in folds(pages, 4, 3):
        weights, bias = train_wording(seen)
        for page in unseen:
            spell(page, weights, bias)
    weights, bias = train_wording(pages)
    look_model = train_glance(pages)
    for seen, unseen in folds(pages, 4, 4):
        model = train_glance(seen)
        for page in unseen:
            glimpse(page, model)
    headline = train_headline(pages)
    for seen, unseen in folds(pages, 3, 5):
        model = train_headline(seen)
        for page in unseen:
            place_headline(page, model)
    first = train_body(pages, [page.rows for page in pages], BODY)
    for seen, unseen in folds(pages, 4, 6):
        model = train_body(seen, [page.rows for page in seen], BODY)
        for page in unseen:
            agree(page, model)
    context = train_body(pages, [page.context for page in pages], CONTEXT)
    return {
        "version": 2,
        "wording_bias": round(bias, 4),
        "wording": weights,
        # After so many trees a sum beyond this is as good as settled.
        "glance": exported(look_model) | {"early": 15, "sure": 3.0},
        "headline": exported(headline) | {"early": 40, "sure": 5.0},
        "body": exported(first) | {"early": 25, "sure": 4.0},
        "context": exported(context) | {"early": 25, "sure": 4.0},
    }


def exported(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The boosted trees as nested lists: column, threshold, the nodes below; a leaf is its value."""

    def node(nodes: Any, index: int) -> Any:
        one = nodes[index]
        if one["is_leaf"]:
            return float(f"{one['value']:.4g}")
        below = (node(nodes, int(one[side])) for side in ("left", "right"))
        return [int(one["feature_idx"]), float(f"{one['num_threshold']:.5g}"), *below]

    found = [node(predictor.nodes, 0) for (predictor,) in model._predictors]
    return {"bias": round(float(model._baseline_prediction.ravel()[0]), 4), "trees": found}


def use(model: dict[str, Any]) -> None:
    """Let the page reader judge by this model instead of the one that ships."""
    ready = model_of(model)
    glance.load_model = body.load_model = lambda: ready
    glance.forget()


def check(pages: list[Sample]) -> None:
    """Print word-weighted precision and recall of body lines and the headline's hits on held-out sites."""
    counts: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(5))
    for seen, unseen in folds(pages, 5, 1):
        use(train(seen))
        for page in unseen:
            if page.trust < 1:
                continue
            verdict = body.judge(page.lines)
            guess, sizes = np.array(verdict.body), page.sizes
            counts[page.way] += [sizes[guess & page.body].sum(), sizes[guess].sum(), sizes[page.body].sum(), 0, 0]
            if page.title is not None and verdict.headline is not None:
                counts[page.way] += [0, 0, 0, page.title[verdict.headline], page.title.any()]
    for way, (both, guessed, true, hits, titles) in counts.items():
        print(f"{way}: precision {both / guessed:.3f} recall {both / true:.3f} headline {hits / titles:.3f}")


def main() -> None:
    """Train on folders of pages and write the model, or check how well it would do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="PAGES_FOLDER")
    parser.add_argument("--check", action="store_true", help="cross-validate by site instead of writing the model")
    arguments = parser.parse_args()
    pages = [page for folder in arguments.folders for page in samples(folder)]
    print(f"{len(pages)} pages of {len({page.site for page in pages})} sites")
    if arguments.check:
        check(pages)
        return
    model = train(pages)
    MODEL.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {MODEL.stat().st_size // 1024} kB, {len(model['wording'])} wordings")


if __name__ == "__main__":
    main()

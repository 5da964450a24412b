"""Train the line model of the page reader: ``python scripts/train_pages.py PAGES_FOLDER [--check]``.

PAGES_FOLDER holds ``gold.jsonl`` (one object a page: ``id``, ``site``, ``body``, ``title``, ``en``) and
``text/<way>/<id>.txt`` for one or more ways of flattening the same pages. Writes ``bot/parsing/pages/line_model.json``.
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
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.parsing.pages import headline_rows, surroundings, wording
from bot.parsing.pages.decode import decode_page
from bot.parsing.pages.lines import Line, split_lines
from bot.parsing.pages.surroundings import Page, from_headline, survey

MODEL = Path(__file__).resolve().parent.parent / "bot" / "parsing" / "pages" / "line_model.json"
WORD = re.compile(r"\w+")
# A wording counts when this many sites use it: fewer would be a site's own phrase.
LEAST_SITES = 4
WORDINGS = 6000


@dataclass
class Sample:
    """One flattened page with what its lines are: body or not, headline or not."""

    site: str
    way: str
    page: Page
    body: np.ndarray
    title: np.ndarray | None
    grams: list[list[str]]
    rows: np.ndarray = field(default_factory=lambda: np.empty(0))
    candidates: list[int] = field(default_factory=list)
    headline_rows: np.ndarray = field(default_factory=lambda: np.empty(0))
    full: np.ndarray = field(default_factory=lambda: np.empty(0))

    @property
    def sizes(self) -> np.ndarray:
        """Words in each line."""
        return np.array(self.page.sizes)


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
                site=row["site"] or row["id"],
                way=way,
                page=survey(lines),
                body=aligned(lines, row["body"]),
                title=np.array([same(line.text, title) for line in lines]) if title else None,
                grams=[wording.grams_of(line) for line in lines],
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


def train_wording(pages: list[Sample]) -> tuple[dict[str, float], float]:
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
    for page in pages:
        seen: set[str] = set()
        for line, grams, label in zip(page.page.lines, page.grams, page.body, strict=True):
            if len(line.words) < 3 or line.text in seen:
                continue
            seen.add(line.text)
            indices += [column[g] for g in grams if g in column]
            bounds.append(len(indices))
            labels.append(label)
            weights.append(np.log1p(len(line.words)))
    matrix = csr_matrix((np.ones(len(indices)), indices, bounds), shape=(len(labels), len(column)))
    fitted = LogisticRegression(C=0.2, max_iter=200, solver="liblinear").fit(matrix, labels, sample_weight=weights)
    learned = {gram: round(float(fitted.coef_[0][index]), 3) for gram, index in column.items()}
    return {gram: weight for gram, weight in learned.items() if abs(weight) >= 0.02}, float(fitted.intercept_[0])


def measure(page: Sample, weights: dict[str, float], bias: float) -> None:
    """Fill in the page's rows, given the wording weights."""
    spoken = [wording.wording_of(line, weights, bias) for line in page.page.lines]
    table = surroundings.rows(page.page, spoken)
    page.rows = np.array(table, dtype=np.float32)
    page.candidates, found = headline_rows.headline_rows(page.page, table)
    page.headline_rows = np.array(found, dtype=np.float32).reshape(len(found), len(headline_rows.NAMES))


def boosted(trees: int, leaves: int, rate: float, least: int) -> HistGradientBoostingClassifier:
    """A boosted classifier whose trees are small enough to be walked in Python."""
    return HistGradientBoostingClassifier(
        max_iter=trees, max_leaf_nodes=leaves, learning_rate=rate, min_samples_leaf=least, l2_regularization=1.0,
        max_bins=128, early_stopping=False, random_state=0,
    )  # fmt: skip


def train_headline(pages: list[Sample]) -> HistGradientBoostingClassifier:
    """Which candidate line is the headline."""
    known = [page for page in pages if page.title is not None and len(page.candidates)]
    table = np.vstack([page.headline_rows for page in known])
    labels = np.concatenate([page.title[page.candidates] for page in known])
    return boosted(200, 5, 0.06, 30).fit(table, labels)


def place_headline(page: Sample, model: HistGradientBoostingClassifier) -> None:
    """Put the likeliest headline's place into the page's rows."""
    headline, certainty = None, 0.0
    if page.candidates:
        scores = model.predict_proba(page.headline_rows)[:, 1]
        headline, certainty = page.candidates[int(scores.argmax())], float(scores.max())
    place = np.array(from_headline(page.page, headline, certainty), dtype=np.float32)
    page.full = np.hstack([page.rows, place])


def train_body(pages: list[Sample]) -> HistGradientBoostingClassifier:
    """Which line is body. Long lines weigh more, pages of long bodies less per line, for a page is read well or badly
    as a whole; of the many short lines outside the body a quarter stands for all.
    """
    random = np.random.default_rng(0)
    tables, labels, weights = [], [], []
    for page in pages:
        sizes = page.sizes
        telling = (sizes >= 5) | page.body
        kept = telling | (random.random(len(sizes)) < 0.25)
        tables.append(page.full[kept])
        labels.append(page.body[kept])
        heavy = np.log1p(sizes) + 0.3
        share = (300 / (heavy[page.body].sum() + 20)) ** 0.5
        weights.append((np.where(telling, 1, 4) * heavy * share)[kept])
    return boosted(140, 15, 0.1, 40).fit(
        np.vstack(tables), np.concatenate(labels), sample_weight=np.concatenate(weights)
    )


def folds(pages: list[Sample], count: int, seed: int) -> Iterator[tuple[list[Sample], list[Sample]]]:
    """The pages parted ``count`` times so that no site is on both sides."""
    splitter = GroupKFold(count, shuffle=True, random_state=seed)
    for train, test in splitter.split(pages, groups=[page.site for page in pages]):
        yield [pages[i] for i in train], [pages[i] for i in test]


def train(pages: list[Sample]) -> tuple[dict[str, float], float, Any, Any]:
    """The wording weights with their bias, the headline and the body model.

    What a later model sees of an earlier one comes from folds that had not seen the page.
    """
    for seen, unseen in folds(pages, 4, 3):
        weights, bias = train_wording(seen)
        for page in unseen:
            measure(page, weights, bias)
    for seen, unseen in folds(pages, 3, 4):
        model = train_headline(seen)
        for page in unseen:
            place_headline(page, model)
    weights, bias = train_wording(pages)
    return weights, bias, train_headline(pages), train_body(pages)


def exported(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The boosted trees as lists: column (-1 in a leaf), threshold or value, and the nodes below."""
    trees = []
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        trees.append(
            {
                "columns": [-1 if end else int(c) for end, c in zip(leaf, nodes["feature_idx"], strict=True)],
                "values": [
                    float(f"{(v if end else t):.5g}")
                    for end, v, t in zip(leaf, nodes["value"], nodes["num_threshold"], strict=True)
                ],
                "lower": [int(i) for i in nodes["left"]],
                "higher": [int(i) for i in nodes["right"]],
            }
        )
    return {"bias": float(model._baseline_prediction.ravel()[0]), "trees": trees}


def check(pages: list[Sample]) -> None:
    """Print word-weighted precision and recall of body lines and the headline's hits on held-out sites."""
    counts: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(5))
    for seen, unseen in folds(pages, 5, 1):
        weights, bias, headline, body = train(seen)
        for page in unseen:
            measure(page, weights, bias)
            place_headline(page, headline)
            guess = body.predict_proba(page.full)[:, 1] > 0.5
            sizes = page.sizes
            counts[page.way] += [sizes[guess & page.body].sum(), sizes[guess].sum(), sizes[page.body].sum(), 0, 0]
            if page.title is not None and page.candidates:
                best = page.candidates[int(headline.predict_proba(page.headline_rows)[:, 1].argmax())]
                counts[page.way] += [0, 0, 0, page.title[best], page.title.any()]
    for way, (both, guessed, true, hits, titles) in counts.items():
        print(f"{way}: precision {both / guessed:.3f} recall {both / true:.3f} headline {hits / titles:.3f}")


def main() -> None:
    """Train on a folder of pages and write the model, or check how well it would do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="cross-validate by site instead of writing the model")
    arguments = parser.parse_args()
    pages = list(samples(arguments.folder))
    print(f"{len(pages)} pages of {len({page.site for page in pages})} sites")
    if arguments.check:
        check(pages)
        return
    weights, bias, headline, body = train(pages)
    model = {
        "version": 1,
        "wording_bias": bias,
        "wording": weights,
        "headline": exported(headline),
        "body": exported(body),
    }
    # After these trees a sum beyond this is as good as settled: four lines in five need no further tree.
    model["body"] |= {"early": 20, "sure": 3.0}
    model["headline"] |= {"early": 50, "sure": 5.0}
    MODEL.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {MODEL.stat().st_size // 1024} kB, {len(weights)} wordings")


if __name__ == "__main__":
    main()

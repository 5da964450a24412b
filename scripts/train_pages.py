"""Train the line model of the page reader: ``python scripts/train_pages.py PAGES_FOLDER... [--check]``.

A PAGES_FOLDER holds ``gold.jsonl``, one object a page: ``id``, ``site``, ``body`` (its article's text), ``title``,
``en`` (is it English), ``silver`` (true where the body is only another program's finding; else absent); and
``text/<way>/<id>.txt`` for one or more ways of flattening the pages. Writes ``bot/parsing/pages/line_model.json`` and
prints how well held-out sites are read, in five folds by site; with ``--check`` it only prints, in less time.
Needs scikit-learn and numpy, which the bot itself does not.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
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
from bot.parsing.pages.headline_places import headline_places, likeliest
from bot.parsing.pages.headline_rows import headline_rows
from bot.parsing.pages.lines import Line, split_lines
from bot.parsing.pages.looks import is_furniture, look, reads_as_prose, word_list
from bot.parsing.pages.surroundings import Page, open_lines, rows, surveyed
from bot.parsing.pages.trees import model_of, probability
from bot.parsing.pages.wording import UNIT, grams_of, wording_of

MODEL = Path(__file__).resolve().parent.parent / "bot" / "parsing" / "pages" / "line_model.json"
WORD = re.compile(r"\w+")
# A wording counts when this many sites use it: fewer would be a site's own phrase.
LEAST_SITES = 4
WORDINGS = 6000
SILVER = 0.5
FOLDS = 5
Settings = tuple[int, int, float, int, float]
# Trees, leaves, learning rate, lines in a leaf, share of the columns each split may ask.
BODY: Settings = (100, 15, 0.1, 40, 1.0)
CONTEXT: Settings = (80, 12, 0.1, 60, 1.0)
PLACES: Settings = (60, 5, 0.08, 20, 0.3)


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
    headline_scores: list[float] = field(default_factory=list)
    headline: tuple[int | None, float] = (None, 0.0)
    open: list[int] = field(default_factory=list)
    rows: np.ndarray = field(default_factory=lambda: np.empty(0))
    unsettled: list[int] = field(default_factory=list)
    context: np.ndarray = field(default_factory=lambda: np.empty(0))
    likeliest: list[int] = field(default_factory=list)
    places: np.ndarray = field(default_factory=lambda: np.empty(0))

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
            # Sorted, for the order of a set changes from run to run.
            indices += sorted(column[g] for g in grams if g in column)
            bounds.append(len(indices))
            labels.append(label)
            weights.append(page.trust * np.log1p(len(line.words)))
    matrix = csr_matrix((np.ones(len(indices)), indices, bounds), shape=(len(labels), len(column)))
    fitted = LogisticRegression(C=0.2, max_iter=200, solver="liblinear").fit(matrix, labels, sample_weight=weights)
    learned = {gram: round(UNIT * float(fitted.coef_[0][index])) for gram, index in column.items()}
    return {gram: weight for gram, weight in learned.items() if abs(weight) >= 0.02 * UNIT}, float(fitted.intercept_[0])


def spell(page: Sample, model: tuple[dict[str, int], float]) -> None:
    """Judge the page's lines by their wording."""
    weights, bias = model
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
        page.headline_scores = [float(score) for score in model.decision_function(page.headline_rows)]
        best = int(np.argmax(page.headline_scores))
        page.headline = (page.candidates[best], probability(page.headline_scores[best]))
    page.open = open_lines(page.page)
    page.rows = np.array(rows(page.page, page.open, *page.headline), dtype=np.float32)


def agree(page: Sample, model: HistGradientBoostingClassifier) -> None:
    """Judge the open lines, and measure how those around each were judged and where that puts the headline."""
    scores = [OUT] * len(page.lines)
    if page.open:
        for index, score in zip(page.open, model.decision_function(page.rows), strict=True):
            scores[index] = float(score)
    # The second judgement is asked, here as in the bot, only about lines the first leaves open.
    kept = [at for at, index in enumerate(page.open) if scores[index] > body.SETTLED]
    page.unsettled = [page.open[at] for at in kept]
    if kept:
        around = np.array(agreement_rows(page.page, page.unsettled, scores), dtype=np.float32)
        page.context = np.hstack([page.rows[kept], around])
    if page.candidates:
        found = likeliest(page.headline_scores)
        page.likeliest = [page.candidates[at] for at in found]
        chances = [probability(score) for score in scores]
        places = headline_places(page.page, page.likeliest, [page.headline_scores[at] for at in found], chances)
        page.places = np.hstack([page.headline_rows[found], np.array(places, dtype=np.float32)])


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


def train_places(pages: list[Sample]) -> HistGradientBoostingClassifier:
    """Which of the likeliest headlines it is, given where the body is."""
    known = [page for page in pages if page.title is not None and page.likeliest]
    labels = np.concatenate([page.title[page.likeliest] for page in known])
    return boosted(*PLACES).fit(np.vstack([page.places for page in known]), labels)


def train_body(pages: list[Sample]) -> HistGradientBoostingClassifier:
    """Which open line is body."""
    return train_lines([(page, page.open, page.rows) for page in pages if page.open], BODY)


def train_context(pages: list[Sample]) -> HistGradientBoostingClassifier:
    """Which unsettled line is body, given how the lines around it were judged."""
    return train_lines([(page, page.unsettled, page.context) for page in pages if page.unsettled], CONTEXT)


def train_lines(
    known: list[tuple[Sample, list[int], np.ndarray]], settings: Settings
) -> HistGradientBoostingClassifier:
    """Which of the lines is body: for every page their indices and rows."""
    labels = np.concatenate([page.body[lines] for page, lines, _ in known])
    weights = np.concatenate([line_weights(page)[lines] for page, lines, _ in known])
    return boosted(*settings).fit(np.vstack([table for *_, table in known]), labels, sample_weight=weights)


def folds(pages: list[Sample]) -> list[tuple[list[Sample], list[Sample]]]:
    """The pages parted so that no site is on both sides."""
    splitter = GroupKFold(FOLDS, shuffle=True, random_state=1)
    parted = splitter.split(pages, groups=[page.site for page in pages])
    return [([pages[i] for i in train], [pages[i] for i in test]) for train, test in parted]


# How each model is learned, and what it then tells of a page to those after it.
STEPS: tuple[tuple[Callable[[list[Sample]], Any], Callable[[Sample, Any], None]], ...] = (
    (train_wording, spell),
    (train_glance, glimpse),
    (train_headline, place_headline),
    (train_body, agree),
    (train_context, lambda page, model: None),
    (train_places, lambda page, model: None),
)


def learn(pages: list[Sample], whole: bool) -> tuple[list[Any], list[tuple[list[Any], list[Sample]]]]:
    """The models of every step learned on all pages (none unless ``whole``), and for each fold those that never saw it.

    What a later model is told of a page comes from an earlier one that had not seen the page's site.
    """
    parts = folds(pages)
    held_out: list[tuple[list[Any], list[Sample]]] = [([], unseen) for _, unseen in parts]
    everything = []
    for fit, tell in STEPS:
        if whole:
            everything.append(fit(pages))
        for (seen, unseen), (models, _) in zip(parts, held_out, strict=True):
            models.append(fit(seen))
            for page in unseen:
                tell(page, models[-1])
    return everything, held_out


def written(models: list[Any]) -> dict[str, Any]:
    """The models of all steps in plain values."""
    (weights, bias), *forests = models
    glanced, headline, first, context, places = map(exported, forests)
    return {
        "version": 3,
        "wording_bias": round(bias, 4),
        "wording": weights,
        # After so many trees a sum beyond this is as good as settled.
        "glance": glanced | {"early": 15, "sure": 3.0},
        "headline": headline | {"early": 40, "sure": 5.0},
        "body": first | {"early": 25, "sure": 4.0},
        "context": context | {"early": 25, "sure": 4.0},
        "places": places | {"early": 60, "sure": 5.0},
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


def check(held_out: list[tuple[list[Any], list[Sample]]]) -> None:
    """Print how well held-out sites are read, for each way of flattening: shares of pages but for F1.

    F1 of body words, the mean over pages; ``lost``: a tenth of the body's words or more is missing; ``leaked``: a
    line of six words or more is taken for body that is not; ``exact``: every line is right; ``title``: of the pages
    that show their title, those where it is found.
    """
    found: dict[str, list[list[float]]] = defaultdict(list)
    titles: dict[str, list[bool]] = defaultdict(list)
    for models, unseen in held_out:
        use(written(models))
        for page in (page for page in unseen if page.trust == 1):
            verdict = body.judge(page.lines)
            guess, sizes = np.array(verdict.body), page.sizes
            both, guessed, true = (sizes[lines].sum() for lines in (guess & page.body, guess, page.body))
            leaked = bool((guess & ~page.body & (sizes >= 6)).any())
            exact = bool((guess == page.body).all())
            found[page.way].append([2 * both / max(1, guessed + true), both < 0.9 * true, leaked, exact])
            if page.title is not None and page.title.any():
                titles[page.way].append(verdict.headline is not None and bool(page.title[verdict.headline]))
    for way, rows_found in found.items():
        f1, lost, leaked, exact = np.mean(rows_found, axis=0)
        print(
            f"{way}: {len(rows_found)} pages: F1 {f1:.3f} lost {lost:.3f} leaked {leaked:.3f} exact {exact:.3f} "
            f"title {np.mean(titles[way]):.3f}"
        )


def main() -> None:
    """Train on folders of pages, check how well held-out sites are read, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="PAGES_FOLDER")
    parser.add_argument("--check", action="store_true", help="do not write a model")
    arguments = parser.parse_args()
    pages = [page for folder in arguments.folders for page in samples(folder)]
    print(f"{len(pages)} pages of {len({page.site for page in pages})} sites")
    whole, held_out = learn(pages, whole=not arguments.check)
    check(held_out)
    if arguments.check:
        return
    model = written(whole)
    MODEL.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {MODEL.stat().st_size // 1024} kB, {len(model['wording'])} wordings")


if __name__ == "__main__":
    main()

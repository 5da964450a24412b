"""Train the line model of the page reader: ``python scripts/train_pages.py PAGES_FOLDER... [--check]``.

A PAGES_FOLDER holds ``gold.jsonl``, one object a page: ``id``, ``site``, ``body`` (its article's text), ``title``,
``en`` (is it English), ``silver`` (true where the body is only another program's finding; else absent), ``segments``
(what must never be taken for body, each with a ``kind`` of `LEAKS` and its ``text``; else absent); and
``text/<way>/<id>.txt`` for one or more ways of flattening the pages. Writes ``bot/parsing/pages/line_model.json`` and
prints how well held-out sites are read, in five folds by site; with ``--check`` it only prints, in less time.
Needs scikit-learn, LightGBM and numpy, which the bot itself does not.
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

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.parsing.pages import body, context, glance, looks, regions, surroundings
from bot.parsing.pages.agreement import OUT
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
# The kinds of lines that a reader would mind most in an article: they may be as well written.
LEAKS = frozenset({"comments", "subscribe", "bio", "caption", "share"})
# A page counts as read when nine words in ten are found, and as spoilt by one such line.
LEAK_WEIGHT, LOSS_WEIGHT, LOSS = 3.0, 1.0, 0.1
# Of two lines alike but for one of these, the one with more of it is never less (or more) likely body: what few pages
# seem to say against that is chance.
RISING = frozenset({
    "score", "score_-1", "score_1", "body_around2", "body_around5", "body_around12", "flanked", "kin_score",
    "list_score", "block_score", "likely", "wording", "run", "core", "main", "stretch_share", "stretch_mean",
    "names_known",
})  # fmt: skip
FALLING = frozenset({
    "words_to_main", "furniture_to_main", "likely_to_main", *(f"{kind}_to_main" for kind in regions.KINDS),
    "behind", "ahead", "comments_before", "copies", "same_start", "start_beside", "repeated_near", "repeated_shorter",
    "alike_-1", "caption_1", "credit_1", "credit_words", "credit_bracket", "credit_glued", "credit_slash", "posed",
    "loose_end", "names_author", "bars", "link", "signs", "shouting", *(f"cue_{kind}" for kind in looks.KINDS),
})  # fmt: skip


@dataclass(frozen=True)
class Settings:
    """How a forest is grown: rounds, leaves of a tree, learning rate, rows in a leaf, share of columns a split may ask.

    Thresholds are drawn, not sought: with few sites to learn from, exact ones would be those of single pages. Of
    several ``forests``, each from other draws, the mean counts. Where the log odds are beyond ``sure`` after ``early``
    rounds, the bot asks no more trees.
    """

    rounds: int
    leaves: int
    rate: float
    least: int
    columns: float
    shrinkage: float
    early: int
    sure: float
    forests: int = 1


GLANCE = Settings(40, 12, 0.2, 40, 0.5, 1.0, early=15, sure=3.0)
HEADLINE = Settings(150, 6, 0.1, 30, 0.5, 1.0, early=40, sure=5.0)
BODY = Settings(100, 31, 0.14, 40, 0.3, 5.0, early=30, sure=2.5)
CONTEXT = Settings(40, 31, 0.15, 40, 0.3, 5.0, early=15, sure=2.0, forests=3)
PLACES = Settings(60, 6, 0.1, 20, 0.3, 1.0, early=30, sure=5.0, forests=3)


@dataclass(frozen=True)
class Grown:
    """Boosted trees as LightGBM grew them; ``grows``: how much clearer all of them judge than the early ones do."""

    boosters: list[lightgbm.Booster]
    settings: Settings
    grows: float = 1.0

    def scores(self, table: np.ndarray, rounds: int | None = None) -> np.ndarray:
        """The log odds of every row, after all rounds or after so many."""
        told = [one.predict(table, raw_score=True, num_iteration=rounds) for one in self.boosters]
        found: np.ndarray = np.mean(told, axis=0)
        return found

    def exported(self) -> dict[str, Any]:
        """The trees, first rounds first, as nested lists (column, threshold, the nodes below; a leaf is its value)."""
        share = 1 / len(self.boosters)

        def node(one: dict[str, Any]) -> Any:
            if "leaf_value" in one:
                return float(f"{share * one['leaf_value']:.4g}")
            below = (node(one[side]) for side in ("left_child", "right_child"))
            return [int(one["split_feature"]), float(f"{one['threshold']:.5g}"), *below]

        forests = [[node(tree["tree_structure"]) for tree in one.dump_model()["tree_info"]] for one in self.boosters]
        trees = [tree for rounds in zip(*forests, strict=True) for tree in rounds]
        early = self.settings.early * len(forests)
        return {"early": early, "sure": self.settings.sure, "grows": self.grows, "trees": trees}


def grown(
    table: np.ndarray, labels: np.ndarray, weights: np.ndarray | None, settings: Settings, ways: list[int] | None = None
) -> Grown:
    """Grow a forest that tells the rows with a true label; the same rows give the same forest.

    ``ways`` says of every column whether it may only speak for the label (1), only against it (-1) or both (0).
    """
    table = table.astype(np.float32)
    boosters = []
    for seed in range(settings.forests):
        options = {
            "objective": "binary", "num_leaves": settings.leaves, "learning_rate": settings.rate,
            "min_data_in_leaf": settings.least, "feature_fraction_bynode": settings.columns, "extra_trees": True,
            "lambda_l2": settings.shrinkage, "max_bin": 31, "seed": seed, "num_threads": 1, "deterministic": True,
            "force_row_wise": True, "verbose": -1, "monotone_constraints": ways,
        }  # fmt: skip
        data = lightgbm.Dataset(table, labels.astype(int), weight=weights)
        boosters.append(lightgbm.train(options, data, num_boost_round=settings.rounds))
    forest = Grown(boosters, settings)
    part = forest.scores(table, settings.early)
    sure = np.abs(part) > settings.sure
    grows = float(np.median(forest.scores(table[sure]) / part[sure])) if sure.any() else 1.0
    return replace(forest, grows=round(grows, 2))


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
    leaks: np.ndarray
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
                leaks=told_in(lines, [part["text"] for part in row.get("segments", []) if part["kind"] in LEAKS]),
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


def told_in(lines: list[Line], texts: list[str]) -> np.ndarray:
    """For every line whether it is one of the texts, or one of some length and the other are part of each other."""
    folded = [f" {' '.join(WORD.findall(text.casefold()))} " for text in texts]
    whole, long = set(folded), [text for text in folded if len(text) > 27]
    found = []
    for line in lines:
        text = f" {' '.join(WORD.findall(line.text.casefold()))} "
        part = len(text) > 27 and any(text in other for other in long)
        found.append(text in whole or part or any(other in text for other in long))
    return np.array(found, dtype=bool)


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


def glimpse(page: Sample, model: Grown) -> None:
    """Judge the page's lines by themselves, and survey the page."""
    found = model.scores(np.array([[*seen.look, seen.wording] for seen in page.glances], dtype=np.float32))
    page.glances = [replace(seen, likely=float(score)) for seen, score in zip(page.glances, found, strict=True)]
    page.page = surveyed(page.lines, page.glances)
    page.candidates, rows_found = headline_rows(page.page)
    page.headline_rows = np.array(rows_found, dtype=np.float32)


def place_headline(page: Sample, model: Grown) -> None:
    """Choose the likeliest headline and measure what stands around the lines that could be body."""
    page.headline = (None, 0.0)
    if page.candidates:
        page.headline_scores = [float(score) for score in model.scores(page.headline_rows)]
        best = int(np.argmax(page.headline_scores))
        page.headline = (page.candidates[best], probability(page.headline_scores[best]))
    page.open = open_lines(page.page)
    page.rows = np.array(rows(page.page, page.open, *page.headline), dtype=np.float32)


def agree(page: Sample, model: Grown) -> None:
    """Judge the open lines, and measure how those around each were judged and where that puts the headline."""
    scores = [OUT] * len(page.lines)
    if page.open:
        for index, score in zip(page.open, model.scores(page.rows), strict=True):
            scores[index] = float(score)
    # The second judgement is asked, here as in the bot, only about lines the first leaves open.
    kept = [at for at, index in enumerate(page.open) if scores[index] > body.SETTLED]
    page.unsettled = [page.open[at] for at in kept]
    if kept:
        around = np.array(context.context_rows(page.page, page.unsettled, scores), dtype=np.float32)
        page.context = np.hstack([page.rows[kept], around])
    if page.candidates:
        found = likeliest(page.headline_scores)
        page.likeliest = [page.candidates[at] for at in found]
        chances = [probability(score) for score in scores]
        places = headline_places(page.page, page.likeliest, [page.headline_scores[at] for at in found], chances)
        page.places = np.hstack([page.headline_rows[found], np.array(places, dtype=np.float32)])


def train_glance(pages: list[Sample]) -> Grown:
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
    return grown(np.array(tables, dtype=np.float32), np.array(labels), np.array(weights), GLANCE)


def train_headline(pages: list[Sample]) -> Grown:
    """Which candidate line is the headline."""
    known = [page for page in pages if page.title is not None and len(page.candidates)]
    table = np.vstack([page.headline_rows for page in known])
    labels = np.concatenate([page.title[page.candidates] for page in known])
    return grown(table, labels, None, HEADLINE)


def line_weights(page: Sample) -> np.ndarray:
    """What each line counts: pages alike whatever their length, in them long lines of the body and leaks more."""
    heavy = np.log1p(page.sizes) + 0.3
    total = max(20, page.sizes[page.body].sum())
    body = 1 + LOSS_WEIGHT * np.minimum(1, page.sizes / (LOSS * total))
    other = np.where(page.leaks, LEAK_WEIGHT, 1.0)
    share = 100 / (heavy[page.open].sum() + 30)
    weights: np.ndarray = page.trust * share * heavy * np.where(page.body, body, other)
    return weights


def train_places(pages: list[Sample]) -> Grown:
    """Which of the likeliest headlines it is, given where the body is."""
    known = [page for page in pages if page.title is not None and page.likeliest]
    labels = np.concatenate([page.title[page.likeliest] for page in known])
    return grown(np.vstack([page.places for page in known]), labels, None, PLACES)


def train_body(pages: list[Sample]) -> Grown:
    """Which open line is body."""
    return train_lines([(page, page.open, page.rows) for page in pages if page.open], BODY)


def train_context(pages: list[Sample]) -> Grown:
    """Which unsettled line is body, given how the lines around it were judged."""
    names = (*surroundings.NAMES, *context.NAMES)
    ways = [(name in RISING) - (name in FALLING) for name in names]
    return train_lines([(page, page.unsettled, page.context) for page in pages if page.unsettled], CONTEXT, ways)


def train_lines(
    known: list[tuple[Sample, list[int], np.ndarray]], settings: Settings, ways: list[int] | None = None
) -> Grown:
    """Which of the lines is body: for every page their indices and rows; ``ways`` as in `grown`."""
    labels = np.concatenate([page.body[lines] for page, lines, _ in known])
    weights = np.concatenate([line_weights(page)[lines] for page, lines, _ in known])
    return grown(np.vstack([table for *_, table in known]), labels, weights / weights.mean(), settings, ways)


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
    names = ("glance", "headline", "body", "context", "places")
    told = {name: forest.exported() for name, forest in zip(names, forests, strict=True)}
    return {"version": 4, "wording_bias": round(bias, 4), "wording": weights, **told}


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

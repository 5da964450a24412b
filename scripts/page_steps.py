"""The steps of the page reader's line model: how each part is learned, and what it then tells of a page to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.parsing.pages import body, context, looks, regions, surroundings
from bot.parsing.pages.agreement import OUT
from bot.parsing.pages.glance import Glance
from bot.parsing.pages.headline_places import headline_places, likeliest
from bot.parsing.pages.headline_rows import headline_rows
from bot.parsing.pages.looks import is_furniture, reads_as_prose, word_list
from bot.parsing.pages.surroundings import open_lines, rows, surveyed
from bot.parsing.pages.trees import probability
from bot.parsing.pages.wording import UNIT, Wording
from scripts.forests import Grown, Settings, grown
from scripts.page_samples import Sample

# A wording counts when this many sites use it: fewer would be a site's own phrase.
LEAST_SITES = 4
WORDINGS = 6000
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

GLANCE = Settings(40, 12, 0.2, 40, 0.5, 1.0, early=15, sure=3.0)
HEADLINE = Settings(100, 6, 0.1, 30, 0.5, 1.0, early=30, sure=5.0, forests=3)
BODY = Settings(60, 31, 0.14, 40, 0.3, 5.0, early=20, sure=2.5, forests=2)
CONTEXT = Settings(40, 31, 0.15, 40, 0.3, 5.0, early=15, sure=2.0, forests=3)
PLACES = Settings(60, 6, 0.1, 20, 0.3, 1.0, early=30, sure=5.0, forests=3)


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
    # Solved far closer than is kept: processors sum in other orders, and what follows must not tell them apart.
    regression = LogisticRegression(C=0.2, max_iter=2000, tol=1e-9, solver="liblinear")
    fitted = regression.fit(matrix, labels, sample_weight=weights)
    learned = {gram: round(UNIT * float(fitted.coef_[0][index])) for gram, index in column.items()}
    bias = round(float(fitted.intercept_[0]), 4)
    return {gram: weight for gram, weight in learned.items() if abs(weight) >= 0.02 * UNIT}, bias


def spell(page: Sample, model: tuple[dict[str, int], float]) -> None:
    """Judge the page's lines by their wording."""
    wording = Wording.of(*model)
    page.glances = [
        Glance(
            numbers,
            frozenset(word for word in line.folded if len(word) > 3) - word_list("stop"),
            reads_as_prose(numbers),
            is_furniture(numbers),
            wording.score(line.folded),
            0.0,
        )
        for line, numbers in zip(page.lines, page.looks, strict=True)
    ]


def glimpse(page: Sample, model: Grown) -> None:
    """Judge the page's lines by themselves, and survey the page."""
    found = model.scores(np.array([[*seen.look, seen.wording] for seen in page.glances], dtype=np.float32))
    page.glances = [replace(seen, likely=float(score)) for seen, score in zip(page.glances, found, strict=True)]
    page.page = surveyed(page.lines, page.glances)
    # Of lines that are no headline, far ones and sentences teach as well as others.
    page.candidates, rows_found = headline_rows(page.page, every=True)
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
    # The second judgement is asked only about lines the first leaves open; it learns from those beyond doubt as well.
    kept = [at for at, index in enumerate(page.open) if scores[index] > body.SETTLED[0]]
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
    known = [(page, page.title) for page in pages if page.title is not None and len(page.candidates)]
    table = np.vstack([page.headline_rows for page, _ in known])
    labels = np.concatenate([title[page.candidates] for page, title in known])
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
    known = [(page, page.title) for page in pages if page.title is not None and page.likeliest]
    labels = np.concatenate([title[page.likeliest] for page, title in known])
    return grown(np.vstack([page.places for page, _ in known]), labels, None, PLACES)


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


# How each model is learned, and what it then tells of a page to those after it.
STEPS: tuple[tuple[Callable[[list[Sample]], Any], Callable[[Sample, Any], None]], ...] = (
    (train_wording, spell),
    (train_glance, glimpse),
    (train_headline, place_headline),
    (train_body, agree),
    (train_context, lambda page, model: None),
    (train_places, lambda page, model: None),
)

"""Learn how passages are ranked, short answers chosen and silence kept, from annotated conversations.

    python scripts/train_answers.py DATA/coqa/dev DATA/newsqa/dev ...

Every folder holds ``corpus/`` (one page a file) and ``gold.jsonl``: one turn a line with ``conversation``, ``home``
(its page), ``question``, ``answers``, ``answerable`` and ``evidence`` (``start`` and ``end`` in the page). Prints
scores on pages the weights were not learned from (three folds, by page) and writes ``bot/answering/answers.json``.
Needs numpy, scipy and lightgbm.
"""

from __future__ import annotations

import argparse
import json
import re
import string
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.answering import doubt, features, span_features, spans
from bot.answering.crossing import cross
from bot.answering.inquiry import Inquiry, understand
from bot.answering.marked import Marked, marked
from bot.answering.pool import Pool
from bot.answering.ranking import Weights, softmax
from bot.model.conversation import Conversation, Turn
from bot.parsing.question import read_question
from scripts.ranking_trees import PASSAGES, SPANS, grow
from scripts.solving import lowest, standardised
from scripts.threads import FOLDS, Thread, read_threads

TODAY = date(2020, 1, 1)
TARGET = Path(__file__).parents[1] / "bot" / "answering" / "answers.json"
_SILENT = 3 / 7
_BELIEFS = slice(features.NAMES.index("belief here"), features.NAMES.index("wants person"))


def play(thread: Thread, pool: Pool, score: Any, spread: float = 1.0) -> list[tuple[Inquiry, np.ndarray, np.ndarray]]:
    """The inquiries of a thread with crossed features and scores, each turn believing what the scores before it say."""
    conversation, played = Conversation(), []
    every = range(len(pool.passages))
    for turn in thread.turns:
        question = read_question(turn.text, TODAY)
        inquiry = understand(question, conversation)
        if pool is thread.pool and turn.static:
            rows = [list(row) for row in turn.static]
            for row, beliefs in zip(rows, features.belief_rows(inquiry, pool, every), strict=True):
                row[_BELIEFS] = beliefs
        else:
            rows = features.rows(inquiry, pool, every)
            if pool is thread.pool:
                turn.static = rows
        matrix = np.array([cross(row) for row in rows], np.float32)
        scores = score(matrix)
        likely = softmax(list(scores), spread)
        best = sorted(every, key=lambda i: -likely[i])[:10]
        belief = tuple((*pool.passages[i].key, round(likely[i], 4)) for i in best if likely[i] > 0.01)
        turns = (*conversation.turns, Turn(turn.text, (), inquiry.about[:4], None, question, belief))
        conversation = Conversation(turns)
        played.append((inquiry, matrix, scores))
    return played


def fit(groups: list[np.ndarray], targets: list[np.ndarray], penalty: float) -> Weights:
    """Weights whose softmax over each group gives the most probability to its targets (0..1 each, some above 0)."""
    mean, scale, rows = standardised(np.vstack(groups).astype(float))
    starts = np.cumsum([0] + [len(g) for g in groups])[:-1]
    group = np.repeat(np.arange(len(groups)), [len(g) for g in groups])
    wanted = np.concatenate(targets).astype(float)

    def grow_odds(weights: np.ndarray) -> np.ndarray:
        scores = rows @ weights
        grown: np.ndarray = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        return grown

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        grown = grow_odds(weights)
        whole, right = np.add.reduceat(grown, starts), np.add.reduceat(grown * wanted, starts) + 1e-12
        slope = rows.T @ (grown / whole[group] - grown * wanted / right[group])
        return float(-np.log(right / whole).sum() + penalty * weights @ weights), slope + 2 * penalty * weights

    def bend(weights: np.ndarray) -> np.ndarray:
        grown = grow_odds(weights)
        bent = 2 * penalty * np.eye(rows.shape[1])
        for odds, sign in ((grown, 1), (grown * wanted, -1)):
            share = odds / np.add.reduceat(odds, starts)[group]
            means = np.add.reduceat(rows * share[:, None], starts)
            bent += sign * (rows.T @ (rows * share[:, None]) - means.T @ means)
        return bent

    return Weights(mean, scale, lowest(loss, bend, rows.shape[1]))


def scorer(weights: Weights) -> Any:
    """The weights as a function of a matrix, the same numbers as `Weights.score`."""
    mean, scale, weight = (np.array(part) for part in weights)
    return lambda rows: np.clip((rows - mean) / scale, -5, 5) @ weight


def learn_ranking(threads: list[Thread]) -> tuple[Weights, dict[int, Weights], dict[str, Any]]:
    """Weights from all threads, those of each fold from the others, and how the threads went by the latter.

    Learned twice, the second time with what the first would have made the thread believe.
    """
    kin_cover = features.NAMES.index("kin cover")
    played = {t.name: play(t, t.pool, lambda rows: 4 * rows[:, kin_cover], 0.5) for t in threads}
    by_fold: dict[int, Weights] = {}
    for _ in range(2):
        for held in range(FOLDS):
            by_fold[held] = _fit_ranking([t for t in threads if t.fold != held], played)
        played = {t.name: play(t, t.pool, scorer(by_fold[t.fold])) for t in threads}
        report(threads, played)
    return _fit_ranking(threads, played), by_fold, played


def _fit_ranking(threads: list[Thread], played: dict[str, Any]) -> Weights:
    pairs = [
        (rows, turn.right)
        for t in threads
        for turn, (_, rows, _) in zip(t.turns, played[t.name], strict=True)
        if turn.right.any()
    ]
    return fit([rows for rows, _ in pairs], [right for _, right in pairs], 10.0)


def report(threads: list[Thread], played: dict[str, Any]) -> None:
    """Share of turns whose evidence is the first, or among the first three."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for thread in threads:
        for turn, (inquiry, _, scores) in zip(thread.turns, played[thread.name], strict=True):
            if turn.right.any():
                count, order = counts[thread.name.split("/")[0]], np.argsort(-scores)
                count["n"] += 1
                count["1"] += int(turn.right[order[0]])
                count["3"] += int(turn.right[order[:3]].any())
                count["leaning"] += int(inquiry.leans)
                count["leaning 1"] += int(inquiry.leans and turn.right[order[0]])
    for name, c in counts.items():
        leaning = 100 * c["leaning 1"] / max(1, c["leaning"])
        first, third = 100 * c["1"] / c["n"], 100 * c["3"] / c["n"]
        print(f"{name}: {c['n']} turns, hit@1 {first:.1f}, hit@3 {third:.1f}, leaning on earlier ones {leaning:.1f}")


def overlap(given: str, wanted: str) -> float:
    """F1 of the words two answers share, articles and punctuation aside."""
    marks = str.maketrans("", "", string.punctuation + "“”‘’")
    ours, theirs = (
        [w for w in re.sub(r"[-–—/]", " ", text.lower()).translate(marks).split() if w not in ("a", "an", "the")]
        for text in (given, wanted)
    )
    common = sum((Counter(ours) & Counter(theirs)).values())
    return 2 * common / (len(ours) + len(theirs)) if common else 0.0


def learn_spans(threads: list[Thread], played: dict[str, Any]) -> list[list[float]]:
    """Trees that find the short answer in a sentence that holds it: they rank its spans by the F1 they would score."""
    examples: list[tuple[np.ndarray, np.ndarray]] = []
    for thread in threads:
        for turn, (inquiry, _, _) in zip(thread.turns, played[thread.name], strict=True):
            best: tuple[np.ndarray, list[spans.Word], list[spans.Span], Marked] | None = None
            for index in np.flatnonzero(turn.right).tolist() if inquiry.wants != "yes or no" else ():
                place = thread.pool.passages[index].citation
                text = place.text
                words = spans.read_words(text)
                found = list(spans.spans(words))
                slices = [text[words[s.first].start : words[s.last - 1].end] for s in found]
                gains = np.array([max((overlap(s, a) for a in turn.answers), default=0.0) for s in slices])
                if found and gains.max() > (best[0].max() if best else 0.3):
                    best = gains, words, found, marked(thread.article, place.start, place.end)
            if best:
                gains, words, found, marks = best
                plain = np.array(span_features.rows(inquiry, words, found, marks), np.float32)
                examples.append((plain, np.round(8 * gains**2).astype(int)))
    print(f"short answers: {len(examples)} sentences")
    return grow(examples, SPANS, 1, 200)


def learn_doubt(threads: list[Thread], by_fold: dict[int, Weights]) -> Weights:
    """Weights of the odds that the corpus says nothing: each thread is asked of its own page and of a stranger's."""
    rows, silent, folds = [], [], []
    for number, thread in enumerate(threads):
        stranger = threads[(number + len(threads) // 2) % len(threads)]
        for pool in (thread.pool, stranger.pool) if stranger.page != thread.page else (thread.pool,):
            for inquiry, _, scores in play(thread, pool, scorer(by_fold[thread.fold])):
                rows.append(doubt.grounds(inquiry, pool, pool.passages[int(np.argmax(scores))]))
                silent.append(pool is not thread.pool)
                folds.append(thread.fold)
    matrix, wanted, fold = np.array(rows, float), np.array(silent), np.array(folds)
    odds = np.zeros(len(matrix))
    for held in range(FOLDS):
        odds[fold == held] = scorer(_fit_odds(matrix[fold != held], wanted[fold != held]))(matrix[fold == held])
    for least in (-0.5, 0.0, 0.5, 1.0):
        said = odds > least
        right = _SILENT * (said & wanted).sum()
        f1 = 2 * right / ((_SILENT * (said & wanted) + said * ~wanted).sum() + _SILENT * wanted.sum())
        print(f"silence above {least}: F1 {100 * f1:.1f}, wrongly {100 * (said & ~wanted).sum() / (~wanted).sum():.1f}")
    return _fit_odds(matrix, wanted)


def _fit_odds(matrix: np.ndarray, wanted: np.ndarray) -> Weights:
    """Logistic regression, silent turns weighed down to three in ten."""
    mean, scale, rows = standardised(matrix)
    mean, scale, rows[:, -1] = (*mean[:-1], 0.0), (*scale[:-1], 1.0), 1.0  # the constant
    weight = np.where(wanted, _SILENT, 1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = rows @ weights
        chance = 1 / (1 + np.exp(-odds))
        cost = weight * (np.logaddexp(0, odds) - wanted * odds)
        return float(cost.sum() + weights @ weights), rows.T @ (weight * (chance - wanted)) + 2 * weights

    def bend(weights: np.ndarray) -> np.ndarray:
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        bent: np.ndarray = rows.T @ (rows * (weight * chance * (1 - chance))[:, None]) + 2 * np.eye(rows.shape[1])
        return bent

    return Weights(mean, scale, lowest(loss, bend, rows.shape[1]))


def learn_trees(threads: list[Thread], played: dict[str, Any]) -> list[list[float]]:
    """Trees over the features of passages before crossing."""
    pairs = [
        (rows[:, : len(features.NAMES)], turn.right.astype(int))
        for t in threads
        for turn, (_, rows, _) in zip(t.turns, played[t.name], strict=True)
        if turn.right.any()
    ]
    return grow(pairs, PASSAGES, 3, 110)


def main() -> None:
    """Learn everything from the folders named and store it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    threads = [thread for folder in parser.parse_args().folders for thread in read_threads(folder)]
    ranking, by_fold, played = learn_ranking(threads)
    stored: dict[str, Any] = {"ranking": ranking}
    stored["doubt"] = learn_doubt([t for t in threads if len(t.turns) > 1], by_fold)
    stored["ranking trees"] = learn_trees(threads, played)
    stored["span trees"] = learn_spans(threads, played)
    TARGET.write_text(json.dumps(stored, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()

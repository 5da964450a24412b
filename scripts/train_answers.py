"""Learn how passages are ranked, short answers chosen and silence kept, from annotated conversations.

    python scripts/train_answers.py DATA/coqa/dev DATA/newsqa/dev ...

Every folder holds ``corpus/`` (one page a file) and ``gold.jsonl``: one turn a line with ``conversation``, ``home``
(its page), ``question``, ``answers``, ``answerable`` and ``evidence`` (``start`` and ``end`` in the page). Prints
scores on pages the weights were not learned from (three folds, by page) and writes ``bot/answering/answers.json``.
Needs numpy, scipy and lightgbm.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import string
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy.optimize import minimize

from bot.answering import doubt, features, spans
from bot.answering.crossing import cross
from bot.answering.inquiry import Inquiry, understand
from bot.answering.marked import Marked, marked
from bot.answering.passages import Passage, passages_of
from bot.answering.pool import Pool
from bot.answering.ranking import Weights, softmax
from bot.model.answer import ArticleRef, Citation
from bot.model.article import Article
from bot.model.conversation import Conversation, Turn
from bot.parsing import parse_page
from bot.parsing.question import read_question
from bot.storage.rows import SentenceHit

FOLDS = 3
TODAY = date(2020, 1, 1)
TARGET = Path(__file__).parents[1] / "bot" / "answering" / "answers.json"
_SILENT = 3 / 7
_TREES = {
    "objective": "lambdarank",
    "num_leaves": 12,
    "learning_rate": 0.08,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "lambda_l2": 10,
    "lambdarank_truncation_level": 8,
    "num_threads": 2,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
_SPAN_TREES = {
    **_TREES,
    "label_gain": list(range(9)),
    "min_data_in_leaf": 60,
    "lambdarank_truncation_level": 20,
}
_BELIEFS = slice(features.NAMES.index("belief here"), features.NAMES.index("wants person"))


@dataclass
class Asked:
    """One turn: the question, which passages of its page carry the evidence, and the answers people gave."""

    text: str
    right: np.ndarray
    answers: list[str]
    static: list[list[float]] = field(default_factory=list)


@dataclass
class Thread:
    """One conversation over one page."""

    name: str
    page: str
    article: Article
    pool: Pool
    turns: list[Asked]

    @property
    def fold(self) -> int:
        """The fold that does not learn from this page."""
        return int(hashlib.sha256(self.page.encode()).hexdigest()[:8], 16) % FOLDS


def read_threads(folder: Path) -> list[Thread]:
    """The conversations of a folder, with their pages read as the bot reads them."""
    pools: dict[str, tuple[str, Article, Pool]] = {}
    for number, file in enumerate(sorted((folder / "corpus").iterdir())):
        article = parse_page(file.read_bytes(), file.name)
        ref = ArticleRef(number, file.name, article.title, None, None)
        hits = [
            SentenceHit(0, Citation(ref, s.start, s.end, article.text[s.start : s.end]), s.paragraph, 0.0)
            for s in article.sentences
        ]
        pools[file.name] = (file.read_text("utf-8"), article, Pool(passages_of(hits, {})))
    turns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        turn = json.loads(line)
        if turn["home"]:
            turns[turn["conversation"]].append(turn)
    threads = []
    for name, asked in turns.items():
        raw, article, pool = pools[asked[0]["home"]]
        listed = [Asked(t["question"], evidence(raw, pool.passages, t), t["answers"]) for t in asked]
        threads.append(Thread(f"{folder.parent.name}/{name}", asked[0]["home"], article, pool, listed))
    return threads


def evidence(raw: str, passages: Sequence[Passage], turn: dict[str, Any]) -> np.ndarray:
    """Which passages overlap a stretch of evidence by half of either; pages are compared without their white space."""
    before = np.cumsum([0] + [not c.isspace() for c in raw])
    bare = "".join(raw.split())
    right, position = np.zeros(len(passages), bool), 0
    for index, passage in enumerate(passages):
        text = "".join(passage.citation.text.split())
        start = bare.find(text, position)
        if start < 0:
            continue
        position = end = start + len(text)
        for stretch in turn["evidence"] if turn["answerable"] else ():
            first, last = before[stretch["start"]], before[min(stretch["end"], len(raw))]
            common = min(end, last) - max(start, first)
            right[index] |= common > 0 and (2 * common >= last - first or 2 * common >= end - start)
    return right


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
        belief = tuple((*pool.passages[i].key, likely[i]) for i in best if likely[i] > 0.01)
        turns = (*conversation.turns, Turn(turn.text, (), inquiry.about[:4], None, question, belief))
        conversation = Conversation(turns)
        played.append((inquiry, matrix, scores))
    return played


def fit(groups: list[np.ndarray], targets: list[np.ndarray], penalty: float, rounds: int = 150) -> Weights:
    """Weights whose softmax over each group gives the most probability to its targets (0..1 each, some above 0)."""
    rows = np.vstack(groups)
    mean, scale = rows.mean(0), rows.std(0) + 1e-3
    rows = np.clip((rows - mean) / scale, -5, 5).astype(np.float32)
    starts = np.cumsum([0] + [len(g) for g in groups])[:-1]
    group = np.repeat(np.arange(len(groups)), [len(g) for g in groups])
    wanted = np.concatenate(targets).astype(np.float32)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows @ weights.astype(np.float32)
        top = np.maximum.reduceat(scores, starts)
        grown = np.exp(scores - top[group])
        whole, right = np.add.reduceat(grown, starts), np.add.reduceat(grown * wanted, starts) + 1e-12
        slope = rows.T @ (grown / whole[group] - grown * wanted / right[group])
        return float(-np.log(right / whole).sum() + penalty * weights @ weights), slope + 2 * penalty * weights

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    return rounded(mean, scale, found.x)


def rounded(*parts: np.ndarray) -> Weights:
    """The numbers as they are stored."""
    return Weights(*(tuple(float(f"{v:.5g}") for v in part) for part in parts))


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
                plain = np.array(spans.rows(inquiry, words, found, marks), np.float32)
                examples.append((plain, np.round(8 * gains**2).astype(int)))
    print(f"short answers: {len(examples)} sentences")
    return grow(examples, _SPAN_TREES, 1, 200)


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
    matrix, wanted, fold = np.array(rows, np.float32), np.array(silent), np.array(folds)
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
    mean, scale = matrix.mean(0), matrix.std(0) + 1e-3
    mean[-1], scale[-1] = 0.0, 1.0  # the constant
    rows = np.clip((matrix - mean) / scale, -5, 5)
    weight = np.where(wanted, _SILENT, 1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = rows @ weights
        chance = 1 / (1 + np.exp(-odds))
        cost = weight * (np.logaddexp(0, odds) - wanted * odds)
        return float(cost.sum() + weights @ weights), rows.T @ (weight * (chance - wanted)) + 2 * weights

    return rounded(mean, scale, minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x)


def learn_trees(threads: list[Thread], played: dict[str, Any]) -> list[list[float]]:
    """Trees over the features of passages before crossing."""
    pairs = [
        (rows[:, : len(features.NAMES)], turn.right.astype(int))
        for t in threads
        for turn, (_, rows, _) in zip(t.turns, played[t.name], strict=True)
        if turn.right.any()
    ]
    return grow(pairs, _TREES, 3, 110)


def grow(pairs: list[tuple[np.ndarray, np.ndarray]], how: dict[str, Any], bags: int, rounds: int) -> list[list[float]]:
    """Sets of boosted trees (LambdaMART, Burges 2010) that rank each group by its grades, averaged into one."""
    roots, feature, at, left, right, leaf = parts = [[] for _ in range(6)]  # type: ignore[var-annotated]

    def add(node: dict[str, Any]) -> int:
        if "split_feature" not in node:
            leaf.append(float(f"{node['leaf_value'] / bags:.4g}"))
            return -len(leaf)
        here = len(feature)
        feature.append(node["split_feature"])
        at.append(float(f"{node['threshold']:.6g}"))
        left.append(0)
        right.append(0)
        left[here], right[here] = add(node["left_child"]), add(node["right_child"])
        return here

    rows, grades = np.vstack([r for r, _ in pairs]), np.concatenate([g for _, g in pairs])
    for seed in range(1, bags + 1):
        data = lightgbm.Dataset(rows, grades, group=[len(g) for _, g in pairs])
        model = lightgbm.train({**how, "seed": seed}, data, rounds)
        roots += [add(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    return parts


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

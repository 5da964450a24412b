"""The learned numbers: weights and trees that ``scripts/train_answers.py`` stored in ``answers.json``."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bot.answering.crossing import cross

_LIMIT = 5.0


class Weights(NamedTuple):
    """One weight a feature, each feature first brought to mean 0 and scale 1 and cut off at five scales."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weight: tuple[float, ...]

    def score(self, row: Sequence[float]) -> float:
        """The weighted sum of a row of features."""
        total = 0.0
        for value, mean, scale, weight in zip(row, self.mean, self.scale, self.weight, strict=True):
            total += weight * max(-_LIMIT, min(_LIMIT, (value - mean) / scale))
        return total


class Trees(NamedTuple):
    """Regression trees as flat lists: node ``n`` goes left when ``row[feature[n]] <= at[n]``, else right.

    A negative child ``-k - 1`` is leaf ``k`` of ``leaf``; ``roots`` are the first nodes of the trees.
    """

    roots: list[int]
    feature: list[int]
    at: list[float]
    left: list[int]
    right: list[int]
    leaf: list[float]

    def score(self, row: Sequence[float]) -> float:
        """The sum of the leaves a row of features ends in."""
        roots, feature, at, left, right, leaf = self
        total = 0.0
        for root in roots:
            node = root
            while node >= 0:
                node = left[node] if row[feature[node]] <= at[node] else right[node]
            total += leaf[-node - 1]
        return total


@cache
def _stored() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads((Path(__file__).parent / "answers.json").read_text("utf-8"))
    return stored


@cache
def weights(name: str) -> Weights:
    """The weights of "ranking" or "doubt"."""
    return Weights(*(tuple(part) for part in _stored()[name]))


@cache
def trees(name: str) -> Trees:
    """The trees "ranking trees" or "span trees"."""
    return Trees(*_stored()[name])


def score_passages(rows: Sequence[Sequence[float]]) -> list[float]:
    """How well each passage answers, from its features: boosted trees and crossed weights added up."""
    linear, boosted = weights("ranking"), trees("ranking trees")
    crossed = [cross(row) for row in rows]
    return [linear.score(row) + boosted.score(row) for row in crossed]


def softmax(scores: Sequence[float], spread: float = 1.0) -> list[float]:
    """Scores as probabilities that add up to one."""
    if not scores:
        return []
    top = max(scores)
    grown = [math.exp((s - top) / spread) for s in scores]
    total = sum(grown)
    return [g / total for g in grown]

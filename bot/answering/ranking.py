"""How likely each passage is to answer: boosted regression trees, learned by ``scripts/train_answers.py``."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Trees(NamedTuple):
    """Trees as flat arrays: node ``n`` splits on ``feature[n]`` at ``at[n]``, to ``left[n]`` when not above, else ``right[n]``.

    A negative child ``-k - 1`` is leaf ``k`` of ``leaf``. ``roots`` are the first nodes of the trees; ``spread`` divides
    scores before they become probabilities.
    """

    roots: list[int]
    feature: list[int]
    at: list[float]
    left: list[int]
    right: list[int]
    leaf: list[float]
    spread: float

    def score(self, row: Sequence[float]) -> float:
        """The sum of the leaves a row of features ends in."""
        feature, at, left, right, leaf = self.feature, self.at, self.left, self.right, self.leaf
        total = 0.0
        for node in self.roots:
            while node >= 0:
                node = left[node] if row[feature[node]] <= at[node] else right[node]  # noqa: PLW2901
            total += leaf[-node - 1]
        return total


@cache
def trees(name: str) -> Trees:
    """The trees stored beside this file as ``<name>.json``."""
    stored = json.loads((Path(__file__).parent / f"{name}.json").read_text("utf-8"))
    return Trees(**{key: stored[key] for key in Trees._fields})


def softmax(scores: Sequence[float], spread: float) -> list[float]:
    """Scores as probabilities that add up to one."""
    if not scores:
        return []
    top = max(scores)
    grown = [math.exp((s - top) / spread) for s in scores]
    total = sum(grown)
    return [g / total for g in grown]

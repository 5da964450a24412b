"""Boosted decision trees, trained elsewhere, walked here in plain Python."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Tree = tuple[list[int], list[float], list[int], list[int]]
"""Per node: the column asked (-1 in a leaf), its threshold or the leaf's value, the node left and right of it."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Additive trees over a row of numbers; ``early`` trees in, a sum beyond ``sure`` needs no further ones."""

    bias: float
    trees: tuple[Tree, ...]
    early: int = 0
    sure: float = math.inf

    def probability(self, row: list[float]) -> float:
        """The probability in 0..1 that the row's line is what the forest was trained to find."""
        total = self.bias
        for number, (columns, values, lower, higher) in enumerate(self.trees):
            if number == self.early and abs(total) > self.sure:
                break
            node = 0
            column = columns[0]
            while column >= 0:
                node = lower[node] if row[column] <= values[node] else higher[node]
                column = columns[node]
            total += values[node]
        return 1 / (1 + math.exp(-total))


@dataclass(frozen=True, slots=True)
class Model:
    """What `scripts/train_pages.py` learned: how wordings speak for a body, and the forests over lines."""

    wording: dict[str, float]
    wording_bias: float
    headline: Forest
    body: Forest


@cache
def load_model() -> Model:
    """The trained model that ships beside this module."""
    data: dict[str, Any] = json.loads((Path(__file__).with_name("line_model.json")).read_text("utf-8"))
    return Model(data["wording"], data["wording_bias"], _forest(data["headline"]), _forest(data["body"]))


def _forest(data: dict[str, Any]) -> Forest:
    trees = tuple((t["columns"], t["values"], t["lower"], t["higher"]) for t in data["trees"])
    return Forest(data["bias"], trees, data.get("early", 0), data.get("sure", math.inf))

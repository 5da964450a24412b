"""The learned weights: which words report, who is their source, where their content lies and ends, what is a quotation.

Each decision is a linear score over the features of `features`, fitted as logistic regression by
``scripts/train_quotations.py``; ``weights.json`` holds nothing but feature weights and the reporting words met.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Scores(NamedTuple):
    """The weights of the five decisions, and the words worth asking about."""

    words: frozenset[str]
    cue: dict[str, float]
    source: dict[str, float]
    side: dict[str, float]
    end: dict[str, float]
    quote: dict[str, float]


@cache
def scores() -> Scores:
    """The weights shipped with the package, read once."""
    with (Path(__file__).parent / "weights.json").open(encoding="utf-8") as file:
        raw = json.load(file)
    return Scores(frozenset(raw["words"]), raw["cue"], raw["source"], raw["side"], raw["end"], raw["quote"])


def total(weights: dict[str, float], features: list[str]) -> float:
    """The sum of the weights of the features."""
    get = weights.get
    return sum([get(feature, 0.0) for feature in features])

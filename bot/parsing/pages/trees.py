"""Boosted decision trees, trained elsewhere, run here in plain Python."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.parsing.pages.wording import Wording

Row = list[float]
_NEAR = 250  # numbers of a function that one byte can tell


@dataclass(frozen=True, slots=True)
class Forest:
    """Additive trees over a row of numbers, as one function of its columns."""

    run: Callable[..., float]

    def score(self, row: Row) -> float:
        """The log odds that the row's line is what the forest was trained to find."""
        return self.run(*row)


@dataclass(frozen=True, slots=True)
class Model:
    """What `scripts/train_pages.py` learned: how wordings speak for a body, and the forests over lines."""

    wording: Wording
    glance: Forest
    headline: Forest
    body: Forest
    context: Forest
    places: Forest


def probability(score: float) -> float:
    """Log odds as a probability in 0..1."""
    return 1 / (1 + math.exp(-score))


@cache
def load_model() -> Model:
    """The trained model that ships beside this module."""
    return model_of(json.loads((Path(__file__).with_name("line_model.json")).read_text("utf-8")))


def model_of(data: dict[str, Any]) -> Model:
    """The model written in plain values, ready to run."""
    forests = (forest_of(data[name]) for name in ("glance", "headline", "body", "context", "places"))
    return Model(Wording.of(data["wording"], data["wording_bias"]), *forests)


def forest_of(data: dict[str, Any]) -> Forest:
    """A forest from its trees: nested ``[column, threshold, lower, higher]``, leaves plain numbers.

    Where the ``early`` first trees are ``sure``, they settle a row: all would say the same, ``grows`` times as clearly.
    Nested conditional expressions over parameters run several times as fast as a walk over nodes.
    """
    trees, early = data["trees"], data["early"]
    columns = "".join(f"c{column}, " for column in range(1 + max(map(_last_column, trees))))
    first, rest = _sum(trees[:early]), _sum(trees[early:])
    source = (
        f"first * {float(data['grows'])!r} if abs(first := {first}) > {float(data['sure'])!r} else first + ({rest})"
    )
    # Never taken: what a function names first is loaded fastest, and of its numbers only so many are.
    first_named = " + ".join(["c0", *map(repr, _commonest(trees))])
    return Forest(eval(compile(f"lambda {columns}*_: {first_named} if c0 is None else {source}", "<trees>", "eval")))


def _commonest(trees: list[Any]) -> list[float]:
    """The thresholds that most rows are compared with."""
    met: defaultdict[float, float] = defaultdict(float)
    open_ = [(tree, 1.0) for tree in trees]
    while open_:
        node, share = open_.pop()
        if isinstance(node, list):
            met[float(node[1])] += share
            open_ += [(node[2], share / 2), (node[3], share / 2)]
    return sorted(met, key=lambda threshold: -met[threshold])[:_NEAR]


def _sum(trees: list[Any]) -> str:
    return " + ".join(map(_expression, trees)) or "0.0"


def _last_column(node: Any) -> int:
    return max(int(node[0]), *map(_last_column, node[2:])) if isinstance(node, list) else 0


def _expression(node: Any) -> str:
    if isinstance(node, list):
        column, threshold, lower, higher = node
        return f"({_expression(lower)} if c{int(column)} <= {float(threshold)!r} else {_expression(higher)})"
    return repr(float(node))

"""The learned weights: which words report, who is their source, where their content lies and ends, what is a quotation.

Each decision is a linear score over the features of `features`, fitted as logistic regression by
``scripts/train_quotations.py``; ``weights.json`` holds nothing but feature weights and the reporting words met.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from bot.parsing.quotations.features import Group

UNIT = 100
"""Weights are whole numbers of these parts, so that their sum does not depend on its order."""
# For each anchor, a row for each place of its group: the weights of the values met there.
Table = dict[str, list[dict[str, int]]]
# The same for a choice among three options: a weight for each.
Choices = dict[str, list[dict[str, list[int]]]]
_NOTHING = repeat(0)
_EMPTY: dict[str, Any] = {}


class Scores(NamedTuple):
    """The weights of the decisions, and the words worth asking about."""

    words: frozenset[str]
    cue: Table
    source: Table
    side: Choices
    end: Table
    act: Table
    quote: Table
    holder: Table


@cache
def scores() -> Scores:
    """The weights shipped with the package, read once."""
    return read_scores((Path(__file__).parent / "weights.json").read_text("utf-8"))


def read_scores(text: str) -> Scores:
    """The weights as ``scripts/train_quotations.py`` writes them."""
    raw = json.loads(text, parse_float=_parts)
    words = frozenset(raw.pop("words"))
    for table in raw.values():
        for rows in table.values():
            rows[:] = [row or _EMPTY for row in rows]
    return Scores(words, **raw)


# There are few different weights: kept once each, they stay in the processor's cache.
@cache
def _parts(weight: str) -> int:
    return round(UNIT * float(weight))


def total(weights: Table, features: Iterable[Group]) -> float:
    """The sum of the weights of the features."""
    found = 0
    for anchor, values in features:
        rows = weights.get(anchor)
        if rows is not None:
            found += sum(map(dict.get, rows, values, _NOTHING))
    return found / UNIT


def best_of_three(weights: Choices, features: Iterable[Group]) -> tuple[int, float]:
    """The option, of three, that the features speak for most, and how likely (0..1) it is the right one."""
    first = second = third = 0
    for anchor, values in features:
        rows = weights.get(anchor)
        if rows is not None:
            for row, value in zip(rows, values, strict=False):
                if value in row:
                    one, two, three = row[value]
                    first += one
                    second += two
                    third += three
    sums = (first, second, third)
    top = max(sums)
    return sums.index(top), 1.0 / sum([math.exp((one - top) / UNIT) for one in sums])

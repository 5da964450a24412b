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
# The same for a choice among three options: the weights of all three in one number, which add up side by side.
Choices = dict[str, list[dict[str, int]]]
_BITS = 24
_HALF, _WHOLE = 1 << _BITS - 1, 1 << _BITS
_NOTHING = repeat(0)
_EMPTY: dict[str, Any] = {}


class Scores(NamedTuple):
    """The weights of the decisions, and the words worth asking about; ``alone``: also where nobody is quoted."""

    words: frozenset[str]
    alone: frozenset[str]
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
    words, alone = frozenset(raw.pop("words")), frozenset(raw.pop("alone"))
    for table in raw.values():
        for rows in table.values():
            rows[:] = [row or _EMPTY for row in rows]
    for rows in raw["side"].values():
        rows[:] = [{value: _together(*three) for value, three in row.items()} for row in rows]
    return Scores(words, alone, **raw)


# There are few different weights: kept once each, they stay in the processor's cache.
@cache
def _parts(weight: str) -> int:
    return round(UNIT * float(weight))


def _together(first: int, second: int, third: int) -> int:
    return first + (second << _BITS) + (third << 2 * _BITS)


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
    found = 0
    for anchor, values in features:
        rows = weights.get(anchor)
        if rows is not None:
            found += sum(map(dict.get, rows, values, _NOTHING))
    sums = []
    for _ in range(3):
        part = (found + _HALF) % _WHOLE - _HALF
        sums.append(part)
        found = (found - part) >> _BITS
    top = max(sums)
    return sums.index(top), 1.0 / sum([math.exp((one - top) / UNIT) for one in sums])

"""How the words of a line speak for its being part of a body."""

from __future__ import annotations

from itertools import pairwise, repeat

_LONGEST = 60
_LIMIT = 8.0
UNIT = 1000
"""Weights are whole numbers of these parts, so that their sum does not depend on its order."""
_NOTHING = repeat(0)


def grams_of(folded: list[str]) -> set[str]:
    """The different words and pairs of words among a line's first sixty."""
    words = folded[:_LONGEST]
    return {*words, *map(" ".join, pairwise(words))}


def wording_of(folded: list[str], weights: dict[str, int], bias: float) -> float:
    """The summed weights of the line's words and pairs, as log odds within ±8."""
    total = bias + sum(map(weights.get, grams_of(folded), _NOTHING)) / UNIT
    return max(-_LIMIT, min(_LIMIT, total))

"""How the words of a line speak for its being part of a body."""

from __future__ import annotations

from itertools import pairwise

from bot.parsing.pages.lines import Line

_LONGEST = 60
_LIMIT = 8.0


def grams_of(line: Line) -> list[str]:
    """The different words and pairs of words among the line's first sixty, in order."""
    words = line.folded[:_LONGEST]
    return list(dict.fromkeys((*words, *(f"{a} {b}" for a, b in pairwise(words)))))


def wording_of(line: Line, weights: dict[str, float], bias: float) -> float:
    """The summed weights of the line's words and pairs, as log odds within ±8."""
    total = bias
    for gram in grams_of(line):
        total += weights.get(gram, 0.0)
    return max(-_LIMIT, min(_LIMIT, total))

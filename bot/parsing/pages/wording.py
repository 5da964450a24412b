"""How the words of a line speak for its being part of a body."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, repeat

_LONGEST = 60
_LIMIT = 8.0
UNIT = 1000
"""Weights are whole numbers of these parts, so that their sum does not depend on its order."""
_NOTHING = repeat(0)


@dataclass(frozen=True, slots=True)
class Wording:
    """The weights of words and of pairs of words, and what speaks for any line."""

    words: dict[str, int]
    pairs: dict[tuple[str, ...], int]
    bias: float

    @classmethod
    def of(cls, weights: dict[str, int], bias: float) -> Wording:
        """The weights as they are kept, each pair as two words with a space between."""
        pairs = {tuple(gram.split(" ")): weight for gram, weight in weights.items() if " " in gram}
        return cls({gram: weight for gram, weight in weights.items() if " " not in gram}, pairs, bias)

    def score(self, folded: list[str]) -> float:
        """The summed weights of a line's words and pairs, as log odds within ±8."""
        words = folded[:_LONGEST]
        told = sum(map(self.words.get, set(words), _NOTHING)) + sum(map(self.pairs.get, set(pairwise(words)), _NOTHING))
        return max(-_LIMIT, min(_LIMIT, self.bias + told / UNIT))


def grams_of(folded: list[str]) -> set[str]:
    """The different words and pairs of words among a line's first sixty, as their weights are kept."""
    words = folded[:_LONGEST]
    return {*words, *map(" ".join, pairwise(words))}

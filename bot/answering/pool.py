"""The passages one inquiry chooses from, and how telling each word is among them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from bot.answering.passages import Passage

_K1, _B = 1.2, 0.75


class Pool:
    """The passages one inquiry chooses from, whole articles in reading order, with their word statistics."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._counts = [Counter(p.sketch.stems) for p in passages]
        self._mean = sum(len(p.sketch.stems) for p in passages) / max(1, len(passages))
        found = Counter(s for p in passages for s in p.sketch.known)
        total = len(passages)
        self._idf = {s: math.log(1 + (total - n + 0.5) / (n + 0.5)) for s, n in found.items()}
        self._unseen = math.log(1 + (total + 0.5) / 0.5)

    def idf(self, stem: str) -> float:
        """How telling a stem is among these passages."""
        return self._idf.get(stem, self._unseen)

    @cached_property
    def held(self) -> dict[int, frozenset[str]]:
        """The stems of each article."""
        found: dict[int, set[str]] = {}
        for passage in self.passages:
            found.setdefault(passage.key[0], set()).update(passage.sketch.known)
        return {article: frozenset(stems) for article, stems in found.items()}

    def bm25(self, query: dict[str, float]) -> list[float]:
        """BM25 of every passage for weighted stems."""
        scores = []
        for passage, counts in zip(self.passages, self._counts, strict=True):
            norm = _K1 * (1 - _B + _B * len(passage.sketch.stems) / (self._mean or 1))
            total = 0.0
            for term, weight in query.items():
                if times := counts.get(term):
                    total += weight * self._idf[term] * times * (_K1 + 1) / (times + norm)
            scores.append(total)
        return scores

    def cover(self, stems: Iterable[str], known: frozenset[str]) -> float:
        """The share of the stems' weight that is among ``known``."""
        weights = {s: self.idf(s) for s in stems}
        total = math.fsum(weights.values())  # exactly, in whatever order a set gives them
        return math.fsum([weight for s, weight in weights.items() if s in known]) / total if total else 0.0

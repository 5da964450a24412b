"""Words that come back from paragraph to paragraph: what goes on over a gap, and what is told anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, chain

MEMORY = 2500
"""Words after which what is told is forgotten."""
_NEAR, _WIDE, _AGAIN = 200, 600, 2  # words, words, paragraphs


class Chains:
    """Of the terms that come back, how many reach over each gap between paragraphs (lexical chains, Hearst 1997).

    ``sums`` are the words before each paragraph: what comes back after `MEMORY` words begins anew.
    """

    def __init__(self, paragraphs: Sequence[AbstractSet[str]], sums: list[int]) -> None:
        first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        begins, ends = [0] * len(paragraphs), [0] * len(paragraphs)
        long = sums[-1] > MEMORY
        for at, terms in enumerate(paragraphs):
            for term in terms:
                if first.setdefault(term, at) < at and long and sums[at] - sums[self.last[term]] > MEMORY:
                    if self.last[term] > first[term]:
                        begins[first[term]] += 1
                        ends[self.last[term]] += 1
                    first[term] = at
            self.last.update(dict.fromkeys(terms, at))
        for term, at in first.items():
            if (last := self.last[term]) > at:
                begins[at] += 1
                ends[last] += 1
        begun, self._ended = list(accumulate(begins)), list(accumulate(ends))
        self._over = [one - other for one, other in zip(begun, self._ended, strict=True)]
        self._coming = [begun[-1] - one for one in begun]
        left = accumulate(self._over, max)
        right = [*accumulate(reversed(self._over), max)][::-1]
        self._peak = [min(one, other) for one, other in zip(left, right, strict=True)]

    def numbers(self, at: int) -> tuple[float, float, float]:
        """The share that reaches over the gap, how many lie on either side at least, how deep the gap is."""
        over, apart = self._over[at], min(self._ended[at], self._coming[at])
        return over / (over + apart + 1), apart, over / (self._peak[at] + 1)

    def density(self, at: int, before: int, after: int) -> float:
        """How many terms reach over the gap, to a hundred words of its smaller side."""
        return 100 * self._over[at] / min(before, after, MEMORY)

    def back(self, terms: AbstractSet[str], at: int) -> float:
        """The share of the terms that come back after the gap."""
        return sum(self.last.get(term, -1) > at for term in terms) / max(1, len(terms))


def share(known: AbstractSet[str], terms: AbstractSet[str]) -> float:
    """The share of the terms that are known."""
    return len(known & terms) / max(1, len(terms))


def around(sums: list[int], at: int, words: int = _NEAR) -> tuple[int, int]:
    """The paragraph from which on so many words stand above a gap, and the one before which so many stand below it.

    ``at`` is the paragraph above the gap, ``sums`` are the words before each.
    """
    start, stop = at, at + 1
    while start > 0 and sums[at + 1] - sums[start] < words:
        start -= 1
    while stop < len(sums) - 1 and sums[stop] - sums[at + 1] < words:
        stop += 1
    return start, stop


def returning(
    paragraphs: Sequence[AbstractSet[str]], sums: list[int], at: int, told: AbstractSet[str]
) -> tuple[float, ...]:
    """What the words that matter on one side of a gap do on the other: those that more than one paragraph has.

    Of those below how many were ``told`` before, of those above how many come back at all; how much the two paragraphs
    on either side share; and of wider surroundings, how many that matter below matter above, and the other way round.
    """
    start, stop = around(sums, at)
    after: set[str] = set().union(*paragraphs[at + 1 : stop])
    one: set[str] = set().union(*paragraphs[max(0, at - 1) : at + 1])
    other: set[str] = set().union(*paragraphs[at + 1 : at + 3])
    near = len(one & other) / max(1, min(len(one), len(other)))
    first, last = around(sums, at, _WIDE)
    above, below = _often(paragraphs[first : at + 1]), _often(paragraphs[at + 1 : last])
    return (
        share(told, _often(paragraphs[at + 1 : stop])), share(after, _often(paragraphs[start : at + 1])), near,
        share(above, below), share(below, above),
    )  # fmt: skip


def _often(paragraphs: Sequence[AbstractSet[str]]) -> set[str]:
    counts = Counter(chain.from_iterable(paragraphs))
    return {word for word, count in counts.items() if count >= _AGAIN}

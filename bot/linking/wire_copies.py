"""Wire copies: articles of different pages that carry the same text, and so are one source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping

from bot.model.words import fold

_SHINGLE = 5
_COMMON = 60
"""A unit that stands in more articles than this is a set phrase and joins nothing; it bounds the work, too."""
_SHARE = 0.6


def copy_groups(units: Mapping[int, Collection[Hashable]]) -> dict[int, int]:
    """Every article's id with the smallest id among the articles that share its text.

    ``units`` are the distinct pieces of each article that are compared: its `shingles`, or its sentences. Two articles
    are copies when most pieces of the shorter stand in the longer (containment, Broder 1997): outlets cut a wire story
    from the end and put their own paragraphs around it.
    """
    holders: defaultdict[Hashable, list[int]] = defaultdict(list)
    for key, pieces in units.items():
        for piece in dict.fromkeys(pieces):
            holders[piece].append(key)
    shared: Counter[tuple[int, int]] = Counter()
    for keys in holders.values():
        if 1 < len(keys) <= _COMMON:
            shared.update((first, second) for at, first in enumerate(keys) for second in keys[at + 1 :])
    parent = {key: key for key in units}
    for (first, second), count in shared.items():
        if count >= _SHARE * min(len(units[first]), len(units[second])):
            low, high = sorted((_root(parent, first), _root(parent, second)))
            parent[high] = low
    return {key: _root(parent, key) for key in units}


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of five words of a text, folded; the whole text when it is shorter."""
    words = fold(text).split()
    if len(words) < _SHINGLE:
        return frozenset({tuple(words)} if words else ())
    return frozenset(zip(*(words[at:] for at in range(_SHINGLE)), strict=False))


def _root(parent: dict[int, int], key: int) -> int:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key

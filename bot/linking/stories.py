"""Articles that report the same thing."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SAME = 0.17
"""Least likeness (cosine) of two articles of one story."""
_COMMON = 200
"""A word in more articles than this brings no pair together; it bounds the work."""
_NAME = 1.5


@dataclass(frozen=True, slots=True)
class Outline:
    """An article as stories are told apart by: the stems of its headline and first sentences, and whom it names.

    ``source`` is the group of wire copies it belongs to.
    """

    id: int
    words: tuple[str, ...]
    names: frozenset[str]
    source: int


def group_stories(outlines: Sequence[Outline]) -> list[list[int]]:
    """Ids grouped by story, both in the order given.

    Wire copies are one story. Else an article joins the story it is nearest to on average (group-average linkage over
    tf-idf cosines), those most alike first.
    """
    vectors = _vectors(outlines)
    likeness: dict[tuple[int, int], float] = {}
    for first, second in _pairs(outlines):
        if outlines[first].source == outlines[second].source:
            likeness[first, second] = 1.0
        else:
            likeness[first, second] = _dot(vectors[first], vectors[second])
    home = {index: index for index in range(len(outlines))}
    members: dict[int, list[int]] = {index: [index] for index in home}
    for (first, second), alike in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        one, other = home[first], home[second]
        if alike < _SAME or one == other:
            continue
        pairs = [(min(a, b), max(a, b)) for a in members[one] for b in members[other]]
        if sum(likeness.get(pair, 0.0) for pair in pairs) / len(pairs) >= _SAME:
            low, high = min(one, other), max(one, other)
            members[low] = sorted(members[low] + members.pop(high))
            home.update(dict.fromkeys(members[low], low))
    return [[outlines[index].id for index in members[key]] for key in sorted(members)]


def _vectors(outlines: Sequence[Outline]) -> list[dict[str, float]]:
    frequency = Counter(word for outline in outlines for word in {*outline.words})
    named = Counter(name for outline in outlines for name in outline.names)
    total = len(outlines)
    vectors: list[dict[str, float]] = []
    for outline in outlines:
        weights = {
            word: (1 + math.log(times)) * _rarity(frequency[word], total)
            for word, times in Counter(outline.words).items()
        }
        for name in outline.names:
            weights[f"name {name}"] = _NAME * _rarity(named[name], total)
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items()})
    return vectors


def _rarity(frequency: int, total: int) -> float:
    """Smoothed, so that two articles alone still share words of weight."""
    return math.log((total + 10) / (frequency + 0.5))


def _pairs(outlines: Sequence[Outline]) -> set[tuple[int, int]]:
    """Pairs of articles that share a name, a source or a word that is not everywhere."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, outline in enumerate(outlines):
        for key in {*outline.words, *(f"name {name}" for name in outline.names), f"source {outline.source}"}:
            holders[key].append(index)
    return {
        (first, second)
        for indices in holders.values()
        if 1 < len(indices) <= _COMMON
        for at, first in enumerate(indices)
        for second in indices[at + 1 :]
    }


def _dot(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    # A sum that does not depend on the order, which is another in every process.
    return math.fsum([first[word] * second[word] for word in first.keys() & second.keys()])

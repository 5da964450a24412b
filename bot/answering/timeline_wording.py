"""Which sentences tell a day best: near the centre of what all sources say of it, on the topic, short and plain."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from bot.answering.terms import terms
from bot.linking.events import Report

_SHORTEST, _LONGEST = 7, 60
"""Words of a sentence that can stand alone."""
_DAMPING = 20
"""Content words added to a sentence's length, so that a sentence is not the better for being short."""


def content(text: str) -> frozenset[str]:
    """The stems that say what a sentence is about."""
    return frozenset(stem for stem in terms(text) if len(stem) > 2)


def rarity(reports: Iterable[Report]) -> dict[str, float]:
    """How telling each stem is: the logarithm of the share of sentences without it."""
    frequency: Counter[str] = Counter()
    count = 0
    for report in reports:
        count += 1
        frequency.update(report.words)
    return {word: math.log(1 + count / times) for word, times in frequency.items()}


def best_first(
    reports: Sequence[Report], weights: Mapping[str, float], topic: frozenset[str], day: date
) -> list[Report]:
    """The reports of one day, the one that tells it best first.

    Centroid scoring (Radev et al. 2004): a sentence is as good as the words it shares with all other sentences on the
    day, each source counted once.
    """
    centre: Counter[str] = Counter()
    counted: set[tuple[int, str]] = set()
    for report in reports:
        for word in report.words:
            if (report.source, word) not in counted:
                counted.add((report.source, word))
                centre[word] += 1
    gain = {word: times * weights.get(word, 1.0) for word, times in centre.items()}
    scored = [(_fit(report, gain, topic, day), report) for report in reports]
    scored.sort(key=lambda pair: (-pair[0], pair[1].citation.article.id, pair[1].citation.start))
    return [report for _, report in scored]


def _fit(report: Report, gain: Mapping[str, float], topic: frozenset[str], day: date) -> float:
    text = report.citation.text
    score = sum(gain[word] for word in report.words) / (len(report.words) + _DAMPING)
    length = text.count(" ") + 1
    if not _SHORTEST <= length <= _LONGEST or not text.rstrip().endswith((".", "!", "?", "”", '"')):
        score *= 0.2
    if report.words & topic:
        score *= 1.7
    if '"' in text or "“" in text:
        score *= 0.8
    published = report.citation.article.publication
    if published and published.day and timedelta() <= published.day - day <= timedelta(days=1):
        score *= 1.1
    return score

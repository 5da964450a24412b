"""Which sentences tell a day best: near the centre of what all sources say of it, on the topic, short and plain."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain

from bot.answering.timeline.drafts import Sketch
from bot.answering.timeline.ranking import published_on
from bot.model.telling import CRUMB, OPEN, POINTING, SPEAKING

_DAMPING = 20
"""Content words added to a sentence's length, so that a sentence is not the better for being short."""
_SATURATED = 0.7
"""The power of how many sources say a word, and of how rare it is: the tenth source says little more than the ninth."""
_MANNERS = {CRUMB: 0.2, POINTING: 0.8, OPEN: 0.5, SPEAKING: 0.6}
_ON_TOPIC = 1.3
_FRESH = 1.2
_LEAD = 1.3
_CLAIMED = 0.8
_ASIDE = 0.8
"""What a sentence is worth against others by how it tells, that names the topic, was published on the day or the next,
opens an article of that very day, is somebody's word, or tells of a later day to which this one is the background."""
_WORTH = [math.prod(w for bit, w in _MANNERS.items() if manner & bit) for manner in range(sum(_MANNERS) + 1)]


def rarity(sketches: Iterable[Sketch]) -> dict[str, float]:
    """How telling each stem is: the logarithm of the share of sentences without it."""
    told = [sketch.words for sketch in sketches]
    return {word: math.log(1 + len(told) / times) for word, times in Counter(chain.from_iterable(told)).items()}


def best_first(
    sketches: Sequence[Sketch], weights: Mapping[str, float], topic: frozenset[str], day: date, least: float
) -> list[Sketch]:
    """The sentences of one day, the one that tells it best first, without those worth less than ``least`` of the best.

    Centroid scoring (Radev et al. 2004): a sentence is as good as the words it shares with other sources' sentences on
    the day, rare words counting more. The centre is what is stated plainly, where anything is. ``topic`` are the stems
    of its words.
    """
    plain = [sketch for sketch in sketches if sketch.status != "claimed"]
    centre = Counter(chain.from_iterable(_words_by_source(plain or sketches).values()))
    shared = {word: count for word, count in centre.items() if count > 1} or centre
    gain = {word: (count * weights.get(word, 1.0)) ** _SATURATED for word, count in shared.items()}
    known = frozenset(gain)
    scored = [
        (_fit(sketch, math.fsum(map(gain.__getitem__, known & sketch.words)), topic, day), sketch)
        for sketch in sketches
    ]
    # The sentences of an article are numbered in its order.
    scored.sort(key=lambda pair: (-pair[0], pair[1].telling.article.id, pair[1].telling.sentence))
    return [sketch for score, sketch in scored if score >= least * scored[0][0]]


def _words_by_source(sketches: Iterable[Sketch]) -> dict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for sketch in sketches:
        found[sketch.source] |= sketch.words
    return found


def _fit(sketch: Sketch, gain: float, topic: frozenset[str], day: date) -> float:
    """What a sentence is worth whose words have so much in common with the others'."""
    telling, mark = sketch.telling, sketch.mark
    score = gain / (len(sketch.words) + _DAMPING) * _WORTH[telling.manner % len(_WORTH)]
    if topic and (mark.topic > 0 if mark else not topic.isdisjoint(sketch.words)):
        score *= _ON_TOPIC
    if mark is None:
        return score * _LEAD
    if mark.status == "claimed":
        score *= _CLAIMED
    if sketch.aside:
        score *= _ASIDE
    published = published_on(telling.article)
    if published and timedelta() <= published - day <= timedelta(days=1):
        score *= _FRESH
    return score

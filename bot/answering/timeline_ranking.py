"""Which days matter: how many sources date them, how fast the news came, and how near to the story they lie."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from bot.model.answer import ArticleRef
from bot.model.time import DateRange
from bot.storage.rows import EventHit

_BURST = 0.5
"""How much a rise in publication counts beside the number of sources that date the day."""
_COARSE = 1.5
"""What a month, a year or another stretch loses against a day: its sentences are mostly background."""
_OUTSIDE = 2.0
"""What a date loses that lies outside the story, which begins with the first article on it."""
_SLACK = timedelta(days=3)


def rank_dates(
    events: Iterable[EventHit], articles: Sequence[ArticleRef], sources: Mapping[int, int]
) -> dict[DateRange, float]:
    """A score for every date: the logarithm of its sources, more in a burst of news, less for background."""
    dating: defaultdict[DateRange, set[int]] = defaultdict(set)
    for hit in events:
        dating[hit.event.date].add(sources[hit.citation.article.id])
    published = Counter(ref.publication.day for ref in articles if ref.publication and ref.publication.day)
    first = min(published, default=date.min)
    last = max(published, default=date.max)
    scores: dict[DateRange, float] = {}
    for days, found in dating.items():
        score = math.log1p(len(found))
        if days.precision == "day":
            score += _BURST * math.log1p(_burst(days.start, published))
        else:
            score -= _COARSE
        if published and (days.end < first - _SLACK or days.start > last + _SLACK):
            score -= _OUTSIDE
        scores[days] = score
    return scores


def _burst(day: date, published: Mapping[date, int]) -> float:
    """Articles of the day and the next relative to those of the three days before."""
    now = published.get(day, 0) + published.get(day + timedelta(days=1), 0)
    before = sum(published.get(day - timedelta(days=back), 0) for back in (1, 2, 3))
    return now / (1 + before)

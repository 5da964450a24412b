"""Which days matter: how many sources date or list them, how fast the news came, how long they are remembered."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.answering.timeline.scope import Scope
from bot.model.answer import ArticleRef
from bot.model.time import DateRange

_BURST = 0.8
"""How much a rise in publication counts beside the number of sources that date the day."""
_REMEMBERED = 0.6
"""How much sources count that still date the day later on, each in full from a month after it."""
_HEADED = 0.8
"""What it adds at most that the day's articles have the topic in their headlines: it was the news, not an aside."""
_LISTED = 0.5
"""How much it counts that chronologies list the day: their writers have chosen the days that matter."""
_CHRONOLOGY = 5
"""Days an article tells at the head of a sentence each, to be taken for a chronology."""
_COARSE = 0.2
"""What is left of the score of a month, a year or another stretch: its sentences are mostly background."""
_OUTSIDE = 0.4
"""What is at least left of the score of a date before the story's first article, or still ahead at its last."""
_SHORT = timedelta(days=3)
_DAY, _MONTH = timedelta(days=1), timedelta(days=30)


@dataclass(slots=True)
class _Evidence:
    """Who dates a day: sources with the share of the topic their sentence names, and how long after it they do.

    Those ``listing`` it are chronologies.
    """

    sources: dict[int, float] = field(default_factory=dict)
    later: dict[int, timedelta] = field(default_factory=dict)
    listing: set[int] = field(default_factory=set)

    def add(self, source: int, topic: float, later: timedelta | None) -> None:
        """A sentence of a source, published ``later`` than the day."""
        self.sources[source] = max(self.sources.get(source, 0.0), topic)
        # Every day has a yesterday: that the next day's articles name it says nothing.
        if later is not None and later > _DAY:
            self.later[source] = max(self.later.get(source, _DAY), later)

    @property
    def weight(self) -> float:
        """How much the sources make of the day."""
        told = (math.log1p(len(self.sources)) + math.log1p(sum(self.sources.values()))) / 2
        remembered = math.log1p(sum(min(1.0, later / _MONTH) for later in self.later.values()))
        return told + _REMEMBERED * remembered + _LISTED * math.log1p(len(self.listing))


def rank_dates(scope: Scope, sources: Mapping[int, int]) -> dict[DateRange, float]:
    """A score for every date that events or publications give; ``sources`` are the copy groups of the articles."""
    evidence: defaultdict[DateRange, _Evidence] = defaultdict(_Evidence)
    published: dict[int, date | None] = {}
    for days, marks in scope.dates.items():
        found = evidence[days]
        for mark in marks:
            article = mark.article.id
            if article not in published:
                published[article] = published_on(mark.article)
            day = published[article]
            found.add(sources[article], mark.topic, day - days.start if day else None)
    for article, listed in _chronologies(scope).items():
        for days in listed:
            evidence[days].listing.add(sources[article])
    published_days: Counter[date] = Counter()
    headed: defaultdict[date, float] = defaultdict(float)
    for ref in scope.articles:
        if day := published_on(ref):
            published_days[day] += 1
            headed[day] += scope.share_of_topic(ref.headline or "")
    for day in published_days:
        if scope.in_period(day):
            evidence.setdefault(DateRange(day, day), _Evidence())
    first = min(published_days, default=date.min)
    last = max(published_days, default=date.max)
    usual = sum(published_days.values()) / max(1, len(published_days))
    scores: dict[DateRange, float] = {}
    for days, found in evidence.items():
        score = found.weight
        if days.precision == "day" and published_days and days.start >= first:
            score += _BURST * math.log1p(_burst(days.start, published_days, first, usual))
            if days.start in published_days:
                score += _HEADED * headed[days.start] / (published_days[days.start] + 1)
        if days.end - days.start > _SHORT:
            score *= _COARSE
        scores[days] = score * _inside(days, first, last)
    return scores


def _chronologies(scope: Scope) -> dict[int, set[DateRange]]:
    """The days that each article lists which tells so many, one after another."""
    found: defaultdict[int, set[DateRange]] = defaultdict(set)
    for days, marks in scope.dates.items():
        if days.precision == "day":
            for mark in marks:
                if mark.heads:
                    found[mark.article.id].add(days)
    return {article: listed for article, listed in found.items() if len(listed) >= _CHRONOLOGY}


def _inside(days: DateRange, first: date, last: date) -> float:
    """What is left of the score of a date outside the days of publication, less with every day of the gap."""
    gap = max((first - days.end).days, (days.start - last).days, 0)
    return max(_OUTSIDE, 0.82 - 0.06 * math.log1p(gap)) if gap else 1.0


def published_on(article: ArticleRef) -> date | None:
    """The day an article was published, when a single one is known."""
    return article.publication.day if article.publication else None


def _burst(day: date, published: Mapping[date, int], first: date, usual: float) -> float:
    """Articles of the day and the next relative to those of the three days before.

    Nothing is known of the days before the first article; a ``usual`` day's articles are put in their place.
    """
    before = 0.0
    for back in (1, 2, 3):
        earlier = day - timedelta(days=back)
        before += published.get(earlier, 0) if earlier >= first else usual
    return (published.get(day, 0) + published.get(day + timedelta(days=1), 0)) / (1 + before)


def by_day(articles: Sequence[ArticleRef]) -> dict[date, list[ArticleRef]]:
    """The articles under the day they were published; a day that was only inferred does not count."""
    found: defaultdict[date, list[ArticleRef]] = defaultdict(list)
    for ref in articles:
        if ref.publication and ref.publication.day and ref.publication.basis != "inferred":
            found[ref.publication.day].append(ref)
    return dict(found)

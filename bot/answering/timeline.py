"""What happened when, across all pages, with disagreements shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.timeline_ranking import rank_dates
from bot.answering.timeline_scope import Scope, find_scope
from bot.answering.timeline_wording import best_first, content, rarity
from bot.linking.events import Happening, Report, join_reports
from bot.linking.wire_copies import copy_groups
from bot.model.answer import Statement, Timeline, TimelineEntry
from bot.model.event import EventStatus
from bot.model.request import TimelineRequest
from bot.model.time import DateRange, TimexMod, date_range
from bot.storage.corpus import Corpus
from bot.storage.rows import EventHit

MAX_ENTRIES = 60
"""Entries of a timeline nobody limited."""
_STATEMENTS = 3
_CITATIONS = 8
_REPORTS = 150
"""Sentences of one date that are compared; a day of which more is said has enough of them among these."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """An entry to be: one date at one status, what is reported of it, and how much it matters."""

    days: DateRange
    status: EventStatus
    events: tuple[EventHit, ...]
    weight: float


async def build_timeline(corpus: Corpus, request: TimelineRequest) -> Timeline:
    """The events asked for, oldest first; raises `NothingFound` with the nearest there is.

    The ``limit`` entries that matter most are taken after skipping the ``offset`` first in that order.
    """
    scope = await find_scope(corpus, request)
    sources = _sources(scope.events)
    drafts = _drafts(scope, sources)
    limit = request.limit if request.limit is not None else MAX_ENTRIES
    chosen = drafts[request.offset : request.offset + limit]
    reports = {draft: [_report(hit, sources) for hit in draft.events[:_REPORTS]] for draft in chosen}
    weights = rarity(report for group in reports.values() for report in group)
    entries = [_entry(draft, reports[draft], weights, scope.topic) for draft in chosen]
    entries.sort(key=lambda entry: (entry.date.start, entry.date.end, entry.status))
    return Timeline(request.topic, request.person, tuple(entries), len(drafts), request.offset)


def _sources(events: Iterable[EventHit]) -> dict[int, int]:
    """Articles by id with the group of wire copies they belong to, told by their dated sentences."""
    sentences: defaultdict[int, set[str]] = defaultdict(set)
    for hit in events:
        sentences[hit.citation.article.id].add(hit.citation.text)
    return copy_groups(sentences)


def _drafts(scope: Scope, sources: Mapping[int, int]) -> list[_Draft]:
    """One draft for each date and status, those that matter most first."""
    scores = rank_dates(scope.events, scope.articles, sources)
    groups: defaultdict[tuple[DateRange, EventStatus], list[EventHit]] = defaultdict(list)
    for hit in scope.events:
        groups[hit.event.date, hit.event.status].append(hit)
    largest: dict[DateRange, int] = defaultdict(int)
    for (days, _), hits in groups.items():
        largest[days] = max(largest[days], len(hits))
    drafts = []
    first: set[DateRange] = set()
    for (days, status), hits in sorted(groups.items(), key=lambda item: -len(item[1])):
        # A second status of a day comes after every day's first: it adds less than another day does.
        weight = scores[days] - (0 if days not in first else 10)
        first.add(days)
        drafts.append(_Draft(days, status, tuple(hits), weight))
    return sorted(drafts, key=lambda draft: (-draft.weight, draft.days, draft.status))


def _report(hit: EventHit, sources: Mapping[int, int]) -> Report:
    return Report(hit.citation, content(hit.citation.text), sources[hit.citation.article.id], hit.event)


def _entry(
    draft: _Draft, reports: Sequence[Report], weights: Mapping[str, float], topic: frozenset[str]
) -> TimelineEntry:
    happenings = join_reports(best_first(reports, weights, topic, draft.days.start), weights, _STATEMENTS)
    event = draft.events[0].event
    return TimelineEntry(
        draft.days,
        event.value,
        draft.status,
        tuple(_statement(happening) for happening in happenings),
        _mod(event.value, draft.days),
        next((hit.event.claimed_by for hit in draft.events if hit.event.claimed_by), None),
    )


def _statement(happening: Happening) -> Statement:
    """The best sentence with one citation for every source, its own first."""
    by_source: dict[int, Report] = {}
    for report in happening.reports:
        by_source.setdefault(report.source, report)
    return Statement(
        happening.best.citation.text, tuple(report.citation for report in list(by_source.values())[:_CITATIONS])
    )


def _mod(value: str, days: DateRange) -> TimexMod | None:
    """The part of the named period a date was narrowed to ("the end of 2017" is a stretch of 2017)."""
    whole = date_range(value)
    if whole is None or (whole.start, whole.end) == (days.start, days.end):
        return None
    if days.end == whole.end:
        return "END"
    return "START" if days.start == whole.start else "MID"

"""What happened when, across all pages, with disagreements shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.timeline_leads import find_leads
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
_TERSE, _FULL = 2, 4
"""Happenings told of one date when only the most important dates were asked for, and else."""
_CITATIONS = 8
_REPORTS = 150
"""Sentences of one date that are compared; a day of which more is said has enough of them among these."""
_AFTER = 100.0
"""Puts the second status of a date after every date's first: it adds less than another date does."""
_WORTH: dict[EventStatus, float] = {"happened": 1.0, "claimed": 0.9, "denied": 0.5, "planned": 0.3}
"""What a report counts toward being its date's first status: once it has happened, the plan is old."""


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
    sources = _sources(scope)
    drafts = _drafts(scope, sources)
    limit = request.limit if request.limit is not None else MAX_ENTRIES
    chosen = drafts[request.offset : request.offset + limit]
    reports = {draft: [_report(hit, sources) for hit in draft.events[:_REPORTS]] for draft in chosen}
    if request.person is None:
        await _add_leads(corpus, scope, reports, sources)
    weights = rarity(report for group in reports.values() for report in group)
    statements = _FULL if request.limit is None else _TERSE
    entries = []
    for draft, group in reports.items():
        ranked = best_first(group, weights, scope, draft.days.start)
        if happenings := join_reports(ranked, weights, statements):
            entries.append(_entry(draft, happenings))
    entries.sort(key=lambda entry: (entry.date.start, entry.date.end, entry.status))
    return Timeline(request.topic, request.person, tuple(entries), len(drafts), request.offset)


def _sources(scope: Scope) -> dict[int, int]:
    """Articles by id with the group of wire copies they belong to, told by their dated sentences."""
    sentences: dict[int, set[str]] = {ref.id: set() for ref in scope.articles}
    for hit in scope.events:
        sentences.setdefault(hit.citation.article.id, set()).add(hit.citation.text)
    return copy_groups(sentences)


def _drafts(scope: Scope, sources: Mapping[int, int]) -> list[_Draft]:
    """One draft for each date and status, those that matter most first."""
    by_status: defaultdict[DateRange, defaultdict[EventStatus, list[EventHit]]]
    by_status = defaultdict(lambda: defaultdict(list))
    for hit in scope.events:
        by_status[hit.event.date][hit.event.status].append(hit)
    drafts = []
    for days, score in rank_dates(scope, sources).items():
        groups: dict[EventStatus, list[EventHit]] = by_status.get(days) or {"happened": []}
        order = sorted(groups.items(), key=lambda group: -_WORTH[group[0]] * len(group[1]))
        for place, (status, hits) in enumerate(order):
            drafts.append(_Draft(days, status, tuple(hits), score - place * _AFTER))
    return sorted(drafts, key=lambda draft: (-draft.weight, draft.days, draft.status))


def _report(hit: EventHit, sources: Mapping[int, int]) -> Report:
    return Report(hit.citation, content(hit.citation.text), sources[hit.citation.article.id], hit.event)


async def _add_leads(
    corpus: Corpus, scope: Scope, reports: dict[_Draft, list[Report]], sources: Mapping[int, int]
) -> None:
    """Add what the articles of a day open with to what is said of the day."""
    days = {
        draft.days.start: draft
        for draft in reports
        if draft.days.precision == "day" and draft.status in ("happened", "claimed") and draft.weight > -_AFTER / 2
    }
    for day, leads in (await find_leads(corpus, scope, days)).items():
        reports[days[day]] += [Report(lead, content(lead.text), sources[lead.article.id]) for lead in leads]


def _entry(draft: _Draft, happenings: Sequence[Happening]) -> TimelineEntry:
    value = draft.events[0].event.value if draft.events else draft.days.start.isoformat()
    claimed = (hit.event.claimed_by for hit in draft.events)
    return TimelineEntry(
        draft.days,
        value,
        draft.status,
        tuple(_statement(happening) for happening in happenings),
        _mod(value, draft.days),
        next((name for name in claimed if name), None),
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

"""What happened when, across all pages, with disagreements shown."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answering.timeline_disputes import drafts_beside, join_disputed
from bot.answering.timeline_drafts import Draft, draft_entries, settle
from bot.answering.timeline_leads import find_leads
from bot.answering.timeline_reports import add_reports, group_sources
from bot.answering.timeline_scope import Scope, find_scope
from bot.answering.timeline_wording import best_first, content, rarity
from bot.linking.conflicts import find_conflicts
from bot.linking.events import Happening, Report, join_reports
from bot.model.answer import Citation, Conflict, Statement, Timeline, TimelineEntry
from bot.model.request import TimelineRequest
from bot.model.time import DateRange, TimexMod, date_range
from bot.storage.corpus import Corpus

MAX_ENTRIES = 60
"""Entries of a timeline nobody limited."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """How much is told of one date: so many happenings, none worth less than a share of the best.

    ``articles`` is how many of those that appeared on the day are looked into.
    """

    happenings: int
    least: float
    articles: int


_TERSE, _FULL = _Telling(2, 0.5, 30), _Telling(4, 0.0, 6)
"""When only the most important dates were asked for, and else."""
_JOINED = 120
"""Reports of a date that are put together, the best: what comes after them is told by these."""
_MADE_OUT = 8
"""Happenings of a date that are told apart: those of another status, and repetitions, fall away."""
_CITATIONS = 8


@dataclass(frozen=True, slots=True)
class _Plan:
    """The entries to be that were chosen, those ``beside`` them that may dispute them, and how many dates there are.

    ``sources`` says which articles are one source.
    """

    sources: Mapping[int, int]
    chosen: Sequence[Draft]
    beside: Sequence[Draft]
    total: int


async def build_timeline(corpus: Corpus, request: TimelineRequest) -> Timeline:
    """The events asked for, oldest first; raises `NothingFound` with the nearest there is.

    The ``limit`` entries that matter most are taken after skipping the ``offset`` first in that order.
    """
    scope = await find_scope(corpus, request)
    telling, limit = (_FULL, MAX_ENTRIES) if request.limit is None else (_TERSE, request.limit)
    # In threads, for it takes long enough that others who ask would wait.
    plan = await asyncio.to_thread(_plan, scope, request, limit)
    async with asyncio.TaskGroup() as group:
        # What the articles open with is looked up while the sentences found already are put into words.
        leads = (
            None
            if request.person is not None
            else group.create_task(_leads(corpus, scope, plan.chosen, telling.articles))
        )
        group.create_task(add_reports(corpus, scope, plan.sources, [*plan.chosen, *plan.beside]))
    entries = await asyncio.to_thread(_tell, scope, plan, leads.result() if leads else (), telling)
    return Timeline(request.topic, request.person, entries, plan.total, request.offset)


def _plan(scope: Scope, request: TimelineRequest, limit: int) -> _Plan:
    """Which dates are told."""
    sources = group_sources(scope)
    drafts = [draft for draft in draft_entries(scope, sources) if draft.marks or request.person is None]
    chosen = drafts[request.offset : request.offset + limit]
    others = [*drafts[: request.offset], *drafts[request.offset + limit :]]
    total = sum(draft.first for draft in drafts if draft.marks)
    return _Plan(sources, chosen, drafts_beside(chosen, others), total)


def _tell(
    scope: Scope, plan: _Plan, leads: Iterable[tuple[Draft, list[Citation]]], telling: _Telling
) -> tuple[TimelineEntry, ...]:
    """The entries, in the order of their days, ranked by how much they matter."""
    for draft, found in leads:
        draft.reports += [Report(lead, content(lead.text), plan.sources[lead.article.id]) for lead in found]
    unshown = set(map(id, plan.beside))
    chosen = [draft for draft in join_disputed([*plan.chosen, *plan.beside]) if id(draft) not in unshown]
    weights = rarity(report for draft in chosen for report in draft.reports)
    chosen.sort(key=lambda draft: -draft.weight)
    entries = [_entry(draft, scope, weights, telling) for draft in chosen]
    ranked = [replace(entry, rank=rank) for rank, entry in enumerate(e for e in entries if e.statements)]
    return tuple(sorted(ranked, key=lambda entry: (entry.date.start, entry.date.end, entry.status)))


async def _leads(
    corpus: Corpus, scope: Scope, drafts: Sequence[Draft], articles: int
) -> list[tuple[Draft, list[Citation]]]:
    """What the articles of a day open with, for the drafts of what happened on it."""
    days = {
        draft.days.start: draft
        for draft in drafts
        if draft.first and draft.days.precision == "day" and draft.status == "happened"
    }
    return [(days[day], leads) for day, leads in (await find_leads(corpus, scope, days, articles)).items()]


def _entry(draft: Draft, scope: Scope, weights: Mapping[str, float], telling: _Telling) -> TimelineEntry:
    ranked = best_first(draft.reports, weights, scope, draft.days.start, telling.least)
    joined = [Happening(tuple(ranked))] if draft.disputed else join_reports(ranked[:_JOINED], weights, _MADE_OUT)
    happenings = _in_page_order(settle(draft, joined)[: telling.happenings])
    claimed = (report.event.claimed_by for told in happenings for report in told.reports if report.event)
    return TimelineEntry(
        draft.days,
        draft.value,
        draft.status,
        tuple(_statement(happening) for happening in happenings),
        _mod(draft.value, draft.days),
        next((name for name in claimed if name), None) if draft.status in ("claimed", "denied") else None,
        _conflicts(happenings),
        undated=tuple(at for at, told in enumerate(happenings) if told.best.status is None),
    )


def _in_page_order(happenings: Sequence[Happening]) -> list[Happening]:
    """The happenings with those of one page in its order, in the places they had: the page tells them in turn."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for at, happening in enumerate(happenings):
        places[happening.best.citation.article.id].append(at)
    ordered = list(happenings)
    for held in places.values():
        told = sorted((happenings[at] for at in held), key=lambda happening: happening.best.citation.start)
        for at, happening in zip(held, told, strict=True):
            ordered[at] = happening
    return ordered


def _statement(happening: Happening) -> Statement:
    """The best sentence with one citation for every source, its own first."""
    by_source: dict[int, Report] = {}
    for report in happening.reports:
        by_source.setdefault(report.source, report)
    citations = [report.citation for report in by_source.values()]
    return Statement(happening.best.citation.text, tuple(citations[:_CITATIONS]))


def _conflicts(happenings: Sequence[Happening]) -> tuple[Conflict, ...]:
    """The first disagreement of each kind."""
    found: dict[str, Conflict] = {}
    for happening in happenings:
        for conflict in find_conflicts(happening):
            found.setdefault(conflict.about, conflict)
    return tuple(found.values())


def _mod(value: str, days: DateRange) -> TimexMod | None:
    """The part of the named period a date was narrowed to ("the end of 2017" is a stretch of 2017)."""
    whole = date_range(value)
    if whole is None or (whole.start, whole.end) == (days.start, days.end):
        return None
    if days.end == whole.end:
        return "END"
    return "START" if days.start == whole.start else "MID"

"""What happened when, across all pages, with disagreements shown."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.measures import counts_in_weeks
from bot.answering.timeline.disputes import between_people, drafts_beside, join_disputed, may_dispute
from bot.answering.timeline.drafts import Draft, Sketch, Told, draft_entries, settle
from bot.answering.timeline.repeats import (
    first_of_each,
    repeats,
    until_fresh,
    without_asides,
    without_next_day,
    without_saying,
)
from bot.answering.timeline.reports import read_reports
from bot.answering.timeline.scope import Scope, find_scope
from bot.answering.timeline.sketches import add_sketches, group_sources
from bot.answering.timeline.wording import best_first, rarity
from bot.linking.conflicts import find_apart, find_conflicts
from bot.linking.events import Happening, join_reports
from bot.model.answer import Conflict, Statement, Timeline, TimelineEntry
from bot.model.request import TimelineRequest
from bot.model.time import DateRange, TimexMod, date_range
from bot.storage.corpus import Corpus

MAX_ENTRIES = 60
"""Entries of a timeline nobody limited."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """How much is told of one date: so many happenings, none worth less than a share of the best.

    ``articles`` is how many of those that appeared on the day are looked into; a happening that shares ``again`` of its
    weighted words with a better one is left out.
    """

    happenings: int
    least: float
    articles: int
    again: float


_TERSE, _FULL = _Telling(2, 0.5, 30, 0.35), _Telling(4, 0.0, 6, 1.0)
"""When only the most important dates were asked for, and else."""
_JOINED = 120
"""Sentences of a date that are put together, the best: what comes after them is told by these."""
_MADE_OUT = 8
"""Happenings of a date that are told apart: those of another status, and repetitions, fall away."""
_MORE = 24
"""Dates that are looked into at least when those chosen first were not enough."""
_SOURCES = 40
"""Sources of a happening that are read."""
_CITATIONS = 8


async def build_timeline(corpus: Corpus, request: TimelineRequest) -> Timeline:
    """The events asked for, oldest first; raises `NothingFound` with the nearest there is.

    The ``limit`` entries that matter most are taken after skipping the ``offset`` first in that order.
    """
    scope = await find_scope(corpus, request)
    telling, limit = (_FULL, MAX_ENTRIES) if request.limit is None else (_TERSE, request.limit)
    teller = _Teller(corpus, scope, telling, news=request.person is None)
    # In a thread, for it takes long enough that others who ask would wait.
    await asyncio.to_thread(teller.rank)
    told = await teller.tell(request.offset + limit)
    entries = await teller.read(told[request.offset :])
    looked_at = len(scope.articles)
    return Timeline(
        request.topic,
        request.person,
        entries,
        teller.total,
        request.offset,
        looked_at,
        max(looked_at, scope.found),
        scope.read,
    )


class _Teller:
    """Tells of a scope; ``news`` says whether what the articles of a day open with tells it too."""

    def __init__(self, corpus: Corpus, scope: Scope, telling: _Telling, news: bool) -> None:
        self._corpus, self._scope, self._telling, self._news = corpus, scope, telling, news
        self._sources: Mapping[int, int] = {}
        self._drafts: list[Draft] = []
        self._weights: Mapping[str, float] = {}

    def rank(self) -> None:
        """Put the dates in the order in which they matter."""
        self._sources = group_sources(self._scope)
        drafts = draft_entries(self._scope, self._sources)
        self._drafts = [draft for draft in drafts if draft.marks or (self._news and draft.first)]

    @property
    def total(self) -> int:
        """How many dates sentences on the subject name."""
        return sum(draft.first for draft in self._drafts if draft.marks)

    async def tell(self, wanted: int) -> list[Told]:
        """As many dates as are ``wanted`` and can be told, those that matter most first."""
        told: list[Told] = []
        at = 0
        # Some days that matter turn out to have no sentence, and give way to the next: to several at once, for of these
        # most may have none.
        while len(told) < wanted and at < len(self._drafts):
            chosen = self._drafts[at : at + max(wanted - len(told), _MORE if at else 0)]
            at += len(chosen)
            told = self._once_each([*told, *await self._told(chosen, self._drafts[at:], told)])
        told.sort(key=lambda one: -one.draft.weight)
        return told[:wanted]

    async def _told(self, chosen: Sequence[Draft], others: Sequence[Draft], before: Sequence[Told]) -> list[Told]:
        """The chosen dates, and those that pages dispute about them and the ``others``; what was told ``before``."""
        beside = drafts_beside(chosen, others)
        drafts = [*chosen, *beside]
        disputed = [sketch for one in before if one.draft.disputed for sketch in one.draft.sketches]
        gone = {sketch.mark.id for sketch in disputed if sketch.mark}
        leads = chosen if self._news else ()
        await add_sketches(self._corpus, self._scope, self._sources, drafts, leads, self._telling.articles, gone)
        if pairs := may_dispute(drafts):
            between = [sketch for pair in pairs for draft in pair for sketch in between_people(draft)]
            drafts = join_disputed(drafts, pairs, await read_reports(self._corpus, self._scope, between))
        unshown = set(map(id, beside))
        shown = [draft for draft in drafts if id(draft) not in unshown]
        weighed = [*(one.draft for one in before), *shown]
        return await asyncio.to_thread(self._joined, shown, weighed)

    def _joined(self, drafts: Sequence[Draft], weighed: Sequence[Draft]) -> list[Told]:
        weights = self._weights = rarity(sketch for draft in weighed for sketch in draft.sketches)
        told = []
        for draft in drafts:
            ranked = best_first(draft.sketches, weights, self._scope.stems, draft.days.start, self._telling.least)
            joined = [ranked] if draft.disputed else join_reports(ranked[:_JOINED], weights, _MADE_OUT)
            told.append(Told(draft, settle(draft, joined)))
        return told

    def _once_each(self, told: Sequence[Told]) -> list[Told]:
        most = self._telling.happenings
        told = without_asides(without_saying(first_of_each(told), most), most)
        return without_next_day(told, most, self._weights)

    async def read(self, told: Sequence[Told]) -> tuple[TimelineEntry, ...]:
        """The entries, in the order of their days, ranked by how much they matter."""
        read = [
            (one.draft, until_fresh(one.happenings, self._weights, self._telling.again, self._telling.happenings))
            for one in told
        ]
        by_source = {id(happening): _by_source(happening) for _, happenings in read for happening in happenings}
        reports = await read_reports(self._corpus, self._scope, (s for told in by_source.values() for s in told))
        entries = []
        for rank, (draft, found) in enumerate(read):
            happenings = [Happening(tuple(reports[id(s)] for s in by_source[id(happening)])) for happening in found]
            entries.append(_entry(draft, self._fresh(happenings), rank))
        return tuple(sorted(entries, key=lambda entry: (entry.date.start, entry.date.end, entry.status)))

    def _fresh(self, happenings: Sequence[Happening]) -> list[Happening]:
        """Those shown: what tells much of one before it is left out, unless they differ about a number."""
        shown: list[Happening] = []
        for happening in happenings:
            again = repeats(happening.best, [one.best for one in shown], self._weights, self._telling.again)
            if not again or find_apart([*shown, happening]):
                shown.append(happening)
        return shown[: self._telling.happenings]


def _by_source(happening: Sequence[Sketch]) -> list[Sketch]:
    """The best sentence of each source, of as many as are read."""
    found: dict[int, Sketch] = {}
    for sketch in happening:
        found.setdefault(sketch.source, sketch)
    return list(found.values())[:_SOURCES]


def _entry(draft: Draft, happenings: Sequence[Happening], rank: int) -> TimelineEntry:
    happenings = _in_page_order(_once_quoted(happenings))
    claimed = (report.event.claimed_by for told in happenings for report in told.reports if report.event)
    return TimelineEntry(
        draft.days,
        draft.value,
        draft.status,
        tuple(_statement(happening) for happening in happenings),
        "APPROX" if _counts_weeks(happenings) else _mod(draft.value, draft.days),
        next((name for name in claimed if name), None) if draft.status in ("claimed", "denied") else None,
        _conflicts(happenings),
        rank,
        undated=tuple(at for at, told in enumerate(happenings) if told.best.status is None),
    )


def _counts_weeks(happenings: Sequence[Happening]) -> bool:
    """Whether nothing gives the day but "two weeks ago"."""
    times = [report.event.time_words for told in happenings for report in told.reports if report.event]
    return bool(times) and all(map(counts_in_weeks, times))


def _once_quoted(happenings: Sequence[Happening]) -> list[Happening]:
    """The happenings without those told by the words of one before: of one quotation, all of which is told."""
    found: dict[tuple[int, int, int], Happening] = {}
    for happening in happenings:
        whole = happening.best.whole
        found.setdefault((whole.article.id, whole.start, whole.end), happening)
    return list(found.values())


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
    citations = tuple(report.whole for report in happening.reports[:_CITATIONS])
    return Statement(citations[0].text, citations)


def _conflicts(happenings: Sequence[Happening]) -> tuple[Conflict, ...]:
    """The first disagreement of each kind."""
    found: dict[str, Conflict] = {}
    for happening in happenings:
        for conflict in find_conflicts(happening):
            found.setdefault(conflict.about, conflict)
    if "number" not in found and (apart := find_apart(happenings)):
        found["number"] = apart
    return tuple(found.values())


def _mod(value: str, days: DateRange) -> TimexMod | None:
    """The part of the named period a date was narrowed to ("the end of 2017" is a stretch of 2017)."""
    whole = date_range(value)
    if whole is None or (whole.start, whole.end) == (days.start, days.end):
        return None
    if days.end == whole.end:
        return "END"
    return "START" if days.start == whole.start else "MID"

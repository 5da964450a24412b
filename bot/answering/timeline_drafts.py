"""Entries to be: one date at one status, with the sentences that report it, and dates that are one date told twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from itertools import combinations, groupby
from operator import attrgetter

from bot.answering.timeline_ranking import rank_dates
from bot.answering.timeline_scope import Scope
from bot.answering.timeline_wording import content
from bot.linking.events import Happening, Report, told_differently
from bot.linking.wire_copies import copy_groups
from bot.model.event import Event, EventStatus
from bot.model.time import DateRange, date_range
from bot.storage.rows import EventHit

_REPORTS = 60
"""Sentences of one date that are compared, those that name most of the topic."""
_COMPARED = 20
_FEW = 4
"""Days of a stretch that can be one day told loosely."""
_PART = 0.35
"""Share of a period up to which its beginning, middle or end is meant."""
_LATER = 100.0
"""Puts the second status of a date after every date's first: it adds less than another date does."""
_TOLD: tuple[EventStatus, ...] = ("happened", "claimed")
"""What one page states and another has from somebody can be the same: these are told apart once they are joined."""
_DISPUTED = 0.5
"""What it adds to a date's weight that pages disagree about it: they are two at least, and a reader has to know."""
_WORTH: dict[EventStatus, float] = {
    "happened": 1.0,
    "claimed": 1.0,
    "not happened": 0.7,
    "cancelled": 0.5,
    "denied": 0.5,
    "planned": 0.3,
    "unclear": 0.3,
}
"""What a report counts toward being its date's first status: once it has happened, the plan is old."""
_BOTH = re.compile(r"\b(?:two|both) (?:leaders|presidents|heads|ministers|sides|men|women)\b|\b[Tt]he leaders\b")


@dataclass(slots=True)
class Draft:
    """An entry to be. ``weight`` says how much it matters; ``disputed`` that its sources date one event differently.

    What happened and what is claimed of a date share their reports in two drafts; the ``second`` is for the status that
    what tells the date best has not.
    """

    days: DateRange
    status: EventStatus
    weight: float
    hits: Sequence[EventHit] = ()
    value: str = ""
    reports: list[Report] = field(default_factory=list)
    disputed: bool = False
    second: bool = False

    @property
    def first(self) -> bool:
        """Whether this is the first status of its date."""
        return self.weight > -_LATER / 2


class Reporter:
    """Makes reports of a scope's events: knows which articles are one source, and whom an article is about."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._hits: defaultdict[int, list[EventHit]] = defaultdict(list)
        self._known: dict[int, tuple[Event, frozenset[str]]] = {}
        for hit in scope.events:
            self._hits[hit.article.id].append(hit)
        sentences = {ref.id: set[str]() for ref in scope.articles}
        sentences.update((article, {hit.text for hit in hits}) for article, hits in self._hits.items())
        self.sources: Mapping[int, int] = copy_groups(sentences)

    def report(self, hit: EventHit) -> Report:
        """An event as a report; "the two leaders" are the people its article names elsewhere."""
        source = self.sources[hit.article.id]
        between = hit.participants > 1 or _tells_of_both(hit.text)
        aside = any(
            other.start == hit.start and other.days.start > hit.days.end and other.status != "planned"
            for other in self._hits[hit.article.id]
        )
        return Report(hit.citation, content(hit.text), source, hit.status, partial(self._about, hit), between, aside)

    def most_on_topic(self, hits: Sequence[EventHit]) -> Sequence[EventHit]:
        """As many of the events as are compared."""
        if len(hits) <= _REPORTS:
            return hits
        return sorted(hits, key=lambda hit: -self._scope.share_of_topic(hit.text))[:_REPORTS]

    def _about(self, hit: EventHit) -> tuple[Event, frozenset[str]]:
        known = self._known.get(hit.id)
        if known is None:  # each is compared with many
            people = hit.event.participants
            if len(people) < 2 and _tells_of_both(hit.text):
                people = (*people, *(name for other in self._hits[hit.article.id] for name in other.event.participants))
            known = self._known[hit.id] = hit.event, frozenset(people)
        return known


def _tells_of_both(text: str) -> bool:
    # Few sentences have one of these words, which is found much faster than the pattern.
    return any(word in text for word in ("two ", "both ", "he leaders")) and _BOTH.search(text) is not None


def draft_entries(scope: Scope, sources: Mapping[int, int]) -> list[Draft]:
    """One draft for each date and status, those that matter most first."""
    groups: defaultdict[DateRange, defaultdict[EventStatus, list[EventHit]]] = defaultdict(lambda: defaultdict(list))
    mixed: set[DateRange] = set()
    for days, same in groupby(scope.events, key=attrgetter("days")):
        of_date = groups[days]
        for hit in same:
            status = hit.status
            group = of_date[_TOLD[0] if status in _TOLD else status]
            if status in _TOLD and group and group[0].status != status:
                mixed.add(days)
            group.append(hit)
    drafts = []
    for days, score in rank_dates(scope, sources).items():
        found: dict[EventStatus, list[EventHit]] = groups.get(days) or {_TOLD[0]: []}
        order = sorted(found.items(), key=lambda group: -_WORTH[group[0]] * len(group[1]))
        for place, (status, hits) in enumerate(order):
            weight = score - place * _LATER
            drafts.append(Draft(days, status, weight, hits))
            if status in _TOLD and days in mixed:
                drafts.append(Draft(days, status, weight - _LATER, hits, second=True))
    return sorted(drafts, key=lambda draft: (-draft.weight, draft.days, draft.status, draft.second))


def _value(days: DateRange, hits: Sequence[EventHit]) -> str:
    """The TIMEX3 value most reports give, the clock time left out where they differ about it.

    A large part of a period ("later this month") is given by its days: no modifier tells it from a small one.
    """
    values = Counter(hit.value for hit in hits)
    if days.precision == "day" and len(values) != 1:
        return days.start.isoformat()
    value = max(values, key=lambda value: (values[value], -len(value)))
    whole = date_range(value)
    if whole and whole != days and days.precision == "range":
        part = ((days.end - days.start).days + 1) / ((whole.end - whole.start).days + 1)
        if part > _PART:
            return f"{days.start}/{days.end}"
    return value


def add_reports(drafts: Iterable[Draft], reporter: Reporter) -> None:
    """Fill in what is reported of each draft's date, and the value that most reports give it."""
    for draft in drafts:
        draft.value = _value(draft.days, draft.hits)
        draft.reports = [reporter.report(hit) for hit in reporter.most_on_topic(draft.hits)]


def drafts_beside(chosen: Sequence[Draft], others: Iterable[Draft]) -> list[Draft]:
    """Drafts not shown that may tell what is shown, but dated differently.

    These are plans for the days beside those of plans, and stretches that overlap what has happened on others.
    """
    short = [draft for draft in chosen if _short(draft)]
    own = {(draft.status, draft.days) for draft in short}
    shown = {(draft.status, day) for draft in short for day in _span(draft.days, draft.status)}
    # A day overlaps no other day: of what has happened only stretches that are shown have days beside them.
    stretches = (draft for draft in short if draft.days.precision == "range" or draft.status == "planned")
    held = {(draft.status, day) for draft in stretches for day in _span(draft.days, draft.status)}
    found = []
    for other in others:
        if other.days.precision == "range" or other.status == "planned":
            near = _short(other) and any((other.status, day) in shown for day in _span(other.days, other.status))
        else:
            near = other.days.precision == "day" and (other.status, other.days.start) in held
        if near and (other.status, other.days) not in own:
            found.append(other)
    return found


def _span(days: DateRange, status: EventStatus) -> Iterator[date]:
    """The days of a stretch of a few, for a plan with the one after it; none of a longer one."""
    length = (days.end - days.start).days + 1
    if length <= _FEW and days.end < date.max:
        yield from (days.start + timedelta(days=at) for at in range(length + (status == "planned")))


def _short(draft: Draft) -> bool:
    return draft.days.precision in ("day", "range")


def join_disputed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with reports that date one event differently taken out of theirs into one of its own."""
    joined = list(drafts)
    short = sorted(filter(_short, drafts), key=attrgetter("days"))
    taken: dict[int, Draft] = {}
    for one, other in combinations(short, 2):
        if one.status != other.status or (other.days.start - one.days.end).days > 1:
            continue
        for first in _between_people(one.reports):
            for second in _between_people(other.reports):
                if told_differently(first, second):
                    _join(taken, joined, (one, first), (other, second))
    gone = set(taken)
    for draft in joined:
        if not draft.disputed:
            draft.reports = [report for report in draft.reports if id(report) not in gone]
    return [draft for draft in joined if draft.reports or not draft.hits]


def settle(draft: Draft, happenings: Sequence[Happening]) -> list[Happening]:
    """The happenings of the draft's status: claimed is what no page states as its own knowledge."""
    if draft.status not in _TOLD or draft.disputed:
        return list(happenings)
    statuses = [_status(happening) for happening in happenings]
    if statuses:
        draft.status = statuses[0]
    if draft.second:
        draft.status = _TOLD[1] if draft.status == _TOLD[0] else _TOLD[0]
    return [happening for happening, status in zip(happenings, statuses, strict=True) if status == draft.status]


def _status(happening: Happening) -> EventStatus:
    plain = any(report.status in (None, "happened") for report in happening.reports)
    return "happened" if plain else "claimed"


def _between_people(reports: Iterable[Report]) -> list[Report]:
    return [report for report in reports if report.between and len(report.people) > 1][:_COMPARED]


def _join(
    taken: dict[int, Draft], drafts: list[Draft], first: tuple[Draft, Report], second: tuple[Draft, Report]
) -> None:
    """Put two reports into one disputed draft, the one either is in already or a new one."""
    disputed = taken.get(id(first[1])) or taken.get(id(second[1]))
    if disputed is None:
        disputed = replace(first[0], reports=[], hits=(), disputed=True)
        disputed.weight += _DISPUTED
        drafts.append(disputed)
    for draft, report in (first, second):
        if id(report) not in taken:
            taken[id(report)] = disputed
            disputed.reports.append(report)
            disputed.weight = max(disputed.weight, draft.weight + _DISPUTED)
            start = min(disputed.days.start, draft.days.start)
            end = max(disputed.days.end, draft.days.end)
            disputed.days = DateRange(start, end, "range")
            disputed.value = f"{start}/{end}"

"""What is reported of the dates that are told: the sentences behind the marks, read once the dates are chosen."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from bot.answering.timeline_drafts import Draft
from bot.answering.timeline_scope import Scope
from bot.answering.timeline_wording import content
from bot.linking.events import Report
from bot.linking.wire_copies import copy_groups
from bot.model.event import Event
from bot.model.time import DateRange
from bot.storage.corpus import Corpus
from bot.storage.rows import EventHit, EventMark

_REPORTS = 60
"""Sentences of one date that are compared, those that name most of the topic."""
_BOTH = re.compile(r"\b(?:two|both) (?:leaders|presidents|heads|ministers|sides|men|women)\b|\b[Tt]he leaders\b")


def group_sources(scope: Scope) -> dict[int, int]:
    """Which articles are one source: of wire copies most dated sentences are the same."""
    sentences = {ref.id: set[int]() for ref in scope.articles}
    for marks in scope.dates.values():
        for mark in marks:
            sentences.setdefault(mark.article.id, set()).add(mark.fingerprint)
    return copy_groups(sentences)


async def add_reports(corpus: Corpus, scope: Scope, sources: Mapping[int, int], drafts: Sequence[Draft]) -> None:
    """Read what is reported of each draft's date."""
    compared = [_most_on_topic(draft.marks) for draft in drafts]
    read = {hit.id: hit for hit in await corpus.events(mark.id for marks in compared for mark in marks)}
    both = {hit.article.id for hit in read.values() if hit.participants < 2 and _tells_of_both(hit.text)}
    named: defaultdict[int, list[str]] = defaultdict(list)
    if both:
        marks = [mark.id for found in scope.dates.values() for mark in found if mark.article.id in both]
        for hit in await corpus.events(marks):
            named[hit.article.id] += hit.event.participants
    # In a thread, for it takes long enough that others who ask would wait.
    await asyncio.to_thread(_fill, drafts, compared, _Reporter(read, named, _last_days(scope.dates), sources))


def _fill(drafts: Sequence[Draft], compared: Sequence[Sequence[EventMark]], reporter: _Reporter) -> None:
    for draft, marks in zip(drafts, compared, strict=True):
        draft.reports = [reporter.report(mark, draft.days) for mark in marks]


def _most_on_topic(marks: Sequence[EventMark]) -> Sequence[EventMark]:
    """As many of the events as are compared."""
    return marks if len(marks) <= _REPORTS else sorted(marks, key=lambda mark: -mark.topic)[:_REPORTS]


def _last_days(dates: Mapping[DateRange, Sequence[EventMark]]) -> dict[int, date]:
    """When the latest of the dates begins that a sentence gives for anything but a plan."""
    # The dates come in order.
    return {mark.sentence: days.start for days, marks in dates.items() for mark in marks if mark.status != "planned"}


class _Reporter:
    """Makes reports of events that were read; "the two leaders" are the people the article has ``named`` elsewhere."""

    def __init__(
        self,
        read: Mapping[int, EventHit],
        named: Mapping[int, Sequence[str]],
        last_days: Mapping[int, date],
        sources: Mapping[int, int],
    ) -> None:
        self._read, self._named, self._last_days, self._sources = read, named, last_days, sources
        self._known: dict[int, tuple[Event, frozenset[str]]] = {}

    def report(self, mark: EventMark, days: DateRange) -> Report:
        """The report a mark of that date stands for."""
        hit = self._read[mark.id]
        between = hit.participants > 1 or _tells_of_both(hit.text)
        aside = self._last_days.get(mark.sentence, days.start) > days.end
        source = self._sources[mark.article.id]
        return Report(hit.citation, content(hit.text), source, hit.status, lambda: self._about(hit), between, aside)

    def _about(self, hit: EventHit) -> tuple[Event, frozenset[str]]:
        known = self._known.get(hit.id)
        if known is None:  # each is compared with many
            people = hit.event.participants
            if len(people) < 2 and _tells_of_both(hit.text):
                people = (*people, *self._named.get(hit.article.id, ()))
            known = self._known[hit.id] = hit.event, frozenset(people)
        return known


def _tells_of_both(text: str) -> bool:
    # Few sentences have one of these words, which is found much faster than the pattern.
    return any(word in text for word in ("two ", "both ", "he leaders")) and _BOTH.search(text) is not None

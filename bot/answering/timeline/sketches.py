"""The sentences on the dates that are told, as the index knows them: compared and joined before any is read."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from bot.answering.timeline.drafts import Draft, Sketch
from bot.answering.timeline.leads import find_leads
from bot.answering.timeline.scope import Scope
from bot.linking.wire_copies import copy_groups
from bot.storage.corpus import Corpus
from bot.storage.rows import EventMark
from bot.storage.tellings import Telling

_COMPARED = 60
"""Sentences of one date that are compared, those that name most of the topic."""


def group_sources(scope: Scope) -> dict[int, int]:
    """Which articles are one source: of wire copies most dated sentences are the same."""
    sentences = {ref.id: set[int]() for ref in scope.articles}
    for marks in scope.dates.values():
        for mark in marks:
            sentences.setdefault(mark.article.id, set()).add(mark.fingerprint)
    return copy_groups(sentences)


async def add_sketches(
    corpus: Corpus,
    scope: Scope,
    sources: Mapping[int, int],
    drafts: Sequence[Draft],
    leads: Collection[Draft],
    articles: int,
    gone: Collection[int],
) -> None:
    """Find what there is on each draft's date; for the days of ``leads`` the news of ``articles`` that appeared too.

    Marks whose ids are ``gone`` were told elsewhere.
    """
    compared = [_most_on_topic([mark for mark in draft.marks if mark.id not in gone]) for draft in drafts]
    days = {draft.days.start: draft for draft in leads if draft.tells_its_day}
    try:
        async with asyncio.TaskGroup() as group:
            dated = group.create_task(corpus.tellings(mark.sentence for marks in compared for mark in marks))
            news = group.create_task(find_leads(corpus, scope, days, articles))
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None
    await asyncio.to_thread(_fill, scope, sources, list(zip(drafts, compared, strict=True)), dated.result())
    for day, found in news.result().items():
        days[day].sketches += [Sketch(one, frozenset(one.stems.split()), sources[one.article.id]) for one in found]


def _fill(
    scope: Scope,
    sources: Mapping[int, int],
    compared: Sequence[tuple[Draft, Sequence[EventMark]]],
    tellings: Mapping[int, Telling],
) -> None:
    words = {sentence: frozenset(telling.stems.split()) for sentence, telling in tellings.items()}
    last = _last_days(scope)
    for draft, marks in compared:
        start, end = draft.days.start, draft.days.end
        draft.sketches = [
            Sketch(
                tellings[mark.sentence],
                words[mark.sentence],
                sources[mark.article.id],
                mark,
                last.get(mark.sentence, start) > end,
            )
            for mark in marks
        ]


def _most_on_topic(marks: Sequence[EventMark]) -> Sequence[EventMark]:
    """As many of the events as are compared."""
    return marks if len(marks) <= _COMPARED else sorted(marks, key=lambda mark: -mark.topic)[:_COMPARED]


def _last_days(scope: Scope) -> dict[int, date]:
    """When the latest of the dates begins that a sentence gives for anything but a plan."""
    # The dates come in order.
    dates = scope.dates.items()
    return {mark.sentence: days.start for days, marks in dates for mark in marks if mark.status != "planned"}

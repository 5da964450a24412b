"""The sentences behind the sketches that are told, or may dispute what is told: only these are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from bot.answering.timeline.drafts import Sketch
from bot.answering.timeline.scope import Scope
from bot.linking.events import Report
from bot.model.event import Event
from bot.model.telling import OF_BOTH
from bot.storage.corpus import Corpus
from bot.storage.rows import EventHit


async def read_reports(corpus: Corpus, scope: Scope, sketches: Iterable[Sketch]) -> dict[int, Report]:
    """The reports the sketches stand for, by the ids of these objects.

    "The two leaders" are the people the article names on other dates.
    """
    wanted = {id(sketch): sketch for sketch in sketches}
    dated = [sketch.mark for sketch in wanted.values() if sketch.mark]
    hits = {hit.id: hit for hit in await corpus.events(mark.id for mark in dated)} if dated else {}
    undated = [sketch.telling.sentence for sketch in wanted.values() if sketch.mark is None]
    leads = await corpus.cited(undated) if undated else {}
    of_both = [sketch.telling.article.id for sketch in wanted.values() if _names_too_few(sketch, hits)]
    named = await _named(corpus, scope, set(of_both)) if of_both else {}
    reports = {}
    for key, sketch in wanted.items():
        if sketch.mark is None:
            reports[key] = Report(leads[sketch.telling.sentence], sketch.words, sketch.source)
        else:
            hit = hits[sketch.mark.id]
            more = named.get(hit.article.id, ()) if _names_too_few(sketch, hits) else ()
            about = partial(event_and_people, hit, more)
            reports[key] = Report(hit.citation, sketch.words, sketch.source, sketch.status, about, hit.whole)
    return reports


def _names_too_few(sketch: Sketch, hits: dict[int, EventHit]) -> bool:
    return bool(sketch.mark and sketch.telling.manner & OF_BOTH and hits[sketch.mark.id].participants < 2)


async def _named(corpus: Corpus, scope: Scope, articles: set[int]) -> dict[int, tuple[str, ...]]:
    """The people of all events in question, by article."""
    marks = [mark.id for found in scope.dates.values() for mark in found if mark.article.id in articles]
    named: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for hit in await corpus.events(marks):
        named[hit.article.id] += hit.event.participants
    return named


def event_and_people(hit: EventHit, more: Iterable[str]) -> tuple[Event, frozenset[str]]:
    """A stored event and those it is about: whom it names, and ``more``."""
    return hit.event, frozenset((*hit.event.participants, *more))

"""Where pages put what is asked for on different days or into different places: side by side, never decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from bot.answering.inquiry import Inquiry
from bot.answering.statements import near_copies
from bot.answering.timeline.reports import event_and_people
from bot.linking.conflicts import find_conflicts
from bot.linking.events import Happening, Report, told_differently
from bot.model.answer import Citation, Conflict
from bot.model.question import AnswerKind
from bot.model.request import Period
from bot.model.telling import OF_BOTH, manner_of, stems_of
from bot.storage.corpus import Corpus
from bot.storage.rows import EventHit

_ASKED: dict[AnswerKind, str] = {"time": "day", "place": "place"}
_DAY = timedelta(days=1)
_LOOKED_AT = 60
"""Events about the same days in which another version is looked for."""


async def disputed_event(corpus: Corpus, inquiry: Inquiry, best: Citation, articles: Iterable[int]) -> Conflict | None:
    """How pages of these articles date or place the event of the likeliest sentence otherwise, if one does."""
    about = _ASKED.get(inquiry.wants)
    own = await _events(corpus, [best.article.id]) if about else []
    ours = next((hit for hit in own if hit.start == best.start), None)
    if ours is None:
        return None
    days = ours.event.date
    near = Period(max(days.start, date.min + _DAY) - _DAY, min(days.end, date.max - _DAY) + _DAY)
    told = await _report(corpus, ours)
    for theirs in await _events(corpus, set(articles) - {best.article.id}, near):
        if near_copies(best.text, theirs.text):
            continue
        other = await _report(corpus, theirs)
        if theirs.event.date == days or told_differently(told, other):
            found = (conflict for conflict in find_conflicts(Happening((told, other))) if conflict.about == about)
            if conflict := next(found, None):
                return conflict
    return None


async def _events(corpus: Corpus, articles: Iterable[int], period: Period = Period()) -> list[EventHit]:
    """What the articles tell of these days, but for the days on which something was only said."""
    marks = await corpus.events_by_date(article_ids=list(articles), period=period)
    ids = [mark.id for told in marks.values() for mark in told if not mark.reported]
    return await corpus.events(ids[:_LOOKED_AT])


async def _report(corpus: Corpus, hit: EventHit) -> Report:
    more: tuple[str, ...] = ()
    if hit.participants < 2 and manner_of(hit.text) & OF_BOTH:
        # "The two leaders" are those whom the page's other events name.
        beside = await _events(corpus, [hit.article.id])
        more = tuple(name for other in beside for name in other.event.participants)
    words = frozenset(stems_of(hit.text).split())
    about = partial(event_and_people, hit, more)
    return Report(hit.citation, words, hit.article.id, hit.status, about, hit.whole)

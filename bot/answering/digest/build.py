"""What is new since the last digest."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.answering.digest.stories import Sentences, grouped, tell, unknown
from bot.answering.digest.updates import updates
from bot.answering.standing import leans
from bot.answering.statements import join_statements
from bot.answering.utterances import Utterance, as_result, same_words, utterances
from bot.model.answer import ArticleRef, Digest, QuoteResult, Story, TimelineEntry
from bot.model.event import EventStatus
from bot.model.request import Period
from bot.model.telling import CRUMB, OPEN, SPEAKING, manner_of
from bot.model.time import DateRange
from bot.model.words import fold
from bot.storage.corpus import Corpus
from bot.storage.rows import EventHit

_STORIES = 12
_ARTICLES = 400
_SENTENCES = 2
_QUOTES = 5
_SURE = 0.8
_SHORTEST, _LONGEST = 6, 60
"""Words of a quotation worth printing."""
_UPCOMING, _RECENT = 5, 3
_RECENT_DAYS = 3
_SHORT = timedelta(days=7)
"""The longest stretch that has begun and can still be told as to come."""
_FIRST_DAYS = 7
"""Days of news before the newest that a first digest covers: what was there before is new to nobody."""


async def build_digest(corpus: Corpus, day: date, seen_article: int) -> tuple[Digest, int]:
    """What was stored after the article row ``seen_article``, and the newest row it covers.

    Without an earlier digest (row 0) that is the corpus's last week of news. New pages become stories; new versions of
    pages the last digest knew become updates with the sentences they added.
    """
    loaded = await corpus.loaded_after(seen_article)
    newest = max((ref.id for ref, _, _ in loaded), default=seen_article)
    covers, older = None, 0
    if not seen_article:
        loaded, covers, older = _latest(loaded, day)
    fresh: list[ArticleRef] = []
    changed: list[tuple[ArticleRef, int]] = []
    for ref, version, _ in loaded:
        before = await corpus.version_before(ref.id, seen_article) if version > 1 else None
        if before is None:
            fresh.append(ref)
        else:
            changed.append((ref, before))
    looked_at = fresh[-_ARTICLES:]
    sentences = await _sentences(corpus, looked_at)
    looked_at = [ref for ref in looked_at if sentences[ref.id]]  # of a page in another language nothing is told
    news = looked_at
    if seen_article:
        news = await unknown(corpus, looked_at, sentences, {ref.id for ref in fresh})
    # Comparing hundreds of pages takes seconds, in which others ask as well.
    groups = await asyncio.to_thread(grouped, news, sentences)
    stories = [await tell(corpus, group.articles, sentences) for group in groups[:_STORIES]]
    changes = await updates(corpus, changed)
    digest = Digest(
        day,
        await corpus.loaded_at(seen_article),
        tuple(stories),
        await _quotes(corpus, [ref for group in groups for ref in group.articles]),
        await _events(corpus, [ref for group in groups for ref in group.articles], changes, day),
        tuple(changes),
        left_out=len(fresh) - len(looked_at) + sum(len(group.articles) for group in groups[_STORIES:]),
        covers=covers,
        older=older,
    )
    return digest, newest


Loaded = list[tuple[ArticleRef, int, str]]


def _latest(loaded: Loaded, day: date) -> tuple[Loaded, DateRange | None, int]:
    """The pages of the last days of news up to ``day``, these days, and how many pages are older or undated.

    By the days they were loaded on where no page is dated.
    """
    days = [ref.publication.latest if ref.publication else None for ref, _, _ in loaded]
    if not any(days):
        days = [date.fromisoformat(when[:10]) for _, _, when in loaded]
    if not (dated := [d for d in days if d]):
        return loaded, None, 0
    # A page dated ahead, by mistake or because an earlier day is asked for, must not hide all others.
    newest = max([d for d in dated if d <= day + timedelta(days=1)] or dated)
    first = newest - timedelta(days=_FIRST_DAYS)
    kept = [page for page, d in zip(loaded, days, strict=True) if d and first <= d <= newest]
    older = sum(d is None or d < first for d in days)
    return kept, DateRange(min(d for d in dated if d >= first), newest, "range"), older


async def _sentences(corpus: Corpus, refs: Sequence[ArticleRef]) -> Sentences:
    found: Sentences = {ref.id: [] for ref in refs}
    for hit in await corpus.sentences_of([ref.id for ref in refs]):
        found[hit.citation.article.id].append(hit)
    return found


async def _quotes(corpus: Corpus, refs: Sequence[ArticleRef]) -> tuple[QuoteResult, ...]:
    """New words of people known by name, of the leading stories first and at most one a speaker."""
    order = {ref.id: place for place, ref in enumerate(refs)}
    hits = await corpus.quotations_of(order)
    found = [u for u in utterances(hits) if _worth_printing(u)]
    groups = sorted(same_words(found), key=lambda group: (-len(group), order[group[0].shown.citation.article.id]))
    speakers: set[int | None] = set()
    chosen: list[QuoteResult] = []
    for group in groups:
        speaker = group[0].shown.person_id
        if speaker in speakers or len(chosen) == _QUOTES:
            continue
        speakers.add(speaker)
        chosen.append(await as_result(corpus, group))
    return tuple(chosen)


def _worth_printing(utterance: Utterance) -> bool:
    quotation = utterance.shown.quotation
    return (
        quotation.kind != "indirect"
        and utterance.shown.person_id is not None
        and quotation.speaker is not None
        and quotation.speaker.confidence >= _SURE
        and _SHORTEST <= fold(quotation.text).count(" ") + 1 <= _LONGEST
    )


async def _events(
    corpus: Corpus, refs: Sequence[ArticleRef], changes: Sequence[Story], day: date
) -> tuple[TimelineEntry, ...]:
    """What the new pages, and what others added, say is to come, soonest first, then what has just happened.

    A plan whose day has passed is neither: whether it came true is for other sentences to tell. Those of the leading
    stories tell a date first; a date that no sentence tells by itself is left out.
    """
    order = {ref.id: place for place, ref in enumerate(refs)}
    added = {citation for story in changes for said in story.statements for citation in said.citations}
    article_ids = {*order, *(citation.article.id for citation in added)}
    if not article_ids:
        return ()
    period = Period(day - timedelta(days=_RECENT_DAYS))
    dates = await corpus.events_by_date(article_ids=sorted(article_ids), period=period)
    places = {(citation.article.id, citation.start) for citation in added}
    groups: defaultdict[tuple[date, date, EventStatus], list[EventHit]] = defaultdict(list)
    for hit in await corpus.events(mark.id for marks in dates.values() for mark in marks):
        if (hit.article.id in order or _place(hit) in places) and _tells_by_itself(hit.citation.text):
            groups[hit.days.start, hit.days.end, hit.status].append(hit)
    for hits in groups.values():
        # What may be no whole sentence comes last.
        hits.sort(key=lambda hit: (manner_of(hit.citation.text) & CRUMB, order.get(hit.article.id, len(order))))
    ahead = [dated for dated in groups if dated[0] > day or (dated[2] == "planned" and _lies_ahead(*dated[:2], day))]
    upcoming = sorted(ahead, key=lambda dated: (*dated[:2], -_pages(groups[dated])))
    over = [dated for dated in groups if dated[2] != "planned" and dated not in ahead and dated[1] <= day]
    recent = sorted(over, key=lambda dated: (day - dated[0], day - dated[1], -_pages(groups[dated])))
    told: set[tuple[int, int]] = set()
    return (
        *_entries((groups[dated] for dated in upcoming), told, _UPCOMING),
        *_entries((groups[dated] for dated in recent), told, _RECENT),
    )


def _entries(groups: Iterable[list[EventHit]], told: set[tuple[int, int]], most: int) -> list[TimelineEntry]:
    """The first dates that have a sentence not ``told`` under another."""
    entries: list[TimelineEntry] = []
    for hits in groups:
        if len(entries) < most and (fresh := [hit for hit in hits if _place(hit) not in told]):
            entries.append(_entry(fresh))
            told.update((c.article.id, c.start) for said in entries[-1].statements for c in said.citations)
    return entries


def _place(hit: EventHit) -> tuple[int, int]:
    return hit.citation.article.id, hit.citation.start


def _pages(hits: Iterable[EventHit]) -> int:
    return len({hit.article.id for hit in hits})


def _tells_by_itself(text: str) -> bool:
    return not manner_of(text) & (OPEN | SPEAKING) and not leans(text)


def _lies_ahead(start: date, end: date, day: date) -> bool:
    """Whether a date is still to come: of a season or a year that has begun nobody knows when in it."""
    return end >= day and (start >= day or end - start <= _SHORT)


def _entry(hits: Sequence[EventHit]) -> TimelineEntry:
    event = hits[0].event
    statements = join_statements(dict.fromkeys(hit.citation for hit in hits), _SENTENCES)
    return TimelineEntry(event.date, event.value, event.status, statements, claimed_by=event.claimed_by)

"""What is new since the last digest."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta

from bot.answering.lists import listed
from bot.answering.statements import join_statements, near_copies
from bot.answering.summary import summarise
from bot.answering.terms import terms
from bot.answering.utterances import Utterance, as_result, same_words, utterances
from bot.linking.stories import Outline, group_stories
from bot.linking.wire_copies import copy_groups, shingles
from bot.model.answer import ArticleRef, Citation, Digest, QuoteResult, Statement, Story, TimelineEntry
from bot.model.request import Period, SummaryRequest
from bot.model.time import DateRange
from bot.model.words import fold
from bot.storage.corpus import Corpus
from bot.storage.rows import EventHit, SentenceHit

_STORIES = 12
_ARTICLES = 400
_SENTENCES = 2
_LEAD = 8
_TALK = 0.1
"""Share of questions among the sentences of a page from which it is a talk rather than a report."""
_QUOTES = 5
_SURE = 0.8
_SHORTEST, _LONGEST = 6, 60
"""Words of a quotation worth printing."""
_UPCOMING, _RECENT = 5, 3
_RECENT_DAYS = 3
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
    sentences = await _sentences(corpus, fresh[-_ARTICLES:])
    # Comparing hundreds of pages takes seconds, in which others ask as well.
    groups = await asyncio.to_thread(_grouped, fresh[-_ARTICLES:], sentences)
    stories = [await _story(corpus, refs, sentences) for refs in groups[:_STORIES]]
    updates = [story for ref, before in changed if (story := await _update(corpus, ref, before))]
    digest = Digest(
        day,
        await corpus.loaded_at(seen_article),
        tuple(stories),
        await _quotes(corpus, [ref for refs in groups for ref in refs]),
        await _events(corpus, [ref.id for ref in fresh], day),
        tuple(updates),
        left_out=max(0, len(fresh) - sum(len(story.articles) for story in stories)),
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


async def _sentences(corpus: Corpus, refs: Sequence[ArticleRef]) -> dict[int, list[SentenceHit]]:
    found: dict[int, list[SentenceHit]] = {ref.id: [] for ref in refs}
    for hit in await corpus.sentences_of([ref.id for ref in refs]):
        found[hit.citation.article.id].append(hit)
    return found


def _grouped(refs: Sequence[ArticleRef], sentences: dict[int, list[SentenceHit]]) -> list[list[ArticleRef]]:
    """Stories, those that most pages report first, then the newest."""
    copies = copy_groups({ref.id: shingles(" ".join(h.citation.text for h in sentences[ref.id])) for ref in refs})
    by_id = {ref.id: ref for ref in refs}
    groups = group_stories([_outline(ref, sentences[ref.id], copies[ref.id]) for ref in refs])
    # The newest page leads when two stories are told by as many sources.
    return sorted(
        ([by_id[i] for i in group] for group in groups),
        key=lambda group: (-len({copies[ref.id] for ref in group}), -max(ref.id for ref in group)),
    )


def _outline(ref: ArticleRef, sentences: Sequence[SentenceHit], source: int) -> Outline:
    lead = " ".join(hit.citation.text for hit in sentences[:_LEAD])
    stems = [stem for stem in terms(f"{ref.headline or ''} {ref.headline or ''} {lead}") if len(stem) > 2]
    kept = tuple(stem for stem in stems if stem not in listed("function"))
    return Outline(ref.id, kept, _names(lead), source)


def _names(text: str) -> frozenset[str]:
    """Capitalised words inside sentences: people, places and bodies alike."""
    pairs = zip(text.split(), text.split()[1:], strict=False)
    return frozenset(fold(word) for before, word in pairs if word[:1].isupper() and before[-1] not in '.!?”"')


async def _story(corpus: Corpus, refs: Sequence[ArticleRef], sentences: dict[int, list[SentenceHit]]) -> Story:
    """The key sentences of the page that tells most of what the others tell, with near copies on those cited too."""
    lead = _central(refs, sentences)
    answer = await summarise(corpus, SummaryRequest(article=lead.id, sentences=_SENTENCES))
    own = [statement.citations[0] for statement in answer.statements]
    others = [hit.citation for ref in refs if ref.id != lead.id for hit in sentences[ref.id]]
    joined = [*own, *(c for c in others if any(near_copies(c.text, mine.text) for mine in own))]
    statements = join_statements(joined, _SENTENCES)
    ordered = [lead, *(ref for ref in refs if ref.id != lead.id)]
    headline = lead.headline or (statements[0].text if statements else lead.path)
    return Story(headline, statements, tuple(ordered))


def _central(refs: Sequence[ArticleRef], sentences: dict[int, list[SentenceHit]]) -> ArticleRef:
    stems = {ref.id: {stem for hit in sentences[ref.id] for stem in terms(hit.citation.text)} for ref in refs}
    # An interview or a transcript shares most words, but tells nothing in brief.
    refs = [ref for ref in refs if not _is_talk(sentences[ref.id])] or refs
    return max(refs, key=lambda ref: (sum(len(stems[ref.id] & stems[other.id]) for other in refs), ref.id))


def _is_talk(sentences: Sequence[SentenceHit]) -> bool:
    asked = sum(hit.citation.text.rstrip("\"”’' ").endswith("?") for hit in sentences)
    return asked > _TALK * len(sentences)


async def _update(corpus: Corpus, ref: ArticleRef, before: int) -> Story | None:
    """The sentences a page has now and had not in the version ``before``; ``None`` when it added none."""
    now, then = await corpus.article(ref.id), await corpus.article(before)
    if now is None or then is None:
        return None
    old = [then.text[s.start : s.end] for s in then.sentences]
    known = {fold(text) for text in old}
    added = [
        Citation(ref, s.start, s.end, text)
        for s in now.sentences
        if fold(text := now.text[s.start : s.end]) not in known and fold(text)
    ]
    if not added and ref.headline == then.title:
        return None
    statements = tuple(Statement(citation.text, (citation,)) for citation in added[: _SENTENCES + 1])
    return Story(ref.headline or ref.path, statements, (ref,))


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


async def _events(corpus: Corpus, article_ids: Sequence[int], day: date) -> tuple[TimelineEntry, ...]:
    """What the new pages say is to come, soonest first, then what they say has just happened, newest first."""
    if not article_ids:
        return ()
    groups: dict[tuple[date, date, str], list[EventHit]] = {}
    dates = await corpus.events_by_date(article_ids=article_ids, period=Period(day - timedelta(days=_RECENT_DAYS)))
    for hit in await corpus.events(mark.id for marks in dates.values() for mark in marks):
        groups.setdefault((hit.days.start, hit.days.end, hit.status), []).append(hit)
    entries = [_entry(hits) for hits in groups.values()]
    upcoming = [e for e in entries if e.date.end >= day and (e.status == "planned" or e.date.start >= day)]
    recent = [e for e in entries if e not in upcoming and e.date.end <= day]
    upcoming.sort(key=lambda e: (e.date.start, e.date.end))
    recent.sort(key=lambda e: (e.date.start, e.date.end), reverse=True)
    return tuple(upcoming[:_UPCOMING] + recent[:_RECENT])


def _entry(hits: Sequence[EventHit]) -> TimelineEntry:
    event = hits[0].event
    statements = join_statements(dict.fromkeys(hit.citation for hit in hits), _SENTENCES)
    return TimelineEntry(event.date, event.value, event.status, statements, claimed_by=event.claimed_by)

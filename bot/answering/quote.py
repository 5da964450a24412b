"""Who said what, word for word."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from bot.answering.nearby import nearby_quotations
from bot.answering.quote_filters import Filters, holds_office, read_filters
from bot.answering.silence import was_said
from bot.answering.speakers import nearest_names, read_as
from bot.answering.utterances import Utterance, as_result, same_words, utterances, without_reports_of
from bot.errors import NoQuotations, NothingFound, NotInCorpus
from bot.model.answer import QuoteAnswer
from bot.model.request import Period, QuoteRequest
from bot.model.words import words
from bot.storage.corpus import Corpus
from bot.storage.rows import QuotationHit

_LOOKED, _MOST = 500, 20_000
"""Quotations that are looked at first, the newest or the nearest, and where these are not enough for the page."""
_COPIES = 1_000
"""Quotations that begin alike and are looked at for the sources of one that is shown."""
_FEW = 3
_NEAREST = 3
_KNOWN = 1_000
"""The best known speakers, among whom those with a name like the asked one are looked for."""
_WORDED, _FILTERED = 20, 150
"""Near wordings that are looked at: before filters there must be more."""
_ALIKE = 60.0
"""The least likeness (0 to 100) of a wording asked for to one that is found."""


async def find_quotes(corpus: Corpus, request: QuoteRequest) -> QuoteAnswer:
    """Quotations that pass every given filter; raises `NoSuchSpeaker`, `NoSuchOutlet` or `NoQuotations`.

    Literal words come before reported content; then the wording or topic decides, else the newest page comes first.
    Of very many only so many are looked at as one could page through.
    """
    filters, groups, more = await matching_quotations(corpus, request, _LOOKED)
    if more and len(groups) < request.offset + request.limit:
        filters, groups, more = await matching_quotations(corpus, request)
    # Stable: within each of the three the order of the hits stays.
    groups = sorted(groups, key=_rank)
    page = await _with_copies(corpus, groups[request.offset : request.offset + request.limit], filters)
    speaker, about, searched = named_filters(filters, request)
    results = tuple([await as_result(corpus, group) for group in page])
    read = read_as(request.speaker or "", filters.people or ())
    return QuoteAnswer(speaker, about, results, len(groups), request.offset, searched, more, read)


async def _with_copies(corpus: Corpus, shown: Sequence[list[Utterance]], filters: Filters) -> list[list[Utterance]]:
    """The results of one page with the pages of the corpus that have the same words, though they were not looked at."""
    begun = [group[0].parts[0].quotation.text for group in shown]
    anywhere = replace(filters, about=())  # the same words are about the same
    by_wording: dict[str, list[Utterance]] = {}
    for utterance in utterances(await corpus.beginning_like(begun, _COPIES)):
        if anywhere.admit(utterance.shown):
            by_wording.setdefault(utterance.wording, []).append(utterance)
    found: list[list[Utterance]] = []
    for group in shown:
        known = {(utterance.shown.article.id, utterance.parts[0].begin) for utterance in group}
        others = by_wording.get(group[0].wording, [])
        new = [other for other in others if (other.shown.article.id, other.parts[0].begin) not in known]
        found.append(same_words([*group, *new])[0])
    return found


async def matching_quotations(
    corpus: Corpus, request: QuoteRequest, most: int = _MOST
) -> tuple[Filters, list[list[Utterance]], bool]:
    """The filters as understood, and what passes them, the same words on several pages together; never nothing.

    No more than ``most`` quotations are looked at: the last value says whether there are more.
    """
    if request.about and not words(request.about):
        raise NothingFound(request.about)
    filters = await read_filters(corpus, request)
    groups, more = await _groups(corpus, request, filters, most)
    if not groups:
        searched = _searched(filters, request)
        nearest = await _nearest(corpus, request, filters) if len(searched) < 2 else ()
        raise NoQuotations(_asked(request), nearest, searched, await _without_one(corpus, request))
    return filters, groups, more


async def _groups(
    corpus: Corpus, request: QuoteRequest, filters: Filters, most: int
) -> tuple[list[list[Utterance]], bool]:
    hits, beside = await _matching(corpus, request, filters, most)
    more = len(hits) >= most
    # In a thread: a chart counts twenty thousand, and others ask as well.
    groups = await asyncio.to_thread(_together, hits, beside, filters)
    if more and not groups and most < _MOST:
        return await _groups(corpus, request, filters, _MOST)
    return groups, more


def _together(hits: Sequence[QuotationHit], beside: Sequence[QuotationHit], filters: Filters) -> list[list[Utterance]]:
    """What was said in time, the same words on several pages together."""
    said = [hit for hit in hits if was_said(hit) and filters.spoken_in_time(hit)]
    return same_words(without_reports_of(utterances(said, beside)))


def _rank(group: Sequence[Utterance]) -> int:
    """Whole literal wordings, then single words in quotation marks, then reported content."""
    best = min(group, key=lambda utterance: utterance.indirect)
    return 2 if best.indirect else int(best.wording.count(" ") + 1 < _FEW)


async def _matching(
    corpus: Corpus, request: QuoteRequest, filters: Filters, most: int
) -> tuple[list[QuotationHit], list[QuotationHit]]:
    """The hits of all filters, best first, and the other parts of their utterances."""
    if request.exact and request.exact.strip():
        return await _worded(corpus, request, filters)
    if filters.unclear:
        known, beside = await _matching(corpus, request, replace(filters, unclear=None), most)
        called = replace(filters, people=None, voice=(filters.unclear,), unclear=None)
        others, theirs = await _matching(corpus, request, called, most)
        return [*known, *filter(filters.may_be, others)], [*beside, *theirs]
    people, about, period = filters.person_ids, filters.about, filters.period
    voice, outlets = filters.voice, filters.outlets
    if not about:
        # Without words to find, every part of an utterance is a hit itself.
        found = await corpus.quotations(person_ids=people, voice=voice, period=period, outlets=outlets, limit=most)
        return [hit for hit in found if holds_office(hit, voice or ())], []
    joins: tuple[Literal["AND", "OR"], ...] = ("AND", "OR")
    for join in joins:
        hits = await corpus.quotations(
            words=about, join=join, person_ids=people, voice=voice, period=period, outlets=outlets, limit=most
        )
        # The quotation's own words tell more of its topic than the words around it.
        if len(hits) < most:
            hits += await corpus.quotations_among(
                about, join=join, person_ids=people, voice=voice, period=period, outlets=outlets, limit=most
            )
        if hits:
            found = [hit for hit in {hit.id: hit for hit in hits}.values() if holds_office(hit, voice or ())]
            return found, await corpus.utterances_of([hit.id for hit in found])
    return [], []


async def _worded(
    corpus: Corpus, request: QuoteRequest, filters: Filters
) -> tuple[list[QuotationHit], list[QuotationHit]]:
    """Quotations worded as asked or nearly so, likest first: found by index, ranked by likeness."""
    limit = _WORDED if filters == Filters(None, None, (), None, Period()) else _FILTERED
    near = await nearby_quotations(corpus, request.exact or "", limit, _ALIKE)
    return [hit for hit in near if hit.score and filters.admit(hit)], near


def named_filters(
    filters: Filters, request: QuoteRequest
) -> tuple[str | None, str | None, tuple[tuple[str, str], ...]]:
    """Whose words they are, what they are about or worded like, and every filter with what it was understood to be."""
    return _named(filters, request), request.about or request.exact, _searched(filters, request)


def _named(filters: Filters, request: QuoteRequest) -> str | None:
    if filters.people is not None:
        names = list(dict.fromkeys(person.name for person in filters.people))
        # A family name alone beside the same in full says nothing more.
        told = [n for n in names if not any(set(n.split()) < set(other.split()) for other in names)]
        return ", ".join(told[:3])
    return request.speaker.strip() if filters.voice and request.speaker else None


def _searched(filters: Filters, request: QuoteRequest) -> tuple[tuple[str, str], ...]:
    """Every filter with what it was understood to be."""
    period = filters.period
    given = {
        "speaker": _named(filters, request),
        "about": request.about,
        "wording": (request.exact or "").strip(),
        "outlet": ", ".join(filters.outlets[:3]) if filters.outlets else None,
        "since": period.since.isoformat() if period.since else None,
        "until": period.until.isoformat() if period.until else None,
    }
    return tuple((name, value) for name, value in given.items() if value)


def _asked(request: QuoteRequest) -> str:
    return request.exact or request.about or request.speaker or request.outlet or ""


async def _without_one(corpus: Corpus, request: QuoteRequest) -> tuple[tuple[str, int, bool], ...]:
    """How many quotations there would be without one of several filters, for each without which there are some."""
    wider = {
        "speaker": replace(request, speaker=None),
        "about": replace(request, about=None),
        "wording": replace(request, exact=None),
        "outlet": replace(request, outlet=None),
        "days": replace(request, period=Period()),
    }
    counts: list[tuple[str, int, bool]] = []
    for name, instead in wider.items():
        if instead in (request, QuoteRequest(offset=request.offset, limit=request.limit)):
            continue
        try:
            found, more = await _groups(corpus, instead, await read_filters(corpus, instead), _LOOKED)
        except NotInCorpus:
            continue
        if found:
            counts.append((name, len(found), more))
    return tuple(counts)


async def _nearest(corpus: Corpus, request: QuoteRequest, filters: Filters) -> tuple[str, ...]:
    """What the corpus does have: other wordings, or the people who speak in it."""
    asked = request.exact or request.about
    if asked:
        close = [hit for hit in await nearby_quotations(corpus, asked, _NEAREST) if was_said(hit)]
        if close:
            return tuple(hit.quotation.text for hit in close[:_NEAREST])
    known = [person for person in await corpus.speakers(_KNOWN) if person.id not in (filters.person_ids or ())]
    return nearest_names(request.speaker or "", known)

"""Who said what, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from bot.answering.nearby import nearby_quotations
from bot.answering.speakers import nearest_names, resolve_speakers
from bot.answering.utterances import Utterance, as_result, same_words, utterances, without_reports_of
from bot.answering.weights import content_words
from bot.errors import NothingFound
from bot.model.answer import QuoteAnswer
from bot.model.request import Period, QuoteRequest
from bot.model.words import fold, words
from bot.storage.corpus import Corpus
from bot.storage.rows import KnownPerson, QuotationHit

_MOST = 20_000
_FEW = 3
_NEAREST = 3
_WORDED, _FILTERED = 20, 150
"""Near wordings that are looked at: before filters there must be more."""
_ALIKE = 60.0
"""The least likeness (0 to 100) of a wording asked for to one that is found."""


async def find_quotes(corpus: Corpus, request: QuoteRequest) -> QuoteAnswer:
    """Quotations that match every given filter; raises `NoSuchSpeaker` or `NothingFound` with the nearest there are.

    Literal words come before reported content; then the wording or topic decides, else the newest page comes first.
    """
    if request.about and not words(request.about):
        raise NothingFound(request.about)
    speakers: list[KnownPerson] | None = None
    if request.speaker and request.speaker.strip():
        speakers = resolve_speakers(request.speaker, await corpus.speakers())
    hits, beside = await _matching(corpus, request, [person.id for person in speakers] if speakers else None)
    hits = [hit for hit in hits if _was_said(hit)]
    if not hits:
        raise NothingFound(_asked(request), await _nearest(corpus, request))
    found = without_reports_of(utterances(hits, beside))
    # Stable: within each of the three the order of the hits stays.
    groups = sorted(same_words(found), key=_rank)
    page = groups[request.offset : request.offset + request.limit]
    return QuoteAnswer(
        ", ".join(person.name for person in speakers[:3]) if speakers else None,
        request.about or request.exact,
        tuple([await as_result(corpus, group) for group in page]),
        len(groups),
        request.offset,
    )


def _was_said(hit: QuotationHit) -> bool:
    """Whether it is words, or a report of words: what somebody hopes or plans is no quotation."""
    quotation = hit.quotation
    return quotation.kind != "indirect" or quotation.cue is None or quotation.cue.speech


def _rank(group: Sequence[Utterance]) -> int:
    """Whole literal wordings, then single words in quotation marks, then reported content."""
    best = min(group, key=lambda utterance: utterance.indirect)
    return 2 if best.indirect else int(best.wording.count(" ") + 1 < _FEW)


async def _matching(
    corpus: Corpus, request: QuoteRequest, people: list[int] | None
) -> tuple[list[QuotationHit], list[QuotationHit]]:
    """The hits of all filters, best first, and the other parts of their utterances."""
    about = content_words(words(request.about or ""))
    if request.exact and request.exact.strip():
        return await _worded(corpus, request, people, about)
    if not about:
        # Without words to find, every part of an utterance is a hit itself.
        return await corpus.quotations(person_ids=people, period=request.period, outlet=request.outlet, limit=_MOST), []
    joins: tuple[Literal["AND", "OR"], ...] = ("AND", "OR")
    for join in joins:
        hits = await corpus.quotations(
            words=about,
            join=join,
            person_ids=people,
            period=request.period,
            outlet=request.outlet,
            limit=_MOST,
        )
        around = await corpus.quotations_among(
            about, join=join, person_ids=people, period=request.period, outlet=request.outlet, limit=_MOST
        )
        if hits or around:
            # The quotation's own words tell more of its topic than the words around it.
            found = list({hit.id: hit for hit in (*hits, *around)}.values())
            return found, await corpus.utterances_of([hit.id for hit in found])
    return [], []


async def _worded(
    corpus: Corpus, request: QuoteRequest, people: list[int] | None, about: Sequence[str]
) -> tuple[list[QuotationHit], list[QuotationHit]]:
    """Quotations worded as asked or nearly so, likest first: found by index, ranked by likeness."""
    filtered = people is not None or about or request.outlet or request.period != Period()
    near = await nearby_quotations(corpus, request.exact or "", _FILTERED if filtered else _WORDED, _ALIKE)
    kept = [
        hit
        for hit in near
        if hit.score
        and (people is None or hit.person_id in people)
        and _in_filters(hit, request)
        and all(fold(word) in fold(hit.citation.text) for word in about)
    ]
    return kept, near


def _in_filters(hit: QuotationHit, request: QuoteRequest) -> bool:
    article, period = hit.citation.article, request.period
    if request.outlet and (article.outlet or "").casefold() != request.outlet.casefold():
        return False
    if period.since is None and period.until is None:
        return True
    day = article.publication
    if day is None:
        return False
    return (period.since is None or day.latest >= period.since) and (
        period.until is None or day.earliest <= period.until
    )


def _asked(request: QuoteRequest) -> str:
    return request.exact or request.about or request.speaker or request.outlet or ""


async def _nearest(corpus: Corpus, request: QuoteRequest) -> tuple[str, ...]:
    """What the corpus does have: other wordings, or the people who speak in it."""
    asked = request.exact or request.about
    if asked:
        close = await nearby_quotations(corpus, asked, _NEAREST)
        if close:
            return tuple(hit.quotation.text for hit in close[:_NEAREST])
    return nearest_names(request.speaker or "", await corpus.speakers())

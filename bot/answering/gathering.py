"""The passages an inquiry chooses from."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.inquiry import Inquiry
from bot.answering.passages import Passage, passages_of
from bot.model.request import Period
from bot.storage.corpus import Corpus
from bot.storage.rows import QuotationHit, SentenceHit

_WHOLE = 3
_ARTICLES = 12
_FOCUS_ARTICLES = 4
_HITS = 120
_HEARD = 6


async def gather(corpus: Corpus, inquiry: Inquiry, voices: Sequence[QuotationHit] = ()) -> list[Passage]:
    """All sentences of the articles worth looking at: every one of a small corpus, else those a search, the thread and
    the quotations of whoever is asked about point to."""
    articles = await corpus.articles(limit=_WHOLE + 1)
    hits = await corpus.search_sentences(inquiry.wording, limit=_HITS)
    scores = {(h.citation.article.id, h.citation.start): h.score for h in hits}
    if len(articles) <= _WHOLE:
        chosen = [a.id for a in articles]
    else:
        said = [SentenceHit(0, voice.citation, 0, 0.0) for voice in voices[:_HEARD]]
        chosen = _chosen(inquiry, [*said, *hits, *await _dated(corpus, inquiry)])
    order = {article: place for place, article in enumerate(chosen)}
    sentences = sorted(
        await corpus.sentences_of(chosen), key=lambda h: (order[h.citation.article.id], h.citation.start)
    )
    return passages_of(sentences, scores)


async def _dated(corpus: Corpus, inquiry: Inquiry) -> list[SentenceHit]:
    """Sentences whose events fall on the days the question names."""
    found: list[SentenceHit] = []
    for day in inquiry.question.days[:2]:
        if day.precision == "day":
            dates = await corpus.events_by_date(period=Period(day.start, day.end), limit=_HITS)
            events = await corpus.events(mark.id for marks in dates.values() for mark in marks)
            found += [SentenceHit(0, event.citation, 0, 0.0) for event in events]
    return found


def _chosen(inquiry: Inquiry, hits: Sequence[SentenceHit]) -> list[int]:
    """Articles of the thread first, then by their best hit and, to a lesser degree, by how many they have."""
    hits = sorted(hits, key=lambda hit: -hit.score)  # what a quotation or a date points to has no score of its own
    thread: dict[int, float] = {}
    for (article, _), probability in (*inquiry.older.items(), *inquiry.belief.items()):
        thread[article] = thread.get(article, 0.0) + probability
    best: dict[int, float] = {}
    for hit in hits:
        article = hit.citation.article.id
        best[article] = best[article] + 0.1 * hit.score if article in best else hit.score
    chosen = sorted(thread, key=lambda a: -thread[a])[:_FOCUS_ARTICLES]
    chosen += [a for a in sorted(best, key=lambda a: -best[a]) if a not in chosen]
    return chosen[:_ARTICLES]

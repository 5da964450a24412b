"""The passages an inquiry chooses from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.answering.inquiry import Inquiry
from bot.answering.passages import Passage, passages_of
from bot.model.request import Period
from bot.storage.corpus import Corpus
from bot.storage.rows import SentenceHit

_WHOLE = 3
_ARTICLES = 14
_FOCUS_ARTICLES = 4
_HITS = 120


async def gather(corpus: Corpus, inquiry: Inquiry) -> list[Passage]:
    """All sentences of the articles worth looking at: every one of a small corpus, else those a search and the thread
    point to."""
    articles = await corpus.articles(limit=_WHOLE + 1)
    hits = await corpus.search_sentences(inquiry.search, limit=_HITS)
    scores = {(h.citation.article.id, h.citation.start): h.score for h in hits}
    if len(articles) <= _WHOLE:
        chosen = [a.id for a in articles]
    else:
        chosen = _chosen(inquiry, [*hits, *await _dated(corpus, inquiry)])
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
            events = await corpus.events(period=Period(day.start, day.end), limit=_HITS)
            found += [SentenceHit(0, event.citation, 0, 0.0) for event in events]
    return found


def _chosen(inquiry: Inquiry, hits: Sequence[SentenceHit]) -> list[int]:
    """Articles of the thread first, then by their best hit and, to a lesser degree, by how many they have."""
    thread: Counter[int] = Counter()
    for (article, _), probability in (*inquiry.older.items(), *inquiry.belief.items()):
        thread[article] += probability  # type: ignore[assignment] # Counter sums floats as well
    best: dict[int, float] = {}
    for hit in hits:
        article = hit.citation.article.id
        best[article] = best[article] + 0.1 * hit.score if article in best else hit.score
    chosen = [article for article, _ in thread.most_common(_FOCUS_ARTICLES)]
    chosen += [a for a in sorted(best, key=lambda a: -best[a]) if a not in chosen]
    return chosen[:_ARTICLES]

"""Quotations worded like a text: found by index, ranked by likeness."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.answering.weights import content_words
from bot.model.words import fold, words
from bot.storage.corpus import Corpus
from bot.storage.rows import QuotationHit

_FOUND = 150
_PART = 0.9
_ALIKE = 50.0
"""A part less like than this is as good as none."""


async def nearby_quotations(corpus: Corpus, text: str, limit: int, least: float = 0.0) -> list[QuotationHit]:
    """The quotations most like ``text``, likest first with the likeness (0 to 100, ``least`` or more) as score.

    The other parts of their utterances follow with score 0.
    """
    asked, asked_words = fold(text), words(text)
    found = await corpus.nearest_wordings(content_words(asked_words), asked_words, _FOUND)
    ranked = sorted(((likeness(asked, fold(wording)), row) for row, wording in found), key=lambda pair: -pair[0])
    scores = {row: score for score, row in ranked[:limit] if score >= least}
    hits = [hit._replace(score=scores.get(hit.id, 0.0)) for hit in await corpus.utterances_of(list(scores))]
    return sorted(hits, key=lambda hit: (-hit.score, hit.id))


def likeness(asked: str, text: str) -> float:
    """How alike two folded wordings are, 0 to 100; a part of a longer quotation counts nearly as much as all of it."""
    best = fuzz.ratio(asked, text)
    # Each next measure is dearer: it need not be finished where it cannot raise the best.
    best = max(best, fuzz.token_sort_ratio(asked, text, score_cutoff=best + 5) - 5)
    if len(asked) < len(text):
        best = max(best, fuzz.token_set_ratio(asked, text, score_cutoff=best + 10) - 10)
        if len(asked) < _PART * len(text):
            best = max(best, fuzz.partial_ratio(asked, text, score_cutoff=max(best, _ALIKE) + 2) - 2)
    return best

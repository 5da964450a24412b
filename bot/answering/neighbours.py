"""A cited sentence in its place on the page."""

from __future__ import annotations

from bot.model.answer import Citation, Passage
from bot.model.article import Article


def passage_of(citation: Citation, article: Article | None) -> Passage:
    """The citation with the sentence before and the sentence after it, of the same or a neighbouring paragraph."""
    if article is None:
        return Passage(citation, gone=True)
    sentences = article.sentences
    inside = [i for i, s in enumerate(sentences) if s.start < citation.end and citation.start < s.end]
    if not inside:
        return Passage(citation)
    first, last = inside[0], inside[-1]
    before = sentences[first - 1] if first else None
    after = sentences[last + 1] if last + 1 < len(sentences) else None
    return Passage(
        citation,
        article.text[before.start : before.end] if before else None,
        article.text[after.start : after.end] if after else None,
        line=article.line_at(citation.start),
    )

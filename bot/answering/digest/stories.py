"""The stories of a digest: which pages report the same, which of them leads, and what it says that is new."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.answering.corrections import is_column
from bot.answering.disputed import disputes
from bot.answering.lists import listed
from bot.answering.statements import join_statements, near_copies
from bot.answering.summary import newest_last, summarise
from bot.answering.terms import terms
from bot.linking.stories import Outline, group_stories
from bot.linking.wire_copies import copy_groups, shingles
from bot.model.answer import ArticleRef, Story
from bot.model.request import SummaryRequest
from bot.model.words import fold
from bot.storage.corpus import Corpus
from bot.storage.rows import SentenceHit

_SENTENCES = 2
_LEAD = 8
_TALK = 0.1
"""Share of questions among the sentences of a page from which it is a talk rather than a report."""
_OWN = 0.15
"""Share of sentences in which the writer says "I" from which a page is a column rather than a report."""
_CENTRAL = 0.6
"""How much of what the others tell, beside the page that tells most of it, the newest page of a story must tell."""
_COPIED = 0.6
_LOOKED_UP = 12
_QUOTED = re.compile(r"[\"“][^\"“”]*(?:[\"”]|\Z)")
_I = re.compile(r"\b(?:I|my|me|I['’]\w+)\b")

Sentences = dict[int, list[SentenceHit]]
"""The sentences of each article, by its row."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """Pages on one thing; ``sources`` counts those that do not copy another."""

    articles: tuple[ArticleRef, ...]
    sources: int


async def unknown(
    corpus: Corpus, refs: Sequence[ArticleRef], sentences: Sentences, new: Collection[int]
) -> list[ArticleRef]:
    """The pages without those that carry the text of one that is not among the ``new`` rows: told already."""
    return [ref for ref in refs if not await _told_before(corpus, sentences[ref.id], new)]


async def _told_before(corpus: Corpus, page: Sequence[SentenceHit], new: Collection[int]) -> bool:
    if not page:
        return False
    opening = page[0].citation.text
    wanted = [word for word in fold(opening).split() if word not in listed("function")][:_LOOKED_UP]
    hits = await corpus.search_sentences(wanted, join="AND", limit=_LOOKED_UP)
    older = {
        hit.citation.article.id
        for hit in hits
        if hit.citation.article.id not in new and near_copies(hit.citation.text, opening)
    }
    if not older:
        return False
    known = {fold(hit.citation.text) for hit in await corpus.sentences_of(sorted(older))}
    return sum(fold(hit.citation.text) in known for hit in page) >= _COPIED * len(page)


def grouped(refs: Sequence[ArticleRef], sentences: Sentences) -> list[Grouped]:
    """Stories by weight: those that most sources report first, reports before columns and talks, then the newest."""
    copies = copy_groups({ref.id: shingles(" ".join(h.citation.text for h in sentences[ref.id])) for ref in refs})
    by_id = {ref.id: ref for ref in refs}
    groups = group_stories([_outline(ref, sentences[ref.id], copies[ref.id]) for ref in refs])
    found = [Grouped(tuple(by_id[i] for i in group), len({copies[i] for i in group})) for group in groups]
    return sorted(
        found,
        key=lambda story: (
            -story.sources,
            not any(_is_report(sentences[ref.id]) for ref in story.articles),
            -max(ref.id for ref in story.articles),
        ),
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


async def tell(corpus: Corpus, refs: Sequence[ArticleRef], sentences: Sentences) -> Story:
    """The key sentences of the page that leads the story, with near copies on its other pages cited too."""
    lead = _leading(refs, sentences)
    answer = await summarise(corpus, SummaryRequest(article=lead.id, sentences=_SENTENCES))
    own = [statement.citations[0] for statement in answer.statements]
    if is_column(lead):  # what was wrong is only told beside what is right
        own = [hit.citation for hit in sentences[lead.id][:_SENTENCES]]
    others = [hit.citation for ref in refs if ref.id != lead.id for hit in sentences[ref.id]]
    joined = [*own, *(c for c in others if any(near_copies(c.text, mine.text) for mine in own))]
    statements = join_statements(joined, _SENTENCES)
    ordered = [lead, *(ref for ref in refs if ref.id != lead.id)]
    headline = lead.headline or (statements[0].text if statements else lead.path)
    return Story(headline, statements, tuple(ordered), disputes(statements, others))


def _leading(refs: Sequence[ArticleRef], sentences: Sentences) -> ArticleRef:
    """The report of the newest day that tells most of what the others tell."""
    stems = {ref.id: {stem for hit in sentences[ref.id] for stem in terms(hit.citation.text)} for ref in refs}
    refs = [ref for ref in refs if _is_report(sentences[ref.id])] or refs
    shared = {ref.id: _shared(ref, refs, stems) for ref in refs}
    most = max(shared.values())
    central = [ref for ref in refs if shared[ref.id] >= _CENTRAL * most]
    return max(central, key=lambda ref: (newest_last(ref)[:2], shared[ref.id], ref.id))


def _shared(ref: ArticleRef, refs: Sequence[ArticleRef], stems: dict[int, set[str]]) -> float:
    """How alike a page is to the others (cosines of their stems, added up); a long one is not the more so for it."""
    ours = stems[ref.id]
    others = [stems[other.id] for other in refs if other.id != ref.id]
    return math.fsum(len(ours & theirs) / math.sqrt(len(ours) * len(theirs)) for theirs in others if ours and theirs)


def _is_report(sentences: Sequence[SentenceHit]) -> bool:
    """Whether a page tells news: an interview or a transcript asks, in a column its writer speaks."""
    texts = [hit.citation.text for hit in sentences]
    asked = sum(text.rstrip("\"”’' ").endswith("?") for text in texts)
    own = sum(bool(_I.search(_QUOTED.sub(" ", text))) for text in texts)
    return asked <= _TALK * len(texts) and own <= _OWN * len(texts)

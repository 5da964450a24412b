"""What a claimed quotation is compared with: passages of the corpus, and how a match with one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.comparison import HOLE, Passage, Place, difference, shared_words
from bot.answering.utterances import Utterance, as_result, same_words, spoken_words, surest_first
from bot.answering.wording import Token, read_words
from bot.model.answer import QuoteResult, Statement, VerifyMatch
from bot.storage.corpus import Corpus
from bot.storage.rows import QuotationHit, SentenceHit


@dataclass(frozen=True, slots=True)
class Claim:
    """What is to be verified: its text without marks, its words, and who is said to have said it."""

    text: str
    tokens: tuple[Token, ...]
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A passage the claim may come from: an utterance, or sentences of an article outside any."""

    passage: Passage
    utterance: Utterance | None
    sentences: tuple[SentenceHit, ...] = ()


def speech_source(utterance: Utterance) -> Source:
    """An utterance with the words of all its parts."""
    tokens: list[Token] = []
    spoken: list[bool] = []
    pieces: list[str] = []
    before: QuotationHit | None = None
    offset = utterance.parts[0].quotation.start
    for part in utterance.parts:
        pieces.append(HOLE * (part.quotation.start - offset - sum(map(len, pieces))))
        pieces.append(part.quotation.text)
        said = spoken_words(part.quotation)
        if tokens and said and before and before.citation.end <= part.quotation.start:
            # The cue ended a sentence, though the words before it end with a comma.
            tokens[-1] = replace(tokens[-1], stop=tokens[-1].stop or ".")
        before = part
        tokens += [token for token, _ in said]
        spoken += [own for _, own in said]
    return Source(Passage(tuple(tokens), tuple(spoken), "".join(pieces), offset), utterance)


def narrative_source(hits: Sequence[SentenceHit]) -> Source:
    """Sentences of one article, none of whose words are counted as somebody's."""
    tokens: list[Token] = []
    pieces: list[str] = []
    offset = hits[0].citation.start
    for hit in hits:
        pieces.append(HOLE * (hit.citation.start - offset - sum(map(len, pieces))))
        pieces.append(hit.citation.text)
        tokens += read_words(hit.citation.text, hit.citation.start)
    passage = Passage(tuple(tokens), (False,) * len(tokens), "".join(pieces), offset)
    return Source(passage, None, tuple(hits))


def is_indirect(source: Source) -> bool:
    """Whether it tells only what was said, not the words."""
    return source.utterance is not None and source.utterance.indirect


def copies_of(speech: Sequence[Source]) -> list[list[Source]]:
    """Sources of the same words on several pages, kept together in their order."""
    sources = {id(source.utterance): source for source in speech}
    groups = same_words([source.utterance for source in speech if source.utterance])
    return [[sources[id(utterance)] for utterance in surest_first(group)] for group in groups]


def sentence_bounds(passage: Passage, place: Place) -> tuple[int, int]:
    """The whole sentences around a place, so that the difference shows what was cut away."""
    first, last = place.first, place.last
    while first and passage.tokens[first - 1].stop not in (".", "!", "?"):
        first -= 1
    while last < len(passage.tokens) and passage.tokens[last - 1].stop not in (".", "!", "?"):
        last += 1
    return first, last


async def match_with(corpus: Corpus, claim: Claim, group: Sequence[Source], first: int, last: int) -> VerifyMatch:
    """The words ``first``..``last`` of a source beside the claim, with the other pages that have the same utterance."""
    source = group[0]
    diff = difference(claim.tokens, claim.text, source.passage, first, last)
    shared = shared_words(claim.tokens, source.passage, first, last)
    if source.utterance is not None:
        start, end = source.passage.tokens[first].start, source.passage.tokens[last - 1].end
        touched = [p for p in source.utterance.parts if p.quotation.start < end and start < p.quotation.end]
        shown = replace(source.utterance, shown=touched[0] if touched else source.utterance.shown)
        others = [other.utterance for other in group[1:] if other.utterance]
        return VerifyMatch(await as_result(corpus, [shown, *others]), diff, shared=shared)
    return VerifyMatch(await _plain(corpus, source, first, last), diff, shared=shared)


async def _plain(corpus: Corpus, source: Source, first: int, last: int) -> QuoteResult:
    """A stretch of an article outside any quotation, cited by the sentences it touches; nobody's words."""
    start, end = source.passage.tokens[first].start, source.passage.tokens[last - 1].end
    touched = [h.citation for h in source.sentences if h.citation.start < end and start < h.citation.end]
    citation = touched[0]
    article = await corpus.article(citation.article.id)
    if article is None or (start >= citation.start and end <= citation.end):
        text = citation.text[start - citation.start : end - citation.start]
    else:
        text = article.text[start:end]
        citation = replace(citation, end=touched[-1].end, text=article.text[citation.start : touched[-1].end])
    return QuoteResult(Statement(text, (citation,)), "indirect", None, None, None, None, None, 0.0)

"""Is this quotation real."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.attribution import is_by, is_named
from bot.answering.comparison import (
    HOLE,
    Comparison,
    Passage,
    Place,
    compare,
    difference,
    locate,
    marked_claim,
    misleads,
    shared_words,
)
from bot.answering.nearby import nearby_quotations
from bot.answering.utterances import Utterance, as_result, same_words, spoken_words, surest_first, utterances
from bot.answering.weights import content_words, weight
from bot.answering.wording import Token, read_words, without_marks
from bot.model.answer import DiffPart, QuoteResult, Statement, Verdict, Verification, VerifyMatch
from bot.model.request import VerifyRequest
from bot.model.words import words
from bot.storage.corpus import Corpus
from bot.storage.rows import KnownPerson, QuotationHit, SentenceHit

_CANDIDATES = 30
_ALTERED = 0.6
_PARAPHRASED = 0.6
_NEAR = 0.35
_MATCHES = 5
_RUN = 3
_GAP = 4
"""Words apart that two runs of one quotation may stand in a claim."""
_MERGED = 0.8
_TELLING = 1.5
"""What the words of a run must weigh together to tell where they come from; "that it was" may come from anywhere."""


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


async def verify(corpus: Corpus, request: VerifyRequest) -> Verification:
    """Whether the corpus has these words, altered or not, and from whom.

    "verbatim" is never said of words that differ, that another speaker says, or that mislead by what was cut away.
    """
    text = without_marks(request.text)
    claim = Claim(text, tuple(read_words(text)), request.speaker or None)
    if not claim.tokens:
        return Verification(request.text, request.speaker, "not found", ())
    hits = await nearby_quotations(corpus, text, _CANDIDATES)
    speech = [_source(utterance) for utterance in utterances([h for h in hits if h.score], hits)]
    known = await corpus.known_people([claim.speaker]) if claim.speaker else []
    verdict, matches = (
        await _word_for_word(corpus, claim, speech, known)
        or await _only_reported(corpus, claim, speech)
        or await _altered(corpus, claim, [s for s in speech if not _indirect(s)])
        or await _reported(corpus, claim, speech, await _sentences(corpus, words(text)))
    )
    return Verification(request.text, request.speaker, verdict, tuple(matches[:_MATCHES]), _marked(claim, matches))


def _marked(claim: Claim, matches: Sequence[VerifyMatch]) -> tuple[DiffPart, ...]:
    """Where the claim departs from all that are shown; nothing where it is word for word or nothing is near."""
    shown = matches[:_MATCHES]
    shared = {place for match in shown for place in match.shared}
    if not any(match.diff for match in shown) or len(shared) == len(claim.tokens):
        return ()
    return marked_claim(claim.tokens, claim.text, shared)


Finding = tuple[Verdict, list[VerifyMatch]]


async def _word_for_word(
    corpus: Corpus, claim: Claim, speech: Sequence[Source], known: Sequence[KnownPerson]
) -> Finding | None:
    """A verdict on words that stand in a quotation exactly as claimed."""
    found: list[tuple[Source, Place]] = []
    for source in speech:
        place = locate(claim.tokens, source.passage)
        if place and all(all(source.passage.spoken[a:b]) for a, b in place.ranges):
            found.append((source, place))
    if not found:
        return None
    # A reported clause may hold the marked stretch that is a quotation of its own.
    found = [(s, p) for s, p in found if not _indirect(s)] or found
    honest = [(s, p) for s, p in found if not misleads(claim.tokens, s.passage, p)]
    if not honest:
        groups = _copies([source for source, _ in found])
        places = {id(source): place for source, place in found}
        bounds = [_sentence_bounds(group[0].passage, places[id(group[0])]) for group in groups]
        return "altered", [await _match(corpus, claim, g, *b) for g, b in zip(groups, bounds, strict=True)]
    by: list[tuple[Source, Place]] = []
    for source, place in honest:
        if claim.speaker is None or _plausible(source, claim.speaker, known):
            by.append((source, place))
    verdict: Verdict = "verbatim" if by else "other speaker"
    return verdict, await _exact_matches(corpus, by or honest)


def _plausible(source: Source, claimed: str, known: Sequence[KnownPerson]) -> bool:
    assert source.utterance is not None
    hit = source.utterance.shown
    by = is_by(hit, claimed, known)
    # Where the page leaves the speaker open, it must at least name the claimed one beside the words.
    return is_named(hit.citation.text, claimed) if by is None else by


async def _exact_matches(corpus: Corpus, found: Sequence[tuple[Source, Place]]) -> list[VerifyMatch]:
    """One match for the same words on several pages."""
    places = {id(s.utterance): (s, p) for s, p in found}
    matches: list[VerifyMatch] = []
    for group in same_words([s.utterance for s, _ in found if s.utterance]):
        source, place = places[id(group[0])]
        whole = place.last - place.first == len(source.passage.tokens)
        matches.append(VerifyMatch(await as_result(corpus, group), partial=not whole))
    return matches


async def _only_reported(corpus: Corpus, claim: Claim, sources: Sequence[Source]) -> Finding | None:
    """A verdict on words that stand there as claimed, but as the page's own report and not as a quotation."""
    exact = [(s, place) for s in sources if (place := locate(claim.tokens, s.passage))]
    if not exact:
        return None
    return "paraphrase", [await _match(corpus, claim, [s], p.first, p.last) for s, p in exact[:_MATCHES]]


async def _altered(corpus: Corpus, claim: Claim, speech: Sequence[Source]) -> Finding | None:
    """A verdict on words that come near a quotation, or that are put together from several."""
    copies = _copies(speech)
    compared = ((compare(claim.tokens, group[0].passage), group) for group in copies)
    ranked = sorted(compared, key=lambda pair: -pair[0].score)
    if parts := _merged(claim, ranked):
        starts = [*(places[0] for places, _ in parts[1:]), len(claim.tokens)]
        return "altered", [
            await _part(corpus, claim, group, places[0], _end(claim, places[-1] + 1, start))
            for (places, group), start in zip(parts, starts, strict=True)
        ]
    near = [(comparison, group) for comparison, group in ranked if comparison.score >= _ALTERED]
    if not near:
        return None
    return "altered", [await _match(corpus, claim, g, c.first, c.last) for c, g in near[:_MATCHES]]


def _copies(speech: Sequence[Source]) -> list[list[Source]]:
    """Sources of the same words on several pages, kept together in their order."""
    sources = {id(source.utterance): source for source in speech}
    groups = same_words([source.utterance for source in speech if source.utterance])
    return [[sources[id(utterance)] for utterance in surest_first(group)] for group in groups]


def _merged(claim: Claim, ranked: Sequence[tuple[Comparison, list[Source]]]) -> list[tuple[list[int], list[Source]]]:
    """The few utterances whose runs of words make up nearly all of the claim, in its order, each with its places there.

    Nothing where one of them alone accounts for all that they hold.
    """
    left = set(range(len(claim.tokens)))
    used: list[tuple[list[int], list[Source]]] = []
    for comparison, group in ranked[:10]:
        gained = _heaviest(claim, _runs(frozenset(_runs(comparison.covered) & left)))
        if sum(weight(claim.tokens[i].key) for i in gained) > _TELLING:
            used.append((sorted(gained), group))
            left -= gained
    total = sum(weight(token.key) for token in claim.tokens)
    covered = total - sum(weight(claim.tokens[i].key) for i in left)
    return sorted(used, key=lambda part: part[0]) if covered >= _MERGED * total and 1 < len(used) <= 4 else []


def _heaviest(claim: Claim, places: set[int]) -> set[int]:
    """The weightiest stretch of the places, gaps of a few words included: a phrase far off ("in this city") that the
    next quotation has as well is left to it."""
    stretches: list[list[int]] = []
    for place in sorted(places):
        if stretches and place - stretches[-1][-1] <= _GAP:
            stretches[-1].append(place)
        else:
            stretches.append([place])
    return set(max(stretches, key=lambda s: sum(weight(claim.tokens[i].key) for i in s), default=[]))


def _end(claim: Claim, end: int, following: int) -> int:
    """Where a part of the claim ends: words that say something are a change of it, an "and" only joins the next."""
    between = sum(weight(token.key) for token in claim.tokens[end:following])
    return following if between >= 1 else end


async def _part(corpus: Corpus, claim: Claim, group: Sequence[Source], first: int, last: int) -> VerifyMatch:
    """The match of one of the quotations a claim is put together from: only its own stretch of the claim counts."""
    tokens = claim.tokens[first:last]
    own = Claim(claim.text, tokens, claim.speaker)
    found = compare(tokens, group[0].passage)
    match = await _match(corpus, own, group, found.first, found.last)
    return replace(match, partial=True, shared=tuple(first + place for place in match.shared))


def _runs(covered: frozenset[int]) -> set[int]:
    """Covered places that stand in runs of some words, not scattered."""
    kept: set[int] = set()
    for i in covered:
        if i - 1 in covered:
            continue
        end = i
        while end in covered:
            end += 1
        if end - i >= _RUN:
            kept.update(range(i, end))
    return kept


async def _reported(corpus: Corpus, claim: Claim, speech: Sequence[Source], sentences: Sequence[Source]) -> Finding:
    """A verdict on words the corpus has only outside quotation marks, or not at all; the nearest are given then too."""
    if exact := await _only_reported(corpus, claim, sentences):
        return exact
    outside = [*(s for s in speech if _indirect(s)), *sentences]
    ranked = sorted(((compare(claim.tokens, s.passage), s) for s in outside), key=lambda pair: -pair[0].score)
    close = [(c, s) for c, s in ranked if c.score >= _PARAPHRASED]
    if close:
        return "paraphrase", [await _match(corpus, claim, [s], c.first, c.last) for c, s in close]
    near = sorted(((compare(claim.tokens, s.passage), s) for s in speech), key=lambda pair: -pair[0].score)
    return "not found", [await _match(corpus, claim, [s], c.first, c.last) for c, s in near[:3] if c.score >= _NEAR]


async def _sentences(corpus: Corpus, asked: Sequence[str]) -> list[Source]:
    """The articles with the nearest sentences, each as one passage."""
    hits = await corpus.nearest_sentences(content_words(list(asked)), asked, _CANDIDATES)
    ids = list(dict.fromkeys(hit.citation.article.id for hit in hits))[:_MATCHES]
    by_article: dict[int, list[SentenceHit]] = {}
    for hit in await corpus.sentences_of(ids):
        by_article.setdefault(hit.citation.article.id, []).append(hit)
    return [_narrative(by_article[i]) for i in ids if i in by_article]


def _source(utterance: Utterance) -> Source:
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


def _narrative(hits: Sequence[SentenceHit]) -> Source:
    tokens: list[Token] = []
    pieces: list[str] = []
    offset = hits[0].citation.start
    for hit in hits:
        pieces.append(HOLE * (hit.citation.start - offset - sum(map(len, pieces))))
        pieces.append(hit.citation.text)
        tokens += read_words(hit.citation.text, hit.citation.start)
    passage = Passage(tuple(tokens), (False,) * len(tokens), "".join(pieces), offset)
    return Source(passage, None, tuple(hits))


def _indirect(source: Source) -> bool:
    return source.utterance is not None and source.utterance.indirect


def _sentence_bounds(passage: Passage, place: Place) -> tuple[int, int]:
    """The whole sentences around a place, so that the difference shows what was cut away."""
    first, last = place.first, place.last
    while first and passage.tokens[first - 1].stop not in (".", "!", "?"):
        first -= 1
    while last < len(passage.tokens) and passage.tokens[last - 1].stop not in (".", "!", "?"):
        last += 1
    return first, last


async def _match(corpus: Corpus, claim: Claim, group: Sequence[Source], first: int, last: int) -> VerifyMatch:
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

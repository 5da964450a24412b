"""Is this quotation real."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.attribution import is_by, is_called_so, is_named
from bot.answering.comparison import Comparison, Place, compare, locate, marked_claim, misleads
from bot.answering.nearby import nearby_quotations
from bot.answering.utterances import as_result, same_words, utterances
from bot.answering.verify_sources import (
    Claim,
    Source,
    copies_of,
    is_indirect,
    match_with,
    narrative_source,
    sentence_bounds,
    speech_source,
)
from bot.answering.weights import content_words, weight
from bot.answering.wording import read_words, without_marks
from bot.model.answer import DiffPart, Verdict, Verification, VerifyMatch
from bot.model.request import VerifyRequest
from bot.model.words import words
from bot.storage.corpus import Corpus
from bot.storage.rows import KnownPerson, SentenceHit

_CANDIDATES = 30
_ALTERED = 0.6
_PARAPHRASED = 0.6
_NEAR = 0.35
_MATCHES = 5
_RUN = 3
_WORST: tuple[Verdict, ...] = ("verbatim", "other speaker", "paraphrase", "altered", "not found")
_GAP = 4
"""Words apart that two runs of one quotation may stand in a claim."""
_MERGED = 0.8
_ATTRIBUTION = 16
"""Words that may tell whose a quotation is; more of them claim something themselves."""
_TELLING = 1.5
"""What the words of a run must weigh together to tell where they come from; "that it was" may come from anywhere."""


async def verify(corpus: Corpus, request: VerifyRequest) -> Verification:
    """Whether the corpus has these words, altered or not, and from whom.

    "verbatim" is never said of words that differ, that another speaker says, or that mislead by what was cut away.
    """
    text = without_marks(request.text)
    claim = Claim(text, tuple(read_words(text)), request.speaker or None)
    if not claim.tokens:
        return Verification(request.text, request.speaker, "not found", ())
    hits = await nearby_quotations(corpus, text, _CANDIDATES)
    speech = [speech_source(utterance) for utterance in utterances([h for h in hits if h.score], hits)]
    known = await corpus.known_people([claim.speaker]) if claim.speaker else []
    verdict, matches = (
        await _word_for_word(corpus, claim, speech, known)
        or await _only_reported(corpus, claim, speech)
        or await _altered(corpus, claim, [s for s in speech if not is_indirect(s)])
        or await _reported(corpus, claim, speech, await _sentences(corpus, words(text)))
    )
    return Verification(request.text, request.speaker, verdict, tuple(matches[:_MATCHES]), _marked(claim, matches))


def says_what_surrounds(found: Verification, text: str, told: Sequence[tuple[int, int]]) -> bool:
    """Whether the words around the quotations at ``told`` were said too: `He told me "go home" and I went`."""
    plain = without_marks(text)
    shift = text.find(plain)
    places = [token.start + shift for token in read_words(plain)]
    around = {i for i, place in enumerate(places) if not any(a <= place < b for a, b in told)}
    # `"There are no secrets," Quill said`: that the page itself tells the same does not make her say "Quill said"
    reported = found.verdict == "paraphrase" and 2 * len(around) <= len(places)
    said = not reported and any(2 * len(around & set(match.shared)) > len(around) for match in found.matches)
    return said or len(around) > _ATTRIBUTION


def verified_parts(request: VerifyRequest, parts: Sequence[Verification]) -> Verification:
    """The answer to a claim that tells who said one or several quotations: the worst verdict, and all their matches."""
    worst = max(parts, key=lambda part: _WORST.index(part.verdict))
    matches = tuple(match for part in parts for match in part.matches[: _MATCHES if len(parts) == 1 else 1])
    speaker = request.speaker or worst.claimed_speaker
    marked = worst.marked if len(parts) == 1 else ()
    claim = parts[0].claim if len(parts) == 1 else request.text
    return Verification(claim, speaker, worst.verdict, matches[:_MATCHES], marked)


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
    found = [(s, p) for s, p in found if not is_indirect(s)] or found
    honest = [(s, p) for s, p in found if not misleads(claim.tokens, s.passage, p)]
    if not honest:
        groups = copies_of([source for source, _ in found])
        places = {id(source): place for source, place in found}
        bounds = [sentence_bounds(group[0].passage, places[id(group[0])]) for group in groups]
        return "altered", [await match_with(corpus, claim, g, *b) for g, b in zip(groups, bounds, strict=True)]
    by: list[tuple[Source, Place]] = []
    for source, place in honest:
        if claim.speaker is None or await _plausible(corpus, source, claim.speaker, known):
            by.append((source, place))
    verdict: Verdict = "verbatim" if by else "other speaker"
    return verdict, await _exact_matches(corpus, by or honest)


async def _plausible(corpus: Corpus, source: Source, claimed: str, known: Sequence[KnownPerson]) -> bool:
    assert source.utterance is not None
    hit = source.utterance.shown
    by = is_by(hit, claimed, known)
    if by is not None:
        return by
    # Where the page leaves the speaker open, it must at least name the claimed one beside the words, or as what it
    # calls the speaker there.
    if is_named(hit.citation.text, claimed):
        return True
    article = await corpus.article(hit.citation.article.id)
    return article is not None and is_called_so(hit, claimed, article)


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
    return "paraphrase", [await match_with(corpus, claim, [s], p.first, p.last) for s, p in exact[:_MATCHES]]


async def _altered(corpus: Corpus, claim: Claim, speech: Sequence[Source]) -> Finding | None:
    """A verdict on words that come near a quotation, or that are put together from several."""
    copies = copies_of(speech)
    compared = ((compare(claim.tokens, group[0].passage), group) for group in copies)
    ranked = sorted(compared, key=lambda pair: -pair[0].score)
    if parts := _merged(claim, ranked):
        starts = [*(places[0] for places, _ in parts[1:]), len(claim.tokens)]
        return "altered", [
            await _part(corpus, claim, group, places[0], _end(claim, places[-1] + 1, start))
            for (places, group), start in zip(parts, starts, strict=True)
        ]
    near = [(found, group) for found, group in ranked if found.score >= _ALTERED and _is_near(claim, found)]
    if not near:
        return None
    return "altered", [await match_with(corpus, claim, g, c.first, c.last) for c, g in near[:_MATCHES]]


def _is_near(claim: Claim, found: Comparison) -> bool:
    """Whether two words that say something are there, or half of all: "dream" alone is no "I have a dream"."""
    return _telling(claim, found) > 1 or 2 * len(found.covered) >= len(claim.tokens)


def _telling(claim: Claim, found: Comparison) -> int:
    """How many words of the claim that say something are there: one alone, "knew", is no paraphrase of it."""
    return sum(weight(claim.tokens[place].key) >= 1 for place in found.covered)


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
    match = await match_with(corpus, own, group, found.first, found.last)
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
    outside = [*(s for s in speech if is_indirect(s)), *sentences]
    ranked = sorted(((compare(claim.tokens, s.passage), s) for s in outside), key=lambda pair: -pair[0].score)
    close = [(c, s) for c, s in ranked if c.score >= _PARAPHRASED and _telling(claim, c) > 1]
    if close:
        return "paraphrase", [await match_with(corpus, claim, [s], c.first, c.last) for c, s in close]
    near = sorted(((compare(claim.tokens, s.passage), s) for s in speech), key=lambda pair: -pair[0].score)
    return "not found", [await match_with(corpus, claim, [s], c.first, c.last) for c, s in near[:3] if c.score >= _NEAR]


async def _sentences(corpus: Corpus, asked: Sequence[str]) -> list[Source]:
    """The articles with the nearest sentences, each as one passage."""
    hits = await corpus.nearest_sentences(content_words(list(asked)), asked, _CANDIDATES)
    ids = list(dict.fromkeys(hit.citation.article.id for hit in hits))[:_MATCHES]
    by_article: dict[int, list[SentenceHit]] = {}
    for hit in await corpus.sentences_of(ids):
        by_article.setdefault(hit.citation.article.id, []).append(hit)
    return [narrative_source(by_article[i]) for i in ids if i in by_article]

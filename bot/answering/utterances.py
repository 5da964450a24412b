"""Quotations put together: the parts of one utterance, and the same words on several pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.wording import Token, read_words
from bot.model.answer import Citation, QuoteResult, Statement
from bot.model.quotation import Quotation
from bot.model.words import fold
from bot.storage.corpus import Corpus
from bot.storage.rows import QuotationHit

_GAP = 400
"""Code points that a cue with its source may stand between two parts of one utterance."""
_TELLING = 5
"""Words from which the same words on two pages are the same utterance even where one page leaves the speaker open."""
_MARKS = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Utterance:
    """One utterance on one page: its parts in reading order. ``shown`` is the part that answers best."""

    parts: tuple[QuotationHit, ...]
    shown: QuotationHit

    @property
    def indirect(self) -> bool:
        """Whether only its content is given, not its words."""
        return self.shown.kind == "indirect"

    @property
    def wording(self) -> str:
        """All its words, folded."""
        return " ".join([_folded(part.wording) for part in self.parts])


@lru_cache(20_000)  # asked when the same words are put together, and again when they are put in order
def _folded(wording: str) -> str:
    return fold(wording)


def utterances(hits: Iterable[QuotationHit], siblings: Iterable[QuotationHit] = ()) -> list[Utterance]:
    """Hits grouped into utterances, in the order of the hits; ``siblings`` are parts that are no hits themselves."""
    wanted = list(hits)
    every = {hit.id: hit for hit in (*siblings, *wanted)}
    runs: list[list[QuotationHit]] = []
    for hit in sorted(every.values(), key=lambda h: (h.article.id, h.kind == "indirect", h.begin)):
        if runs and _continues(runs[-1][-1], hit):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    home = {hit.id: index for index, run in enumerate(runs) for hit in run}
    found: dict[int, Utterance] = {}
    for hit in wanted:
        index = home[hit.id]
        best = found[index].shown if index in found else None
        if best is None or hit.score > best.score:
            found[index] = Utterance(tuple(runs[index]), hit)
    return list(found.values())


def _is_indirect(hit: QuotationHit) -> bool:
    return hit.kind == "indirect"


def _continues(last: QuotationHit, hit: QuotationHit) -> bool:
    return (
        last.article.id == hit.article.id
        and last.group == hit.group
        and _is_indirect(last) == _is_indirect(hit)
        and last.person_id == hit.person_id
        and last.stop <= hit.begin <= last.stop + _GAP
    )


def without_reports_of(found: Sequence[Utterance]) -> list[Utterance]:
    """Without reported clauses around a literal wording that is an utterance itself."""
    literal: dict[int, list[QuotationHit]] = {}
    for utterance in found:
        if not utterance.indirect:
            literal.setdefault(utterance.shown.article.id, []).extend(utterance.parts)
    return [
        utterance
        for utterance in found
        if not utterance.indirect
        or not any(
            part.begin < own.stop and own.begin < part.stop
            for part in utterance.parts
            for own in literal.get(part.article.id, ())
        )
    ]


def same_words(found: Sequence[Utterance]) -> list[list[Utterance]]:
    """Utterances that are the same words by the same speaker, kept together; the order of first appearance stays.

    Where one page leaves the speaker open, long words still count as the same utterance.
    """
    groups: list[list[Utterance]] = []
    by_wording: dict[str, list[list[Utterance]]] = {}
    for utterance in found:
        wording = utterance.wording
        telling = wording.count(" ") + 1 >= _TELLING
        for group in by_wording.get(wording, []):
            if _one_speaker(group[0].shown, utterance.shown, telling):
                group.append(utterance)
                break
        else:
            group = [utterance]
            groups.append(group)
            by_wording.setdefault(wording, []).append(group)
    return groups


def _one_speaker(first: QuotationHit, second: QuotationHit, telling: bool) -> bool:
    if first.person_id is None or second.person_id is None:
        return telling
    return first.person_id == second.person_id


async def as_result(corpus: Corpus, group: Sequence[Utterance]) -> QuoteResult:
    """One result for the same words on several pages, the page that is surest of the speaker first, then the oldest."""
    ordered = surest_first(group)
    hit = ordered[0].shown
    quotation = hit.quotation
    speaker = quotation.speaker
    citations = [await _citation(corpus, utterance) for utterance in ordered]
    return QuoteResult(
        statement=Statement(quotation.text, tuple(dict.fromkeys(citations))),
        kind=quotation.kind,
        speaker=hit.speaker,
        mention=speaker.mention if speaker else None,
        role=speaker.role if speaker else None,
        cue=quotation.cue.text if quotation.cue else None,
        said_on=quotation.said_on,
        confidence=speaker.confidence if speaker else 0.0,
        parts=tuple(part.quotation.text for part in ordered[0].parts),
    )


def surest_first(group: Sequence[Utterance]) -> list[Utterance]:
    """The utterances of one result, the one on the page that is surest of the speaker first, then the oldest."""
    return sorted(group, key=_surest)


def _surest(utterance: Utterance) -> tuple[bool, bool, str, int]:
    hit = utterance.shown
    publication = hit.citation.article.publication
    return (
        hit.person_id is None,
        utterance.indirect,
        publication.latest.isoformat() if publication else "9999",
        hit.citation.article.id,
    )


async def _citation(corpus: Corpus, utterance: Utterance) -> Citation:
    """The sentences that carry all parts of an utterance."""
    first, last = utterance.parts[0].citation, utterance.parts[-1].citation
    if last.end <= first.end:
        return first
    article = await corpus.article(first.article.id)
    if article is None:
        return utterance.shown.citation
    return Citation(first.article, first.start, last.end, article.text[first.start : last.end])


def spoken_words(quotation: Quotation) -> list[tuple[Token, bool]]:
    """The words of a quotation, places in the article's text, each with whether it stands as the speaker's own.

    A direct quotation is all the speaker's words; a mixed or indirect one holds them only between quotation marks,
    unless it is the marked stretch itself.
    """
    tokens = read_words(quotation.text, quotation.start)
    inside = _inside_marks(quotation.text)
    if quotation.kind == "direct" or (quotation.kind == "mixed" and not inside):
        return [(token, True) for token in tokens]
    return [(token, any(a <= token.start - quotation.start < b for a, b in inside)) for token in tokens]


def _inside_marks(text: str) -> list[tuple[int, int]]:
    places = [i for i, char in enumerate(text) if char in _MARKS]
    return list(zip(places[::2], places[1::2], strict=False))

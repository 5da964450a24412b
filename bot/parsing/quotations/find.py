"""Quotations of one article, from marks and reporting words to speakers."""

from __future__ import annotations

from dataclasses import replace

from bot.model.quotation import Cue, Person, Quotation, QuotationKind, Speaker
from bot.model.text import Paragraph, Sentence
from bot.parsing.quotations.attributions import Attribution
from bot.parsing.quotations.marks import Quoted, quoted_stretches
from bot.parsing.quotations.outline import outline
from bot.parsing.quotations.scores import scores
from bot.parsing.quotations.speakers import Resolver
from bot.parsing.quotations.utterances import Utterance, utterances


def find_quotations(
    text: str,
    paragraphs: tuple[Paragraph, ...],
    sentences: tuple[Sentence, ...],
    people: tuple[Person, ...],
) -> tuple[Quotation, ...]:
    """Direct, mixed and indirect quotations in reading order.

    A mixed quotation comes as its quoted words, of kind ``mixed``, and as the whole reported clause they stand in, of
    kind ``indirect``, in one group.
    """
    lines = outline(text, paragraphs, sentences, quoted_stretches(text, paragraphs))
    resolver = Resolver(text, people, lines)
    found: list[Quotation] = []
    for group, utterance in enumerate(sorted(utterances(text, lines, scores()), key=lambda u: u.start), start=1):
        found.extend(_quotations(text, utterance, resolver, group))
    return tuple(sorted(found, key=lambda q: (q.start, q.end)))


def _quotations(text: str, utterance: Utterance, resolver: Resolver, group: int) -> list[Quotation]:
    act = utterance.act
    speaker: Speaker | None = None
    cue: Cue | None = None
    audience: str | None = None
    pieces: list[tuple[int, int]] = []
    if act is not None:
        items = act.line.items
        if act.source is not None:
            speaker = resolver.speaker(items[act.source.first].start, items[act.source.last - 1].end)
        start, end = items[act.cue[0]].start, items[act.cue[1] - 1].end
        cue = Cue(text[start:end], start, end)
        audience = _audience(text, act)
        pieces = [p for p in act.content if _has_unquoted(text, p, utterance.quotes)]
    kind: QuotationKind = "mixed" if pieces else "direct"
    made = [
        Quotation(text[q.start : q.end], q.start, q.end, kind, speaker, cue, group, None, audience)
        for q in utterance.quotes
    ]
    made += [Quotation(text[a:b], a, b, "indirect", speaker, cue, group, None, audience) for a, b in pieces]
    for quoted, sure in utterance.loose:
        said_by = replace(speaker, confidence=round(speaker.confidence * sure, 2)) if speaker else None
        words = text[quoted.start : quoted.end]
        made.append(Quotation(words, quoted.start, quoted.end, "direct", said_by, cue, group, None, audience))
    return made


def _audience(text: str, act: Attribution) -> str | None:
    if act.audience is None:
        return None
    return text[act.line.items[act.audience[0]].start : act.line.items[act.audience[1] - 1].end]


def _has_unquoted(text: str, piece: tuple[int, int], quotes: list[Quoted]) -> bool:
    rest = piece[0]
    for quoted in quotes:
        if piece[0] <= quoted.start < piece[1]:
            if any(c.isalnum() for c in text[rest : quoted.outer_start]):
                return True
            rest = quoted.outer_end
    return any(c.isalnum() for c in text[rest : piece[1]])

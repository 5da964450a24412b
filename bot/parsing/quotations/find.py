"""Quotations of one article, from marks and reporting words to speakers."""

from __future__ import annotations

from dataclasses import replace

from bot.model.quotation import Cue, Person, Quotation, QuotationKind, Speaker
from bot.model.text import Paragraph, Sentence
from bot.parsing.quotations.acts import Attribution
from bot.parsing.quotations.chunks import with_complements
from bot.parsing.quotations.identify import identify_later
from bot.parsing.quotations.interviews import find_answers
from bot.parsing.quotations.layers import is_outlet, spoken_to
from bot.parsing.quotations.marks import Quoted, quoted_stretches
from bot.parsing.quotations.outline import outline
from bot.parsing.quotations.scores import scores
from bot.parsing.quotations.speakers import Resolver
from bot.parsing.quotations.turns import find_turns
from bot.parsing.quotations.utterances import Utterance, utterances
from bot.parsing.quotations.verbs import reports_speech

# Below this certainty of the source three in four are wrong, and the speaker is unclear.
_UNCLEAR = 0.4
# Letters of a word that has a capital in a title.
_SHORT = 3


def find_quotations(
    text: str,
    paragraphs: tuple[Paragraph, ...],
    sentences: tuple[Sentence, ...],
    people: tuple[Person, ...],
) -> tuple[Quotation, ...]:
    """Direct, mixed and indirect quotations in reading order.

    A mixed quotation comes as its quoted words, of kind ``mixed``, and as the whole reported clause they stand in, of
    kind ``indirect``, in one group. Words in marks that read like speech but are given to nobody have no speaker.
    The turns of transcripts and interviews, with labels or without, are direct quotations without marks.
    """
    turns, spoken = find_turns(text, paragraphs, people)
    if not turns:
        turns, spoken = find_answers(text, paragraphs, people)
    # What a turn quotes is part of it.
    paragraphs = tuple(replace(p, end=p.start) if index in spoken else p for index, p in enumerate(paragraphs))
    lines = outline(text, paragraphs, sentences, quoted_stretches(text, paragraphs))
    resolver = Resolver(text, people, lines)
    read = utterances(text, lines, scores())
    said = sorted(read.said, key=lambda u: u.start)
    speakers = identify_later(text, [_speaker(utterance.act, resolver) for utterance in said], people)
    found: list[Quotation] = []
    for group, (utterance, speaker) in enumerate(zip(said, speakers, strict=True), start=1):
        found.extend(_quotations(text, utterance, speaker, group))
    for group, quoted in enumerate(read.unclaimed, start=len(said) + 1):
        words = text[quoted.start : quoted.end]
        found.append(Quotation(words, quoted.start, quoted.end, "direct", group=group))
    found += [replace(turn, group=turn.group + len(said) + len(read.unclaimed)) for turn in turns]
    return tuple(sorted(found, key=lambda q: (q.start, q.end)))


def _speaker(act: Attribution, resolver: Resolver) -> Speaker | None:
    if act.source is None or act.sure < _UNCLEAR:
        return None
    items, source = act.line.items, act.source
    limit = act.cue[0] if source.last <= act.cue[0] else len(items)
    whole = with_complements(act.line, source, limit)
    speaker = resolver.speaker(items[source.first].start, items[source.last - 1].end, items[whole - 1].end)
    return replace(speaker, confidence=round(speaker.confidence * act.sure, 2))


def _quotations(text: str, utterance: Utterance, speaker: Speaker | None, group: int) -> list[Quotation]:
    act = utterance.act
    items = act.line.items
    start, end = items[act.cue[0]].start, items[act.cue[1] - 1].end
    cue = Cue(text[start:end], start, end, reports_speech(text[start:end]))
    medium, audience = _told(text, act)
    pieces = [p for p in act.content if _has_unquoted(text, p, utterance.quotes)]
    kind: QuotationKind = "mixed" if pieces else "direct"
    made = [
        Quotation(text[q.start : q.end], q.start, q.end, kind, speaker, cue, group, medium, audience)
        for q in utterance.quotes
    ]
    made += [Quotation(text[a:b], a, b, "indirect", speaker, cue, group, medium, audience) for a, b in pieces]
    for quoted, sure in utterance.loose:
        said_by = replace(speaker, confidence=round(speaker.confidence * sure, 2)) if speaker else None
        words = text[quoted.start : quoted.end]
        made.append(Quotation(words, quoted.start, quoted.end, "direct", said_by, cue, group, medium, audience))
    return made


def _told(text: str, act: Attribution) -> tuple[str | None, str | None]:
    """The outlet that carried the words, and whom they were said to."""
    line, told = act.line, act.told
    carrier = (act.medium.first, act.medium.last) if act.medium else None
    if told is not None and is_outlet(line, *told):
        carrier, told = carrier or told, None
    place = spoken_to(line)
    if place is not None and is_outlet(line, *place):
        carrier = carrier or place
    else:
        told = told or place

    def surface(place: tuple[int, int] | None) -> str | None:
        return text[line.items[place[0]].start : line.items[place[1] - 1].end] if place else None

    return surface(carrier), surface(told)


def _has_unquoted(text: str, piece: tuple[int, int], quotes: list[Quoted]) -> bool:
    """Whether a piece of content holds more than its quoted words; a colon before a sentence only leads to it."""
    if _only_opens(text, piece, quotes):
        return False
    rest = piece[0]
    for quoted in quotes:
        if piece[0] <= quoted.start < piece[1]:
            led_to = text[rest : quoted.outer_start].rstrip().endswith(":") and text[quoted.start].isupper()
            if not led_to and any(c.isalnum() for c in text[rest : quoted.outer_start]):
                return True
            rest = quoted.outer_end
    return any(c.isalnum() for c in text[rest : piece[1]])


def _only_opens(text: str, piece: tuple[int, int], quotes: list[Quoted]) -> bool:
    """Whether a piece is what was said and then who said it: `"No comment," was all that Quill would say`."""
    inside = [quoted for quoted in quotes if piece[0] <= quoted.start < piece[1]]
    if len(inside) != 1 or any(map(str.isalnum, text[piece[0] : inside[0].start])):
        return False
    first = inside[0]
    if text[first.end - 1] not in ",?!":
        return False
    opening = text[first.outer_end : piece[1]].split()[:1]
    sentence = any(word[0].islower() and len(word) > _SHORT for word in text[first.start : first.end].split())
    return sentence and opening not in (["and"], ["but"], ["or"])

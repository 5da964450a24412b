"""Quotations of one article, from marks and reporting words to speakers."""

from __future__ import annotations

from bot.model.quotation import Cue, Person, Quotation, Speaker
from bot.model.text import Paragraph, Sentence
from bot.parsing.quotations.attributions import Attribution, attributions
from bot.parsing.quotations.marks import Quoted, quoted_stretches
from bot.parsing.quotations.outline import Line, outline
from bot.parsing.quotations.scores import scores
from bot.parsing.quotations.speakers import Resolver

_SPEECH_WORDS = 4


def find_quotations(
    text: str,
    paragraphs: tuple[Paragraph, ...],
    sentences: tuple[Sentence, ...],
    people: tuple[Person, ...],
) -> tuple[Quotation, ...]:
    """Direct, mixed and indirect quotations in reading order."""
    lines = outline(text, paragraphs, sentences, quoted_stretches(text, paragraphs))
    resolver = Resolver(text, people, lines)
    found: list[Quotation] = []
    group = 0
    previous: tuple[Quotation, bool] | None = None
    for number, line in enumerate(lines):
        acts = attributions(line, scores())
        for act in acts:
            act.quotes = [q for q in line.quotes.values() if any(a <= q.start and q.end <= b for a, b in act.content)]
        held = {id(q) for act in acts for q in act.quotes}
        for act in acts:
            group += 1
            made = _quotations(text, act, resolver, group)
            found.extend(made)
            if act.quotes:
                previous = (made[0], act.quotes[-1].closed)
        for quoted in line.quotes.values():
            if id(quoted) in held:
                continue
            if _stands_alone(line) and previous is not None and _near(lines, number, previous[0]):
                group_of = previous[0]
                found.append(_loose(text, quoted, group_of.speaker, group_of.cue, group_of.group))
                previous = (found[-1], quoted.closed)
            elif _is_speech(text, quoted):
                group += 1
                found.append(_loose(text, quoted, None, None, group))
                previous = (found[-1], quoted.closed)
    return tuple(sorted(found, key=lambda q: (q.start, q.end)))


def _stands_alone(line: Line) -> bool:
    """Whether the line is nothing but quoted words."""
    return all(i in line.quotes or not item.text[0].isalnum() for i, item in enumerate(line.items))


def _near(lines: list[Line], number: int, before: Quotation) -> bool:
    """Whether the earlier quotation stands in this paragraph or the one before."""
    line = lines[number]
    for earlier in reversed(lines[:number]):
        if line.paragraph - earlier.paragraph > 1:
            return False
        if earlier.start <= before.start < earlier.end:
            return True
    return False


def _is_speech(text: str, quoted: Quoted) -> bool:
    words = text[quoted.start : quoted.end]
    return len(words.split()) >= _SPEECH_WORDS and words[:1].isupper() and words[-1] in ".,?!—…" and not quoted.single


def _quotations(text: str, act: Attribution, resolver: Resolver, group: int) -> list[Quotation]:
    items = act.line.items
    speaker: Speaker | None = None
    if act.source:
        speaker = resolver.speaker(items[act.source.first].start, items[act.source.last - 1].end)
    cue_start, cue_end = items[act.cue[0]].start, items[act.cue[1] - 1].end
    cue = Cue(text[cue_start:cue_end], cue_start, cue_end)
    audience = _slice(text, act, act.audience)
    made: list[Quotation] = []
    unquoted = any(_has_unquoted(text, piece, act.quotes) for piece in act.content)
    kind = "mixed" if unquoted else "direct"
    for quoted in act.quotes:
        words = text[quoted.start : quoted.end]
        made.append(Quotation(words, quoted.start, quoted.end, kind, speaker, cue, group, None, audience))  # type: ignore[arg-type]
    if unquoted:
        for start, end in act.content:
            made.append(Quotation(text[start:end], start, end, "indirect", speaker, cue, group, None, audience))
    return made


def _slice(text: str, act: Attribution, place: tuple[int, int] | None) -> str | None:
    if place is None:
        return None
    return text[act.line.items[place[0]].start : act.line.items[place[1] - 1].end]


def _has_unquoted(text: str, piece: tuple[int, int], quotes: list[Quoted]) -> bool:
    rest = piece[0]
    for quoted in quotes:
        if piece[0] <= quoted.start < piece[1]:
            if any(c.isalnum() for c in text[rest : quoted.outer_start]):
                return True
            rest = quoted.outer_end
    return any(c.isalnum() for c in text[rest : piece[1]])


def _loose(text: str, quoted: Quoted, speaker: Speaker | None, cue: Cue | None, group: int) -> Quotation:
    words = text[quoted.start : quoted.end]
    return Quotation(words, quoted.start, quoted.end, "direct", speaker, cue, group)

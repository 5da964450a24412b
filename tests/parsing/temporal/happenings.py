"""The dated happenings of a sentence, as a page of one Thursday tells them."""

from __future__ import annotations

from datetime import date

from bot.model.event import Event
from bot.model.quotation import Person, Quotation
from bot.model.text import Paragraph
from bot.parsing.sentences import split_sentences
from bot.parsing.temporal import find_events, find_times

THURSDAY = date(2019, 4, 25)


def events(
    text: str, quotations: tuple[Quotation, ...] = (), people: tuple[Person, ...] = (), published: date = THURSDAY
) -> tuple[Event, ...]:
    sentences = split_sentences(text, (Paragraph(0, len(text)),))
    times = find_times(text, published)
    return find_events(text, sentences, times, quotations, people, published)

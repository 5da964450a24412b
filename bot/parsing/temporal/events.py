"""Dated happenings: which temporal expression dates what, and whether it happened."""

from __future__ import annotations

from datetime import date

from bot.model.event import Event
from bot.model.quotation import Person, Quotation
from bot.model.text import Sentence
from bot.model.time import Timex3


def find_events(
    text: str,
    sentences: tuple[Sentence, ...],
    times: tuple[Timex3, ...],
    quotations: tuple[Quotation, ...],
    people: tuple[Person, ...],
    published: date | None,
) -> tuple[Event, ...]:
    """The dated happenings of the text in reading order."""
    return ()

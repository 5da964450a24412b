"""Quotations with their speakers and cues."""

from __future__ import annotations

from bot.model.quotation import Person, Quotation
from bot.model.text import Paragraph, Sentence


def find_quotations(
    text: str,
    paragraphs: tuple[Paragraph, ...],
    sentences: tuple[Sentence, ...],
    people: tuple[Person, ...],
) -> tuple[Quotation, ...]:
    """Direct, mixed and indirect quotations in reading order."""
    return ()

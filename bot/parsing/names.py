"""People of one article: full names, shorter mentions of them, and the roles the page gives."""

from __future__ import annotations

from bot.model.quotation import Person
from bot.model.text import Paragraph, Sentence


def find_people(
    text: str, paragraphs: tuple[Paragraph, ...], sentences: tuple[Sentence, ...]
) -> tuple[Person, ...]:
    """The people named in the text, each with every mention joined to the fullest name."""
    return ()

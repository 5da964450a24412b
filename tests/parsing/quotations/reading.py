"""An article from plain text: paragraphs apart by one blank line, read by the stages under test."""

from __future__ import annotations

from bot.model.quotation import Person, Quotation
from bot.model.text import Paragraph
from bot.parsing.names import find_people
from bot.parsing.quotations import find_quotations
from bot.parsing.sentences import split_sentences


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    found, at = [], 0
    for block in text.split("\n\n"):
        if block.strip():
            found.append(Paragraph(at, at + len(block)))
        at += len(block) + 2
    return tuple(found)


def people_in(text: str) -> tuple[Person, ...]:
    paragraphs = paragraphs_of(text)
    return find_people(text, paragraphs, split_sentences(text, paragraphs))


def quotations_in(text: str) -> tuple[Quotation, ...]:
    paragraphs = paragraphs_of(text)
    sentences = split_sentences(text, paragraphs)
    return find_quotations(text, paragraphs, sentences, find_people(text, paragraphs, sentences))


def quoted_in(text: str) -> list[Quotation]:
    """The quotations that stand between marks."""
    return [q for q in quotations_in(text) if q.kind != "indirect"]

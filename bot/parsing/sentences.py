"""Sentence boundaries inside paragraphs."""

from __future__ import annotations

import re

from bot.model.text import Paragraph, Sentence

_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")


def split_sentences(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """The sentences of every paragraph, in order; together they cover each paragraph but its spaces."""
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        start = paragraph.start
        for match in _END.finditer(text, paragraph.start, paragraph.end):
            end = match.start() + len(match[0].rstrip())
            found.append(Sentence(start, end, index))
            start = match.end()
        if start < paragraph.end:
            found.append(Sentence(start, paragraph.end, index))
    return tuple(found)

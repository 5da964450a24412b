"""A question becomes a `Question` once, at the door."""

from __future__ import annotations

from datetime import date

from bot.model.question import Question
from bot.model.words import words


def read_question(text: str, today: date) -> Question:
    """What a question asks for; any text is a question."""
    return Question(text, "topic", tuple(words(text)))

"""Words as questions and sentences are compared by: folded, and brought to their stems."""

from __future__ import annotations

from functools import lru_cache

from bot.model.stems import stem
from bot.model.words import fold


@lru_cache(maxsize=16_384)
def terms(text: str) -> tuple[str, ...]:
    """The stems of all words of a text, in order."""
    return tuple(stem(word) for word in fold(text).split())

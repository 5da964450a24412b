"""How much single words decide when wordings are compared."""

from __future__ import annotations

from bot.answering.lists import listed

_LIGHT = 0.3


def weight(key: str) -> float:
    """What a word counts when wordings are compared; words of every sentence count little."""
    return _LIGHT if key in listed("function") else 1.0


def negates(key: str) -> bool:
    """Whether a word turns a statement into its opposite."""
    return key in listed("negation") or key.endswith("n't")


def content_words(words: list[str]) -> list[str]:
    """The words that say what a text is about; all of them when none does."""
    return [word for word in words if word.casefold() not in listed("function")] or words

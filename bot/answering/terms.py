"""Words as questions and sentences are compared by: folded, and brought to their stems."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bot.answering.lists import listed
from bot.model.stems import stem
from bot.model.words import fold, words


@lru_cache(maxsize=16_384)
def terms(text: str) -> tuple[str, ...]:
    """The stems of all words of a text, in order."""
    return tuple(part for word in words(text) for part in terms_of(word))


@lru_cache(maxsize=65_536)
def terms_of(word: str) -> tuple[str, ...]:
    """The stems of one word; an abbreviation that looks like a small word ("WHO", "U.S") is its own, without dots."""
    if len(word) > 1 and word.isupper():
        word = word.replace(".", "")
        if word.casefold() in listed("function"):
            return (word,)
    return tuple(stem(part) for part in fold(word).split())


def telling(stems: Iterable[str]) -> list[str]:
    """The stems of more than two letters: shorter ones tell nothing of what is asked."""
    return [s for s in stems if len(s) > 2]


def telling_parts(names: Iterable[str]) -> list[str]:
    """Those of names, each a row of stems: "falk" of "j falk"."""
    return telling(s for name in names for s in name.split())

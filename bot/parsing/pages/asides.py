"""What an outlet tells its readers about itself amid an article: pleas for support, where the story stood in print."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from bot.parsing.lexicon import load
from bot.parsing.pages.words import words_of


def is_aside(folded: list[str]) -> bool:
    """Whether the words of a line, in lower case, hold a phrase that only an outlet says of itself."""
    known = _phrases()
    rare = known.keys() & folded
    if not rare:
        return False
    text = f" {' '.join(folded)} "
    return any(phrase in text for word in rare for phrase in known[word])


@cache
def _phrases() -> dict[str, list[str]]:
    """The phrases by their longest word."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in load("pages_words")["asides"]["phrases"]:
        words = words_of(phrase)
        found[max(words, key=len)].append(f" {' '.join(words)} ")
    return dict(found)

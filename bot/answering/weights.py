"""How much single words decide, from ``wording.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_LIGHT = 0.3


@cache
def listed(name: str) -> frozenset[str]:
    """One list of ``wording.toml``."""
    with Path(__file__).with_name("wording.toml").open("rb") as file:
        return frozenset(tomllib.load(file)[name].split())


def weight(key: str) -> float:
    """What a word counts when wordings are compared; words of every sentence count little."""
    return _LIGHT if key in listed("function") else 1.0


def negates(key: str) -> bool:
    """Whether a word turns a statement into its opposite."""
    return key in listed("negation") or key.endswith("n't")


def content_words(words: list[str]) -> list[str]:
    """The words that say what a text is about; all of them when none does."""
    return [word for word in words if word.casefold() not in listed("function")] or words

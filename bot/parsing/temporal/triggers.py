"""Where a text can hold a time at all: sentences with a digit or with a word no expression can do without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# Not after "a.m." or "U.S.": what follows may belong to the expression ("10:37 a.m. ET").
_BOUNDARY = re.compile(r"(?<!\.[A-Za-z])[.!?][\"”’')]*\s+(?=[\"“‘(]?[A-Z])|\n+")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
# Classes that always stand beside a number or a word of another class.
_LEANING = {"ABOUT", "AMPM", "CARDINAL", "EDGE", "FEW", "ORD", "PART", "ZONE"}


def trigger_words(classes: Iterable[tuple[str, str]], patterns: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """One word of everything the lexicon knows: of each (class, words) entry and of each pattern made of words only."""
    triggers: set[str] = set()
    for name, entry in classes:
        if name not in _LEANING:
            triggers.add(max(_WORD.findall(entry), key=len))
    for pattern in patterns:
        if not any(element.isupper() and element not in _LEANING for element in pattern):
            words = [element for element in pattern if element.isalpha() and element.islower()]
            if words:
                triggers.add(max(words, key=len))
    return frozenset(triggers)


def promising(text: str, triggers: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The sentences worth reading, joined where they touch."""
    start = end = 0
    previous = 0
    for boundary in (*(match.end() for match in _BOUNDARY.finditer(text)), len(text)):
        if _DIGIT.search(text, previous, boundary) or not triggers.isdisjoint(
            _WORD.findall(text[previous:boundary].lower())
        ):
            if end != previous:
                if end > start:
                    yield start, end
                start = previous
            end = boundary
        previous = boundary
    if end > start:
        yield start, end

"""Where a text can hold a time at all: sentences with a digit or with a word no expression can do without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from bot.parsing import lexicon

_WORD = re.compile(r"[A-Za-z]+")
# Digits that can be a time with no word of the lexicon beside them: years, hours, "9/11", "the '80s", "Q3", "99 BC".
# In both patterns one class comes first, so that the search can leap from one such character to the next.
_DIGITS = re.compile(
    r"[\d'’‘Qq](?:(?<=\d)(?:\d{3}|[:/]\d|0[sS]|\s*[aApP]\.?\s?[mM]|\s*[bBaA]\.?\s?[cCdD]|(?<=[aAcC][dDeE]\s\d)|(?<=FY\d)\d"
    r"|(?:(?<=the \d)|(?<=the \d\d))(?:st|nd|rd|th)\b)"
    r"|(?<=['’‘])\d\d|(?<=[Qq])[1-4])"
)
# Classes that always stand beside a number or a word of another class.
_LEANING = {"ABOUT", "AMPM", "CARDINAL", "EDGE", "FEW", "HOUR", "HOUR_WORD", "ORD", "PART", "ZONE"}


def trigger_words(classes: Iterable[tuple[str, str, bool]], patterns: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """Words, as they are written, without which there is no time: of each class entry and each pattern of words only.

    Entries are (class, words, whether only a capital counts). What holds a word known already needs no other.
    """
    entries = sorted((words.split(), capital) for name, words, capital in classes if name not in _LEANING)
    known: set[str] = set()
    triggers: set[str] = set()

    def learn(words: Sequence[str], capital: bool = False) -> None:
        if words and known.isdisjoint(words):
            word = max(reversed(words), key=len)
            known.add(word)
            triggers.update((word.capitalize(), word.upper()) if capital else (word, word.capitalize(), word.upper()))

    for entry, capital in sorted(entries, key=lambda entry: len(entry[0])):
        learn(_WORD.findall(" ".join(entry)), capital and len(entry) == 1)
    for pattern in patterns:
        if not any(element.isupper() and element not in _LEANING for element in pattern):
            learn([element for element in pattern if element.isalpha() and element.islower()])
    return frozenset(triggers)


@cache
def _boundary() -> re.Pattern[str]:
    """Where a sentence ends: not after "a.m." or "U.S.", which may go on ("10:37 a.m. ET"), an initial or a title."""
    words = lexicon.load("abbreviations")["before"]
    titles = sorted({*words, *(word.capitalize() for word in words)})
    by_length = groupby(sorted(titles, key=len), key=len)
    no_title = "".join(f"(?<!\\b(?:{'|'.join(words)}).)" for _, words in by_length)
    return re.compile(rf"[.!?\n](?:(?<=\n)\n*|(?<!\.[A-Za-z].)(?<!\s[A-Z].){no_title}[\"”’')]*\s+(?=[\"“‘(]?[A-Z]))")


def promising(text: str, triggers: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The sentences worth reading, joined where they touch."""
    start = end = 0
    previous = 0
    for boundary in (*(match.end() for match in _boundary().finditer(text)), len(text)):
        if _DIGITS.search(text, previous, boundary) or not triggers.isdisjoint(_WORD.findall(text, previous, boundary)):
            if end != previous:
                if end > start:
                    yield start, end
                start = previous
            end = boundary
        previous = boundary
    if end > start:
        yield start, end

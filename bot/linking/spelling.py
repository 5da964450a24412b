"""Spellings of one name word: transliterations, doubled letters, a slip of one vowel."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.linking.names import aliases

_VOWELS = "aeiou"
# Letters that romanisations of one sound swap. Applied to both words, so that only agreement matters.
_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"[kg]h"), "k"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"c[kh]?(?=[aoukl])|q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?<=v)ff?$|(?<=[oe])ff?$"), "v"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_MIN_SOUND = 5
_MIN_VOWEL = 7


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """A key that romanisations of one name word share: "peskow" and "peskov", "andrey" and "andrei"."""
    word = aliases().get(word, word)
    if len(word) < _MIN_SOUND:
        return word
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


def same_word(first: str, second: str) -> bool:
    """Whether two folded name words are spellings of one: never for words of four letters or fewer that differ.

    Endings tell people apart ("Daniel" and "Daniela", "Alexander" and "Alexandra", "Johnson" and "Johnston"), so a
    slip is tolerated only inside a long word: one vowel for another, or two neighbours swapped.
    """
    if first == second:
        return True
    a, b = sound(first), sound(second)
    if a == b:
        return True
    if len(a) != len(b) or min(len(first), len(second)) < _MIN_VOWEL:
        return False
    different = [i for i in range(len(a)) if a[i] != b[i]]
    last = len(a) - 2
    if len(different) == 1:
        i = different[0]
        # "Andersen" and "Anderson" are two families.
        son = a.endswith("n") and b.endswith("n") and i == last
        return 0 < i < last + 1 and a[i] in _VOWELS and b[i] in _VOWELS and not son
    if len(different) == 2:
        i, j = different
        return j == i + 1 and i > 0 and j < last and a[i] == b[j] and a[j] == b[i]
    return False

"""Words of a text and their folded forms: what matching anywhere in the house agrees on."""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*", re.UNICODE)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"} | dict.fromkeys("“”„«»–—…", " "))
"""With the marks that stand in most English sentences between words: without them most are ASCII."""


def words(text: str) -> list[str]:
    """The words of a text as written, without punctuation; inner apostrophes and dots stay ("O'Neil", "U.S")."""
    return _WORD.findall(text)


def fold(text: str) -> str:
    """Casefolded words without accents, joined by one space: "Kim Jong-Un" and "kim jong un" become one."""
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """The words of the folded text."""
    # Thousands of sentences are folded for one answer, and most have no more than a few quotation marks to look after.
    if text.isascii():
        return _WORD.findall(text.lower())
    plain = text.translate(_QUOTES).casefold()
    if not plain.isascii():
        plain = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", plain)))
    return _WORD.findall(plain)

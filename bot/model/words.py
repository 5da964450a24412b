"""Words of a text and their folded forms: what matching anywhere in the house agrees on."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*", re.UNICODE)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


def words(text: str) -> list[str]:
    """The words of a text as written, without punctuation; inner apostrophes and dots stay ("O'Neil", "U.S")."""
    return _WORD.findall(text)


def fold(text: str) -> str:
    """Casefolded words without accents, joined by one space: "Kim Jong-Un" and "kim jong un" become one."""
    plain = text.translate(_QUOTES).casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain))

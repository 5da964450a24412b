"""Words and marks of a stretch of text, with their offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

# One alternative a kind of token, none of which can be read two ways: possessive ending, dotted letters ("U.S."),
# an initial, a word with inner hyphens and apostrophes, a number, doubled marks, any single mark.
_TOKEN = re.compile(
    r"['’][sS]\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\b[A-Z]\.(?=\s?[A-Z])"
    r"|[^\W\d_]+(?:[-'’‑](?![sS]\b)[^\W_]+)*"
    r"|\d+(?:[.,:]\d+)*[\w-]*"
    r"|''|``|--+|\.{2,}|[^\w\s]|_"
)


class Token(NamedTuple):
    """One word or mark: its surface form, the same in lower case, and its offsets in the text."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; apostrophes in ``lower`` are straight."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        found.append(Token(word, word.lower().replace("’", "'"), match.start(), match.end()))
    return found

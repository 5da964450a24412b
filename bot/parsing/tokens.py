"""Words and marks of a stretch of text, with their offsets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# One alternative a kind of token, none of which can be read two ways: possessive ending, dotted letters ("U.S."),
# an initial, a word with inner hyphens and apostrophes, a number, doubled marks, any single mark.
# Plain words and the marks behind them come first, because they are nearly everything.
# All but spaces is in some token, so that the spaces behind each tell where the next begins.
_TOKEN = re.compile(
    r"([A-Za-z]++(?![-\w'’‑.])|[,.](?=\s)"
    r"|['’][sS]\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\b[A-Z]\.(?=\s?[A-Z])"
    r"|[^\W\d_]+(?:[-'’‑](?![sS]\b)[^\W_]+)*"
    r"|\d+(?:[.,:]\d+)*[\w-]*"
    r"|''|``|--+|\.{2,}|[^\w\s]|_)(\s*+)"
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


def lowered(word: str) -> str:
    """The word in lower case, its apostrophes straight."""
    return word.lower().replace("’", "'")


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]`` in order; apostrophes in ``lower`` are straight."""
    found: list[Token] = []
    add, new = found.append, tuple.__new__  # the constructor of a named tuple costs as much as all the rest
    if first := _TOKEN.search(text, start, end):
        start = first.start()
        for word, gap in _TOKEN.findall(text, start, end):
            stop = start + len(word)
            add(new(Token, (word, word.lower() if word.isascii() else lowered(word), start, stop)))
            start = stop + len(gap)
    return found


@lru_cache(512)
def paragraph_tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a paragraph, kept for a while: names and quotations read the same one after the other."""
    return tuple(tokenize(text, start, end))

"""Words of a line, folded so that phrases of the lexicon can be compared with them."""

from __future__ import annotations

import re

# Plain words come first and cannot be split again: most of a page is made of them.
_TOKEN = re.compile(r"[A-Za-z]++(?!['’.&\-\x80-\U0010ffff])|[^\W\d_]+(?:['’.&-][^\W\d_]+)*|\d[\d.,]*|[#©]")


def tokens_of(text: str) -> list[str]:
    """The words, numbers and copyright signs of a line, as printed."""
    return _TOKEN.findall(text)


def fold(tokens: list[str]) -> list[str]:
    """Tokens in lower case with plain apostrophes, every number as ``#``."""
    return ["#" if t[0].isdigit() else t.casefold().replace("’", "'") for t in tokens]


def words_of(text: str) -> list[str]:
    """The folded words of a line."""
    return fold(tokens_of(text))

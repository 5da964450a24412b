"""The one place where words become an FTS5 expression."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal


def match_expression(words: Iterable[str], join: Literal["AND", "OR"] = "OR") -> str | None:
    """Every word quoted, so that no character of a question is syntax; ``None`` when no word is left."""
    quoted = ['"' + word.replace('"', '""') + '"' for word in map(_storable, words) if any(c.isalnum() for c in word)]
    return f" {join} ".join(dict.fromkeys(quoted)) or None


def _storable(word: str) -> str:
    """The word without what SQLite cannot take as text: a null ends the expression, half a surrogate has no UTF-8."""
    return word.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")

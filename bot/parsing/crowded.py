"""Markup made to take hours: parsers' time grows with the square of the attributes of one tag."""

from __future__ import annotations

import re

_MOST = 300  # attributes, far more than any page or feed gives a tag
_CROWDED = re.compile(
    rb"<[a-zA-Z][^\s<>/]*+(?:[\s/]++[^\s=<>/\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s<>\"']++))?+){%d}" % _MOST
)


def is_crowded(markup: bytes) -> bool:
    """Whether a tag has more attributes than a parser gets through in time."""
    return _CROWDED.search(markup) is not None

"""The quotations somebody's message holds."""

from __future__ import annotations

import re

from bot.model.words import words

_QUOTED = re.compile(r"“([^“”]{1,1500})”|«([^«»]{1,1500})»|\"([^\"]{1,1500})\"")
_BLOCK = re.compile(r"^>{1,3} ?(.+)$", re.MULTILINE)
_LEAST_WORDS = 3
_MOST = 10


def quoted_passages(text: str) -> list[str]:
    """What stands in quotation marks, else the lines set off with ``>``; at least three words each, at most ten."""
    found = [next(filter(None, match.groups())) for match in _QUOTED.finditer(text)]
    if not any(_long_enough(passage) for passage in found):
        found = _BLOCK.findall(text)
    return list(dict.fromkeys(p.strip() for p in found if _long_enough(p)))[:_MOST]


def _long_enough(passage: str) -> bool:
    return len(words(passage)) >= _LEAST_WORDS

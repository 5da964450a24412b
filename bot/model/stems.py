"""Stems of folded words: stripped of their endings, irregular forms joined."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.model.knowledge import tables

_VOWEL = re.compile(r"[aeiouy]")
# Longest first; the stem must keep a vowel and the given number of letters. A simplification of Porter's rules (1980).
_ENDINGS = (
    ("ational", "ate", 3),
    ("iveness", "ive", 3),
    ("fulness", "ful", 3),
    ("ization", "ize", 3),
    ("isation", "ize", 3),
    ("ations", "at", 3),
    ("ation", "at", 3),
    ("ments", "", 4),
    ("ment", "", 4),
    ("ness", "", 4),
    ("ions", "", 4),
    ("ion", "", 4),
    ("ings", "", 3),
    ("ing", "", 2),
    ("eed", "ee", 2),
    ("edly", "", 3),
    ("ers", "", 4),
    ("ies", "i", 2),
    ("ied", "i", 2),
    ("ed", "", 3),
    ("er", "", 4),
    ("ly", "", 3),
    ("es", "", 3),
)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The common stem of a folded word's forms: "negotiations", "negotiated" and "negotiating" become one."""
    word = word.removesuffix("'s").removesuffix("'")
    if base := _irregular().get(word):
        return base
    if len(word) <= 3 or not word.isalpha():
        return word
    return _regular(word)


def _regular(word: str) -> str:
    for ending, new, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least and _VOWEL.search(word[: -len(ending)]):
            return _trim(word[: -len(ending)] + new)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _trim(word)


def _trim(word: str) -> str:
    """Without a final e, with y as i, and without a doubled final consonant, so that "plan" and "planned" agree."""
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 2 and word.endswith("y"):
        return word[:-1] + "i"
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        return word[:-1]
    return word


@cache
def _irregular() -> dict[str, str]:
    joined: dict[str, str] = {}
    groups: dict[str, list[str]] = tables(__file__, "forms")
    for group in (*groups["verbs"], *groups["nouns"]):
        base, *others = group.split()
        target = joined.get(base) or _regular(base)
        for form in (base, *others):
            joined.setdefault(form, target)
    return joined

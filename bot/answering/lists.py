"""The words answering knows, from ``words.toml``: one reading of the file for all who ask."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from bot.model.knowledge import tables


def knowledge() -> dict[str, Any]:
    """The tables of the file."""
    return tables(__file__, "words")


@cache
def listed(name: str) -> frozenset[str]:
    """The folded words of a class: "article", "auxiliary", "time", "negation" and so on."""
    classes: dict[str, str] = knowledge()["classes"]
    return frozenset(classes[name].split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The entries of a list of phrases, in their order."""
    entries: dict[str, list[str]] = knowledge()["phrases"]
    return tuple(entries[name])


def one_of(name: str) -> str:
    """The words of a class, or the entries of a list of phrases, as the alternatives of a pattern."""
    entries = phrases(name) if name in knowledge()["phrases"] else sorted(listed(name))
    return "(?:" + "|".join(re.escape(entry) for entry in entries) + ")"

"""Knowledge as data: one TOML file a topic, read once when first asked for."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from bot.model.knowledge import tables


def load(topic: str) -> dict[str, Any]:
    """The tables of ``<topic>.toml``."""
    return tables(__file__, topic)


@cache
def words(topic: str, *lists: str) -> frozenset[str]:
    """The space-separated words of the named lists of a topic."""
    return frozenset(word for name in lists for word in load(topic)[name].split())


@cache
def one_of(topic: str, table: str) -> str:
    """A regular expression's alternatives: the words of one table of a topic, the longest first."""
    return "|".join(map(re.escape, sorted(load(topic)[table]["words"], key=len, reverse=True)))


@cache
def keys(topic: str, *tables: str) -> frozenset[str]:
    """The entries of the named tables of a topic, without their examples."""
    return frozenset(key for name in tables for key in load(topic)[name])

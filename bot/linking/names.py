"""The words of ``names.toml``, loaded once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from bot.model.knowledge import tables


def _lists() -> dict[str, Any]:
    return tables(__file__, "names")


@cache
def suffixes() -> frozenset[str]:
    """Words that tell a son from his father ("jr")."""
    return frozenset(_lists()["suffixes"].split())


@cache
def particles() -> frozenset[str]:
    """Words that belong to the family name after them ("bin")."""
    return frozenset(_lists()["particles"].split())


@cache
def both_ways() -> frozenset[str]:
    """Words that are given names and family names alike ("martin")."""
    return frozenset(_lists()["both_ways"].split())


@cache
def small_words() -> frozenset[str]:
    """Words beside a name that say nothing of the part the person has ("with")."""
    return frozenset(_lists()["small"].split())


@cache
def aliases() -> dict[str, str]:
    """From each irregular romanisation to the one that stands for its group."""
    groups = [line.split() for line in _lists()["aliases"]]
    return {spelling: group[0] for group in groups for spelling in group}


@cache
def romanisations() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    """For each language, the patterns by which it writes the sounds of names, each with the sound."""
    tables: dict[str, list[list[str]]] = _lists()["romanised"]
    every = tables["every"]
    return {
        language: tuple((re.compile(written), sound) for written, sound in (*table, *every))
        for language, table in tables.items()
        if language != "every"
    }

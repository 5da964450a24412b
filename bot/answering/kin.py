"""Words that mean nearly the same, and what is a kind of what: from Princeton WordNet 3.1, by stem.

The notice its licence asks for stands in ``kin.LICENSE``.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def _stored() -> dict[str, dict[str, str]]:
    stored: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "kin.json").read_text("utf-8"))
    return stored


@cache
def kin(stem: str) -> dict[str, float]:
    """Stems related to this one: 1.0 for synonyms and derived words, 0.5 for broader, narrower and opposite ones."""
    close, _, loose = _stored()["kin"].get(stem, "|").partition("|")
    return dict.fromkeys(loose.split(), 0.5) | dict.fromkeys(close.split(), 1.0)


@cache
def synonyms(stem: str) -> frozenset[str]:
    """The stem, and those that mean the same or are derived from it."""
    return frozenset(word for word, how in kin(stem).items() if how == 1.0) | {stem}


@cache
def kinds_of(stem: str) -> frozenset[str]:
    """Stems that name a kind or an instance of this one: "white" for "color"."""
    return frozenset(_stored()["kinds"].get(stem, "").split())


@cache
def mostly(part: str) -> frozenset[str]:
    """Stems that are mostly used as this part of speech: "n" noun, "v" verb, "a" adjective, "r" adverb."""
    return frozenset(_stored()["mostly"][part].split())

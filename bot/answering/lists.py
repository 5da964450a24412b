"""The words answering knows, from ``words.toml``: one reading of the file for all who ask."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def knowledge() -> dict[str, Any]:
    """The tables of the file."""
    with Path(__file__).with_name("words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def listed(name: str) -> frozenset[str]:
    """The folded words of a class: "article", "auxiliary", "time", "negation" and so on."""
    classes: dict[str, str] = knowledge()["classes"]
    return frozenset(classes[name].split())

"""The page reader's knowledge, read once from ``bot/parsing/lexicon/pages_*.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent.parent / "lexicon"


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of ``<name>.toml``."""
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)

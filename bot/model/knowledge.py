"""Knowledge as data: the TOML file that lies beside a module."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def tables(module: str, name: str) -> dict[str, Any]:
    """The tables of ``<name>.toml`` in the folder of a module, given by its ``__file__``; read once."""
    with Path(module).with_name(f"{name}.toml").open("rb") as file:
        return tomllib.load(file)

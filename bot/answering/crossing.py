"""Features crossed with the kind of question, so that one weight each is enough to rank by."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bot.answering.features import NAMES

_AT = {name: i for i, name in enumerate(NAMES)}
_BELIEFS = range(_AT["belief here"], _AT["talked"])
_BASE = tuple(_AT[n] for n in ("kin cover", "bm25 share", "mixed bm25", "fits", "cover near", "bm25 rank"))
_MARKED = tuple(
    _AT[n]
    for n in (
        *("number", "money", "time", "place", "inside", "reason", "cause", "manner", "speech", "quoted"),
        *("new name", "new number"),
    )
)
_WANTS = tuple(_AT[f"wants {w}"] for w in ("person", "time", "place", "number", "reason", "manner", "yes"))
_UNKNOWN = 90.0
"""Features at or above this say "does not apply"; as a number to weigh that is 0."""


def cross(row: Sequence[float]) -> list[float]:
    """The features of one passage and their products with what the question wants and how it leans on earlier turns."""
    plain = [0.0 if value > _UNKNOWN else value for value in row]
    base, beliefs = [plain[i] for i in _BASE], [plain[i] for i in _BELIEFS]
    marked = [plain[i] for i in _MARKED]
    leans, fragment = plain[_AT["leans"]], plain[_AT["fragment"]]
    terse = float(plain[_AT["asked words"]] <= 1)
    ahead = plain[_AT["expected distance"]]
    crossed = [*plain]
    for factor, group in ((leans, beliefs), (fragment, beliefs), (leans, base), (fragment, base)):
        crossed += [factor * value for value in group]
    crossed += [math.log1p(plain[_AT["length"]]), math.log1p(plain[_AT["index"]]), max(0.0, ahead), abs(ahead)]
    for group in (base, beliefs):
        crossed += [terse * value for value in group]
    for wanted in _WANTS:
        crossed += [plain[wanted] * value for value in marked]
    return crossed

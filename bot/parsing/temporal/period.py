"""TIMEX3 durations."""

from __future__ import annotations

_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "semester": "M",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "millennium": "Y",
}
_SIZES = {"fortnight": 2, "semester": 6, "decade": 10, "century": 100, "millennium": 1000}
_VAGUE_LETTERS = {"decade": "E", "century": "C", "millennium": "L"}
_FINER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}


def period(count: float | None, unit: str) -> str:
    """The TIMEX3 duration of so many units: ``P3D``, ``PT2H``, ``P2Y6M``, ``PXW``."""
    if count is None:
        letter = _VAGUE_LETTERS.get(unit) or _LETTERS[unit]
        return f"PTX{letter[1:]}" if letter.startswith("T") else f"PX{letter}"
    letter = _LETTERS[unit]
    count *= _SIZES.get(unit, 1)
    whole = int(count)
    time = "T" if letter.startswith("T") else ""
    value = f"P{time}{whole}{letter.removeprefix('T')}" if whole or count == whole else f"P{time}"
    if count == whole:
        return value
    if letter not in _FINER:
        return f"P{time}{count:g}{letter.removeprefix('T')}"
    finer, factor = _FINER[letter]
    rest = round((count - whole) * factor)
    if finer.startswith("T") and not time:
        return f"{value}T{rest}{finer[1:]}"
    return f"{value}{rest}{finer.removeprefix('T')}"

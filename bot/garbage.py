"""How often Python looks for garbage that refers to itself."""

from __future__ import annotations

import gc

_THRESHOLDS = (200_000, 20, 100)


def look_rarely() -> None:
    """Let this process look for cycles rarely.

    Articles and answers are thousands of small values that refer to each other one way. Looking for cycles every 700
    of them took a twentieth of a page's time and a fifth of a large answer's.
    """
    gc.set_threshold(*_THRESHOLDS)

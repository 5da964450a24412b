"""Who speaks how often over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

TimeUnit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class VoiceCounts:
    """How often one speaker, or ``voices`` of them together, was quoted: in all, and in each unit of time."""

    name: str | None
    total: int
    counts: tuple[int, ...]
    voices: int = 1


@dataclass(frozen=True, slots=True)
class SpeechCounts:
    """Who speaks how often over time, most first; ``starts`` are the first days of the units that are counted in.

    ``others`` are further people, ``unnamed`` sources without a name, ``unclear`` what nobody is known to have said.
    ``unplaced`` of the ``total`` quotations are not dated that exactly, or lie far off.
    """

    speaker: str | None
    about: str | None
    unit: TimeUnit
    starts: tuple[date, ...]
    voices: tuple[VoiceCounts, ...]
    others: VoiceCounts | None
    unnamed: VoiceCounts | None
    unclear: VoiceCounts | None
    total: int
    unplaced: int = 0
    searched: tuple[tuple[str, str], ...] = ()

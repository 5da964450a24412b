"""Dated happenings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.model.time import DateRange

EventStatus = Literal["happened", "planned", "claimed", "denied", "cancelled", "not happened", "unclear"]
"""How the sentence tells of it: "unclear" where it leaves open whether it happened, "denied" by whoever says not."""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated happening with the sentence that reports it (``start``/``end`` bound that sentence in the text).

    Where a quotation goes on over several sentences, all of them are its ``sentence``, if they are not long.

    ``time_start``/``time_end`` bound the temporal expression that dates it. ``claimed_by`` is the surface form of
    whoever asserts a claimed or denied event, or the name where that is "he" or "she". ``reported`` says that the date
    is that of saying so: "announced it on Thursday" dates the announcement.
    """

    date: DateRange
    sentence: str
    start: int
    end: int
    status: EventStatus
    time_start: int
    time_end: int
    value: str
    claimed_by: str | None = None
    participants: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    reported: bool = False

    @property
    def time_words(self) -> str:
        """The temporal expression as the sentence has it: "last Tuesday"."""
        return self.sentence[self.time_start - self.start : self.time_end - self.start]

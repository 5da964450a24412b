"""Temporal expressions with TIMEX3 types and values."""

from __future__ import annotations

from datetime import date

from bot.model.text import Sentence
from bot.model.time import Timex3


def find_times(text: str, sentences: tuple[Sentence, ...], published: date | None) -> tuple[Timex3, ...]:
    """The temporal expressions of the text, resolved against the day of publication where they need one."""
    return ()

"""A question as it was understood at the door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.model.time import DateRange

QuestionKind = Literal["who", "when", "where", "what", "why", "how", "how many", "yes or no", "topic"]


@dataclass(frozen=True, slots=True)
class Question:
    """The text asked, what kind of answer it wants, its content words, and the names and days it mentions."""

    text: str
    kind: QuestionKind
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    days: tuple[DateRange, ...] = ()

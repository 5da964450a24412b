"""A question as it was understood at the door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.model.time import DateRange

QuestionKind = Literal["who", "when", "where", "what", "why", "how", "how many", "yes or no", "topic"]
AnswerKind = Literal["person", "time", "place", "number", "reason", "manner", "yes or no", "thing"]


@dataclass(frozen=True, slots=True)
class Question:
    """The text asked, what kind of answer it wants, its content words, and the names and days it mentions.

    ``head`` is the noun after "what", "which" or "how many", ``measure`` the word after "how" ("many", "old", "far").
    ``refers`` are its words that point back to an earlier turn, ``fragment`` says that it is no whole question ("and
    Putin?"), ``speech`` that it asks for somebody's words, ``future`` that it asks for what is to come, ``another``
    that it asks for others than those named ("who else?"), ``corrects`` that it takes back the question before it ("no,
    I meant the first visit").
    """

    text: str
    kind: QuestionKind
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    days: tuple[DateRange, ...] = ()
    wants: AnswerKind = "thing"
    head: str | None = None
    refers: tuple[str, ...] = ()
    fragment: bool = False
    speech: bool = False
    measure: str | None = None
    future: bool = False
    another: bool = False
    corrects: bool = False

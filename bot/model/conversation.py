"""What a thread remembers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.question import Question

MOST_TURNS = 12
"""Turns a thread keeps: no question looks further back, and a thread may go on for years."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and where its answer stood: ``cited`` holds (article id, sentence start) pairs, best first.

    ``focus`` are the names the turn was about, most salient first. ``asked`` is the question as it was understood;
    ``belief`` the probability that each of the likeliest sentences (article id, sentence start) was meant.
    """

    question: str
    cited: tuple[tuple[int, int], ...] = ()
    focus: tuple[str, ...] = ()
    answer: str | None = None
    asked: Question | None = None
    belief: tuple[tuple[int, int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """The latest turns of one thread, oldest first."""

    turns: tuple[Turn, ...] = ()

    def after(self, turn: Turn) -> Conversation:
        """The conversation after another turn; the oldest gives way."""
        return Conversation((*self.turns, turn)[-MOST_TURNS:])

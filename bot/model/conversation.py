"""What a thread remembers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and where its answer stood: ``cited`` holds (article id, sentence start) pairs, best first.

    ``focus`` are the names the turn was about, most salient first.
    """

    question: str
    cited: tuple[tuple[int, int], ...] = ()
    focus: tuple[str, ...] = ()
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of one thread, oldest first."""

    turns: tuple[Turn, ...] = ()

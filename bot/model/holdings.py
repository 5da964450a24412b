"""What is kept for one workspace."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holdings:
    """Counts of what a workspace has of its own: current ``articles``, ``feeds`` it follows, ``answers`` kept for their
    buttons, ``conversations`` of threads and replies; ``digest`` says whether one is set up."""

    workspace: str
    articles: int = 0
    feeds: int = 0
    digest: bool = False
    answers: int = 0
    conversations: int = 0

    @property
    def nothing(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.articles or self.feeds or self.digest or self.answers or self.conversations)

"""What happened when, across all pages, with disagreements shown."""

from __future__ import annotations

from bot.model.answer import Timeline
from bot.model.request import TimelineRequest
from bot.storage.corpus import Corpus


async def build_timeline(corpus: Corpus, request: TimelineRequest) -> Timeline:
    """The events asked for, oldest first; raises `NothingFound` with the nearest there is."""
    raise NotImplementedError

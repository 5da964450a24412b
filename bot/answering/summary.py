"""What is this about, in the articles' own sentences."""

from __future__ import annotations

from bot.model.answer import SummaryAnswer
from bot.model.request import SummaryRequest
from bot.storage.corpus import Corpus


async def summarise(corpus: Corpus, request: SummaryRequest) -> SummaryAnswer:
    """The sentences that say most of the articles asked for; raises `NothingFound` when none match."""
    raise NotImplementedError

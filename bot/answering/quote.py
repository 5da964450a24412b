"""Who said what, word for word."""

from __future__ import annotations

from bot.model.answer import QuoteAnswer
from bot.model.request import QuoteRequest
from bot.storage.corpus import Corpus


async def find_quotes(corpus: Corpus, request: QuoteRequest) -> QuoteAnswer:
    """Quotations that match every given filter; raises `NoSuchSpeaker` or `NothingFound` with the nearest there are."""
    raise NotImplementedError

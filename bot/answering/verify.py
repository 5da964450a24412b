"""Is this quotation real."""

from __future__ import annotations

from bot.model.answer import Verification
from bot.model.request import VerifyRequest
from bot.storage.corpus import Corpus


async def verify(corpus: Corpus, request: VerifyRequest) -> Verification:
    """Whether the corpus has these words, altered or not, and from whom."""
    raise NotImplementedError

"""What is new since the last digest."""

from __future__ import annotations

from datetime import date

from bot.model.answer import Digest
from bot.storage.corpus import Corpus


async def build_digest(corpus: Corpus, day: date, seen_article: int) -> tuple[Digest, int]:
    """What was stored after the article row ``seen_article``, and the newest row it covers."""
    raise NotImplementedError

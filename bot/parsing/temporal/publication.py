"""The day an undated page was published, from the page's own evidence."""

from __future__ import annotations

from bot.model.article import Publication
from bot.model.text import Boilerplate, Sentence


def infer_publication(
    text: str, sentences: tuple[Sentence, ...], boilerplate: tuple[Boilerplate, ...]
) -> Publication | None:
    """The range of days the page's own evidence allows, with that evidence; ``None`` when it says nothing."""
    return None

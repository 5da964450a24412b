"""A summary: sentences in reading order, each with its number, and where pages differ from one."""

from __future__ import annotations

from bot.model.answer import SummaryAnswer
from bot.rendering.card import MAX_ITEMS, Card, compose
from bot.rendering.cards.lines import subject_title, with_versions
from bot.rendering.citing import Numbering
from bot.rendering.searched import read_words
from bot.rendering.text import markdown


def summary_card(answer: SummaryAnswer) -> Card:
    """The summary's statements; of several articles the note says how many."""
    numbering = Numbering()
    shown = [s for s in answer.statements[:MAX_ITEMS] if numbering.fits(s.citations)]
    items = [with_versions(s, answer.conflicts, numbering) for s in shown]
    only = answer.articles[0] if len(answer.articles) == 1 else None
    subject = answer.topic or (only.headline if only else None)
    told = ("" if only else f"From {len(answer.articles)} articles", read_words(answer.read, markdown))
    note = " · ".join(filter(None, told)) or None
    title = subject_title("Summary", subject)
    return compose(title, items, numbering=numbering, note=note, subject=subject or "Summary")

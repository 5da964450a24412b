"""A summary: sentences in reading order, each with its number, and where pages differ from one."""

from __future__ import annotations

from bot.model.answer import SummaryAnswer
from bot.rendering.card import MAX_ITEMS, Card, compose
from bot.rendering.cards.lines import subject_title, with_versions
from bot.rendering.citing import Numbering


def summary_card(answer: SummaryAnswer) -> Card:
    """The summary's statements; the note says how many articles they come from."""
    numbering = Numbering()
    shown = [s for s in answer.statements[:MAX_ITEMS] if numbering.fits(s.citations)]
    items = [with_versions(s, answer.conflicts, numbering) for s in shown]
    only = answer.articles[0] if len(answer.articles) == 1 else None
    subject = answer.topic or (only.headline if only else None) or f"{len(answer.articles)} articles"
    note = f"From {len(answer.articles)} articles" if answer.topic and not only else None
    return compose(subject_title("Summary", subject), items, numbering=numbering, note=note, subject=subject)

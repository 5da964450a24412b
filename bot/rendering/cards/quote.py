"""Quotations, a page at a time."""

from __future__ import annotations

from bot.model.answer import QuoteAnswer
from bot.rendering.card import Card, Paging, compose
from bot.rendering.cards.lines import quotation, subject_title
from bot.rendering.citing import Numbering
from bot.rendering.text import clip


def quote_card(answer: QuoteAnswer, size: int = 5) -> Card:
    """Each quotation with its speaker; the note counts them."""
    numbering = Numbering()
    cited = [result for result in answer.results if numbering.fits(result.statement.citations)]
    items = [quotation(result, numbering, titled=answer.speaker) for result in cited]
    subject = " on ".join(filter(None, (answer.speaker, answer.about)))
    about = f"Quotations on {clip(answer.about, 60)}" if answer.about and not answer.speaker else "Quotations"
    paging = Paging(answer.offset, len(items), answer.total, size)
    return compose(
        subject_title("Quotations", subject),
        items,
        numbering=numbering,
        note=counted(paging, "quotation") if answer.total else None,
        paging=paging,
        subject=subject or about,
    )


def counted(paging: Paging, noun: str) -> str:
    """``3 quotations`` or ``Quotations 6–10 of 23``."""
    if paging.total <= paging.shown and paging.offset == 0:
        return f"{paging.total} {noun}{'' if paging.total == 1 else 's'}"
    last = min(paging.offset + paging.shown, paging.total)
    return f"{noun.capitalize()}s {paging.offset + 1}–{last} of {paging.total}"

"""Quotations, a page at a time."""

from __future__ import annotations

from bot.model.answer import QuoteAnswer
from bot.rendering.card import Card, Paging, compose
from bot.rendering.cards.lines import quotation, subject_title
from bot.rendering.citing import Numbering
from bot.rendering.searched import read_words, searched_words
from bot.rendering.text import clip, markdown


def quote_card(answer: QuoteAnswer, size: int = 5) -> Card:
    """Each quotation with its speaker; the note counts them, and says what else was asked for than the title does."""
    numbering = Numbering()
    cited = [result for result in answer.results if numbering.fits(result.statement.citations)]
    items = [quotation(result, numbering, titled=answer.speaker) for result in cited]
    subject = " on ".join(filter(None, (answer.speaker, answer.about)))
    about = f"Quotations on {clip(answer.about, 60)}" if answer.about and not answer.speaker else "Quotations"
    titled = {"speaker", "about" if answer.about else "wording"}
    if answer.about and ("about", answer.about) not in answer.searched:
        titled = {"speaker", "wording"}
    asked = searched_words([pair for pair in answer.searched if pair[0] not in titled], markdown)
    read = read_words(answer.read, markdown)
    paging = Paging(answer.offset, len(items), answer.total, size, answer.more)
    return compose(
        subject_title("Quotations", subject),
        items,
        numbering=numbering,
        note=" · ".join(filter(None, [counted(paging, "quotation"), *asked, read])) if answer.total else None,
        paging=paging,
        subject=subject or about,
    )


def counted(paging: Paging, noun: str) -> str:
    """``3 quotations``, ``Quotations 6–10 of 23`` or ``Quotations 6–10 of more than 400``."""
    if paging.total <= paging.shown and paging.offset == 0:
        return f"{paging.total} {noun}{'' if paging.total == 1 else 's'}"
    last = min(paging.offset + paging.shown, paging.total)
    known = f"more than {paging.total}" if paging.more else f"{paging.total}"
    return f"{noun.capitalize()}s {paging.offset + 1}–{last} of {known}"

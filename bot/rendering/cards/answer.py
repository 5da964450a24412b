"""The card of any answer."""

from __future__ import annotations

from bot.model.answer import (
    Answer,
    Digest,
    QuestionAnswer,
    QuoteAnswer,
    SummaryAnswer,
    Timeline,
    Verification,
)
from bot.rendering.card import Card
from bot.rendering.cards.digest import digest_card
from bot.rendering.cards.question import question_card
from bot.rendering.cards.quote import quote_card
from bot.rendering.cards.summary import summary_card
from bot.rendering.cards.timeline import timeline_card
from bot.rendering.cards.verify import verify_card


def answer_card(answer: Answer) -> Card:
    """The answer as its kind is shown."""
    match answer:
        case SummaryAnswer():
            return summary_card(answer)
        case QuoteAnswer():
            return quote_card(answer)
        case Timeline():
            return timeline_card(answer)
        case Verification():
            return verify_card(answer)
        case QuestionAnswer():
            return question_card(answer)
        case Digest():
            return digest_card(answer)

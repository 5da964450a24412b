"""What is kept of an answer, so that its buttons still work tomorrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.model.answer import Citation
from bot.model.codec import from_plain, to_plain
from bot.model.conversation import Conversation, Turn
from bot.model.request import QuoteRequest, SummaryRequest, TimelineRequest, VerifyRequest
from bot.model.words import fold
from bot.rendering.card import Card


@dataclass(frozen=True, slots=True)
class SourcesRequest:
    """The list of articles, of one outlet or of all."""

    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionRequest:
    """A question that was asked by command."""

    question: str


Request = SummaryRequest | QuoteRequest | TimelineRequest | VerifyRequest | SourcesRequest | QuestionRequest
_KINDS: dict[str, type[Request]] = {
    "summary": SummaryRequest,
    "quote": QuoteRequest,
    "timeline": TimelineRequest,
    "verify": VerifyRequest,
    "sources": SourcesRequest,
    "ask": QuestionRequest,
}


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as its buttons need it: what was asked, the subject, the cited sentences, the conversation so far."""

    request: Request | None
    subject: str
    citations: tuple[Citation, ...]
    conversation: Conversation

    @property
    def kind(self) -> str:
        """The name under which the answer is stored."""
        return next((name for name, kind in _KINDS.items() if type(self.request) is kind), "digest")

    def payload(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "request": to_plain(self.request),
            "subject": self.subject,
            "citations": to_plain(self.citations),
            "conversation": to_plain(self.conversation),
        }


def read_kept(kind: str, payload: Any) -> Kept:
    """What `Kept.payload` was made from."""
    request = from_plain(_KINDS[kind], payload["request"]) if kind in _KINDS else None
    citations: tuple[Citation, ...] = from_plain(tuple[Citation, ...], payload["citations"])
    return Kept(request, payload["subject"], citations, from_plain(Conversation, payload["conversation"]))


def opening(card: Card, names: tuple[str, ...] = ()) -> Conversation:
    """The conversation an answer opens: one turn about its subject that cites what it cited."""
    cited = tuple((c.article.id, c.start) for c in card.citations)
    focus = tuple(dict.fromkeys(name for name in (*names, card.subject) if fold(name)))
    return Conversation((Turn(card.subject, cited, focus),))

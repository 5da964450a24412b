"""What is kept of an answer, so that its buttons still work tomorrow."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.answering.readable import without_articles
from bot.errors import NothingFound
from bot.model.answer import Answer, Citation, Digest, Library, QuestionAnswer
from bot.model.codec import from_plain, to_plain
from bot.model.conversation import Conversation, Turn
from bot.model.request import QuoteRequest, SummaryRequest, TimelineRequest, VerifyRequest
from bot.model.words import fold
from bot.rendering.card import Card

if TYPE_CHECKING:
    from bot.services import Services

WHOLE_QUOTES, WHOLE_TIMELINE = 5_000, 1_000
"""Quotations and dates of a whole result that is taken away; more are a database, not an answer."""


@dataclass(frozen=True, slots=True)
class SourcesRequest:
    """The list of articles, of one outlet or of all."""

    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionRequest:
    """A question that was asked by command."""

    question: str


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """A message whose quotations were verified."""

    text: str


Request = (
    SummaryRequest | QuoteRequest | TimelineRequest | VerifyRequest | CheckRequest | SourcesRequest | QuestionRequest
)
_KINDS: dict[str, type[Request]] = {
    "summary": SummaryRequest,
    "quote": QuoteRequest,
    "timeline": TimelineRequest,
    "verify": VerifyRequest,
    "check": CheckRequest,
    "sources": SourcesRequest,
    "ask": QuestionRequest,
}
_ANSWERS: dict[str, type[QuestionAnswer | Digest]] = {"question": QuestionAnswer, "digest": Digest}


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as its buttons need it: what was asked, the subject, the cited sentences, the conversation so far.

    ``answer`` is the answer itself where the request alone would not give it again: what a thread or a digest said.
    """

    request: Request | None
    subject: str
    citations: tuple[Citation, ...]
    conversation: Conversation
    answer: QuestionAnswer | Digest | None = None

    @property
    def whole(self) -> bool:
        """Whether the whole answer can be had again, to be taken away as a file."""
        return self.answer is not None or not isinstance(self.request, (QuestionRequest, type(None)))

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
            "answer": next(
                ({name: to_plain(self.answer)} for name, k in _ANSWERS.items() if type(self.answer) is k), {}
            ),
        }

    def without(self, gone: Collection[int]) -> Kept:
        """The same without a sentence of these articles; their citations stay, empty: the others keep their numbers."""
        citations = tuple(replace(c, text="") if c.article.id in gone else c for c in self.citations)
        answer = self.answer
        try:
            answer = without_articles(answer, gone) if answer else None
        except NothingFound:
            answer = None
        return replace(self, citations=citations, conversation=silent_on(self.conversation, gone), answer=answer)


def silent_on(conversation: Conversation, gone: Collection[int]) -> Conversation:
    """The conversation without the words it took from these articles for an answer."""
    turns = (
        replace(turn, answer=None) if any(article in gone for article, _ in turn.cited) else turn
        for turn in conversation.turns
    )
    return Conversation(tuple(turns))


async def remove_page(services: Services, workspace: str, article_id: int) -> bool:
    """Delete a page of the workspace's own, and what answers keep of it; ``False`` when it has no such page."""
    if gone := await services.versions(workspace, article_id):
        await services.memory(workspace).rewrite(
            lambda kind, payload: read_kept(kind, payload).without(gone).payload(),
            lambda conversation: silent_on(conversation, gone),
        )
    return await services.remove_page(workspace, article_id)


def read_kept(kind: str, payload: Any) -> Kept:
    """What `Kept.payload` was made from."""
    request = from_plain(_KINDS[kind], payload["request"]) if kind in _KINDS else None
    citations: tuple[Citation, ...] = from_plain(tuple[Citation, ...], payload["citations"])
    conversation = from_plain(Conversation, payload["conversation"])
    answer = next((from_plain(_ANSWERS[name], plain) for name, plain in payload.get("answer", {}).items()), None)
    return Kept(request, payload["subject"], citations, conversation, answer)


async def whole_answer(services: Services, workspace: str, kept: Kept) -> Answer:
    """All of a kept answer as the corpus has it now, not the page of it that is shown; raises `NotInCorpus`."""
    match kept.request:
        case SummaryRequest() as request:
            return await services.summary(workspace, request)
        case QuoteRequest() as request:
            return await services.quote(workspace, replace(request, offset=0, limit=WHOLE_QUOTES))
        case TimelineRequest() as request:
            return await services.timeline(workspace, replace(request, offset=0, limit=WHOLE_TIMELINE))
        case VerifyRequest() as request:
            return await services.verify(workspace, request)
        case CheckRequest() as request:
            return await services.check(workspace, request.text)
        case SourcesRequest() as request:
            return Library(tuple(await services.articles(workspace, request.outlet)), request.outlet)
    if kept.answer is None:
        raise NothingFound(kept.subject)
    return await services.readable(workspace, kept.answer)


def opening(card: Card, names: tuple[str, ...] = ()) -> Conversation:
    """The conversation an answer opens: one turn about its subject that cites what it cited."""
    cited = tuple(dict.fromkeys((c.article.id, c.start) for c in card.citations))
    # A question about the answer may mean any of its sentences.
    believed = tuple((*key, round(1 / len(cited), 4)) for key in cited)
    focus = tuple(dict.fromkeys(name for name in (*names, card.subject) if fold(name)))
    return Conversation((Turn(card.subject, cited, focus, belief=believed),))

"""Questions and follow-up questions, answered with sentences of the corpus."""

from __future__ import annotations

from bot.model.answer import QuestionAnswer
from bot.model.conversation import Conversation
from bot.model.question import Question
from bot.storage.corpus import Corpus


async def answer_question(
    corpus: Corpus, question: Question, conversation: Conversation
) -> tuple[QuestionAnswer, Conversation]:
    """The sentences that answer the question in its thread, and the thread as it stands afterwards."""
    raise NotImplementedError

"""What is typed to the bot: a courtesy, a wish about the last answer, or a question put to the corpus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.answering.follow_up import answer_question
from bot.answering.going_on import continued, shortened
from bot.answering.other_one import answer_other, turned_to_other
from bot.answering.typed import as_written
from bot.errors import Doubted, NothingAsked, QuestionTooLong, Thanked
from bot.model.answer import QuestionAnswer
from bot.model.conversation import Conversation
from bot.parsing.question import read_question
from bot.parsing.wishes import asks_nothing, doubts, gives_praise, gives_thanks, read_wish
from bot.storage.corpus import Corpus

MAX_QUESTION = 500
"""Characters of a question; longer ones are not questions but texts."""


async def ask(
    corpus: Corpus, text: str, conversation: Conversation, today: date
) -> tuple[QuestionAnswer, Conversation]:
    """Answer what was typed in its thread; raises `QuestionTooLong`, `NothingAsked` (`Thanked`, `Doubted`),
    `AsShortAsItGets` and `NoOther`."""
    if len(text) > MAX_QUESTION:
        raise QuestionTooLong(len(text), MAX_QUESTION)
    if wish := read_wish(text):
        return await (shortened if wish == "shorter" else continued)(corpus, text, conversation)
    if conversation.turns and doubts(text):
        raise Doubted
    if asks_nothing(text):
        raise Thanked if gives_thanks(text) or (conversation.turns and gives_praise(text)) else NothingAsked
    if turned := await turned_to_other(corpus, text, conversation):
        answer, conversation = await answer_other(corpus, read_question(turned.text, today), turned, conversation)
        return replace(answer, question=text, read=((text, turned.person),) if turned.person else ()), conversation
    typed = await as_written(corpus, text)
    question = replace(read_question(typed.text, today), text=text)
    answer, conversation = await answer_question(corpus, question, conversation)
    return replace(answer, read=typed.read), conversation

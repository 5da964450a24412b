"""Questions and follow-up questions, answered with sentences of the corpus."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.features import Pool, rows
from bot.answering.gathering import gather
from bot.answering.inquiry import Inquiry, understand
from bot.answering.passages import Passage
from bot.answering.ranking import softmax, trees
from bot.answering.short import short_answer
from bot.answering.statements import join_statements
from bot.model.answer import QuestionAnswer
from bot.model.conversation import Conversation, Turn
from bot.model.question import Question
from bot.storage.corpus import Corpus

_SHOWN = 3
_LOOKED_AT = 120
_BELIEVED = 10
_LEAST_BELIEF = 0.01


async def answer_question(
    corpus: Corpus, question: Question, conversation: Conversation
) -> tuple[QuestionAnswer, Conversation]:
    """The sentences that answer the question in its thread, and the thread as it stands afterwards."""
    inquiry = understand(question, conversation)
    ranked = rank(inquiry, await gather(corpus, inquiry))
    best = [passage for passage, _ in ranked]
    statements = join_statements((p.citation for p in best[: 4 * _SHOWN]), _SHOWN)
    abstained = not best or _says_nothing(inquiry, best)
    short = short_answer(inquiry, best[0].citation.text) if best and not abstained else None
    answer = QuestionAnswer(
        question=question.text,
        subject=_subject(inquiry),
        statements=() if abstained else statements,
        short=short,
        abstained=abstained,
        nearest=statements if abstained else (),
    )
    turn = Turn(
        question.text,
        tuple(p.key for p in best[:_SHOWN]),
        _focus(inquiry),
        short,
        question,
        tuple((*p.key, round(b, 4)) for p, b in ranked[:_BELIEVED] if b > _LEAST_BELIEF),
    )
    return answer, Conversation((*conversation.turns, turn))


def rank(inquiry: Inquiry, passages: Sequence[Passage]) -> list[tuple[Passage, float]]:
    """The passages with the probability that each is meant, likeliest first."""
    pool = Pool(passages)
    chosen = shortlist(inquiry, pool)
    model = trees("answer_ranker")
    scores = [model.score(row) for row in rows(inquiry, pool, chosen)]
    likely = softmax(scores, model.spread)
    order = sorted(range(len(chosen)), key=lambda i: -likely[i])
    return [(passages[chosen[i]], likely[i]) for i in order]


def shortlist(inquiry: Inquiry, pool: Pool) -> list[int]:
    """The passages worth a close look, when there are many: best by words, and those near earlier answers."""
    if len(pool.passages) <= _LOOKED_AT:
        return list(range(len(pool.passages)))
    query = dict.fromkeys(inquiry.before, 0.4) | dict.fromkeys((*inquiry.own, *inquiry.lent), 1.0)
    scores = pool.bm25(query)
    for i, passage in enumerate(pool.passages):
        if passage.key in inquiry.belief:
            for near in range(max(0, i - 2), min(len(scores), i + 6)):
                scores[near] += 2 * inquiry.belief[passage.key]
    best = sorted(range(len(scores)), key=lambda i: -scores[i])[:_LOOKED_AT]
    return sorted(best)


def _says_nothing(inquiry: Inquiry, best: Sequence[Passage]) -> bool:
    """Whether a name asked about stands nowhere near the likeliest answers."""
    near = frozenset().union(*(p.sketch.known for p in best[:10]))
    return any(not set(name.split()) & near for name in inquiry.names)


def _focus(inquiry: Inquiry) -> tuple[str, ...]:
    own = list(inquiry.question.names)
    if inquiry.leans or not own:
        own += [name for name in inquiry.focus if name not in own]
    return tuple(own[:4])


def _subject(inquiry: Inquiry) -> str | None:
    names = [*inquiry.question.names, *(inquiry.focus if inquiry.leans else ())]
    return ", ".join(dict.fromkeys(names[:3])) or None

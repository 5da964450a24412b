"""A thread that wants its last answer in another measure: shorter, or with what follows it on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.answering.follow_up import answer_question
from bot.answering.statements import join_statements, near_copies
from bot.errors import AsShortAsItGets, NothingAsked
from bot.model.answer import Citation, QuestionAnswer
from bot.model.conversation import Conversation, Turn
from bot.storage.corpus import Corpus

_MORE = 3
Place = tuple[int, int]


async def shortened(corpus: Corpus, text: str, conversation: Conversation) -> tuple[QuestionAnswer, Conversation]:
    """The last answer with fewer of its sentences: of a question's the first, and all that pages differ by; of another
    answer's the first half. Raises `AsShortAsItGets` where it has one, `NothingAsked` where nothing was answered."""
    last = _last(conversation)
    if last.asked and last.asked.text == last.question:
        told, _ = await answer_question(corpus, last.asked, Conversation(conversation.turns[:-1]))
        statements = told.statements
        apart = [side.statement.citations[0] for side in told.conflict.sides] if told.conflict else []
        kept = tuple(s for at, s in enumerate(statements) if at == 0 or set(s.citations) & set(apart))
    else:
        told = QuestionAnswer(text, _subject(last), (), None, False)
        found = await _sentences(corpus, last.cited)
        statements = join_statements((found[place] for place in last.cited if place in found), len(last.cited))
        kept = statements[: max(1, len(statements) // 2)]
    if len(kept) == len(statements):
        raise AsShortAsItGets
    cited = tuple((s.citations[0].article.id, s.citations[0].start) for s in kept)
    answer = replace(told, question=text, statements=kept)
    return answer, conversation.after(replace(last, question=text, cited=cited))


async def continued(corpus: Corpus, text: str, conversation: Conversation) -> tuple[QuestionAnswer, Conversation]:
    """The sentences that follow the last answer on its page, on the other pages it cited where that one ends, and then
    the likeliest ones not shown yet; that the corpus says no more where there is none.

    Raises `NothingAsked` where nothing was answered.
    """
    last = _last(conversation)
    shown = {place for turn in conversation.turns for place in turn.cited}
    believed = [(a, start) for a, start, _ in sorted(last.belief, key=lambda told: -told[2])]
    found = await _sentences(corpus, (*shown, *believed))
    read = [found[place].text for place in shown if place in found]
    new = [
        citation
        for place, citation in ((p, found[p]) for p in _ahead(last, believed, list(found)))
        if place not in shown and not any(near_copies(citation.text, told) for told in read)
    ]
    said = join_statements(new, _MORE)
    answer = QuestionAnswer(text, _subject(last), said, None, abstained=not said)
    cited = tuple((s.citations[0].article.id, s.citations[0].start) for s in said)
    belief = tuple((*place, round(1 / len(cited), 4)) for place in cited)
    turn = replace(last, question=text, cited=cited, answer=None, belief=belief) if said else last
    return answer, conversation.after(turn)


def _last(conversation: Conversation) -> Turn:
    if not conversation.turns or not conversation.turns[-1].cited:
        raise NothingAsked
    return conversation.turns[-1]


def _ahead(last: Turn, believed: list[Place], places: list[Place]) -> Iterator[Place]:
    """Where it goes on: behind each place that was cited, page by page, then what was believed."""
    begun: dict[int, int] = {}
    for article, start in last.cited:
        begun.setdefault(article, start)  # the best comes first
    for article, start in begun.items():
        yield from (place for place in places if place[0] == article and place[1] > start)
    yield from (place for place in believed if place in places)


async def _sentences(corpus: Corpus, places: tuple[Place, ...]) -> dict[Place, Citation]:
    """All sentences of the pages of these places that the workspace may read, in reading order."""
    hits = await corpus.sentences_of(list(dict.fromkeys(article for article, _ in places)))
    return {(hit.citation.article.id, hit.citation.start): hit.citation for hit in hits}


def _subject(turn: Turn) -> str | None:
    return ", ".join(turn.focus[:2]) or None

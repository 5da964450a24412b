"""A kept answer as it may still be read: pages that were removed since take what they said with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from bot.errors import NothingFound
from bot.model.answer import Conflict, Digest, QuestionAnswer, QuoteResult, Statement, Story, TimelineEntry


def cited_articles(answer: QuestionAnswer | Digest) -> set[int]:
    """The rows of all articles an answer cites."""
    return {citation.article.id for told in _statements(answer) for citation in told.citations}


def without_articles(answer: QuestionAnswer | Digest, gone: Collection[int]) -> QuestionAnswer | Digest:
    """The answer without what rests on these articles alone; raises `NothingFound` when nothing is left."""
    if not gone:
        return answer
    if isinstance(answer, QuestionAnswer):
        statements = _told(answer.statements, gone)
        first = bool(statements) and statements[0].text == answer.statements[0].text
        left = replace(
            answer,
            statements=statements,
            short=answer.short if first else None,
            nearest=_told(answer.nearest, gone),
            conflict=answer.conflict if answer.conflict and _whole(answer.conflict, gone) else None,
        )
        if not (left.statements or left.nearest):
            raise NothingFound(answer.question)
        return left
    digest = replace(
        answer,
        stories=_stories(answer.stories, gone),
        quotes=_quotes(answer.quotes, gone),
        events=_events(answer.events, gone),
        updates=_stories(answer.updates, gone),
    )
    if not cited_articles(digest):
        raise NothingFound("")
    return digest


def _statements(answer: QuestionAnswer | Digest) -> Iterable[Statement]:
    if isinstance(answer, QuestionAnswer):
        yield from (*answer.statements, *answer.nearest)
        return
    for story in (*answer.stories, *answer.updates):
        yield from story.statements
        yield from (side.statement for conflict in story.conflicts for side in conflict.sides)
    for quote in answer.quotes:
        yield quote.statement
    for entry in answer.events:
        yield from entry.statements
        yield from (side.statement for conflict in entry.conflicts for side in conflict.sides)


def _told(statements: Iterable[Statement], gone: Collection[int]) -> tuple[Statement, ...]:
    kept = (
        replace(told, citations=tuple(c for c in told.citations if c.article.id not in gone)) for told in statements
    )
    return tuple(told for told in kept if told.citations)


def _stories(stories: Iterable[Story], gone: Collection[int]) -> tuple[Story, ...]:
    """Stories whose headline's own page, their first, is still there."""
    kept = (
        replace(
            story,
            statements=_told(story.statements, gone),
            conflicts=tuple(conflict for conflict in story.conflicts if _whole(conflict, gone)),
        )
        for story in stories
    )
    return tuple(s for s in kept if s.statements and not (s.articles and s.articles[0].id in gone))


def _quotes(quotes: Iterable[QuoteResult], gone: Collection[int]) -> tuple[QuoteResult, ...]:
    return tuple(replace(q, statement=told[0]) for q in quotes if (told := _told([q.statement], gone)))


def _events(entries: Iterable[TimelineEntry], gone: Collection[int]) -> tuple[TimelineEntry, ...]:
    """Entries with a sentence left; a disagreement goes with any of its sides."""
    found = []
    for entry in entries:
        whole = [conflict for conflict in entry.conflicts if _whole(conflict, gone)]
        if told := _told(entry.statements, gone):
            found.append(replace(entry, statements=told, conflicts=tuple(whole)))
    return tuple(found)


def _whole(conflict: Conflict, gone: Collection[int]) -> bool:
    return len(_told((side.statement for side in conflict.sides), gone)) == len(conflict.sides)

"""The updates of a digest: what a page says in its new version and did not say in the one known."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.lists import listed
from bot.answering.selection import choose
from bot.answering.standing import of_itself
from bot.answering.summary import lines_of
from bot.answering.terms import terms
from bot.answering.weights import negates
from bot.model.answer import ArticleRef, Citation, Statement, Story
from bot.model.words import fold
from bot.storage.corpus import Corpus

_SENTENCES = 3

Changed = Sequence[tuple[ArticleRef, int]]
"""Articles with the row of the version that is known."""


async def updates(corpus: Corpus, changed: Changed) -> list[Story]:
    """What each page has added, corrections first, then those that added most; nothing of pages that added nothing."""
    found = [story for ref, before in changed if (story := await _update(corpus, ref, before))]
    return sorted(found, key=lambda story: (not _corrects(story.statements), -len(story.statements)))


async def _update(corpus: Corpus, ref: ArticleRef, before: int) -> Story | None:
    """What a page adds to its version ``before``: a correction, else what says most of it; ``None`` for nothing."""
    now, then = await corpus.article(ref.id), await corpus.article(before)
    if now is None or then is None:
        return None
    known = {_gist(then.text[s.start : s.end]) for s in then.sentences}
    added = [
        Citation(ref, s.start, s.end, text)
        for s in now.sentences
        if fold(text := now.text[s.start : s.end]) and _gist(text) not in known
    ]
    if not added and _gist(ref.headline or "") == _gist(then.title or ""):
        return None
    notes = [Statement(c.text, (c,)) for c in added if of_itself(c.text)]
    places = {c.start for c in added}
    lines = [line for line in lines_of(ref, now) if line.citation.start in places]
    told = choose(lines, _SENTENCES - min(len(notes), 1)) if lines else ()
    return Story(ref.headline or ref.path, (*notes[:1], *told), (ref,))


def _gist(text: str) -> tuple[str, bool]:
    """What stays the same when words are only spelt or joined otherwise: the stems that say something, and a "not"."""
    words = fold(text).split()
    return "".join(stem for stem in terms(text) if stem not in listed("function")), any(map(negates, words))


def _corrects(statements: Sequence[Statement]) -> bool:
    return any(of_itself(statement.text) for statement in statements)

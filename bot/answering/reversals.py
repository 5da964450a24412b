"""What later news undid: a conviction quashed, a ban lifted, a strike called off, somebody missing found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from bot.answering.corrections import printed
from bot.answering.inquiry import Inquiry
from bot.answering.kin import synonyms
from bot.answering.lists import listed, one_of
from bot.answering.passages import Passage, passages_of
from bot.answering.pool import Pool
from bot.answering.statements import near_copies
from bot.answering.terms import telling, terms
from bot.model.answer import Statement
from bot.model.knowledge import tables
from bot.model.stems import stem
from bot.model.words import folded_words
from bot.storage.corpus import Corpus

# What a page gives as one sentence may be as long as the page.
_VERBS, _REACH = 10, 300  # of a sentence, and characters to either side
_FURTHER = 40
"""Passages looked up beyond those the question chose from."""
_NEAR = 4
"""Words before a verb among which "to", "not" or "may" leaves open whether it is done."""
_LEDE = 2
"""Sentences at a page's head that may leave whose names to those below."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_BREAK = re.compile(r"[,;:!?“”\"()—]")
_OPENS = re.compile(
    rf"(?:{_BREAK.pattern}|\b(?!(?:and|or)\s[A-Z])(?:that|{one_of('conjunction')}|{one_of('while')})\s)"
)
_ENDS = re.compile(rf"{_BREAK.pattern}|\.$|\s(?:to|that|who|which|{one_of('preposition')}|{one_of('conjunction')})\b")
_BEHIND = re.compile(r"\s(?:of|on|against|for|from)\s([^,;:]*)")
_IS_DONE = re.compile(rf"\b{one_of('being')}(?:\s\w+ly)?\s\Z", re.I)


class _Undoing(NamedTuple):
    """What undoes one kind of news: stems of the ``state`` that ends, the verbs and their pattern, and what they are
    ``done_to``."""

    state: frozenset[str]
    verbs: tuple[str, ...]
    pattern: re.Pattern[str]
    done_to: str


class _Asked(NamedTuple):
    """What is asked of, as stems: ``names`` (of the question, the likeliest passage or its page), of ``whom`` it is
    told, who or what else the passage names ``beside``, and other ``things``; with what may undo it."""

    names: frozenset[str]
    whom: frozenset[str]
    beside: frozenset[str]
    things: frozenset[str]
    undone_by: tuple[_Undoing, ...]


async def reversal(
    corpus: Corpus,
    inquiry: Inquiry,
    pool: Pool,
    best: Passage,
    who: str | None,
    unsure: bool,
    without: Collection[int] = (),
) -> Passage | None:
    """The newest passage that tells the undoing of what the likeliest one tells: "quashed the conviction" of "guilty".

    ``who`` is the person it answers with. Of other pages those printed later; of its own, and where a day is unknown,
    only what is asked of for yes or no.
    """
    if not _may_end(inquiry):
        return None
    told = _asked(inquiry, pool, best, who, () if unsure else best.sketch.known)
    alone = _asked(inquiry, pool, best, who, ()) if inquiry.wants == "yes or no" else told._replace(undone_by=())
    further = (p for p in await _further(corpus, inquiry, best, told) if p.key[0] not in (*pool.held, *without))
    found = [p for p in (*pool.passages, *further) if _tells(p, pool, told if _is_later(p, best) else alone)]
    if best in found:
        return None
    return max(found, key=lambda p: (printed(p.citation.article), -p.index), default=None)


def with_reversal(
    statements: tuple[Statement, ...], undone: Passage | None, limit: int
) -> tuple[tuple[Statement, ...], str | None]:
    """The statements with what undoes the first as the second, ``limit`` at most, and its text."""
    if undone is None:
        return statements, None
    text = undone.citation.text
    own = next((s for s in statements[1:] if near_copies(s.text, text)), Statement(text, (undone.citation,)))
    return (*statements[:1], own, *(s for s in statements[1:] if s != own))[:limit], own.text


async def _further(corpus: Corpus, inquiry: Inquiry, best: Passage, asked: _Asked) -> list[Passage]:
    """Passages that have a name of what is asked and a verb that may undo it, best first: their pages need not have the
    question's words."""
    named = (name[0] for name in _NAME.finditer(best.citation.text) if not _empty().issuperset(terms(name[0])))
    verbs = (verb for undoing in asked.undone_by for verb in undoing.verbs)
    hits = await corpus.search_sentences(inquiry.question.names or named, beside=verbs, limit=_FURTHER)
    return passages_of(hits, {})


def _may_end(inquiry: Inquiry) -> bool:
    """Whether it is not only asked when, where or why something was, or what was said: that stays as it was."""
    question = inquiry.question
    past = not listed("past").isdisjoint(folded_words(question.text)) and not question.measure
    return (
        not question.speech
        and not question.fragment
        and not (past and inquiry.wants in ("time", "place", "reason", "manner"))
    )


def _is_later(passage: Passage, best: Passage) -> bool:
    return "" < printed(best.citation.article) < printed(passage.citation.article)


def _asked(inquiry: Inquiry, pool: Pool, best: Passage, who: str | None, told: Collection[str]) -> _Asked:
    empty = _empty()
    names = frozenset(s for name in inquiry.names for s in name.split())
    here = _names_in(best.citation.text)
    things = {*telling(inquiry.own)} - names - empty
    joined = pairwise(folded_words(inquiry.question.text)) if things else ()
    things |= {one + other for one, other in joined}  # "walk out", walkout
    on_page = (_names_in(p.citation.text) for p in pool.passages if p.key[0] == best.key[0])
    return _Asked(
        names or here or frozenset().union(*on_page),
        frozenset(terms(who)) if who else here if inquiry.wants == "person" else names or here,
        here,
        frozenset(things or best.sketch.known - here - empty),
        tuple(u for u in _undoings() if not u.state or not u.state.isdisjoint((*told, *inquiry.own))),
    )


def _tells(passage: Passage, pool: Pool, asked: _Asked) -> bool:
    """Whether a passage tells, of whom or what is asked, that something undid it."""
    text = passage.citation.text
    named, wanted = _names_in(text), asked.names | asked.whom
    if by_page := named.isdisjoint(wanted):
        # "The ban was lifted", "An appeal court freed the captain": whose it is, or who he is, the page tells.
        if pool.held.get(passage.key[0], frozenset()).isdisjoint(wanted):
            return False
        if named and passage.index >= _LEDE and named.isdisjoint(asked.beside):
            return False
    of_state = by_page and bool(named) and named.isdisjoint(asked.beside)
    undone_by = (u for u in asked.undone_by if not of_state or u.done_to == "state")
    return any(_is_done_to(text, verb, undoing, asked) for undoing in undone_by for verb in _verbs(text, undoing))


def _verbs(text: str, undoing: _Undoing) -> Iterator[re.Match[str]]:
    return islice(undoing.pattern.finditer(text), _VERBS)


def _is_done_to(text: str, verb: re.Match[str], undoing: _Undoing, asked: _Asked) -> bool:
    left, right = text[max(0, verb.start() - _REACH) : verb.start()], text[verb.end() : verb.end() + _REACH]
    clause = _BREAK.split(left)[-1]
    before = folded_words(clause)
    if _is_open(before) or set(before[-1:]) & listed("determiner"):  # "a delayed flight"
        return False
    what, behind = ("", "") if _IS_DONE.search(left) else _noun(right)
    if not terms(what):
        what, behind = _noun(_IS_DONE.sub("", _OPENS.split(left)[-1]))
    parts = terms(what)
    if undoing.done_to == "them":
        named = [s for s in parts if s not in map(stem, listed("found_as"))]
        return named[-1:] != [] and named[-1] in asked.whom
    if undoing.done_to == "it":
        return any(not synonyms(s).isdisjoint((*parts, *terms(behind))) for s in asked.things - undoing.state)
    others = _names_in(_ENDS.split(behind)[0])
    return not undoing.state.isdisjoint(parts) and (not others or not others.isdisjoint(asked.names | asked.whom))


def _is_open(before: list[str]) -> bool:
    """Whether the words before a verb deny that it is done, or leave it open."""
    near = before[-_NEAR:]
    wished = near[-1:] == ["be"] and "will" not in near
    return wished or not listed("open").isdisjoint(near) or not listed("supposing").isdisjoint(before)


def _noun(text: str) -> tuple[str, str]:
    """What a verb is done to, and whom or what that belongs to: "the conviction" and "Carl Brandt on Monday"."""
    end = _ENDS.search(text)
    what = text[: end.start()] if end else text
    behind = _BEHIND.match(text, len(what))
    return what, behind[1] if behind else ""


def _names_in(text: str) -> frozenset[str]:
    return frozenset(s for name in _NAME.finditer(text) for s in terms(name[0])) - _empty()


@cache
def _empty() -> frozenset[str]:
    return frozenset(map(stem, listed("function") | listed("time")))


@cache
def _undoings() -> tuple[_Undoing, ...]:
    entries = tables(__file__, "reversals")["undoing"]
    return tuple(
        _Undoing(
            frozenset(map(stem, entry.get("state", "").split())),
            tuple(entry["verbs"]),
            re.compile(rf"\b(?:{'|'.join(map(re.escape, entry['verbs']))})\b", re.I),
            entry["done_to"],
        )
        for entry in entries
    )

"""Who leads, owns or runs something: "The line is owned by Henrik Strand", "Skive chief executive Jonas Brekke"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from bot.answering.inquiry import Inquiry
from bot.answering.lists import listed, one_of
from bot.answering.passages import Passage, Ranked, sketch, window
from bot.answering.pool import Pool
from bot.answering.terms import telling, terms
from bot.answering.trust import person_named
from bot.model.knowledge import tables
from bot.model.stems import stem
from bot.model.words import folded_words
from bot.storage.corpus import Corpus

_NAMED, _MEANT, _NEAR, _HELD = 20.0, 16.0, 12.0, 4.0
"""What it is worth, in the ranking's own measure, to tell it of what the question names, of what "it" or "the choir"
means by the sentences before, by its page or its headline, or of nothing on a page that holds what is asked of."""
_KINDRED = 0.8
"""The share of that for another office than the one asked for: "Who runs it?" of a director."""
_BEFORE = 3
"""Sentences before "it" in which what it means is looked for."""
# What a page gives as one sentence may be as long as the page.
_POSTS, _REACH = 10, 200  # of a sentence, and characters to either side
_WORDS = 4
"""Words before an office that may tell of what it is: "the city museum's managing director"."""
_NAME = r"[A-Z][\w’'-]*\.?(?:\s[A-Z][\w’'-]*){0,3}"
_BREAK = re.compile(r"[,;:!?“”\"()—]|\.\s")


class _Post(NamedTuple):
    """One way of being in charge: the words by which it is asked for, and the patterns by which sentences tell it."""

    asked: frozenset[str]
    own: re.Pattern[str]
    kindred: re.Pattern[str] | None


class Charge(NamedTuple):
    """What it is asked of, as stems, and the post."""

    of: frozenset[str]
    post: _Post


class _Told(NamedTuple):
    """Who is in charge, as a sentence calls them, and the words that tell of what."""

    who: str
    of: str


def charge(inquiry: Inquiry) -> Charge | None:
    """What a question asks who is in charge of; ``None`` when it asks for something else."""
    question = inquiry.question
    if inquiry.wants != "person" or question.corrects or question.speech:
        return None
    asked = folded_words(question.text)
    post = next((post for word in asked for post in _posts() if word in post.asked), None)
    other = not listed("incoming").union(listed("lesser"), ("former", "first", "old")).isdisjoint(asked)
    if post is None or other or asked[0] not in ("who", "who's"):
        return None
    of = frozenset(s for s in telling(inquiry.own) if s not in map(stem, post.asked))
    return Charge(of, post) if of else None


def worth_in_charge(pool: Pool, at: int, asked: Charge) -> float:
    """What it is worth to a passage, in the ranking's own measure, to tell who is in charge of what is asked of."""
    return _telling(pool, at, asked)[0]


def tells_in_charge(inquiry: Inquiry, pool: Pool, ranked: Ranked) -> bool:
    """Whether the likeliest passage tells who is in charge, as it is asked."""
    asked = charge(inquiry)
    return bool(asked and ranked and _telling(pool, pool.passages.index(ranked[0][0]), asked)[1])


async def who_is_in_charge(
    corpus: Corpus, inquiry: Inquiry, pool: Pool, best: Passage
) -> tuple[str, bool, None, str | None] | None:
    """Who the passage tells to be in charge of what is asked of, as a short answer: the slice, whether it is somebody
    the corpus knows, no day, and their name. ``None`` where it tells nothing of the kind."""
    asked = charge(inquiry)
    value, who = _telling(pool, pool.passages.index(best), asked) if asked else (0.0, None)
    if who is None:
        return None
    person = person_named(inquiry, who, await corpus.known_people([who]))
    certain = (person is not None or " " in who) and value >= _KINDRED * _MEANT
    return (person if person and person in who else who), certain, None, person


def has_nobody_in_charge(inquiry: Inquiry, best: Passage) -> bool:
    """Whether it is asked who is in charge, and the passage has no word for being so."""
    asked = charge(inquiry)
    return asked is not None and asked.post.asked.isdisjoint(folded_words(best.citation.text))


def _telling(pool: Pool, at: int, asked: Charge) -> tuple[float, str | None]:
    """How well the passage tells what is asked, and the slice that names who it is."""
    best: tuple[float, str | None] = (0.0, None)
    for pattern, share in ((asked.post.own, 1.0), (asked.post.kindred, _KINDRED)):
        for told in _found(pool.passages[at].citation.text, pattern) if pattern else ():
            value = share * _likeness(pool, at, told, asked.of)
            if value > best[0] and asked.of.isdisjoint(terms(told.who)):
                best = value, told.who
    return best


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[_Told]:
    for found in islice(pattern.finditer(text), _POSTS):
        told = found.groupdict()
        left = text[max(0, found.start() - _REACH) : found.start()]
        if told["by"]:
            yield _Told(told["by"], _BREAK.split(left)[-1] or _subject(left))
        elif told["whose"]:
            yield _Told(told["whose"], _subject(left))
        elif told["does"]:
            yield _Told(told["does"], _BREAK.split(text[found.end() : found.end() + _REACH])[0])
        elif told["title"]:
            before = " ".join(_BREAK.split(left)[-1].split()[-_WORDS:])
            yield _Told(told["title"], f"{before} {told['of'] or ''}")
        elif told["behind"]:
            behind = _BREAK.split(text[found.end() : found.end() + _REACH])[0]
            yield _Told(told["behind"], f"{told['its'] or ''} {behind if behind.startswith((' of ', ' at ')) else ''}")


def _subject(left: str) -> str:
    """What stands before "whose" or "owned by" behind its comma: "The farmers' league, "."""
    parts = [part for part in _BREAK.split(left) if part.strip()]
    return parts[-1] if parts else ""


def _likeness(pool: Pool, at: int, told: _Told, of: frozenset[str]) -> float:
    """How surely a sentence tells it of what the question names."""
    words = [word for word in told.of.split() if word.casefold() not in _small()]
    parts = frozenset(telling(terms(" ".join(words))))
    names = {s for word in words if word[:1].isupper() for s in terms(word)}
    if not of.isdisjoint(names):
        return _NAMED
    if parts and of.isdisjoint(parts):
        return 0.0
    # "It", "the choir": what that is stands in the headline or just before.
    article = pool.passages[at].citation.article
    around = [passage.sketch for back in range(1, _BEFORE + 1) if (passage := window(pool.passages, at, -back))]
    around.append(sketch(article.headline or ""))
    near = frozenset().union(*(other.known for other in around))
    rest = of - parts
    if not rest:
        return _NAMED
    if told.of.strip() and not rest.isdisjoint(near):
        return _MEANT
    if not of <= pool.held[article.id]:
        return 0.0
    return _NEAR if parts or of <= sketch(article.headline or "").known else _HELD


@cache
def _small() -> frozenset[str]:
    return listed("article") | listed("possessive") | listed("function")


@cache
def _posts() -> tuple[_Post, ...]:
    entries = tables(__file__, "words")["in_charge"]
    every = [entry for entry in entries if entry.get("at_the_head")]
    return tuple(
        _Post(
            frozenset((*entry["verbs"], *(noun.split()[-1] for noun in entry["nouns"]))),
            _pattern([entry]),
            _pattern(every) if entry in every else None,
        )
        for entry in entries
    )


def _pattern(entries: list[dict[str, list[str]]]) -> re.Pattern[str]:
    """Somebody's name beside one of the nouns, or one of the verbs done by them."""
    nouns, verbs, done = (
        "|".join(sorted((re.escape(word) for entry in entries for word in entry[kind]), key=len, reverse=True))
        for kind in ("nouns", "verbs", "done")
    )
    title = rf"(?:{one_of('article')}\s)?(?:[a-z][\w-]*\s){{0,4}}?"
    noun = rf"\b(?i:{nouns})\b"
    return re.compile(
        rf"\b(?:{done})\sby\s{title}(?P<by>{_NAME})"
        rf"|\bwhose\s(?:{nouns})\sis\s(?P<whose>{_NAME})"
        rf"|(?P<does>{_NAME})(?:,\s(?:\d\d,\s)?who)?\s(?:\w+ly\s|now\s)?(?:{verbs})\b"
        rf"|{noun}(?P<of>\s(?:of|at)\s[^,;:.]{{1,60}}(?=,))?,?\s(?P<title>{_NAME})"
        rf"|(?P<behind>{_NAME}),\s(?:\d\d,\s)?(?P<its>{one_of('determiner')}\s|{_NAME}(?:['’]s)?\s)?(?:[a-z][\w-]*\s){{0,3}}?{noun}"
    )

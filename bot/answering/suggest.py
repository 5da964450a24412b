"""What a half-typed option could become: hints of an autocomplete, at most 25."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence

from rapidfuzz import fuzz

from bot.answering.lists import listed
from bot.answering.speakers import near_names, suggest_names
from bot.model.answer import ArticleRef
from bot.model.words import fold, words
from bot.storage.corpus import Corpus
from bot.storage.rows import KnownPerson

MOST = 25
"""Hints an autocomplete may show."""
_TOPIC_ARTICLES = 200
_ROLES, _LONGEST_ROLE = 300, 80
"""Quotations whose speaker's role is looked at, and characters of a role that is worth a hint."""
_BEGUN = 3
"""Letters of a word from which it begins few enough others."""
_KNOWN = 200
"""The best known people and newest articles, which a hint may mean by anything like their name."""


async def suggest_speakers(corpus: Corpus, typed: str) -> list[str]:
    """Speakers whose name starts with, contains or resembles what is typed, those who speak most first; then roles."""
    known = [person for person in await _starting(corpus, typed, corpus.speakers) if person.quotations]
    names = suggest_names(typed, sorted(known, key=lambda person: -person.quotations), MOST)
    return [*names, *await _suggest_roles(corpus, typed)][:MOST]


async def _suggest_roles(corpus: Corpus, typed: str, named: bool = False) -> list[str]:
    """Roles with a word that starts as typed ("the transport minister"), those given most often first; ``named`` leaves
    out those of nobody with a name."""
    begun = [word for word in words(typed) if fold(word) not in listed("article")]
    if not begun or len(begun[-1]) < _BEGUN:
        return []
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for role in await corpus.roles(begun, _ROLES, named):
        plain = " ".join(part for part in fold(role).split() if part not in listed("article"))
        counts[plain] += 1
        written.setdefault(plain, role)
    return [written[plain] for plain, _ in counts.most_common(MOST) if len(written[plain]) <= _LONGEST_ROLE]


async def suggest_people(corpus: Corpus, typed: str) -> list[str]:
    """People the pages name, in the same order of likeness, those in most articles first; then offices of theirs."""
    known = [person for person in await _starting(corpus, typed, corpus.people) if person.kind == "person"]
    names = suggest_names(typed, sorted(known, key=lambda person: -person.articles), MOST)
    return [*names, *await _suggest_roles(corpus, typed, named=True)][:MOST]


async def _starting(
    corpus: Corpus, typed: str, best_known: Callable[[int], Awaitable[list[KnownPerson]]]
) -> list[KnownPerson]:
    """The best known people and, when something is typed, those it begins the name of or nearly does."""
    known = {person.id: person for person in await best_known(_KNOWN)}
    if wanted := fold(typed):
        starting = await corpus.people_starting(wanted, _KNOWN)
        if len(starting) < MOST and len(wanted) > 2:
            starting += await corpus.known_people(near_names(wanted.split(), await corpus.name_words()))
        known |= {person.id: person for person in starting}
    return list(known.values())


async def suggest_outlets(corpus: Corpus, typed: str) -> list[str]:
    """Outlets, those with most articles first."""
    return _ranked(typed, [name for name, _ in await corpus.outlets()])


async def suggest_articles(corpus: Corpus, typed: str) -> list[ArticleRef]:
    """Articles by headline, outlet or path, newest first."""
    called = await corpus.articles_called(fold(typed).split(), _KNOWN)
    refs = list({ref.id: ref for ref in (*called, *await corpus.articles(limit=_KNOWN))}.values())
    labels = [f"{ref.headline or ref.path} {ref.outlet or ''}" for ref in refs]
    return [refs[place] for place in _places(typed, labels)]


async def suggest_topics(corpus: Corpus, typed: str) -> list[str]:
    """People, places and bodies named in many articles, then headlines that contain what is typed."""
    people = sorted(await _starting(corpus, typed, corpus.people), key=lambda person: -person.articles)
    named = [person.name for person in people if person.articles > 1 or (person.articles and fold(typed))]
    headlines = [ref.headline for ref in await corpus.articles(limit=_TOPIC_ARTICLES) if ref.headline]
    return list(dict.fromkeys([*_ranked(typed, named), *_ranked(typed, headlines)]))[:MOST]


def _ranked(typed: str, names: Sequence[str]) -> list[str]:
    return [names[place] for place in _places(typed, names)]


def _places(typed: str, names: Sequence[str]) -> list[int]:
    """Places of names that start with, contain, then resemble what is typed; within each in the order given."""
    wanted = fold(typed)
    if not wanted:
        return list(range(min(MOST, len(names))))
    scored = [(_rank(wanted, fold(name)), place) for place, name in enumerate(names)]
    return [place for rank, place in sorted(scored) if rank < 3][:MOST]


def _rank(wanted: str, name: str) -> float:
    if name.startswith(wanted):
        return 0
    if f" {wanted}" in f" {name}":
        return 1
    if all(any(word.startswith(part) for word in name.split()) for part in wanted.split()):
        return 1.5
    alike = fuzz.partial_ratio(wanted, name) if len(wanted) > 2 else 0
    return 2 + (100 - alike) / 100 if alike >= 75 else 3

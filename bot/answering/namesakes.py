"""Sentences that tell of somebody else than the question names: of a namesake, or of whoever is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.inquiry import Inquiry
from bot.answering.lists import listed
from bot.answering.passages import Ranked, put_behind
from bot.answering.speakers import is_title, match_name
from bot.linking.people import same_person
from bot.model.article import Article
from bot.model.words import fold
from bot.storage.corpus import Corpus
from bot.storage.rows import KnownPerson

_MEANT = 85.0
"""From here on a known person can be who is named (`match_name`)."""
_BETTER_KNOWN = 2
"""How many times as well known as the next somebody must be, whom a name that several have means."""
_BEHIND = 3
"""Words behind "Falk's" among which stands who is meant: "Falk's former lawyer"."""
_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class Bearers:
    """The folded names under which sentences speak of whom a question names, and of others who share part of them."""

    meant: frozenset[str]
    others: frozenset[str]

    def tell_of_another(self, sentence: str) -> bool:
        """Whether the sentence names others, or what is theirs ("Falk's father"), and never who is meant."""
        folded = fold(sentence)
        another = False
        for found in _any_of(self.meant | self.others).finditer(folded):
            behind = folded[found.end() :].split(maxsplit=_BEHIND)[:_BEHIND]
            owned = bool(found["owns"]) and not _people().isdisjoint(behind)
            if found["name"] in self.meant and not owned:
                return False
            another = True
        return another


async def bearers(corpus: Corpus, inquiry: Inquiry) -> tuple[Bearers, ...]:
    """Those of each name in the question, or of whom "he" means, that could be taken for somebody else's; none where it
    asks for somebody."""
    asked = fold(inquiry.question.text)
    if inquiry.wants == "person" or not _people().isdisjoint(asked.split()):
        return ()
    if len({fold(name).split()[-1] for name in inquiry.question.names}) < len(inquiry.question.names):
        return ()  # "Is Ines Falk related to Tom Falk?" asks for both
    found = []
    he = not listed("personal").isdisjoint(inquiry.question.refers)
    for name in inquiry.question.names or (inquiry.about[:1] if he else ()):
        if is_title(name) or _owns(asked, name):
            continue
        known = [person for person in await corpus.known_people([name]) if person.kind == "person"]
        meant = _meant(name, known)
        if meant:
            forms = _forms(meant) | {fold(name), fold(name).split()[-1]}
            others = (person for person in known if not any(_may_be(person, one) for one in meant))
            found.append(Bearers(forms, _forms(others) - forms))
    return tuple(found)


def meant_first(ranked: Ranked, named: Sequence[Bearers]) -> Ranked:
    """The same order, but for the likeliest sentences that tell of somebody else than is named: they come after."""
    if not named:
        return ranked
    return put_behind(ranked, _LOOKED_AT, lambda passage: of_another(passage.citation.text, named))


def of_another(sentence: str, named: Sequence[Bearers]) -> bool:
    """Whether a sentence tells of somebody else in place of one of those named."""
    return any(bearer.tell_of_another(sentence) for bearer in named)


def names_two(inquiry: Inquiry, short: str | None, article: Article) -> bool:
    """Whether a family name alone that two people of the article have is all that is asked for, meant by "she", or
    given as the answer."""
    question = inquiry.question
    asked = fold(question.text)
    # "What did she say about Voss?" asks of her.
    named = inquiry.about[len(question.names) :][:1] if question.refers else question.names
    for name in (*(name for name in named if not _owns(asked, name)), short or ""):
        told = [word for word in fold(name).split() if not is_title(word)]
        full = [fold(person.name).split() for person in article.people] if len(told) == 1 else []
        if len({words[0] for words in full if len(words) > 1 and words[-1] == told[0]}) > 1:
            return True
    return False


def _owns(asked: str, name: str) -> bool:
    """Whether the name stands there as whose somebody is: "Falk's father" is not Falk."""
    return re.search(rf"(?<!\S){re.escape(fold(name))}'s?(?!\S)", asked) is not None


def _meant(name: str, known: Sequence[KnownPerson]) -> list[KnownPerson]:
    """Who bears the name; of several one of whom more than a page tells, and who is far better known than the rest."""
    able = [person for person in known if match_name(name, person) >= _MEANT]
    able.sort(key=_fame, reverse=True)
    best = able[:1]
    better = len(able) > 1 and best[0].articles > 1 and _fame(best[0]) >= _BETTER_KNOWN * _fame(able[1])
    return best if better else able


def _fame(person: KnownPerson) -> int:
    return person.articles + person.quotations


def _may_be(person: KnownPerson, one: KnownPerson) -> bool:
    """Whether two known people may be one, told in more words by one page than by another."""
    first, second = set(fold(person.name).split()), set(fold(one.name).split())
    return first <= second or second <= first or same_person(person.name, one.name)


def _forms(people: Iterable[KnownPerson]) -> frozenset[str]:
    return frozenset(form for person in people for form in (*person.forms, fold(person.name)))


def _people() -> frozenset[str]:
    return listed("related") | listed("office")


@lru_cache(256)
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    """The longest of the names first, each with whether it owns what follows."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\S)(?P<name>{'|'.join(map(re.escape, longest))})(?P<owns>'s?)?(?!\S)")

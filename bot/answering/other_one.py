"""The other one: a thread that was on one bearer of a name, or one event, is turned to another, if there is one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.answering.follow_up import answer_question
from bot.answering.holders import holders
from bot.answering.lists import listed, one_of
from bot.answering.terms import terms
from bot.errors import NoOther
from bot.linking.people import same_person
from bot.model.answer import QuestionAnswer
from bot.model.conversation import Conversation, Turn
from bot.model.question import Question
from bot.model.words import fold
from bot.storage.corpus import Corpus

_NAME = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
_NOT = re.compile(
    rf"\W*(?:no\W+)?not\s(?P<old>[^,;–—]{{1,60}}?)(?:\s?[,;–—]\s?|\s-\s|\sbut\s)(?P<new>{_NAME})\W*\Z", re.I
)


class Turned(NamedTuple):
    """The question before, put of somebody else: its text, whom it is of now, or what it is another one of, and the
    articles on the one it was of."""

    text: str
    person: str | None
    kind: str
    without: frozenset[int] = frozenset()


async def turned_to_other(corpus: Corpus, text: str, conversation: Conversation) -> Turned | None:
    """The question before with whom "no, the other Falk" or "not him, Dorn" means; ``None`` where neither is typed.

    Raises `NoOther` where a name or an office that is given so has no other bearer.
    """
    last = conversation.turns[-1] if conversation.turns else None
    asked = last.asked if last else None
    if last is None or asked is None:
        return None
    if (found := _NOT.match(text)) and found["new"][0].isupper():
        put = _put(asked, found["new"])
        return Turned(put, found["new"], found["new"]) if put else None
    if not (other := _the_other().match(text)):
        return None
    kind = other["kind"].strip()
    office = fold(kind)
    named = [name for name in (*asked.names, *last.focus) if not kind or office in fold(name).split()]
    if not (named or office in listed("office") or set(terms(kind)) & {s for w in asked.words for s in terms(w)}):
        return None if kind else Turned(_anywhere(asked), None, "", _told_by(last))
    about = await _about(corpus, last)
    for person in await _bearers(corpus, named, office):
        if not any(same_person(person, one) for one in about) and (put := _put(asked, person, office)):
            return Turned(put, person, kind)
    if kind and (named or office in listed("office")):
        raise NoOther(kind)
    return Turned(_anywhere(asked), None, kind, _told_by(last))


async def answer_other(
    corpus: Corpus, question: Question, turned: Turned, conversation: Conversation
) -> tuple[QuestionAnswer, Conversation]:
    """The answer to the question that was turned, which takes the place of the one before it in the thread.

    Raises `NoOther` where no other article tells of what it asks.
    """
    before = Conversation(conversation.turns[:-1])
    answer, thread = await answer_question(corpus, question, before, turned.without)
    if turned.without and (answer.abstained or answer.unsure):
        raise NoOther(turned.kind)
    return answer, thread


def _anywhere(asked: Question) -> str:
    """The question without the places it names: "the fire near Orsa" is not the other one."""
    text = asked.text
    for name in asked.names:
        text = re.sub(rf"\s{one_of('of_place')}\s(?:the\s)?{re.escape(name)}\b", "", text)
    return text


def _told_by(last: Turn) -> frozenset[int]:
    return frozenset(article for article, _ in last.cited[:1])


async def _about(corpus: Corpus, last: Turn) -> list[str]:
    """Whom the page that answered last is on, where the thread does not name them in full."""
    full = [name for name in (*(last.asked.names if last.asked else ()), *last.focus) if " " in name]
    article = await corpus.article(last.cited[0][0]) if last.cited else None
    return [*full, *(person.name for person in article.people)] if article else full


async def _bearers(corpus: Corpus, named: list[str], office: str) -> list[str]:
    """The names of who bears the family name of one of those, or holds the office, the best known first."""
    if office in listed("office"):
        return [person.name for person in await holders(corpus, office)]
    found = []
    for name in named:
        family = fold(name).split()[-1]
        known = [p for p in await corpus.known_people([family]) if p.kind == "person" and " " in p.name]
        known.sort(key=lambda person: (-person.articles, person.name))
        found += [person.name for person in known if fold(person.name).split()[-1] == family]
    return found


def _put(asked: Question, person: str, office: str = "") -> str | None:
    """The question with this person in the place of whom it asks of: a name, an office, or "he"."""
    text = asked.text
    if titled := next((name for name in asked.names if office and office in fold(name).split() and name in text), None):
        return text.replace(titled, person, 1)
    if office and re.search(rf"\b{office}\b", text, re.I):
        return re.sub(
            rf"\b(?:the\s(?:\w+\s)?)?{office}\b(?:\s(?:of|in)\s{_NAME})?", lambda _: person, text, count=1, flags=re.I
        )
    for name in asked.names:
        if name in text:
            return text.replace(name, person, 1)
    owner = re.compile(rf"\b{one_of('owner')}\b", re.I)
    he = re.compile(rf"\b{one_of('personal')}\b", re.I)
    for whose, who in ((owner, f"{person}'s"), (he, person)):
        if whom := whose.search(text):
            return text[: whom.start()] + who + text[whom.end() :]
    return None


@cache
def _the_other() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:{one_of('before_other')}\W+)*the other(?:\sone)?(?P<kind>(?:\s[\w’'-]+){{0,2}})\W*\Z", re.I
    )

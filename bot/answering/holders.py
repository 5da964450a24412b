"""Whom an office means that is typed instead of a name: "the mayor"."""

from __future__ import annotations

from bot.answering.attribution import head_of
from bot.answering.lists import listed
from bot.answering.offices import was_left
from bot.answering.speakers import find_people, is_title, match_name
from bot.errors import NoSuchSpeaker
from bot.model.words import folded_words
from bot.storage.corpus import Corpus
from bot.storage.rows import KnownPerson

_SURE = 75.0
"""A typed name that is a spelling, a part or the initials of a known one (`match_name`) is that name, and no office."""


async def find_people_or_holders(corpus: Corpus, asked: str) -> list[KnownPerson]:
    """The people a typed name means, or else those to whom pages give the office that is typed, the best known first.

    Raises `NoSuchSpeaker` with the nearest names.
    """
    people: list[KnownPerson] = []
    nobody = None
    try:
        people = await find_people(corpus, asked)
    except NoSuchSpeaker as error:
        nobody = error
    if people and match_name(asked, people[0]) >= _SURE and not is_title(asked):
        return people
    if held := await holders(corpus, asked):
        return held
    if nobody:
        raise nobody
    return people


async def holders(corpus: Corpus, asked: str) -> list[KnownPerson]:
    """Who is called so on a page, as the former one only if that is asked for; "mayor" alone is that of any town."""
    typed = [word for word in _words(asked) if word not in listed("article")]
    office = head_of(" ".join(typed)).split()[-1:]
    if not office:
        return []
    held = {
        person.id: person
        for person, role in await corpus.people_with_roles(office[0])
        if person.kind == "person"
        and office[0] in head_of(role).split()
        and set(typed) <= set(_words(role))
        and was_left(role) == was_left(asked)
    }
    return sorted(held.values(), key=lambda person: (-person.articles, person.name))


def _words(text: str) -> list[str]:
    """Folded words, abbreviations as one: "U.N." is "un"."""
    return folded_words(text.replace(".", ""))

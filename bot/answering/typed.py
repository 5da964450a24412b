"""Questions as people type them, put as the corpus writes its words: "what did puttin say" asks of Putin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.answering.kin import kin, mostly
from bot.answering.lists import knowledge, listed
from bot.errors import NoTopic
from bot.linking.romanised import spellings_of
from bot.linking.spelling import same_word
from bot.model.stems import stem
from bot.model.words import fold, words
from bot.storage.corpus import Corpus

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[\w,;”\"] )[^\W\d_]+")
"""A word that does not open its sentence: its capital is its own."""
_ENDINGS = ("s", "es", "ers", "ors", "ists", "ings", "less", "ful")
_SMALL = ("function", "indefinite", "preposition", "conjunction", "auxiliary", "pronoun", "relative", "number")
_SEEN = 30
"""Sentences in which is looked how the corpus writes a word."""
_MOSTLY = 2 / 3
_LIKE, _VERY_LIKE = 4, 7
"""Letters from which a word may have one letter wrong, and two."""


class Typed(NamedTuple):
    """What was typed, put as the corpus writes it, and each word that was read as another with what it was read as."""

    text: str
    read: tuple[tuple[str, str], ...] = ()


async def as_written(corpus: Corpus, text: str) -> Typed:
    """The text with the capitals the corpus gives its names, where it was typed without any, and with words that stand
    nowhere as the likeliest one that does: a name as another spelling of it alone ("Peskow")."""
    respelt: dict[str, str] = knowledge()["respelt"]
    typed = _WORD.findall(text)
    plain = not any(word[0].isupper() for word in typed[1:] if word != "I")
    small = frozenset().union(*map(listed, _SMALL))
    put: dict[str, str] = {}
    read: dict[str, str] = {}
    for word in typed:
        low = word.casefold().replace("’", "'")
        if low in respelt:
            put[word] = respelt[low]
        elif low not in small and len(low) > 1:
            put[word] = await _written(corpus, word, plain, read)
    return Typed(_WORD.sub(lambda found: put.get(found[0], found[0]), text), tuple(read.items()))


async def read_topic(corpus: Corpus, topic: str | None) -> Typed:
    """A topic put as the corpus writes it, no text for none; raises `NoTopic` where every word of it is one that all
    sentences have, and neither an abbreviation ("WHO") nor of anybody's name ("May")."""
    told = words(topic or "")
    smallest = listed("article") | listed("conjunction") | listed("preposition")
    if told and all(word.casefold() in listed("function") | smallest for word in told):
        short = any(len(word) > 1 and word.isupper() and word.casefold() not in listed("article") for word in told)
        if not (short or await corpus.known_people([word for word in told if word.casefold() not in smallest])):
            raise NoTopic(topic or "")
    return await as_written(corpus, topic) if topic else Typed("")


async def _written(corpus: Corpus, word: str, plain: bool, read: dict[str, str]) -> str:
    """The word as the corpus writes it; ``plain`` says that the question has no capitals of its own.

    What it was ``read`` as is noted where it is another word.
    """
    base = re.split("['’]", word, maxsplit=1)[0]
    seen = await corpus.sentences_with(base, _SEEN if plain else 1)
    if seen:
        form = _capital(base.casefold(), seen) if plain else None
    elif _english(base):
        form = None
    elif named := await _spelt(corpus, base):
        form, read[base] = named
    elif word.islower() or plain:
        form = await _meant(corpus, base.casefold())
        if form:
            read[base] = form
    else:
        form = None
    return word if form is None else form + word[len(base) :]


async def _spelt(corpus: Corpus, word: str) -> tuple[str, str] | None:
    """The name word that a typed one is another spelling of, and the name of whom alone it can mean, else the word."""
    found = spellings_of(fold(word), await corpus.name_words())
    if len(found) != 1:
        return None
    people = [person for person in await corpus.known_people(found) if person.kind == "person"]
    forms = [part for person in people for part in person.name.split() if fold(part) == found[0]]
    form = max(forms, key=forms.count) if forms else found[0].capitalize()
    return form, people[0].name if len(people) == 1 else form


def _capital(word: str, sentences: Sequence[str]) -> str | None:
    """The word with its capital, if it mostly has one inside sentences."""
    forms = Counter(form for s in sentences for form in _INSIDE.findall(s) if form.casefold() == word)
    named = Counter({form: count for form, count in forms.items() if form[0].isupper()})
    return max(named, key=lambda form: (named[form], form)) if named.total() > _MOSTLY * forms.total() else None


async def _meant(corpus: Corpus, word: str) -> str | None:
    """The word of the corpus that is spelled most like it; a name only in another spelling of the same sound."""
    allowed = 0 if len(word) < _LIKE else 1 if len(word) < _VERY_LIKE else 2
    for seen in await corpus.sentences_spelt_like(stem(word), allowed, _SEEN) if allowed else ():
        forms = {form.casefold() for s in seen for form in _WORD.findall(s)}
        near = [form for form in forms if OSA.distance(word, form, score_cutoff=allowed) <= allowed]
        if near:
            form = min(near, key=lambda form: (OSA.distance(word, form), form))
            name = _capital(form, seen)
            if name is None or same_word(fold(word), fold(form)):
                return name or form
    return None


def _english(word: str) -> bool:
    """Whether it is a word of the language, as far as the lists go: "divers" is, for "dive"."""
    plain = fold(word)
    bases = {stem(plain), *(plain.removesuffix(ending) for ending in _ENDINGS)}
    return any(bool(kin(base)) or any(base in mostly(part) for part in "nvar") for base in bases)

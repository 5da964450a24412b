"""Questions as people type them, put as the corpus writes its words: "what did puttin say" asks of Putin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from bot.answering.kin import kin, mostly
from bot.answering.lists import knowledge, listed
from bot.linking.spelling import same_word
from bot.model.stems import stem
from bot.model.words import fold
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


async def as_written(corpus: Corpus, text: str) -> str:
    """The question with the capitals the corpus gives its names, where it was typed without any, and with words that
    stand nowhere as the likeliest one that does."""
    respelt: dict[str, str] = knowledge()["respelt"]
    typed = _WORD.findall(text)
    plain = not any(word[0].isupper() for word in typed[1:] if word != "I")
    small = frozenset().union(*map(listed, _SMALL))
    put: dict[str, str] = {}
    for place, word in enumerate(typed):
        low = word.casefold().replace("’", "'")
        if low in respelt:
            put[word] = respelt[low]
        elif low not in small and len(low) > 1 and (word.islower() or place == 0):
            put[word] = await _written(corpus, word, plain)
    return _WORD.sub(lambda found: put.get(found[0], found[0]), text)


async def _written(corpus: Corpus, word: str, plain: bool) -> str:
    """The word as the corpus writes it; ``plain`` says that the question has no capitals of its own."""
    base = re.split("['’]", word, maxsplit=1)[0]
    seen = await corpus.sentences_with(base, _SEEN if plain else 1)
    if seen:
        form = _capital(base.casefold(), seen) if plain else None
    elif _english(base):
        form = None
    else:
        form = await _meant(corpus, base.casefold())
    return word if form is None else form + word[len(base) :]


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

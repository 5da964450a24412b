"""Whom "he" and "she" stand for where a sentence begins with them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bot.model.quotation import Person, Quotation
from bot.model.text import Sentence
from bot.parsing.lexicon import words
from bot.parsing.names.gender import Gender, gender_of

# "He", "In 2011, she", "Two days later he": at most one phrase before it, and nobody named in that.
_SUBJECT = re.compile(r"(?:[A-Z0-9][^,.;:!?\"“”‘()A-Z]{0,50},? (?P<later>he|she)|(?P<first>He|She))\b")
_GENDERS: dict[str, Gender] = {"he": "m", "she": "f"}
# "When he took office, Kovac": the name may follow.
_AHEAD = re.compile(rf"\b(?:{'|'.join(words('function_words', 'opens_aside'))})\s\Z", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?\b")
# So many sentences back the person is named at most.
_BACK = 3
# A sentence is about whom it names this early, behind a title or a phrase at most.
_EARLY = 40


class SubjectPronouns:
    """Reads an article's sentences in order and keeps whom each is about."""

    def __init__(self, text: str, people: Sequence[Person], quotations: Sequence[Quotation]) -> None:
        self._text = text
        self._quoted = sorted((q.start, q.end) for q in quotations if q.kind != "indirect")
        self._named = sorted(
            (mention.start, person.name)
            for person in people
            for mention in person.mentions
            if not self._in_quotation(mention.start) and not _OWNER.match(text, mention.end)
        )
        self._spoke = sorted((q.speaker.start, q.speaker.name) for q in quotations if q.speaker and q.speaker.name)
        self._genders = {person.name: gender_of(person.name, person.roles) for person in people}
        self._about: list[str | None] = []

    def find(self, sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
        """Where each pronoun that a sentence begins with starts and ends, and the name of its person.

        Only where one person can be meant: whom the nearest earlier sentence with anybody of that gender is about, or
        else the only one it names. Words in quotation marks count for nothing.
        """
        found: list[tuple[int, int, str]] = []
        for at, sentence in enumerate(sentences):
            match = _SUBJECT.match(self._text, sentence.start, sentence.end)
            if match is None or self._in_quotation(match.start()) or _from(self._named, match.start(), match.end()):
                self._about.append(self._speaker(sentence))
                continue
            word = "later" if match["later"] else "first"
            gender = _GENDERS[match[word].lower()]
            own = {name for _, name in self._named_in(match.end(), sentence.end, gender)}
            ahead = own and _AHEAD.search(self._text, sentence.start, match.start(word))
            name = None if ahead else self._meant(sentences[max(0, at - _BACK) : at], gender)
            if name in own:
                name = None
            self._about.append(name)
            if name is not None:
                found.append((*match.span(word), name))
        return found

    def _meant(self, before: Sequence[Sentence], gender: Gender) -> str | None:
        """The person of a gender that the nearest of these sentences with anybody is about."""
        for back, sentence in enumerate(reversed(before), start=1):
            about = self._about[-back]
            if about is not None and self._fits(about, gender):
                return about
            here = [
                (start, name)
                for start, name in _from(self._named, sentence.start, sentence.end)
                if self._fits(name, gender)
            ]
            if not here:
                continue
            first, name = here[0]
            if len({name for _, name in here}) == 1 or first - sentence.start <= _EARLY:
                return name
            return None
        return None

    def _named_in(self, start: int, end: int, gender: Gender) -> list[tuple[int, str]]:
        return [(place, name) for place, name in _from(self._named, start, end) if self._fits(name, gender)]

    def _fits(self, name: str, gender: Gender) -> bool:
        return name in self._genders and self._genders[name] in (None, gender)

    def _speaker(self, sentence: Sentence) -> str | None:
        return next((name for _, name in _from(self._spoke, sentence.start, sentence.end)), None)

    def _in_quotation(self, place: int) -> bool:
        at = bisect_left(self._quoted, (place + 1,)) - 1
        return at >= 0 and place < self._quoted[at][1]


def _from(places: list[tuple[int, str]], start: int, end: int) -> list[tuple[int, str]]:
    return places[bisect_left(places, (start,)) : bisect_left(places, (end,))]

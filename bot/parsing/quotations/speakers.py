"""Who a mention stands for: names, pronouns and descriptions resolved against the people of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from bot.model.quotation import Person, Speaker
from bot.parsing.names import gender_of
from bot.parsing.names import words as names
from bot.parsing.names.gender import COURTESIES, PRONOUNS
from bot.parsing.quotations.bodies import body_name, stranger_name
from bot.parsing.quotations.named import NOBODY, Named, Place
from bot.parsing.quotations.outline import Line

_COURTESY = re.compile(rf"\b({'|'.join(map(str.capitalize, COURTESIES))})\.?\s\Z")
_JOINED = re.compile(r"(?:,\s|,?\s(?:and|or|&)\s)(?:[A-Z][a-z]{1,12}\.?\s){0,3}")
# How sure "a senior official" or "the ministry" is to be all the page tells of the speaker.
_UNNAMED = 0.7
# And "Lindt" where two people of that name may be meant: the speaker is unclear; where the words around it choose one.
_AMBIGUOUS, _CHOSEN = 0.3, 0.8
# How far back, in lines, a pronoun or description looks for its person.
_LINES_BACK = 7


class Resolver:
    """Turns source phrases into speakers, in reading order; it remembers who spoke in which line."""

    def __init__(self, text: str, people: tuple[Person, ...], lines: list[Line]) -> None:
        self._text = text
        self._people = people
        self._named = Named(text, people)
        self._genders = [self._gender(person) for person in people]
        self._line_starts = [line.start for line in lines]
        self._lines = lines
        self._subjects: dict[int, list[Place]] = {}
        self._spoke: list[list[tuple[int, ...]]] = [[] for _ in lines]

    def _gender(self, person: Person) -> str | None:
        """What the courtesies before the mentions, the roles or the given name say."""
        courtesies = (_COURTESY.search(self._text, max(0, m.start - 10), m.start) for m in person.mentions)
        return gender_of(person.name, (*(c[1] for c in courtesies if c), *person.roles))

    def speaker(self, start: int, end: int, whole: int) -> Speaker:
        """The speaker whose source phrase is ``text[start:end]``, and up to ``whole`` with what says which.

        "a spokesman" is ``text[start:end]`` and "for the port" what follows to ``whole``.
        """
        phrase = self._text[start:end]
        low = phrase.lower()
        line = max(0, bisect_left(self._line_starts, start + 1) - 1)
        named, begin = self._named.by(start, end, low) or self._named.behind_complement(low, end, whole), start
        if named is not None:
            self._spoke[line].append(named.meant)
            apposed = named.start >= end
            if low != "who":
                start, end = named.start, named.end
            if named.person == NOBODY:
                return Speaker(None, self._text[start:end], start, end, None, _AMBIGUOUS)
            alone = self._text[named.start : named.end] in self._named.shared
            said = self._as_speaker(named.person, start, end, _CHOSEN if alone else 0.95)
            if not apposed or low.split()[-1] not in names.roles():
                return said
            office = self._text[begin : named.start].rstrip()  # "their spokesman, Ivan Lindt"
            return replace(said, role=office.rpartition(",")[0] or office)
        person: int | None = None
        confidence = 0.5
        if low in PRONOUNS:
            person, confidence = self._pronoun(start, line, PRONOUNS[low])
        elif low.startswith(("the ", "his ", "her ", "their ", "that ", "this ")):
            person, confidence = self._described(start, line, low, self._text[end:whole].lower().split())
        if person is not None:
            self._spoke[line].append((person,))
            return self._as_speaker(person, start, end, confidence)
        described = self._text[start:whole]
        role = described if low.split()[-1] in names.roles() else None
        stranger = stranger_name(phrase)
        if stranger is not None:
            return Speaker(stranger, phrase, start, end, role, 0.6)
        if any(phrase == person.name.split()[-1] for person in self._people):
            confidence = _AMBIGUOUS  # "Lindt" beside "Boris and Clara Lindt" alone
        if low not in PRONOUNS and confidence > _AMBIGUOUS:
            confidence = max(confidence, _UNNAMED)
        head = phrase.split()[-1]
        body = head[0].isupper() and head.lower().removesuffix("s") not in names.roles()
        name = body_name(described if body else phrase)  # "Department for Trade", not "Officials at the Department"
        return Speaker(name, described, start, whole, role, confidence)

    def _as_speaker(self, person: int, start: int, end: int, confidence: float) -> Speaker:
        found = self._people[person]
        return Speaker(found.name, self._text[start:end], start, end, self._role(found, start, end), confidence)

    def _role(self, person: Person, start: int, end: int) -> str | None:
        """What the page calls the person there, else where it first says."""
        phrase = self._text[start:end]
        if phrase[:1].islower() and phrase.split()[-1] in names.roles():
            return phrase
        before = self._text[max(0, start - 90) : start].rstrip()
        after = self._text[end : end + 200].lstrip(", ")
        near = (r for r in person.roles if before.endswith(r) or after.startswith(r))
        return next(near, person.roles[0] if person.roles else None)

    def _subjects_of(self, number: int) -> list[Place]:
        """The people named outside quotation marks in a line, whose name modifies nothing."""
        known = self._subjects.get(number)
        if known is None:
            known = self._subjects[number] = self._named_in(self._lines[number])
        return known

    def _named_in(self, line: Line) -> list[Place]:
        quoted = [(q.outer_start, q.outer_end) for q in line.quotes.values()]
        named = self._named.subjects(line.start, line.end)
        return [place for place in named if not any(a <= place.start < b for a, b in quoted)]

    def _nearest(self, start: int, line: int) -> list[tuple[int, ...]]:
        """People who can be meant at ``start``, likeliest first: who spoke in a line, then whom it names.

        Several together where a name does not tell which of them it means.
        """
        found: list[tuple[int, ...]] = []
        for number in range(line, max(-1, line - _LINES_BACK), -1):
            found.extend(reversed(self._spoke[number]))
            found.extend(self._together([p for p in self._subjects_of(number) if p.start < start]))
        return list(dict.fromkeys(found))

    def _together(self, places: list[Place]) -> list[tuple[int, ...]]:
        """Who is named, those joined by "and" as one: "Boris Lindt and Adam Quill met", of whom "he" may be either."""
        found: list[tuple[int, ...]] = []
        before: Place | None = None
        for place in places:
            joined = before is not None and _JOINED.fullmatch(self._text, before.end, place.start)
            found.append((*found.pop(), *place.meant) if joined else place.meant)
            before = place
        return found

    def _pronoun(self, start: int, line: int, gender: str) -> tuple[int | None, float]:
        unknown: int | None = None
        for rank, people in enumerate(self._nearest(start, line)):
            fitting = [p for p in people if self._genders[p] == gender]
            fitting = fitting or [p for p in people if self._genders[p] is None]
            if len(fitting) > 1:
                return None, _AMBIGUOUS
            if not fitting:
                continue
            if self._genders[fitting[0]] == gender:
                return fitting[0], max(0.55, 0.85 - 0.1 * rank)
            if rank == 0 and len(people) == 1:
                return fitting[0], 0.65
            unknown = fitting[0] if unknown is None else unknown
        return unknown, 0.5

    def _described(self, start: int, line: int, low: str, rest: list[str]) -> tuple[int | None, float]:
        """Whom "the spokesman" means; with ``rest`` ("for the port"), somebody of whom the page says as much."""
        head = low.rsplit(maxsplit=1)[-1]
        if head not in names.roles():
            return None, 0.5
        told = {head, *rest[-1:]}
        for people in self._nearest(start, line):
            fitting = [p for p in people if any(told <= {*role.lower().split()} for role in self._people[p].roles)]
            if fitting:
                return (fitting[0], 0.6) if len(fitting) == 1 else (None, _AMBIGUOUS)
        return None, 0.5

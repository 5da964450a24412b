"""Who a mention stands for: names, pronouns and descriptions resolved against the people of the article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from bot.model.quotation import Person, Speaker
from bot.parsing.names import gender_of
from bot.parsing.names import words as names
from bot.parsing.quotations.outline import Line

_HE = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_PLURAL = frozenset(["they", "we", "officials", "people", "sources", "experts", "critics", "supporters", "voters"])


@dataclass(frozen=True, slots=True)
class _Place:
    """One mention of a person: where it starts and ends, and which person it is."""

    start: int
    end: int
    person: int


class Resolver:
    """Turns source phrases into speakers, in reading order; it remembers who spoke last."""

    def __init__(self, text: str, people: tuple[Person, ...], lines: list[Line]) -> None:
        self._text = text
        self._people = people
        self._places = sorted(
            (_Place(m.start, m.end, i) for i, person in enumerate(people) for m in person.mentions),
            key=lambda place: place.start,
        )
        self._starts = [place.start for place in self._places]
        self._genders = [gender_of(person.name, person.roles) for person in people]
        self._subjects: list[tuple[int, int]] = self._find_subjects(lines)
        self._spoke: list[tuple[int, int]] = []

    def speaker(self, start: int, end: int) -> Speaker:
        """The speaker whose source phrase is ``text[start:end]``."""
        phrase = self._text[start:end]
        low = phrase.lower()
        inside = self._inside(start, end)
        if inside is not None:
            self._spoke.append((start, inside.person))
            return self._named(inside.person, inside.start, inside.end, 0.95)
        if low in _HE:
            person, confidence = self._pronoun(start, _HE[low])
        elif low in _PLURAL or low in ("who", "i", "you", "it", "which"):
            person, confidence = None, 0.5
        else:
            person, confidence = self._described(start, low)
        if person is not None:
            self._spoke.append((start, person))
            return self._named(person, start, end, confidence)
        return Speaker(None, phrase, start, end, None, confidence)

    def _named(self, person: int, start: int, end: int, confidence: float) -> Speaker:
        found = self._people[person]
        return Speaker(found.name, self._text[start:end], start, end, self._role(found), confidence)

    def _role(self, person: Person) -> str | None:
        return person.roles[0] if person.roles else None

    def _inside(self, start: int, end: int) -> _Place | None:
        """The person named as the head of the phrase, not one who only modifies it ("a Lindt adviser")."""
        found: _Place | None = None
        for index in range(bisect_left(self._starts, start), len(self._places)):
            place = self._places[index]
            if place.start >= end:
                break
            after = self._text[place.end : end].lstrip()
            if after[:2] in ("'s", "’s"):
                continue
            if after and after[0].islower() and not after.startswith(("of ", "and ", "who ", "at ", "from ")):
                continue
            if found is None:
                found = place
        return found

    def _find_subjects(self, lines: list[Line]) -> list[tuple[int, int]]:
        """For each line the first person named outside quotation marks, as (offset, person)."""
        found: list[tuple[int, int]] = []
        for line in lines:
            quoted = [(q.outer_start, q.outer_end) for q in line.quotes.values()]
            for index in range(bisect_left(self._starts, line.start), len(self._places)):
                place = self._places[index]
                if place.start >= line.end:
                    break
                if any(a <= place.start < b for a, b in quoted) or self._text[place.end : place.end + 2] in (
                    "'s",
                    "’s",
                ):
                    continue
                found.append((place.start, place.person))
                break
        return found

    def _pronoun(self, start: int, gender: str) -> tuple[int | None, float]:
        for offset, person in sorted((c for c in (*self._spoke, *self._subjects) if c[0] < start), reverse=True)[:8]:
            if start - offset > 1500:
                break
            known = self._genders[person]
            if known == gender:
                return person, 0.75
            if known is None:
                return person, 0.55
        return None, 0.4

    def _described(self, start: int, low: str) -> tuple[int | None, float]:
        if not low.startswith(("the ", "his ", "her ", "their ")):
            return None, 0.6
        head = low.rsplit(maxsplit=1)[-1]
        if head not in names.roles():
            return None, 0.6
        for _offset, person in sorted((c for c in (*self._spoke, *self._subjects) if c[0] < start), reverse=True)[:12]:
            if any(head in role.lower().split() for role in self._people[person].roles):
                return person, 0.6
        return None, 0.5

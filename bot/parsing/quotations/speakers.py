"""Who a mention stands for: names, pronouns and descriptions resolved against the people of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from bot.model.quotation import Person, Speaker
from bot.parsing.lexicon import words
from bot.parsing.names import gender_of
from bot.parsing.names import words as names
from bot.parsing.quotations.bodies import body_name, stranger_name
from bot.parsing.quotations.outline import Line

_HE = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+(?:-[^\W\d_]+)*)")
# "the council's chief of staff, Ann Quill," - from the phrase to the name that follows it
_TO_NAME = re.compile(r"(?:\s+(?:of|for|at|with|in|to|from|on)\s[^,.;:\"“]{1,60})?,?\s+(?=[^\W\d_a-z])")
# "Ivan Lindt, ", "Ann Quill at the council's " - from a name to the phrase about the person
_FROM_NAME = re.compile(r"(?:,\s+|\s(?:at|of|for|from|with)\s(?:the\s)?(?:[^\s,]{1,30}['’]s\s)?)\Z")
_COURTESY = re.compile(r"\b(Mr|Mrs|Ms|Miss)\.?\s\Z")
# How sure "a senior official" or "the ministry" is to be all the page tells of the speaker.
_UNNAMED = 0.7
# How far back, in lines, a pronoun or description looks for its person.
_LINES_BACK = 7


@dataclass(frozen=True, slots=True)
class _Place:
    """One mention of a person: where it starts and ends, and which person it is."""

    start: int
    end: int
    person: int


class Resolver:
    """Turns source phrases into speakers, in reading order; it remembers who spoke in which line."""

    def __init__(self, text: str, people: tuple[Person, ...], lines: list[Line]) -> None:
        self._text = text
        self._people = people
        self._places = sorted(
            (_Place(m.start, m.end, i) for i, person in enumerate(people) for m in person.mentions),
            key=lambda place: place.start,
        )
        self._starts = [place.start for place in self._places]
        self._genders = [self._gender(person) for person in people]
        self._line_starts = [line.start for line in lines]
        self._subjects = [self._subjects_of(line) for line in lines]
        self._spoke: list[list[int]] = [[] for _ in lines]

    def _gender(self, person: Person) -> str | None:
        """What the courtesies before the mentions, the roles or the given name say."""
        courtesies = (_COURTESY.search(self._text, max(0, m.start - 6), m.start) for m in person.mentions)
        return gender_of(person.name, (*(c[1] for c in courtesies if c), *person.roles))

    def speaker(self, start: int, end: int) -> Speaker:
        """The speaker whose source phrase is ``text[start:end]``."""
        phrase = self._text[start:end]
        low = phrase.lower()
        line = max(0, bisect_left(self._line_starts, start + 1) - 1)
        named = self._named_by(start, end, low)
        if named is not None:
            self._spoke[line].append(named.person)
            if low != "who":
                start, end = named.start, named.end
            return self._as_speaker(named.person, start, end, 0.95)
        person: int | None = None
        confidence = 0.5
        if low in _HE:
            person, confidence = self._pronoun(start, line, _HE[low])
        elif low.startswith(("the ", "his ", "her ", "their ", "that ", "this ")):
            person, confidence = self._described(start, line, low)
        if person is not None:
            self._spoke[line].append(person)
            return self._as_speaker(person, start, end, confidence)
        role = phrase if low.split()[-1] in names.roles() else None
        stranger = stranger_name(phrase)
        if stranger is not None:
            return Speaker(stranger, phrase, start, end, role, 0.6)
        if low not in _HE:
            confidence = max(confidence, _UNNAMED)
        return Speaker(body_name(phrase), phrase, start, end, role, confidence)

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

    def _named_by(self, start: int, end: int, low: str) -> _Place | None:
        """The person the phrase names: inside it, in apposition behind it, or before its "who"."""
        inside = self._inside(start, end)
        if inside is not None or low in _HE:
            return inside
        if low == "who":
            return self._ending_at(start)
        if low in ("they", "it", "we", "i", "you", "that", "which"):
            return None
        return self._modified(start, low) or self._apposed(end)

    def _inside(self, start: int, end: int) -> _Place | None:
        """The person named as the head of the phrase, not one who only modifies it ("a Lindt adviser")."""
        for index in range(bisect_left(self._starts, start), len(self._places)):
            place = self._places[index]
            if place.start >= end:
                break
            if not self._modifies(place.end):
                return place
        return None

    def _modifies(self, end: int) -> bool:
        """Whether the name that ends at ``end`` only describes the noun after it."""
        if self._text[end : end + 2] in ("'s", "’s"):
            return True
        after = _FIRST_WORD.match(self._text, end, end + 30)
        if after is None or not after[1][0].islower():
            return False
        word = after[1]
        return (
            word in words("function_words", "modified")
            or word in names.roles()
            or word.removesuffix("s") in names.roles()
        )

    def _apposed(self, end: int) -> _Place | None:
        """The person named right behind the phrase: "a spokesman, Ivan Lindt,", "spokesman for the port Ivan Lindt"."""
        gap = _TO_NAME.match(self._text, end, end + 90)
        if gap is None:
            return None
        index = bisect_left(self._starts, gap.end())
        if index == len(self._places):
            return None
        place = self._places[index]
        between = self._text[gap.end() : min(place.start, gap.end() + 30)]
        titled = all(word.strip(".").casefold() in names.titles() for word in between.split())
        near = place.start - gap.end() <= len(between)
        return place if near and titled and not self._modifies(place.end) else None

    def _modified(self, start: int, low: str) -> _Place | None:
        """The person the phrase says more about: "Ivan Lindt, head of", "Ann Quill at the council's institute"."""
        link = _FROM_NAME.search(self._text, max(0, start - 60), start)
        if link is None or (link[0].startswith(",") and not any(w in names.roles() for w in low.split()[:4])):
            return None
        index = bisect_left(self._starts, link.start()) - 1
        if index >= 0 and self._places[index].end == link.start():
            return self._places[index]
        return None

    def _ending_at(self, start: int) -> _Place | None:
        """The person named just before a relative pronoun at ``start``."""
        index = bisect_left(self._starts, start) - 1
        if index >= 0 and start - 3 <= self._places[index].end <= start:
            return self._places[index]
        return None

    def _subjects_of(self, line: Line) -> list[_Place]:
        """The people named outside quotation marks in a line, whose name modifies nothing."""
        quoted = [(q.outer_start, q.outer_end) for q in line.quotes.values()]
        found: list[_Place] = []
        for index in range(bisect_left(self._starts, line.start), len(self._places)):
            place = self._places[index]
            if place.start >= line.end:
                break
            if not any(a <= place.start < b for a, b in quoted) and not self._modifies(place.end):
                found.append(place)
        return found

    def _nearest(self, start: int, line: int) -> list[int]:
        """People who can be meant at ``start``, likeliest first: who spoke in a line, then whom it names."""
        found: list[int] = []
        for number in range(line, max(-1, line - _LINES_BACK), -1):
            found.extend(reversed(self._spoke[number]))
            found.extend(p.person for p in self._subjects[number] if p.start < start)
        return list(dict.fromkeys(found))

    def _pronoun(self, start: int, line: int, gender: str) -> tuple[int | None, float]:
        unknown: int | None = None
        for rank, person in enumerate(self._nearest(start, line)):
            known = self._genders[person]
            if known == gender:
                return person, max(0.55, 0.85 - 0.1 * rank)
            if known is None and unknown is None:
                unknown = person
                if rank == 0:
                    return person, 0.65
        return unknown, 0.5

    def _described(self, start: int, line: int, low: str) -> tuple[int | None, float]:
        head = low.rsplit(maxsplit=1)[-1]
        if head not in names.roles():
            return None, 0.5
        for person in self._nearest(start, line):
            if any(head in role.lower().split() for role in self._people[person].roles):
                return person, 0.6
        return None, 0.5

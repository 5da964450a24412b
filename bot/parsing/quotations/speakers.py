"""Who a mention stands for: names, pronouns and descriptions resolved against the people of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.model.quotation import Person, Speaker
from bot.parsing.lexicon import words
from bot.parsing.names import gender_of, join
from bot.parsing.names import words as names
from bot.parsing.quotations.bodies import body_name, stranger_name
from bot.parsing.quotations.outline import Line

_HE = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+(?:-[^\W\d_]+)*)")
# "the council's chief of staff, Ann Quill," - from the phrase to the name that follows it
_TO_NAME = re.compile(
    r"(?:\s+and\s(?!(?:his|her|its|their|the|an?)\s)[a-z][a-z ]{1,40}(?=,))?"
    r"(?:\s+(?:of|for|at|with|in|to|from|on)\s[^,.;:\"“]{1,60})?(,?)\s+((?:[A-Z][a-z]+\.?\s+)*)"
)
# "a resident, who gave her name only as Lena,"
_GAVE_NAME = re.compile(r",?\s+who\s(?:gave|asked|wanted|would|identified|only|is|was)\s[^.;:\"“”]{0,60}\b(?:as|by)\s")
# "Ivan Lindt, ", "Ann Quill at the council's " - from a name to the phrase about the person
_FROM_NAME = re.compile(r"(?:,\s+|\s(?:at|of|for|from|with)\s(?:the\s)?(?:[^\s,]{1,30}['’]s\s)?)\Z")
_COURTESY = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Baroness)\.?\s\Z")
_JOINED = re.compile(r"(?:,\s|,?\s(?:and|or|&)\s)(?:[A-Z][a-z]{1,12}\.?\s){0,3}")
# How sure "a senior official" or "the ministry" is to be all the page tells of the speaker.
_UNNAMED = 0.7
# And "Lindt" where two people of that name may be meant: the speaker is unclear; where the words around it choose one.
_AMBIGUOUS, _CHOSEN = 0.3, 0.8
# Characters between a description and the name behind it.
_LONGEST_GAP = 90
# How far back, in lines, a pronoun or description looks for its person.
_LINES_BACK = 7


_NOBODY = -1


@dataclass(frozen=True, slots=True)
class _Place:
    """One mention of a person: where it starts and ends, and which person it is.

    ``rivals`` are the people of a name that stands alone where any of them may be meant; ``person`` is then `_NOBODY`.
    """

    start: int
    end: int
    person: int
    rivals: tuple[int, ...] = ()


class Resolver:
    """Turns source phrases into speakers, in reading order; it remembers who spoke in which line."""

    def __init__(self, text: str, people: tuple[Person, ...], lines: list[Line]) -> None:
        self._text = text
        self._people = people
        told = [_Place(m.start, m.end, i) for i, person in enumerate(people) for m in person.mentions]
        self._shared = shared_names(people)
        self._places = sorted([*told, *self._unclear(told)], key=lambda place: place.start)
        self._starts = [place.start for place in self._places]
        self._genders = [self._gender(person) for person in people]
        self._line_starts = [line.start for line in lines]
        self._lines = lines
        self._subjects: dict[int, list[_Place]] = {}
        self._spoke: list[list[tuple[int, ...]]] = [[] for _ in lines]

    def _unclear(self, told: list[_Place]) -> list[_Place]:
        """Where a name of several people stands alone and no mention says whose it is there."""
        if not self._shared:
            return []
        found = re.finditer(rf"\b(?:{'|'.join(map(re.escape, self._shared))})\b(?!\s[A-Z])", self._text)
        known = {start for place in told for start in range(place.start, place.end)}
        return [_Place(*m.span(), _NOBODY, self._shared[m[0]]) for m in found if m.start() not in known]

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
        named, begin = self._named_by(start, end, low) or self._behind_complement(low, end, whole), start
        if named is not None:
            self._spoke[line].append(_meant(named))
            apposed = named.start >= end
            if low != "who":
                start, end = named.start, named.end
            if named.person == _NOBODY:
                return Speaker(None, self._text[start:end], start, end, None, _AMBIGUOUS)
            alone = self._text[named.start : named.end] in self._shared
            said = self._as_speaker(named.person, start, end, _CHOSEN if alone else 0.95)
            if not apposed or low.split()[-1] not in names.roles():
                return said
            office = self._text[begin : named.start].rstrip()  # "their spokesman, Ivan Lindt"
            return replace(said, role=office.rpartition(",")[0] or office)
        person: int | None = None
        confidence = 0.5
        if low in _HE:
            person, confidence = self._pronoun(start, line, _HE[low])
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
        if low not in _HE and confidence > _AMBIGUOUS:
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

    def _named_by(self, start: int, end: int, low: str) -> _Place | None:
        """The person the phrase names: inside it, in apposition behind it, or before its "who"."""
        inside = self._inside(start, end)
        if inside is not None or low in _HE:
            return inside
        if low == "who":
            return self._ending_at(start)
        if low in ("they", "it", "we", "i", "you", "that", "which"):
            return None
        return self._modified(start, low) or self._apposed(low, end)

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

    def _apposed(self, low: str, end: int) -> _Place | None:
        """The person named right behind the phrase: "a spokesman, Ivan Lindt,", "spokesman for the port Ivan Lindt"."""
        index = bisect_left(self._starts, end)
        if index == len(self._places) or self._starts[index] > end + _LONGEST_GAP:
            return None
        place = self._places[index]
        if _GAVE_NAME.fullmatch(self._text, end, place.start):
            return place
        gap = _TO_NAME.fullmatch(self._text, end, place.start)
        if gap is None or self._modifies(place.end):
            return None
        between = gap[0].lower().replace(",", "").split()
        people = names.roles() | names.titles()
        told = (form for word in (*low.split(), *between) for form in (word, word.removesuffix("s")))
        if between and between[0] != "of" and people.isdisjoint(told):
            return None  # "according to a report in the Herald, Ann Quill has"
        if between and not gap[1]:
            office = between[0] == "of" and self._text[end - len(low)].isupper()  # "Speaker of the House Rep. Quill"
            if low.rsplit(maxsplit=1)[-1] not in people or (between[-1].strip(".") in people and not office):
                return None  # "a spokesman for President Ann Quill"
        return place if all(word.strip(".").casefold() in names.titles() for word in gap[2].split()) else None

    def _behind_complement(self, low: str, end: int, whole: int) -> _Place | None:
        """The person named behind whose somebody is: "a lawyer for Ivan Lindt, Ann Quill,"."""
        if whole == end or low.rsplit(maxsplit=1)[-1] not in names.roles():
            return None
        named = self._apposed(low, whole)
        return named if named is not None and self._text[named.end : named.end + 1] in (",", ".") else None

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

    def _subjects_of(self, number: int) -> list[_Place]:
        """The people named outside quotation marks in a line, whose name modifies nothing."""
        known = self._subjects.get(number)
        if known is None:
            known = self._subjects[number] = self._named_in(self._lines[number])
        return known

    def _named_in(self, line: Line) -> list[_Place]:
        quoted = [(q.outer_start, q.outer_end) for q in line.quotes.values()]
        found: list[_Place] = []
        for index in range(bisect_left(self._starts, line.start), len(self._places)):
            place = self._places[index]
            if place.start >= line.end:
                break
            if not any(a <= place.start < b for a, b in quoted) and not self._modifies(place.end):
                found.append(place)
        return found

    def _nearest(self, start: int, line: int) -> list[tuple[int, ...]]:
        """People who can be meant at ``start``, likeliest first: who spoke in a line, then whom it names.

        Several together where a name does not tell which of them it means.
        """
        found: list[tuple[int, ...]] = []
        for number in range(line, max(-1, line - _LINES_BACK), -1):
            found.extend(reversed(self._spoke[number]))
            found.extend(self._together([p for p in self._subjects_of(number) if p.start < start]))
        return list(dict.fromkeys(found))

    def _together(self, places: list[_Place]) -> list[tuple[int, ...]]:
        """Who is named, those joined by "and" as one: "Boris Lindt and Adam Quill met", of whom "he" may be either."""
        found: list[tuple[int, ...]] = []
        before: _Place | None = None
        for place in places:
            joined = before is not None and _JOINED.fullmatch(self._text, before.end, place.start)
            found.append((*found.pop(), *_meant(place)) if joined else _meant(place))
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


def _meant(place: _Place) -> tuple[int, ...]:
    return place.rivals or (place.person,)


def shared_names(people: Sequence[Person]) -> dict[str, tuple[int, ...]]:
    """The words that are family or given names of several people of the page, as written, each with these people."""
    owners: dict[str, dict[int, None]] = {}
    for index, person in enumerate(people):
        parts = tuple(person.name.split())
        if len(parts) > 1:
            own = (join.family(parts), join.given(parts))
            for word in parts:
                if join.plain(word) in own:
                    owners.setdefault(word, {})[index] = None
    return {word: tuple(found) for word, found in owners.items() if len(found) > 1}

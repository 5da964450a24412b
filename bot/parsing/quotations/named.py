"""Where people are named on a page, and whom a phrase names: inside it, beside it, behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.quotation import Person
from bot.parsing.lexicon import words
from bot.parsing.names import join
from bot.parsing.names import words as names
from bot.parsing.names.gender import PRONOUNS

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
# Characters between a description and the name behind it.
_LONGEST_GAP = 90
NOBODY = -1
"""Stands for a person where a name does not tell which of several it means."""


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a person: where it starts and ends, and which person it is.

    ``rivals`` are the people of a name that stands alone where any of them may be meant; ``person`` is then `NOBODY`.
    """

    start: int
    end: int
    person: int
    rivals: tuple[int, ...] = ()

    @property
    def meant(self) -> tuple[int, ...]:
        """Everybody who may be meant."""
        return self.rivals or (self.person,)


class Named:
    """The mentions of people in a text, in order, among them names that stand alone and may be anybody's."""

    def __init__(self, text: str, people: tuple[Person, ...]) -> None:
        self._text = text
        self.shared = _shared_names(people)
        told = [Place(m.start, m.end, i) for i, person in enumerate(people) for m in person.mentions]
        self._places = sorted([*told, *self._unclear(told)], key=lambda place: place.start)
        self._starts = [place.start for place in self._places]

    def _unclear(self, told: list[Place]) -> list[Place]:
        """Where a name of several people stands alone and no mention says whose it is there."""
        if not self.shared:
            return []
        found = re.finditer(rf"\b(?:{'|'.join(map(re.escape, self.shared))})\b(?!\s[A-Z])", self._text)
        known = {start for place in told for start in range(place.start, place.end)}
        return [Place(*m.span(), NOBODY, self.shared[m[0]]) for m in found if m.start() not in known]

    def subjects(self, start: int, end: int) -> Iterator[Place]:
        """The people named in ``text[start:end]`` whose name modifies nothing."""
        for index in range(bisect_left(self._starts, start), len(self._places)):
            place = self._places[index]
            if place.start >= end:
                break
            if not self._modifies(place.end):
                yield place

    def by(self, start: int, end: int, low: str) -> Place | None:
        """The person the phrase names: inside it, in apposition behind it, or before its "who"."""
        # The head of the phrase, not one who only modifies it ("a Lindt adviser").
        inside = next(self.subjects(start, end), None)
        if inside is not None or low in PRONOUNS:
            return inside
        if low == "who":
            return self._ending_at(start)
        if low in ("they", "it", "we", "i", "you", "that", "which"):
            return None
        return self._modified(start, low) or self._apposed(low, end)

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

    def _apposed(self, low: str, end: int) -> Place | None:
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

    def behind_complement(self, low: str, end: int, whole: int) -> Place | None:
        """The person named behind whose somebody is: "a lawyer for Ivan Lindt, Ann Quill,"."""
        if whole == end or low.rsplit(maxsplit=1)[-1] not in names.roles():
            return None
        named = self._apposed(low, whole)
        return named if named is not None and self._text[named.end : named.end + 1] in (",", ".") else None

    def _modified(self, start: int, low: str) -> Place | None:
        """The person the phrase says more about: "Ivan Lindt, head of", "Ann Quill at the council's institute"."""
        link = _FROM_NAME.search(self._text, max(0, start - 60), start)
        if link is None or (link[0].startswith(",") and not any(w in names.roles() for w in low.split()[:4])):
            return None
        index = bisect_left(self._starts, link.start()) - 1
        if index >= 0 and self._places[index].end == link.start():
            return self._places[index]
        return None

    def _ending_at(self, start: int) -> Place | None:
        """The person named just before a relative pronoun at ``start``."""
        index = bisect_left(self._starts, start) - 1
        if index >= 0 and start - 3 <= self._places[index].end <= start:
            return self._places[index]
        return None


def _shared_names(people: Sequence[Person]) -> dict[str, tuple[int, ...]]:
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

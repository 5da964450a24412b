"""A name where it stands, and the mentions of one person."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field

from bot.parsing.names import join
from bot.parsing.names.gender import COURTESIES, Gender, gender_of

_TELLING = 20
"""So many mentions tell the gender of a person; no page needs more."""


@dataclass(slots=True)
class Named:
    """One candidate with its place in the text and what the page calls the person there.

    ``kin`` if it only tells whose relative it is: "his wife, Clara Lindt"; ``paired`` if somebody else has the family
    name there as well: "Boris and Clara Lindt".
    """

    words: tuple[str, ...]
    start: int
    end: int
    title: str | None
    sure: bool
    weak: bool
    roles: tuple[str, ...]
    kin: bool = False
    paired: bool = False

    @property
    def full(self) -> bool:
        """Whether it has more than a family name, with or without a suffix."""
        return len(self.words) > 1 and len(join.core(self.words)) > 1

    @property
    def gender(self) -> Gender | None:
        """What the title before it says."""
        return COURTESIES.get(self.title or "")


@dataclass(slots=True)
class Cluster:
    """The mentions found so far of one person: ``words`` of the fullest name, where they ``start``, the full ones.

    Starts are in reading order, ``full`` and ``named`` in the order they were found.
    """

    words: tuple[str, ...]
    named: list[Named] = field(default_factory=list)
    full: list[Named] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def take(self, named: Named) -> None:
        """Count a mention as this person's."""
        self.named.append(named)
        insort(self.starts, named.start)
        if named.full:
            self.full.append(named)
            if len(join.core(named.words)) > len(join.core(self.words)):
                self.words = named.words

    @property
    def gender(self) -> Gender | None:
        """What the name, its titles and roles say."""
        titled = next((n.gender for n in self.named[:_TELLING] if n.gender), None)
        return titled or gender_of(" ".join(self.words), tuple(r for n in self.named[:_TELLING] for r in n.roles))

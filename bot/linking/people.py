"""The same person across pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from bot.linking.names import both_ways, particles, suffixes
from bot.linking.spelling import same_word
from bot.model.words import fold

_T = TypeVar("_T")
_CACHE = 65_536
"""Names whose words are remembered: the same ones come back page after page."""
_DOMINATES = 10
"""So many times as many articles as all others of a family name together must name whom it means by itself."""


class Named(Protocol):
    """Somebody known, with every form of the name seen, folded."""

    @property
    def id(self) -> int:
        """The row."""
        ...

    @property
    def kind(self) -> str:
        """``person`` or ``other``."""
        ...

    @property
    def forms(self) -> tuple[str, ...]:
        """Folded."""
        ...

    @property
    def articles(self) -> int:
        """How many articles name them, as far as is known."""
        ...


def same_person(first: str, second: str) -> bool:
    """Whether two full names are spellings of one person's name.

    "Vladamir Putin" is "Vladimir Putin", "Abe Shinzo" is "Shinzo Abe", "J. Yun" may be "Joseph Yun", "George W. Bush"
    is "George Bush"; "Kim Jong Il" is never "Kim Jong Un", a son called "Jr." never his father, and a name of one word
    never anybody else's.
    """
    ours, theirs = _parts(first), _parts(second)
    if _suffix(first) != _suffix(second) or min(len(ours), len(theirs)) < 2:
        return fold(first) == fold(second)
    return (
        _aligned(ours, theirs)
        or _middle_left_out(ours, theirs)
        or _middle_left_out(theirs, ours)
        or (_turned(ours, theirs) or _turned(theirs, ours))
    )


def is_short_for(short: str, full: str) -> bool:
    """Whether a shorter name can stand for a longer one: its family name, or the given names after one ("Jong-Un")."""
    words, longer = _words(short), _parts(full)
    if not words or len(words) >= len(longer) or _suffix(short):
        return False
    if len(words) == 1:
        return longer[-1] == words[0] or (len(longer) == 3 and _family_first(longer) and longer[0] == words[0])
    tail = longer[len(longer) - len(words) :]
    return tail == words and (longer[0] not in particles() or tail[0] not in particles())


def link_names(names: Mapping[str, str], known: Sequence[Named]) -> dict[str, int | None]:
    """For each name of one page (with its kind, ``person`` or ``other``) what `link_name` says of it.

    Only people and names that share a word with it are looked at, so that a page costs by its names, not by the corpus.
    """
    people = _by_word((word, person) for person in known for form in person.forms for word in form.split())
    besides = _by_word((word, name) for name in names for word in fold(name).split())

    def link(name: str, kind: str) -> int | None:
        shared = fold(name).split()
        candidates = {person.id: person for word in shared for person in people.get(word, ())}
        beside = dict.fromkeys(other for word in shared for other in besides.get(word, ()))
        return link_name(name, kind, list(candidates.values()), beside)

    return {name: link(name, kind) for name, kind in names.items()}


def _by_word(pairs: Iterable[tuple[str, _T]]) -> dict[str, list[_T]]:
    found: dict[str, list[_T]] = {}
    for word, value in pairs:
        found.setdefault(word, []).append(value)
    return found


def link_name(name: str, kind: str, known: Sequence[Named], beside: Iterable[str] = ()) -> int | None:
    """The id of the known person whose name this is; ``None`` when it is nobody's or could be several people's.

    ``beside`` are the other names of the same page: a short name that the page keeps apart from the full name it could
    stand for ("Kim" beside "Kim Jong Un") stands for somebody who is not told. Sources that are not people (kind
    "other") are linked by their exact name alone.
    """
    folded = fold(name)
    exact = [person for person in known if folded in person.forms and person.kind == kind]
    apart = kind == "person" and any(is_short_for(name, other) for other in beside)
    if kind == "person" and " " not in folded:
        return _bearer(name, exact, known, apart=apart)
    if exact:
        return min(person.id for person in exact)
    if kind != "person" or apart:
        return None
    people = [person for person in known if person.kind == "person"]
    return (
        _only(person for person in people if any(same_person(name, form) for form in person.forms))
        or _only(person for person in people if any(is_short_for(name, form) for form in person.forms))
        or _grown_from(name, people)
    )


def _bearer(name: str, exact: Sequence[Named], known: Sequence[Named], *, apart: bool) -> int | None:
    """Whose name of one word it is: nobody's told when several known people have it, or its page keeps it ``apart``.

    Unless nothing but that word is known of somebody, who may be any of them, or one is far better known than the rest.
    """
    full = {p.id: p for p in known if p.kind == "person" and any(is_short_for(name, form) for form in p.forms)}
    if untold := [person.id for person in exact if person.id not in full]:
        return min(untold)
    if apart or not full:
        return None
    first, *others = sorted(full.values(), key=lambda person: -person.articles)
    return first.id if not others or first.articles >= _DOMINATES * max(1, sum(p.articles for p in others)) else None


def _grown_from(name: str, people: Sequence[Named]) -> int | None:
    """The person known by a short form alone so far, if nobody else of that family name is known."""
    family = [p for p in people if any(is_short_for(form, name) for form in p.forms)]
    rivals = [p for p in people if any(_shares_family(name, form) for form in p.forms)]
    return _only(p for p in family if rivals in ([], [p]) and all(is_short_for(form, name) for form in p.forms))


def _only(people: Iterable[Named]) -> int | None:
    ids = {person.id for person in people}
    return ids.pop() if len(ids) == 1 else None


@lru_cache(_CACHE)
def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


@lru_cache(_CACHE)
def _parts(name: str) -> tuple[str, ...]:
    """Folded words without suffixes; dots of initials are no words of their own."""
    return tuple(part for word in fold(name).split() for part in word.split(".") if part and part not in suffixes())


@lru_cache(_CACHE)
def _suffix(name: str) -> str | None:
    words = fold(name).split()
    last = words[-1].rstrip(".") if len(words) > 1 else ""
    return {"junior": "jr", "senior": "sr"}.get(last, last) if last in suffixes() else None


def _fits(first: str, second: str) -> bool:
    """Equal, spelled alike, or an initial and its name."""
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return same_word(first, second)


def _aligned(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Word by word; the family name may not be an initial, and not every word may be misspelled."""
    if len(ours) != len(theirs) or min(len(ours[-1]), len(theirs[-1])) == 1:
        return False
    equal = sum(a == b for a, b in zip(ours, theirs, strict=True))
    close = all(_fits(a, b) for a, b in zip(ours, theirs, strict=True))
    long = all(len(word) >= 5 for word in (*ours, *theirs))
    return close and (equal > 0 or long)


def _middle_left_out(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """First and last word agree and the longer name has others between: "John F. Kennedy", "John Kennedy"."""
    if len(short) != 2 or len(long) < 3 or _family_first(long):
        return False
    return short[-1] == long[-1] and len(short[0]) > 1 and same_word(short[0], long[0])


def _turned(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """The family name first in one, last in the other."""
    if len(ours) != len(theirs) or ours[1:] + ours[:1] != theirs:
        return False
    return len(ours) > 2 or not {*ours} & both_ways()


def _family_first(words: tuple[str, ...]) -> bool:
    """Three short syllables as in Korean or Vietnamese names, written family name first."""
    return len(words) == 3 and all(len(word) <= 6 for word in words) and min(len(word) for word in words) > 1


def _shares_family(first: str, second: str) -> bool:
    ours, theirs = _parts(first), _parts(second)
    family = {ours[-1]} | ({ours[0]} if _family_first(ours) else set())
    return bool(family & ({theirs[-1]} | ({theirs[0]} if _family_first(theirs) else set())))

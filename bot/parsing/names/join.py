"""When two names of one article are the same person."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from bot.parsing.lexicon import load
from bot.parsing.names import words as w

# Names come back many times in a page; the caches hold a page's names, not a corpus's.
_CACHE = 4096


@lru_cache(_CACHE)
def plain(word: str) -> str:
    """A name word in lower case without hyphens, apostrophes and stops, and without a particle joined to it."""
    bare = w.behind_prefix(word).casefold()
    return bare if bare.isalpha() else "".join(filter(str.isalpha, bare))


@lru_cache(_CACHE)
def core(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that compare: no suffix, no initials between the first and the last word."""
    parts = [p for p in name if plain(p) and plain(p) not in w.SUFFIXES]
    kept = [p for i, p in enumerate(parts) if i in (0, len(parts) - 1) or len(plain(p)) > 1]
    return tuple(plain(p) for p in kept)


@lru_cache(_CACHE)
def suffix(name: tuple[str, ...]) -> str:
    """ "jr" and the like, or nothing."""
    return next((plain(p) for p in name[1:] if plain(p) in w.SUFFIXES), "")


@lru_cache(_CACHE)
def family_comes_first(name: tuple[str, ...]) -> bool:
    """Whether the name is written family name first ("Kim Jong Un")."""
    parts = core(name)
    if len(parts) < 2 or parts[0] not in w.family_first() or parts[0] in w.first_names() - {"kim", "lee"}:
        return False
    if len(parts) == 2:
        return "-" in name[1] or (
            parts[1] not in w.first_names() and _syllables(parts[1]) and parts[0] not in ("lee", "kim")
        )
    return len(parts) == 3 and parts[2] not in w.first_names() and len(parts[1]) <= 6 and len(parts[2]) <= 6


def _syllables(given: str) -> bool:
    return len(given) <= 8


def family(name: tuple[str, ...]) -> str:
    """The family name, particles left out."""
    parts = core(name)
    return parts[0] if family_comes_first(name) else parts[-1]


def given(name: tuple[str, ...]) -> str:
    """The given name; for family-first names all that follows, as one word ("jongun")."""
    parts = core(name)
    return "".join(parts[1:]) if family_comes_first(name) else parts[0]


def one_slip(a: str, b: str) -> bool:
    """Whether two words of six letters or more differ by one letter changed, added, dropped or swapped."""
    return a == b or (min(len(a), len(b)) >= 6 and OSA.distance(a, b, score_cutoff=1) == 1)


def slip_keys(word: str) -> list[str]:
    """Keys that two words share whenever they are one slip apart: the word, and it without any one letter."""
    return [word, *(word[:index] + word[index + 1 :] for index in range(len(word) if len(word) >= 6 else 0))]


@lru_cache(_CACHE)
def name_keys(name: tuple[str, ...]) -> tuple[str, ...]:
    """Keys that two full names share whenever `same_full_name` can hold of them.

    The given name alone is none: on long pages hundreds of people have it.
    """
    parts = core(name)
    whole = (f"{parts[0]} {parts[1]}", f"{parts[0]} {''.join(parts[1:])}") if len(parts) > 1 else ()
    return (*whole, *slip_keys(parts[-1])) if parts else ()


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(load("first_names")["nicknames"]):
        for word in line.split():
            groups.setdefault(word, set()).add(number)
    return {word: frozenset(found) for word, found in groups.items()}


def given_agree(a: str, b: str) -> bool:
    """Whether two given names can be one person's: equal, an initial, a nickname, a slip of spelling."""
    if a == b or one_slip(a, b):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    nick = _nicknames()
    return bool(nick.get(a, frozenset()) & nick.get(b, frozenset()))


def same_full_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of two words or more are one person's."""
    if suffix(a) != suffix(b) and "jr" in (suffix(a), suffix(b)):
        return False
    core_a, core_b = core(a), core(b)
    if core_a == core_b:
        return True
    first_a, first_b = family_comes_first(a), family_comes_first(b)
    if first_a or first_b:
        return first_a == first_b and core_a[0] == core_b[0] and given(a) == given(b)
    if core_a[-1] == core_b[-1] or one_slip(core_a[-1], core_b[-1]):
        return given_agree(core_a[0], core_b[0]) or (
            core_a[-1] == core_b[-1] and (core_a[0] in core_b[1:-1] or core_b[0] in core_a[1:-1])
        )
    # "Ann Quill Wren" is "Ann Quill" too
    short, long = sorted((core_a, core_b), key=len)
    return len(short) < len(long) and long[: len(short)] == short


def misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names are the same but for a slip in a word."""
    core_a, core_b = core(a), core(b)
    return len(core_a) == len(core_b) and all(one_slip(x, y) for x, y in zip(core_a, core_b, strict=True))

"""Which outlet is meant by a typed name."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.errors import NoSuchOutlet
from bot.model.words import fold
from bot.storage.corpus import Corpus

_ALIKE = 85.0
"""The least likeness (0 to 100) of a misspelled name."""
_NEAREST = 5


async def find_outlets(corpus: Corpus, asked: str | None) -> tuple[str, ...] | None:
    """The outlets of the corpus that a typed name means, see `resolve_outlets`; ``None`` when none is typed."""
    if not asked or not asked.strip():
        return None
    return resolve_outlets(asked, [name for name, _ in await corpus.outlets()])


def resolve_outlets(asked: str, known: Sequence[str]) -> tuple[str, ...]:
    """The outlets a typed name means: that very one, else all it is a part of; raises `NoSuchOutlet` with the nearest.

    "The" may be missing or too much, and a letter wrong.
    """
    typed = _core(asked)
    forms = {name: _core(name) for name in known}
    same = [name for name, form in forms.items() if form == typed]
    part = [name for name, form in forms.items() if typed and f" {typed} " in f" {form} "]
    alike = sorted(((fuzz.ratio(typed, form), name) for name, form in forms.items()), reverse=True)
    misspelled = [name for score, name in alike[:1] if score >= _ALIKE]
    if found := same or part or misspelled:
        return tuple(found)
    raise NoSuchOutlet(asked, tuple(name for _, name in alike[:_NEAREST]))


def _core(name: str) -> str:
    return fold(name).removeprefix("the ")

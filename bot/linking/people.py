"""The same person across pages."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from bot.model.words import fold


def same_person(first: str, second: str) -> bool:
    """Whether two full names are spellings of one person's name.

    Folded words must agree in number and order; one word of four letters or more may differ by one edit (or two from
    eight letters on), provided another word is equal. "Vladamir Putin" is "Vladimir Putin"; "Kim Jong Il" and
    "Kim Jong Un" stay two: a word of three letters or fewer must be equal.
    """
    ours, theirs = fold(first).split(), fold(second).split()
    if len(ours) != len(theirs) or not ours:
        return False
    different = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    if not different:
        return True
    if len(different) > 1 or len(ours) < 2:
        return False
    a, b = different[0]
    if min(len(a), len(b)) < 4:
        return False
    return DamerauLevenshtein.distance(a, b) <= (2 if min(len(a), len(b)) >= 8 else 1)


def link_name(name: str, known: Sequence[tuple[int, tuple[str, ...]]]) -> int | None:
    """The id of the known person one of whose (folded) forms spells this name; ``None`` when nobody or several do."""
    folded = fold(name)
    exact = {person for person, forms in known if folded in forms}
    if exact:
        return min(exact)
    if " " not in folded:
        return None
    spelled = {person for person, forms in known if any(same_person(name, form) for form in forms)}
    return spelled.pop() if len(spelled) == 1 else None

"""Pages that hold their whole text twice, as one for telephones and one for desks: the second copy is furniture."""

from __future__ import annotations

from itertools import pairwise

from bot.parsing.pages.lines import Line

_FEWEST, _SAID = 2, 40  # lines, and words in them
_LONG = 6  # words
_WHOLE = 0.8
"""The share of the words before and behind which the copied lines must have: a refrain or a box repeats less."""


def without_copy(lines: list[Line], body: list[bool]) -> list[bool]:
    """The body without its second copy, if what follows from some line on is all that stands before it, in order."""
    first: dict[tuple[str, ...], int] = {}
    copies: dict[int, int] = {}
    for index, line in enumerate(lines):
        earlier = first.setdefault(tuple(line.folded), index)
        if earlier < index and body[index] and body[earlier] and len(line.words) >= _LONG:
            copies[index] = earlier
    copied = sum(len(lines[index].words) for index in copies)
    if len(copies) < _FEWEST or copied < _SAID or any(a >= b for a, b in pairwise(copies.values())):
        return body
    start = min(copies)
    while body[start - 1] and first[tuple(lines[start - 1].folded)] < start - 1:
        start -= 1  # its headline, its day
    before, behind = (
        sum(len(line.words) for line, inside in zip(lines[part], body[part], strict=True) if inside)
        for part in (slice(0, start), slice(start, None))
    )
    if copied < _WHOLE * max(before, behind):
        return body
    return [inside and index < start for index, inside in enumerate(body)]

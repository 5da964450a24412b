"""Titles of other articles one below the other, as long as sentences but without their end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bot.parsing.pages.lines import Line

_LEAST = 10  # lines one after the other: fewer may be a list or a poem
_LONG = 10  # words in the mean of them: lines of poems and lists are shorter
_LONGEST = 40  # words
_PARAGRAPHS = 3
_ENDS = frozenset(".…:;,")


def leave_teasers(lines: list[Line], body: list[bool]) -> None:
    """Take rows of titles out of the body, where paragraphs are left."""
    inside = [index for index, flag in enumerate(body) if flag]
    rows = [row for row in _rows(lines, inside) if _are_titles([lines[index] for index in row])]
    found = {index for row in rows for index in row}
    if found and sum(_ends(lines[index]) for index in inside if index not in found) >= _PARAGRAPHS:
        for index in found:
            body[index] = False


def _rows(lines: list[Line], inside: list[int]) -> Iterator[list[int]]:
    """The lines of the body that follow each other without one that ends as sentences do."""
    for ends, row in groupby(inside, key=lambda index: _ends(lines[index])):
        if not ends:
            yield list(row)


def _ends(line: Line) -> bool:
    """Whether a line ends as a sentence does, behind closing marks too, or is a paragraph however it ends.

    Titles ask and exclaim as well.
    """
    return len(line.words) > _LONGEST or line.text.rstrip("”\"’')")[-1:] in _ENDS


def _are_titles(row: list[Line]) -> bool:
    return len(row) >= _LEAST and sum(len(line.words) for line in row) >= _LONG * len(row)

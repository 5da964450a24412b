"""Teasers of other articles: rows of titles as long as sentences, and their short decks below the article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from bot.parsing.pages.lines import Line

_LEAST = 10  # lines one after the other: fewer may be a list or a poem
_LONG = 10  # words in the mean of them: lines of poems and lists are shorter
_LONGEST = 40  # words
_PARAGRAPHS = 3
_ENDS = frozenset(".…:;,")
_CUT = ("...", "…")
_DECKS = 3
DECK = 30
"""Words that the deck of a teaser has at most."""
_LABEL = 6  # words
_SENTENCE = 5  # words
_TAIL, _LINK, _SURE = 6, 8, 0.7  # lines: more may be a list; words, probability


def leave_teasers(lines: list[Line], body: list[bool]) -> None:
    """Take rows of titles, and decks of other articles below, out of the body, where paragraphs are left."""
    inside = [index for index, flag in enumerate(body) if flag]
    rows = [row for row in _rows(lines, inside) if _are_titles([lines[index] for index in row])]
    found = {index for row in rows for index in row}
    found.update(_announced(lines, inside))
    if found and sum(_ends(lines[index]) for index in inside if index not in found) >= _PARAGRAPHS:
        for index in found:
            body[index] = False


def leave_tail(lines: list[Line], body: list[bool], chances: list[float]) -> None:
    """Take the few short lines below the last paragraph out of the body: links and tags, unless they are likely more.

    ``chances`` are the lines' probabilities of being body.
    """
    inside = [index for index, flag in enumerate(body) if flag]
    told = [index for index in inside if _ends(lines[index]) and len(lines[index].words) >= _SENTENCE]
    if len(told) < _PARAGRAPHS:
        return
    tail = [index for index in inside if index > told[-1] and not lines[index].marker]
    if len(tail) <= _TAIL:
        for index in tail:
            if chances[index] < _SURE and len(lines[index].words) <= _LINK and not _ends(lines[index]):
                body[index] = False


def _announced(lines: list[Line], inside: list[int]) -> list[int]:
    """The lines of the body below one like "Related", where they are decks each below a title, or all broken off.

    The paragraphs of an article follow each other, or some are longer.
    """
    decks = [index for index in inside if _ends(lines[index])]
    if len(decks) < _DECKS:
        return []
    long = max((index for index in inside if len(lines[index].words) > DECK), default=-1)
    beside = max((index for index, after in pairwise(decks) if after - index == 1), default=-1)
    whole = max((index for index in decks if not is_cut_off(lines[index])), default=-1)
    for label in range(max(inside[0], long, min(beside, whole)), decks[-_DECKS]):
        if _announces(lines[label]):
            return [index for index in inside if index > label]
    return []


def _announces(line: Line) -> bool:
    return len(line.words) <= _LABEL and any(cue.kind == "related" and cue.where != "in" for cue in line.cues)


def is_cut_off(line: Line) -> bool:
    """Whether a line breaks off."""
    return line.text.rstrip("”\"’'").endswith(_CUT)


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

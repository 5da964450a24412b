"""Where readers' comments begin that name their writer and their day one by one: "jonholm on May 3, 2024 said:"."""

from __future__ import annotations

from functools import cache

from bot.parsing.lexicon import load
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.lines import Line

_LEAST = 2
_HEAD, _STAMP = 16, 9  # words


def comments_start(lines: list[Line]) -> int:
    """The line of the first of two comments or more, the number of lines if there are none."""
    heads: list[int] = []
    opened = False
    for index, line in enumerate(lines):
        if line.cues and not opened:
            opened = any(cue.kind == "comment" and cue.where == "line" for cue in line.cues)
        if ((line.text[-1] == ":" and _is_head(line)) or (opened and _is_posted(line))) and _is_dated(lines, index):
            heads.append(index)
    return heads[0] if len(heads) >= _LEAST else len(lines)


def _is_head(line: Line) -> bool:
    """Whether a line that ends in a colon says that somebody writes, and nothing else."""
    return 0 < len(line.words) <= _HEAD and line.folded[-1] in _verbs()


def _is_posted(line: Line) -> bool:
    """Whether a line begins as those do that sign a comment, below the heading of all comments."""
    return len(line.words) <= _HEAD and line.text.casefold().startswith(_posted())


def _is_dated(lines: list[Line], index: int) -> bool:
    """Whether the day stands in the line or in a short one beside it."""
    beside = (lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines) and len(lines[at].words) <= _STAMP)
    return any(find_dates(line.text) for line in (lines[index], *beside))


@cache
def _posted() -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in load("pages_words")["posted"]["phrases"])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("pages_words")["commenting"]["words"])

"""Where readers' comments begin that name their writer and their day one by one: "jonholm on May 3, 2024 said:"."""

from __future__ import annotations

import re
from functools import cache

from bot.parsing.lexicon import load
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.lines import Line

_LEAST = 2
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_HEAD, _STAMP, _NAME = 16, 9, 5  # words
# Signatures tell less than heads that say so: they count where they are close to each other.
_PROSE, _STORY, _APART = 12, 3, 12
_LEAD = 3  # characters before a day that stands alone


def comments_start(lines: list[Line]) -> int:
    """The line of the first of two comments or more, the number of lines if there are none."""
    heads: list[int] = []
    opened = False
    for index, line in enumerate(lines):
        if line.cues and not opened:
            opened = any(cue.kind == "comment" and cue.where == "line" for cue in line.cues)
        if (_says(line, opened) or (opened and _is_posted(line))) and _is_dated(lines, index, opened):
            heads.append(index)
    return heads[0] if len(heads) >= _LEAST else len(lines)


def signed_comments(lines: list[Line]) -> int:
    """The line of the first of two comments that a name and a day sign, below their heading and below a story."""
    told = 0
    opened: int | None = None
    signed: list[int] = []
    for index, line in enumerate(lines):
        if opened is not None and _is_signed(lines, index):
            signed.append(index)
        elif opened is None:
            told += len(line.words) >= _PROSE
            opened = index if told >= _STORY and _is_heading(line) else None
    return signed[0] if len(signed) >= _LEAST and signed[1] - signed[0] <= _APART else len(lines)


def _says(line: Line, opened: bool) -> bool:
    """Whether a line says that somebody writes, before a colon; before three dots below the heading of comments."""
    return line.text.endswith((":", "...", "…") if opened else ":") and _is_head(line)


def _is_head(line: Line) -> bool:
    """Whether a line that ends in a colon says that somebody writes, and nothing else."""
    return 0 < len(line.words) <= _HEAD and line.folded[-1] in _verbs()


def _is_posted(line: Line) -> bool:
    """Whether a line begins as those do that sign a comment, below the heading of all comments."""
    return len(line.words) <= _HEAD and line.text.casefold().startswith(_posted())


def _is_heading(line: Line) -> bool:
    """Whether a line heads all comments, rather than asking for one: "Comments", "2 comments"."""
    return len(line.folded) <= _NAME and " ".join([word for word in line.folded if word != "#"]) in _headings()


def _is_signed(lines: list[Line], index: int) -> bool:
    """Whether a line is a name and a day, or a name above a day, and nothing else; below the heading of comments."""
    line = lines[index]
    printed = find_dates(line.text) if len(line.words) <= _HEAD else []
    if printed:
        rest = f"{line.text[: printed[0].start]} {line.text[printed[0].end :]}"
    elif index + 1 < len(lines) and (printed := find_dates(lines[index + 1].text)):
        rest = line.text if len(lines[index + 1].words) <= _STAMP and printed[0].start <= _LEAD else ""
    else:
        return False
    words = [word for word in rest.split() if word[0].isalpha()]
    return 1 <= len(words) <= _NAME and rest.strip()[-1:] not in (".", "!", "?")


def _is_dated(lines: list[Line], index: int, opened: bool) -> bool:
    """Whether the day stands in the line or in a short one beside it; the hour is enough below the heading of comments.

    Between a comment's head and the hour below it stands the comment.
    """
    beside = (lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines) and len(lines[at].words) <= _STAMP)
    if any(find_dates(line.text) for line in (lines[index], *beside)):
        return True
    return opened and any(
        _CLOCK.search(line.text) for line in lines[index : index + _HEAD] if len(line.words) <= _STAMP
    )


@cache
def _headings() -> frozenset[str]:
    return frozenset(load("pages_words")["comments"]["phrases"])


@cache
def _posted() -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in load("pages_words")["posted"]["phrases"])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("pages_words")["commenting"]["words"])

"""Where readers' comments begin that name their writer and their day one by one: "jonholm on May 3, 2024 said:"."""

from __future__ import annotations

import re
from functools import cache

from bot.parsing.lexicon import load, one_of
from bot.parsing.months import MONTHS
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.lines import Line

_LEAST = 2
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_HEAD, _STAMP, _NAME = 16, 9, 5  # words
# Signatures tell less than heads that say so: they count where they are close to each other.
_PROSE, _STORY, _APART = 12, 3, 12
_LEAD = 3  # characters before a day that stands alone
_NAMES, _PLACE = 8, 5  # words of two names, or of a name and a place; of a place alone
_AGE = re.compile(rf"\b(?:\d{{1,3}}|an?|one) ?(?:{one_of('pages_dates', 'ages')})s?\.? ago\b", re.I)
_YEARLESS = re.compile(
    rf"(?:\d{{1,2}} (?:{MONTHS})|(?:{MONTHS})\.? \d{{1,2}})(?:,? (?:at )?\d{{1,2}}[:.]\d\d.{{0,6}})?", re.I
)


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
    """The line of the first of two comments that a name and a day sign, or that end in buttons to answer them.

    They stand below their heading and below a story.
    """
    told = opened = 0
    signed: list[int] = []
    feet = 0
    for index, line in enumerate(lines):
        if opened:
            if _is_signed(lines, index):
                signed.append(index)
            feet += _is_foot(line)
        else:
            told += len(line.words) >= _PROSE
            opened = index + 1 if told >= _STORY and _is_heading(line) else 0
    if feet >= _LEAST:
        return min([opened, *signed[:1]])
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
    """Whether a line is a name and a day or an age, or a name above one, and nothing else; below a heading of comments.

    A place may stand between the name and the day.
    """
    line = lines[index]
    most = _NAME
    if len(line.words) <= _HEAD and (age := _AGE.search(line.text)):
        rest, most = f"{line.text[: age.start()]} {line.text[age.end() :]}", _NAMES
    elif len(line.words) <= _HEAD and (printed := find_dates(line.text)):
        rest = f"{line.text[: printed[0].start]} {line.text[printed[0].end :]}"
    elif _is_day(lines, index + 1) or (_is_place(lines, index + 1) and _is_day(lines, index + 2)):
        rest = line.text
    else:
        return False
    words = [word for word in rest.split() if word[0].isalpha()]
    return 1 <= len(words) <= most and rest.strip()[-1:] not in (".", "!", "?")


def _is_day(lines: list[Line], index: int) -> bool:
    """Whether a line is a day, an age or a day without a year, and little else."""
    if index >= len(lines) or len(lines[index].words) > _STAMP:
        return False
    text = lines[index].text
    starts = [age.start() for age in _AGE.finditer(text)] + [printed.start for printed in find_dates(text)]
    return _YEARLESS.fullmatch(text) is not None or min(starts, default=len(text)) <= _LEAD


def _is_place(lines: list[Line], index: int) -> bool:
    """Whether a line could be where somebody lives."""
    if index >= len(lines) or not 1 <= len(lines[index].words) <= _PLACE:
        return False
    return lines[index].text[0].isupper() and lines[index].text[-1] not in ".!?:"


def _is_foot(line: Line) -> bool:
    """Whether a line is nothing but the buttons below a comment, with their numbers: "12 Like Reply Share"."""
    words = set(line.folded)
    answers = not words.isdisjoint(_buttons("answer"))
    return answers and len(words) <= _STAMP and words <= _buttons("answer", "beside")


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
def _buttons(*tables: str) -> frozenset[str]:
    return frozenset(word for table in tables for word in load("pages_words")[f"comment_{table}"]["words"])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("pages_words")["commenting"]["words"])

"""Lines that can be no part of a body, whatever stands around them."""

from __future__ import annotations

import re

from bot.parsing.pages.asides import is_aside
from bot.parsing.pages.credits import is_picture
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import AT, LONGEST_SIGNED, word_list
from bot.parsing.pages.surroundings import Page

_HANDLE = 5  # words
_ARROWS = "←→⟵⟶"
_CREDIT = 12  # words
_BYLINE, _POSED = AT["cue_byline"], AT["posed"]
_CREDITS = tuple(AT[name] for name in ("credit_words", "credit_bracket", "credit_slash", "cue_caption"))
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*"
_PRESENTED = re.compile(rf"{_NAME}(?: {_NAME}){{0,3}} (?:is|was) (?:an?|the|our) ")
_TOLD, _SAME, _COPIES = 8, 0.8, 2  # words, share of the length, lines
_OFFICE = 22  # words in which a biography tells somebody's office
_TITLE = range(4, 13)  # words


def writers_of(page: Page) -> frozenset[str]:
    """The words, in lower case, of the page's bylines."""
    signed = (
        line.folded
        for line, seen in zip(page.lines, page.glances, strict=True)
        if seen.look[_BYLINE] >= 3 and seen.look[0] < LONGEST_SIGNED
    )
    return frozenset(word for words in signed for word in words)


def is_other(page: Page, index: int, writers: frozenset[str]) -> bool:
    """Whether a line is a caption, a handle, a link to another page, a biography or the outlet's own word.

    ``writers`` as `writers_of`.
    """
    line = page.lines[index]
    return (
        is_picture(line.text)
        or is_aside(line.folded)
        or _is_handle(line)
        or line.text[0] in _ARROWS
        or line.text[-1] in _ARROWS
        or _is_posed(page, index)
        or _presents(line, writers)
        or _is_told_twice(page, index)
        or _is_title_above_a_button(page, index)
    )


def _is_handle(line: Line) -> bool:
    """Whether a line is no more than a name with its handle."""
    return len(line.words) <= _HANDLE and " @" in line.text


def _is_posed(page: Page, index: int) -> bool:
    """Whether a line says who stands where and the next who took the picture."""
    if not page.glances[index].look[_POSED] or index + 1 == len(page.lines):
        return False
    seen = page.glances[index + 1].look
    return page.sizes[index + 1] <= _CREDIT and max(seen[at] for at in _CREDITS) > 0


def _is_told_twice(page: Page, index: int) -> bool:
    """Whether the line above or below tells the same: a picture's description and its caption do, no two paragraphs."""
    if page.sizes[index] < _TOLD:
        return False
    line = page.lines[index]
    beside = (page.lines[at] for at in (index - 1, index + 1) if 0 <= at < len(page.lines))
    if not any(_tells_the_same(line, other) for other in beside):
        return False
    # What comes back more often is a refrain.
    return sum(line.text == other.text for other in page.lines) <= _COPIES


def _is_title_above_a_button(page: Page, index: int) -> bool:
    """Whether a line below a paragraph reads as a title, with a button next: a heading has its paragraph there."""
    line = page.lines[index]
    if (
        len(line.words) not in _TITLE
        or line.marker
        or not line.text[-1].isalnum()
        or not 0 < index < len(page.lines) - 1
    ):
        return False
    return page.glances[index - 1].prose and page.glances[index + 1].furniture


def _tells_the_same(line: Line, other: Line) -> bool:
    """Whether one line holds the other, but for spaces and marks, and is hardly longer."""
    if min(len(line.text), len(other.text)) < _SAME * max(len(line.text), len(other.text)):
        return False
    mine, its = "".join(line.words).casefold(), "".join(other.words).casefold()
    return mine in its or its in mine


def _presents(line: Line, writers: frozenset[str]) -> bool:
    """Whether a line begins with one of the page's writers and goes on to tell that person's office."""
    if line.folded[:1] == [] or line.folded[0] not in writers or not _PRESENTED.match(line.text):
        return False
    return not word_list("offices").isdisjoint(line.folded[:_OFFICE])

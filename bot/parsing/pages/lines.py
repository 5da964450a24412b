"""A flattened page as lines: the units that are either body or furniture."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from bot.parsing.lexicon import load
from bot.parsing.pages.author_names import is_name
from bot.parsing.pages.cues import Cue, find_cues
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.rows import TERMINAL, Line, joined, raw_lines
from bot.parsing.pages.words import fold, tokens_of
from bot.parsing.pages.wrapped import is_hard_wrapped, unwrap

__all__ = ["Line", "described", "put_together", "split_lines"]

_CLOSING = ",.;:!?)]}%”’"
_OPENING = "([{“‘$£€@#"
_SHORT = 80
# What begins in lower case and goes on from no line: a byline, a stamp, an address.
_SIGN = re.compile(r"(?:by|(?:posted|published|updated|written) (?:on|by))(?:$| [A-Z0-9][^.!?]{0,50}$)|\S{1,60}@")
_HEADLINE = 4, 20  # words
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+/\S*")
_OFFICE, _DECK = 8, 6  # words, spaces


def split_lines(page: str) -> list[Line]:
    """The page's lines, with wrapped paragraphs and paragraphs torn at their links put together again."""
    return described(put_together(raw_lines(page)))


def put_together(rows: list[Line]) -> list[Line]:
    """Rows of a page as the lines they were before they were wrapped or torn."""
    if is_hard_wrapped(rows):
        return unwrap(rows)
    return _mend(rows) if _is_dense(rows) else rows


def described(lines: list[Line]) -> list[Line]:
    """The same lines with their words and cues filled in."""
    for line in lines:
        read = _read_once if len(line.text) <= _SHORT else _read
        line.words, line.folded, line.cues = read(line.text)
    return lines


def _read(text: str) -> tuple[list[str], list[str], list[Cue]]:
    words = tokens_of(text)
    folded = fold(words)
    return words, folded, find_cues(folded)


# Menus, buttons and boxes come back on page after page; nobody changes the lists.
_read_once = lru_cache(maxsize=8192)(_read)


def _is_dense(lines: list[Line]) -> bool:
    """Whether the flattening left (nearly) no blank lines, so that they cannot part paragraphs."""
    return len(lines) >= 8 and sum(line.gap for line in lines) < 0.1 * len(lines)


def _mend(lines: list[Line]) -> list[Line]:
    """Join the pieces of paragraphs that were torn apart at links and emphases."""
    groups: list[list[Line]] = []
    glues: list[list[str]] = []
    length = 0
    copies = Counter(line.text for line in lines)
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        whole = bool(groups) and len(groups[-1]) == 1 and _is_told_again(groups[-1][0].text, copies)
        if groups and not whole and not line.marker and _continues(groups[-1][-1].text, length, line.text, following):
            tight = line.text[0] in _CLOSING or groups[-1][-1].text[-1] in _OPENING or line.text.startswith("'s")
            glues[-1].append("" if tight else " ")
            groups[-1].append(line)
        else:
            groups.append([line])
            glues.append([])
            length = 0
        length += len(line.text)
    return [joined(group, glue) for group, glue in zip(groups, glues, strict=True)]


def _continues(before: str, length: int, text: str, following: str) -> bool:
    """Whether ``text`` reads on from ``before``, the last piece of ``length`` characters joined so far.

    ``following`` is the piece after it.
    """
    if text[0] in _CLOSING and not text.startswith("..."):
        return True
    if before[-1] in ".!?…" or before.casefold().strip(" ()0123456789") in _comments():
        return False
    goes_on = following[:1] != "" and (following[0].islower() or following[0] in _CLOSING)
    goes_on = goes_on and not _SIGN.match(following) and not _is_office(following)
    if (_SIGN.match(text) and not goes_on) or "opens in new" in text:
        return False
    if text[0].islower() and length > 1 and not _is_address(text):
        return goes_on or length > 80 or len(text) > 40 or text[-1] in ".!?,;:" or _is_open(text)
    if before[-1] in _OPENING or before.endswith((",", " –", " —")):
        return True
    if _is_open(before):
        # A deck above a name and a day may end in such a word as well: "What a timetable is for".
        return not (before.count(" ") >= _DECK and is_name(text) and find_dates(following))
    if text.startswith(("By ", "BY ")):
        return False
    # A link inside a sentence: short, and the sentence goes on behind it.
    return length > 40 and before[-1] not in TERMINAL and len(text) < 60 and goes_on


def _is_office(text: str) -> bool:
    """Whether a piece behind a comma is what a writer is: ", author of Harbours", behind the name in a byline."""
    words = text.rstrip().removeprefix(",").casefold().split()
    return text[0] == "," and text[-1] not in ".!?,;:" and len(words) <= _OFFICE and not _offices().isdisjoint(words)


def _is_address(text: str) -> bool:
    return text.startswith(("http", "www.", "doi:")) or _ADDRESS.fullmatch(text) is not None


def _is_told_again(text: str, copies: Counter[str]) -> bool:
    """Whether a piece is a headline that stands elsewhere as well, rather than the beginning of a sentence."""
    if copies[text] < 2 or text[-1] in ",–—" or _is_open(text):
        return False
    return _HEADLINE[0] <= text.count(" ") + 1 <= _HEADLINE[1]


def _is_open(text: str) -> bool:
    return text[-20:].rsplit(" ", 1)[-1].casefold() in _open_words()


@cache
def _comments() -> frozenset[str]:
    """What heads comments, below which a reader's name may begin in lower case."""
    return frozenset(load("pages_words")["comments"]["phrases"])


@cache
def _offices() -> frozenset[str]:
    return frozenset(load("pages_words")["offices"]["words"])


@cache
def _open_words() -> frozenset[str]:
    return frozenset(load("pages_words")["open"]["words"])

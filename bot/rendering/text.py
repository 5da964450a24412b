"""Words of pages made safe to show: text of a page is data, whatever it looks like."""

from __future__ import annotations

import re
import unicodedata

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_ALWAYS = frozenset("\\*_~`|[]<@")
_AT_START = frozenset("#>-+")
_LIST_NUMBER = re.compile(r"\d{1,9}(?=[.)])")
_CHANNEL = re.compile(r"(<#\d{15,20}>)")
_MARKS = 3
"""Combining marks kept in a row; more than any language stacks is there to smear over other lines."""


def clean(text: str) -> str:
    """The text on one line, without control, format and other invisible characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept: list[str] = []
    marks = 0
    for char in text:
        category = unicodedata.category(char)
        marks = marks + 1 if category[0] == "M" else 0
        if marks > _MARKS:
            continue
        if char in _BLANK or char.isspace():
            kept.append(" ")
        elif category[0] != "C":
            kept.append(char)
    return " ".join("".join(kept).split())


def width(text: str) -> int:
    """Length as Discord may count it: UTF-16 units, the stricter of the two readings."""
    return len(text) + sum(char > "\uffff" for char in text)


def clip(text: str, limit: int) -> str:
    """`clean` text cut at a word to at most ``limit`` units, an ellipsis in place of what is missing."""
    text = clean(text)
    if width(text) <= limit:
        return text
    return _cut(list(text), limit)


def markdown(text: str, limit: int) -> str:
    """The text escaped so that Discord shows it as written, in at most ``limit`` units, escapes counted."""
    pieces = _escaped(clean(text))
    whole = "".join(pieces)
    if width(whole) <= limit:
        return whole
    return _cut(pieces, limit)


def sentence_markdown(text: str) -> str:
    """A sentence of our own escaped whole, with the words of pages and people in it; channels stay links."""
    parts = _CHANNEL.split(text)
    return "".join(part if index % 2 else "".join(_escaped(part)) for index, part in enumerate(parts))


def markdown_width(text: str) -> int:
    """How many units `markdown` needs for the whole text."""
    return width("".join(_escaped(clean(text))))


def _escaped(text: str) -> list[str]:
    """One piece for each character, so that a cut never parts a backslash from what it protects."""
    number = _LIST_NUMBER.match(text)
    dot = number.end() if number else -1
    pieces = []
    for index, char in enumerate(text):
        risky = (
            char in _ALWAYS
            or (index == 0 and char in _AT_START)
            or index == dot
            or (char == ":" and text.startswith("//", index + 1))
        )
        pieces.append("\\" + char if risky else char)
    return pieces


def _cut(pieces: list[str], limit: int) -> str:
    room = max(limit - 1, 0)
    end = used = 0
    for piece in pieces:
        if used + width(piece) > room:
            break
        used += width(piece)
        end += 1
    space = next((i for i in range(end, max(end - 20, 0), -1) if i < len(pieces) and pieces[i] == " "), end)
    return ("".join(pieces[:space]).rstrip() + "…")[: max(limit, 0)]

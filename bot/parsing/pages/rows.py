"""A flattened page row by row: what stands on each, before anything is put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.parsing.pages.cues import Cue

TERMINAL = '.!?…:;"”’)'
"""What sentences and their parts end with."""
_SIGNS = "•·◦○●□■▪▫*+"
_MARKER = re.compile(rf"(?:[{_SIGNS}](?=\s|$)|\d{{1,3}}[.)](?=\s))\s*")


@dataclass(slots=True)
class Line:
    """One line of the page: ``text`` without indent and list marker, and what stands around it.

    ``start`` and ``end`` bound the line in the decoded page; ``gap`` says that a blank line comes before it; ``row`` is
    the line of the page's file on which it begins, if that is known; ``folio`` that it only heads or numbers a page;
    ``element`` the one of an HTML page in which it begins.
    ``words`` are its tokens as printed, ``folded`` the same in lower case; `described` fills them in, and the cues.
    """

    text: str
    start: int
    end: int
    marker: str = ""
    indent: int = 0
    gap: bool = True
    row: int | None = None
    folio: bool = False
    element: Any = field(default=None, repr=False, compare=False)
    words: list[str] = field(init=False)
    folded: list[str] = field(init=False)
    cues: list[Cue] = field(init=False)


def raw_lines(page: str) -> list[Line]:
    """Every row of a page that is not blank, as a line of its own."""
    lines: list[Line] = []
    gap, offset = True, 0
    for number, row in enumerate(page.split("\n"), 1):
        start, offset = offset, offset + len(row) + 1
        text = row.strip()
        if not text:
            gap = True
            continue
        indent = row.index(text[0])
        begin = start + indent
        marker = _MARKER.match(text) if text[0] in _SIGNS or text[0].isdigit() else None
        # A number is a list marker of the flattening only where the flattening indents it.
        if marker and (not marker[0][0].isdigit() or indent > 0) and not text.startswith("* *"):
            if marker.end() == len(text):
                continue
            end = begin + len(text)
            lines.append(Line(text[marker.end() :], begin + marker.end(), end, marker[0].strip(), indent, gap, number))
        else:
            lines.append(Line(text, begin, begin + len(text), "", indent, gap, number))
        gap = False
    return lines


def joined(group: list[Line], glues: list[str]) -> Line:
    """The first line of a group with the texts of the others behind its own, each after its glue."""
    first = group[0]
    if glues:
        rest = (piece for glue, line in zip(glues, group[1:], strict=True) for piece in (glue, line.text))
        first.text = "".join([first.text, *rest])
        first.end = group[-1].end
    return first

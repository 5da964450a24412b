"""A flattened page as lines: the units that are either body or furniture."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from bot.parsing.pages.cues import Cue, find_cues
from bot.parsing.pages.lexicon import load
from bot.parsing.pages.words import fold, tokens_of

_MARKER = re.compile(r"(?:[•·◦○●□■▪▫*+](?=\s|$)|\d{1,3}[.)](?=\s))\s*")
_CLOSING = ",.;:!?)]}%”’"
_OPENING = "([{“‘$£€@#"
_TERMINAL = '.!?…:;"”’)'


@dataclass(slots=True)
class Line:
    """One line of the page: ``text`` without indent and list marker, and what stands around it.

    ``start`` and ``end`` bound the line in the decoded page; ``gap`` says that a blank line comes before it.
    ``words`` are its tokens as printed, ``folded`` the same in lower case.
    """

    text: str
    start: int
    end: int
    marker: str = ""
    indent: int = 0
    gap: bool = True
    words: list[str] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)


def split_lines(page: str) -> list[Line]:
    """The page's lines, with wrapped paragraphs and paragraphs torn at their links put together again."""
    raw = _raw_lines(page)
    if _is_hard_wrapped(raw):
        raw = _unwrap(raw)
    elif _is_dense(raw):
        raw = _mend(raw)
    for line in raw:
        line.words = tokens_of(line.text)
        line.folded = fold(line.words)
        line.cues = find_cues(line.folded)
    return raw


def _raw_lines(page: str) -> list[Line]:
    lines: list[Line] = []
    gap, offset = True, 0
    for row in page.split("\n"):
        start, offset = offset, offset + len(row) + 1
        text = row.strip()
        if not text:
            gap = True
            continue
        begin = start + row.index(text[0])
        marker = _MARKER.match(text)
        indent = len(row) - len(row.lstrip())
        # A number is a list marker of the flattening only where the flattening indents it.
        if marker and (not marker[0][0].isdigit() or indent > 0) and not text.startswith("* *"):
            if marker.end() == len(text):
                continue
            end = begin + len(text)
            lines.append(Line(text[marker.end() :], begin + marker.end(), end, marker[0].strip(), indent, gap))
        else:
            lines.append(Line(text, begin, begin + len(text), "", indent, gap))
        gap = False
    return lines


def _is_dense(lines: list[Line]) -> bool:
    """Whether the flattening left (nearly) no blank lines, so that they cannot part paragraphs."""
    return len(lines) >= 8 and sum(line.gap for line in lines) < 0.1 * len(lines)


def _is_hard_wrapped(lines: list[Line]) -> bool:
    """Whether paragraphs were broken at a fixed width."""
    longest = sorted((len(line.text) + line.indent for line in lines), reverse=True)
    if len(lines) < 6 or longest[0] > 120:
        return False
    width = longest[len(longest) // 20]
    if width < 40:
        return False
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap and not b.marker]
    # The next line's first word did not fit: that, and nothing else, is what a wrapped line break means.
    full = [(a, b) for a, b in pairs if len(a.text) + a.indent + 1 + len(b.text.split(" ", 1)[0]) > width - 2]
    running = [a for a, b in full if a.text[-1] not in _TERMINAL or b.text[0].islower()]
    return len(running) >= 4 and len(full) >= 0.55 * len(pairs) and len(running) >= 0.4 * len(lines) / 2


def _unwrap(lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        if joined and not line.gap and not line.marker:
            _append(joined[-1], line, " ")
        else:
            joined.append(line)
    return joined


def _mend(lines: list[Line]) -> list[Line]:
    """Join the pieces of paragraphs that were torn apart at links and emphases."""
    joined: list[Line] = []
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if joined and _continues(joined[-1].text, line.text, following) and not line.marker:
            before, after = joined[-1].text, line.text
            tight = after[0] in _CLOSING or before[-1] in _OPENING or after.startswith("'s")
            _append(joined[-1], line, "" if tight else " ")
        else:
            joined.append(line)
    return joined


def _append(line: Line, more: Line, glue: str) -> None:
    line.text = f"{line.text}{glue}{more.text}"
    line.end = more.end


def _continues(before: str, text: str, following: str) -> bool:
    """Whether ``text`` reads on from ``before``; ``following`` is the piece after it."""
    if text[0] in _CLOSING and not text.startswith("..."):
        return True
    if before[-1] in ".!?…":
        return False
    if text[0].islower() and len(before) > 1 and not text.startswith(("http", "www.")):
        return True
    if before[-1] in _OPENING or before.endswith((",", " –", " —")):
        return True
    last = before.rsplit(" ", 1)[-1].casefold()
    if last in _function_words():
        return True
    # A link inside a sentence: short, and the sentence goes on behind it.
    running = len(before) > 40 and before[-1] not in _TERMINAL
    return running and len(text) < 60 and following[:1] != "" and (following[0].islower() or following[0] in _CLOSING)


def _function_words() -> frozenset[str]:
    return frozenset(load("pages_words")["open"]["words"])

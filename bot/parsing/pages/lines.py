"""A flattened page as lines: the units that are either body or furniture."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from bot.parsing.lexicon import load
from bot.parsing.pages.cues import Cue, find_cues
from bot.parsing.pages.words import fold, tokens_of

_MARKER = re.compile(r"(?:[•·◦○●□■▪▫*+](?=\s|$)|\d{1,3}[.)](?=\s))\s*")
_CLOSING = ",.;:!?)]}%”’"
_OPENING = "([{“‘$£€@#"
_TERMINAL = '.!?…:;"”’)'
_SHORT = 80


@dataclass(slots=True)
class Line:
    """One line of the page: ``text`` without indent and list marker, and what stands around it.

    ``start`` and ``end`` bound the line in the decoded page; ``gap`` says that a blank line comes before it; ``row`` is
    the line of the page's file on which it begins, if that is known.
    ``words`` are its tokens as printed, ``folded`` the same in lower case; `described` fills them in, and the cues.
    """

    text: str
    start: int
    end: int
    marker: str = ""
    indent: int = 0
    gap: bool = True
    row: int | None = None
    words: list[str] = field(init=False)
    folded: list[str] = field(init=False)
    cues: list[Cue] = field(init=False)


def split_lines(page: str) -> list[Line]:
    """The page's lines, with wrapped paragraphs and paragraphs torn at their links put together again."""
    raw = _raw_lines(page)
    if _is_hard_wrapped(raw):
        raw = _unwrap(raw)
    elif _is_dense(raw):
        raw = _mend(raw)
    return described(raw)


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


def _raw_lines(page: str) -> list[Line]:
    lines: list[Line] = []
    gap, offset = True, 0
    for number, row in enumerate(page.split("\n"), 1):
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
            lines.append(Line(text[marker.end() :], begin + marker.end(), end, marker[0].strip(), indent, gap, number))
        else:
            lines.append(Line(text, begin, begin + len(text), "", indent, gap, number))
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
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.gap and not line.marker:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_joined(group, [" "] * (len(group) - 1)) for group in groups]


def _mend(lines: list[Line]) -> list[Line]:
    """Join the pieces of paragraphs that were torn apart at links and emphases."""
    groups: list[list[Line]] = []
    glues: list[list[str]] = []
    length = 0
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if groups and not line.marker and _continues(groups[-1][-1].text, length, line.text, following):
            tight = line.text[0] in _CLOSING or groups[-1][-1].text[-1] in _OPENING or line.text.startswith("'s")
            glues[-1].append("" if tight else " ")
            groups[-1].append(line)
        else:
            groups.append([line])
            glues.append([])
            length = 0
        length += len(line.text)
    return [_joined(group, glue) for group, glue in zip(groups, glues, strict=True)]


def _joined(group: list[Line], glues: list[str]) -> Line:
    first = group[0]
    if glues:
        rest = (piece for glue, line in zip(glues, group[1:], strict=True) for piece in (glue, line.text))
        first.text = "".join([first.text, *rest])
        first.end = group[-1].end
    return first


def _continues(before: str, length: int, text: str, following: str) -> bool:
    """Whether ``text`` reads on from ``before``, the last piece of ``length`` characters joined so far.

    ``following`` is the piece after it.
    """
    if text[0] in _CLOSING and not text.startswith("..."):
        return True
    if before[-1] in ".!?…":
        return False
    goes_on = following[:1] != "" and (following[0].islower() or following[0] in _CLOSING)
    if text.casefold() == "by" and not goes_on:
        return False
    if text[0].islower() and length > 1 and not text.startswith(("http", "www.")):
        return goes_on or length > 80 or len(text) > 40 or text[-1] in ".!?,;:" or _is_open(text)
    if before[-1] in _OPENING or before.endswith((",", " –", " —")) or _is_open(before):
        return True
    if text.startswith(("By ", "BY ")):
        return False
    # A link inside a sentence: short, and the sentence goes on behind it.
    return length > 40 and before[-1] not in _TERMINAL and len(text) < 60 and goes_on


def _is_open(text: str) -> bool:
    return text[-20:].rsplit(" ", 1)[-1].casefold() in _open_words()


@cache
def _open_words() -> frozenset[str]:
    return frozenset(load("pages_words")["open"]["words"])

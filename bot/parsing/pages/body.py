"""Which lines of a flattened page are the article's body."""

from __future__ import annotations

from functools import cache

from bot.parsing.pages.lexicon import load
from bot.parsing.pages.lines import Line

_STRONG = {"comment", "subscription", "share", "advert", "related", "menu", "form", "tag", "caption", "bio"}


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(load("pages_words")["stop"]["words"])


def is_prose(line: Line) -> bool:
    """Whether the line reads as running text: a sentence of some length, ended as one."""
    if len(line.words) < 7:
        return False
    stops = sum(word in _stop_words() for word in line.folded)
    ended = line.text[-1] in '.!?"”’…)' or len(line.words) > 25
    return ended and stops >= 0.2 * len(line.words)


def body_lines(lines: list[Line]) -> list[bool]:
    """For every line, whether it belongs to the body."""
    if is_clean(lines):
        return [True] * len(lines)
    scores = [_score(line) for line in lines]
    first, last = _best_run(scores)
    return [first <= i <= last and (score > 0 or _is_heading(lines, i)) for i, score in enumerate(scores)]


def is_clean(lines: list[Line]) -> bool:
    """Whether the page is an article and nothing else: no furniture to remove, so nothing may be lost."""
    count = len(lines)
    total = sum(len(line.words) for line in lines)
    loose = [line for line in lines if not is_prose(line)]
    prose = total - sum(len(line.words) for line in loose)
    furniture = sum(_is_furniture(line) for line in lines)
    if furniture == 0:
        return (count <= 3 and total >= 5) or prose >= 0.3 * total
    return furniture <= 1 + count // 8 and prose >= 0.85 * total and len(loose) <= 1 + count // 4


def _is_furniture(line: Line) -> bool:
    return len(line.words) < 12 and any(c.kind in _STRONG and c.where in ("line", "start") for c in line.cues)


def _score(line: Line) -> float:
    kinds = {(cue.kind, cue.where) for cue in line.cues}
    if "{{" in line.text or any(kind in _STRONG and where == "line" for kind, where in kinds):
        return -8.0
    size = len(line.words)
    strong = sum(kind in _STRONG for kind, _ in kinds)
    if is_prose(line):
        return min(size, 60) / 6 - 5 * strong * (2 if size < 30 else 1)
    return -2.0 - 3 * strong


def _best_run(scores: list[float]) -> tuple[int, int]:
    """The bounds of the contiguous run of lines with the greatest sum."""
    best, bounds, total, start = 0.0, (0, -1), 0.0, 0
    for index, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, index
        total += score
        if total > best:
            best, bounds = total, (start, index)
    return bounds


def _is_heading(lines: list[Line], index: int) -> bool:
    line = lines[index]
    return 2 <= len(line.words) <= 16 and not line.cues and index + 1 < len(lines) and is_prose(lines[index + 1])

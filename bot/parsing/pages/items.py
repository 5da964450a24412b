"""Lists as articles: things told one by one, each under a heading that counts."""

from __future__ import annotations

import re

from bot.parsing.pages.lines import Line
from bot.parsing.pages.paragraphs import is_biography, is_paragraph

_COUNTED = re.compile(
    r"(?:#|No\.?\s?|Number\s)?(?P<number>\d{1,3})(?:[.):]|\s?[–—-](?=\s)|(?=\s)|$)\s{0,3}(?P<rest>.{0,120})"
)
_PAGE = re.compile(r"(?P<number>\d{1,3})\s?(?:of|/)\s?(?P<all>\d{1,3})")
_LEAST, _MOST = 3, 0.7
_HEADING = 14  # words
_NEAR = 5


def find_items(lines: list[Line], body: list[bool]) -> tuple[set[int], set[int]]:
    """The headings and paragraphs of a list's items, and the lines that hold nothing but their numbers.

    The numbers count up or down by one, over three headings or more, and most have text of the body below them.
    """
    first = next((i for i, inside in enumerate(body) if inside), len(lines))
    last = max((i for i, inside in enumerate(body) if inside), default=-1)
    counted: list[tuple[int, int, bool]] = []
    for index in range(max(0, first - _NEAR), min(len(lines), last + 2 * _NEAR)):
        number, alone = _number(lines[index])
        if number is not None and (alone or len(lines[index].words) <= _HEADING):
            counted.append((index, number, alone))
    kept: set[int] = set()
    numbers: set[int] = set()
    for run in _runs(counted):
        ends = [*(index for index, _, _ in run[1:]), _end(lines, run[-1][0])]
        items = [(index, range(index + 1, end), alone) for (index, _, alone), end in zip(run, ends, strict=True)]
        told = [item for item in items if any(body[i] and is_paragraph(lines[i]) for i in item[1])]
        if len(told) < _LEAST or len(told) < _MOST * len(items):
            continue
        for index, below, alone in items:
            if not any(body[i] and is_paragraph(lines[i]) for i in below):
                kept.update(i for i in below if is_paragraph(lines[i]))
            if alone:
                numbers.add(index)
            heading = index + alone
            if (not alone or heading in below[:-1]) and _may_head(lines[heading]):
                kept.add(heading)
    return kept, numbers


def _end(lines: list[Line], start: int) -> int:
    """Where the last item ends: soon, and before anything that leads away."""
    near = range(start + 1, min(len(lines), start + _NEAR))
    away = (i for i in near if is_biography(lines[i]) or any(cue.where != "in" for cue in lines[i].cues))
    return next(away, near.stop)


def _number(line: Line) -> tuple[int | None, bool]:
    """The number a line begins with, and whether it holds nothing else."""
    if line.marker[:1].isdigit():
        return int(line.marker.rstrip(".)")), False
    if not line.text[:1].isdigit() and line.text[:1] not in "#N":
        return None, False
    if page := _PAGE.fullmatch(line.text):
        return int(page["number"]), True
    found = _COUNTED.fullmatch(line.text)
    return (int(found["number"]), not found["rest"]) if found else (None, False)


def _runs(counted: list[tuple[int, int, bool]]) -> list[list[tuple[int, int, bool]]]:
    """Stretches of neighbours whose numbers go up, or down, by one."""
    runs: list[list[tuple[int, int, bool]]] = []
    for found in counted:
        run = runs[-1] if runs else []
        step = found[1] - run[-1][1] if run else 0
        if run and abs(step) == 1 and (len(run) == 1 or step == run[-1][1] - run[-2][1]) and found[2] == run[-1][2]:
            run.append(found)
        else:
            runs.append([found])
    return [run for run in runs if len(run) >= _LEAST]


def _may_head(line: Line) -> bool:
    return 1 <= len(line.words) <= _HEADING and line.text[-1] not in ".;," and not line.cues

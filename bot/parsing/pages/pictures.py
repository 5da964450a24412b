"""Signs around a line that it belongs to a picture: credits, names of files, the same words told twice."""

from __future__ import annotations

import re

from bot.parsing.pages import looks
from bot.parsing.pages.surroundings import Page

_OFFSETS = (-2, -1, 1, 2)
_SIDE = ("alike", "caption", "credit", "loose", "file")
NAMES = (
    *(f"{name}_{offset}" for offset in _OFFSETS for name in _SIDE), "file", "credit_ahead", "credit_behind",
)  # fmt: skip
_CAPTION, _STOPS = looks.AT["cue_caption"], looks.AT["stop_share"]
_CREDITS = tuple(looks.AT[name] for name in ("credit_words", "credit_bracket", "credit_slash", "posed"))
_FILE = re.compile(r"\S{1,80}\.(?:jpe?g|png|gif|webp|svg)|\w{1,40}(?:[-_]\w{1,40}){2,12}", re.I)
_ENDS = '.!?:”"'
_LOOSE = 6  # words
_CREDIT = 14  # words
_REACH = 3


def picture_rows(page: Page, wanted: list[int]) -> list[list[float]]:
    """A row for each wanted line in the order of `NAMES`.

    A caption repeats the picture's description above it, or has a credit beside it that is no sentence.
    """
    count = len(page.lines)
    signs = {i: _signs(page, i) for i in {i + o for i in wanted for o in range(-_REACH, _REACH + 1)} if 0 <= i < count}
    credited = {i: (cue > 0 or credit > 0) and page.sizes[i] < _CREDIT for i, (cue, credit, *_) in signs.items()}
    rows: list[list[float]] = []
    for index in wanted:
        content = page.glances[index].content
        row: list[float] = []
        for offset in _OFFSETS:
            other = index + offset
            if other in signs:
                row += [_alike(content, page.glances[other].content), *signs[other]]
            else:
                row += [0.0] * len(_SIDE)
        ahead = (o for o in range(1, _REACH + 1) if credited.get(index + o))
        behind = (o for o in range(1, _REACH + 1) if credited.get(index - o))
        rows.append([*row, signs[index][-1], float(next(ahead, 9)), float(next(behind, 9))])
    return rows


def _signs(page: Page, index: int) -> tuple[float, float, float, float]:
    """A line's caption cue, its looking like a credit, its being short and no sentence, its being a file's name."""
    line, look = page.lines[index], page.glances[index].look
    loose = len(line.words) <= _LOOSE and line.text[-1] not in _ENDS and look[_STOPS] < 0.4 and not line.marker
    named = " " not in line.text and _FILE.fullmatch(line.text) is not None
    return look[_CAPTION], max(look[at] for at in _CREDITS), float(loose), float(named)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter line's content words that the other has too."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0

"""Signs around a line that it belongs to a picture: credits, descriptions, the same words told twice."""

from __future__ import annotations

from bot.parsing.pages import looks
from bot.parsing.pages.surroundings import Page

_ALIKE = (-2, -1, 1, 2)
NAMES = (
    *(f"alike_{offset}" for offset in _ALIKE), "loose_-1", "loose_1", "caption_1", "credit_1", "credit_ahead",
)  # fmt: skip
_CAPTION, _STOPS, _POSED = (looks.AT[name] for name in ("cue_caption", "stop_share", "posed"))
_ENDS = '.!?:”"'
_LOOSE = 6  # words
_CREDIT = 14  # words
_REACH = 3


def picture_rows(page: Page, wanted: list[int]) -> list[list[float]]:
    """A row for each wanted line in the order of `NAMES`.

    A caption repeats the picture's description above it, or has a credit below it that is no sentence.
    """
    count = len(page.lines)
    glances = page.glances
    cues = [seen.look[_CAPTION] for seen in glances]
    signed = [1.0 if seen.credited else seen.look[_POSED] for seen in glances]
    ahead, distance = [9.0] * count, 9
    for index in range(count - 1, -1, -1):
        if distance <= _REACH:
            ahead[index] = float(distance)
        credited = (cues[index] > 0 or signed[index] > 0) and page.sizes[index] < _CREDIT
        distance = 1 if credited else distance + 1
    rows: list[list[float]] = []
    for index in wanted:
        content = glances[index].content
        near = (index + offset for offset in _ALIKE)
        row = [_alike(content, glances[other].content) if 0 <= other < count else 0.0 for other in near]
        row += [1.0 if 0 <= other < count and _is_loose(page, other) else 0.0 for other in (index - 1, index + 1)]
        row += (cues[index + 1], signed[index + 1]) if index + 1 < count else (0.0, 0.0)
        rows.append([*row, ahead[index]])
    return rows


def _is_loose(page: Page, index: int) -> bool:
    """Whether a line is short and no sentence."""
    line = page.lines[index]
    if len(line.words) > _LOOSE or line.marker:
        return False
    return line.text[-1] not in _ENDS and page.glances[index].look[_STOPS] < 0.4


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter line's content words that the other has too."""
    return 0.0 if one.isdisjoint(other) else len(one & other) / min(len(one), len(other))

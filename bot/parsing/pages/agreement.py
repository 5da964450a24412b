"""What the first judgement of the lines around a line says about it."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate

from bot.parsing.pages import looks
from bot.parsing.pages.surroundings import Page
from bot.parsing.pages.trees import probability

_OFFSETS = (-1, 1)
_RADII = (2, 5, 12, 30)
_FAR = 40
_ENDING = looks.AT["ending"]
OUT = -6.0
"""The log odds that stand for lines never judged: furniture beyond doubt."""
NAMES = (
    "score", *(f"score_{offset}" for offset in _OFFSETS), *(f"body_around{radius}" for radius in _RADII),
    "body_words", "best", "behind", "ahead", "words_behind", "words_ahead", "flanked",
    "size_behind", "size_ahead", "block_score", "list_score", "list_words", "kin_score", "like_behind", "like_ahead",
)  # fmt: skip


def agreement_rows(page: Page, wanted: list[int], scores: list[float]) -> list[list[float]]:
    """For each wanted line how the others were judged; ``scores`` are all lines' log odds after the first judgement."""
    sizes, count = page.sizes, len(scores)
    chances = [0.0 if score <= OUT else probability(score) for score in scores]
    heavy = [0.0, *accumulate(chance * size for chance, size in zip(chances, sizes, strict=True))]
    words = [0, *accumulate(sizes)]
    total = heavy[-1] or 1.0
    long = sorted((chance for chance, size in zip(chances, sizes, strict=True) if size >= 8), reverse=True)[:6]
    best = sum(long) / len(long) if long else 0.0
    behind, ahead = _nearest(chances), [count - 1 - i for i in _nearest(chances[::-1])[::-1]]
    blocks = _means(scores, [line.gap for line in page.lines])
    marked = [bool(line.marker) for line in page.lines]
    begins = [not a or not b for a, b in zip(marked, [False, *marked], strict=False)]
    lists, list_words = _means(scores, begins), _means(sizes, begins)
    kin = _kin_means(page, scores)
    padded = [OUT, *scores, OUT]
    rows: list[list[float]] = []
    for index in wanted:
        row = [scores[index], *(padded[index + 1 + offset] for offset in _OFFSETS)]
        own = chances[index] * sizes[index]
        for radius in _RADII:
            low, high = index - radius if index > radius else 0, index + radius + 1 if index + radius < count else count
            around = words[high] - words[low] - sizes[index]
            row.append((heavy[high] - heavy[low] - own) / around if around > 0 else heavy[high] - heavy[low] - own)
        back, on = behind[index], ahead[index]
        has_back, has_on = back >= 0, on < count
        row += [
            min(total, 2000.0), best,
            min(_FAR, index - back) if has_back else _FAR, min(_FAR, on - index) if has_on else _FAR,
            min(300, words[index] - words[back + 1]) if has_back else 300,
            min(300, words[on] - words[index + 1]) if has_on else 300,
            min(chances[back] if has_back else 0.0, chances[on] if has_on else 0.0),
            min(80, sizes[back]) if has_back else 0, min(80, sizes[on]) if has_on else 0,
            blocks[index], lists[index], list_words[index] if marked[index] else 0, kin.get(_kind(page, index), OUT),
            _alike(page, index, back) if has_back else 0.0, _alike(page, index, on) if has_on else 0.0,
        ]  # fmt: skip
        rows.append(row)
    return rows


def _nearest(chances: list[float]) -> list[int]:
    """For every line the nearest likely one before it, -1 without one."""
    found, last = [], -1
    for index, chance in enumerate(chances):
        found.append(last)
        if chance > 0.5:
            last = index
    return found


def _alike(page: Page, index: int, other: int) -> float:
    """The share of a line's content words that another has too."""
    content = page.glances[index].content
    return len(content & page.glances[other].content) / len(content) if content else 0.0


def _means(values: list[float] | list[int], begins: list[bool]) -> list[float]:
    """For every line the mean over the group it stands in; groups begin where told."""
    bounds = [index for index, flag in enumerate(begins) if flag and index]
    means: list[float] = []
    for low, high in zip([0, *bounds], [*bounds, len(values)], strict=True):
        means += [sum(values[low:high]) / max(1, high - low)] * (high - low)
    return means


_Kind = tuple[bool, float, int]


def _kind(page: Page, index: int) -> _Kind:
    """What lines of one kind share: the marker, how they end, about how long they are."""
    return bool(page.lines[index].marker), page.glances[index].look[_ENDING], min(4, page.sizes[index] // 6)


def _kin_means(page: Page, scores: list[float]) -> dict[_Kind, float]:
    """The mean score of the judged lines of each kind: captions of a page are alike, and so are items of its lists."""
    groups: defaultdict[_Kind, list[float]] = defaultdict(list)
    for index, score in enumerate(scores):
        if score > OUT:
            groups[_kind(page, index)].append(score)
    return {kind: sum(found) / len(found) for kind, found in groups.items()}

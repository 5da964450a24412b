"""What the first judgement of the lines around a line says about it."""

from __future__ import annotations

import math
from collections import defaultdict

from bot.parsing.pages import looks
from bot.parsing.pages.surroundings import Page, sums_of

_OFFSETS = (-1, 1)
_RADII = (2, 5, 12, 30)
_FAR = 40.0
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
    sizes, words, count = page.sizes, page.words, len(scores)
    chances = likelihoods(scores)
    heavy = sums_of([chance * size for chance, size in zip(chances, sizes, strict=True)])
    total = min(heavy[-1] or 1.0, 2000.0)
    long = sorted([chance for chance, size in zip(chances, sizes, strict=True) if size >= 8], reverse=True)[:6]
    best = sum(long) / len(long) if long else 0.0
    behind, ahead = _nearest(chances), [count - 1 - i for i in _nearest(chances[::-1])[::-1]]
    marked = [bool(line.marker) for line in page.lines]
    begins = [not a or not b for a, b in zip(marked, [False, *marked], strict=False)]
    sums = sums_of(scores)
    blocks = _means(sums, [line.gap for line in page.lines])
    lists, list_words = _means(sums, begins), _means(words, begins)
    kin = _kin_means(page, scores)
    padded = [OUT, *scores, OUT]
    rows: list[list[float]] = []
    for index in wanted:
        row = [scores[index], padded[index], padded[index + 2]]
        size, own = sizes[index], chances[index] * sizes[index]
        for radius in _RADII:
            low, high = index - radius if index > radius else 0, index + radius + 1 if index + radius < count else count
            around, likely = words[high] - words[low] - size, heavy[high] - heavy[low] - own
            row.append(likely / around if around > 0 else likely)
        back, on = behind[index], ahead[index]
        has_back, has_on = back >= 0, on < count
        row += (
            total, best,
            min(_FAR, float(index - back)) if has_back else _FAR, min(_FAR, float(on - index)) if has_on else _FAR,
            min(300.0, words[index] - words[back + 1]) if has_back else 300.0,
            min(300.0, words[on] - words[index + 1]) if has_on else 300.0,
            min(chances[back], chances[on]) if has_back and has_on else 0.0,
            min(80.0, sizes[back]) if has_back else 0.0, min(80.0, sizes[on]) if has_on else 0.0,
            blocks[index], lists[index], list_words[index] if marked[index] else 0.0, kin.get(_kind(page, index), OUT),
            _alike(page, index, back) if has_back else 0.0, _alike(page, index, on) if has_on else 0.0,
        )  # fmt: skip
        rows.append(row)
    return rows


def likelihoods(scores: list[float]) -> list[float]:
    """Log odds as probabilities, none for lines that were never judged."""
    exp = math.exp
    return [0.0 if score <= OUT else 1 / (1 + exp(-score)) for score in scores]


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


def _means(sums: list[float], begins: list[bool]) -> list[float]:
    """For every line the mean over the group it stands in; groups begin where told, ``sums`` are of those before."""
    bounds = [index for index, flag in enumerate(begins) if flag and index]
    means: list[float] = []
    for low, high in zip([0, *bounds], [*bounds, len(begins)], strict=True):
        size = high - low
        means += [(sums[high] - sums[low]) / size] * size
    return means


_Kind = tuple[bool, float, float]


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

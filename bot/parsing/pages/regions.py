"""Where the article lies once its lines were judged: its main stretch, and other stretches that read like one."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from bot.parsing.pages import looks
from bot.parsing.pages.agreement import likelihoods
from bot.parsing.pages.names_inside import names_inside
from bot.parsing.pages.surroundings import Page, best_run, sums_of

KINDS = ("comment", "related", "subscription", "stamp", "tag", "share")
"""The cues that are counted between a line and the main stretch."""
NAMES = (
    "main", "to_main", "words_to_main", "furniture_to_main", "likely_to_main", "main_lines", "main_words",
    *(f"{kind}_to_main" for kind in KINDS),
    "stretch", "stretch_share", "stretch_lines", "stretches", "stretch_mean", "stretch_holes",
    "names_known",
)  # fmt: skip
_CUES = tuple(looks.AT[f"cue_{kind}"] for kind in KINDS)
_LONGEST = 40.0  # words of a line that count for the main stretch
_AGAINST = 1.5  # what a line that is no body counts against it
_LIKELY = 0.4
_FURNITURE = 0.3
_SURE = 0.6
_APART = 3  # lines between two likely lines of one stretch


def region_rows(page: Page, wanted: list[int], scores: list[float]) -> list[list[float]]:
    """For each wanted line where it stands to the main stretch; ``scores`` are all lines' log odds, judged once.

    Comments, teasers and notices read like stretches of an article, but apart from it, shorter, and of other people.
    """
    sizes, words, count = page.sizes, page.words, len(page.lines)
    chances = likelihoods(scores)
    gain = [
        (chance - 0.5) * (size if size < _LONGEST else _LONGEST) - (_AGAINST if chance < 0.5 else 0.0)
        for chance, size in zip(chances, sizes, strict=True)
    ]
    start, stop = best_run(gain)
    if stop < start:
        start, stop = 0, count - 1
    likely = sums_of([chance * size for chance, size in zip(chances, sizes, strict=True)])
    furniture = sums_of([1.0 if chance < _FURNITURE else 0.0 for chance in chances])
    cues = [sums_of([1.0 if seen.look[at] >= 3 else 0.0 for seen in page.glances]) for at in _CUES]
    main = [float(stop - start + 1), likely[stop + 1] - likely[start] + 1]
    stretches = _stretches(chances, sizes)
    told = [index for index in range(start, stop + 1) if chances[index] > _SURE]
    names = {index: names_inside(page.lines[index].text) for index in {*wanted, *told}}
    known = Counter(chain.from_iterable(names[index] for index in told))
    rows: list[list[float]] = []
    for index in wanted:
        inside = start <= index <= stop
        low, high = (index, index) if inside else (index + 1, start) if index < start else (stop + 1, index)
        mine = names[index]
        own = inside and chances[index] > _SURE
        shared = sum([known[name] > own for name in mine])
        rows.append([
            1.0 if inside else 0.0, 0.0 if inside else float(index - (start if index < start else stop)),
            words[high] - words[low], furniture[high] - furniture[low], likely[high] - likely[low],
            *main, *[sums[high] - sums[low] for sums in cues], *stretches[index],
            shared / len(mine) if mine else -1.0,
        ])  # fmt: skip
    return rows


def _stretches(chances: list[float], sizes: list[float]) -> list[tuple[float, ...]]:
    """For every line, of the stretch of likely lines it stands in, zeros outside: its likely words, their share of the
    longest stretch's, its likely lines, the page's stretches, their mean chance, the share of lines between them.
    """
    found: list[list[int]] = []
    for index, chance in enumerate(chances):
        if chance > _LIKELY:
            if found and index - found[-1][-1] <= _APART:
                found[-1].append(index)
            else:
                found.append([index])
    weights = [sum(chances[index] * sizes[index] for index in lines) for lines in found]
    most = max(weights, default=0.0) or 1.0
    rows: list[tuple[float, ...]] = [(0.0, 0.0, 0.0, float(len(found)), 0.0, 0.0)] * len(chances)
    for lines, weight in zip(found, weights, strict=True):
        mean = sum(chances[index] for index in lines) / len(lines)
        length = lines[-1] - lines[0] + 1
        row = (weight, weight / most, float(len(lines)), float(len(found)), mean, 1 - len(lines) / length)
        rows[lines[0] : lines[-1] + 1] = [row] * length
    return rows

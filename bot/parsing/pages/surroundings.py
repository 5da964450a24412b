"""What stands around each line of a flattened page, as numbers beside the line's own look."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from bot.parsing.pages import looks
from bot.parsing.pages.glance import Glance, glances
from bot.parsing.pages.lines import Line

_SIDE = ("words", "likely", "prose", "furniture", "capitals", "stamp", "credit", "name", "core")
_OFFSETS = (-1, 1)
_RADII = (3, 8)
NAMES = (
    *looks.NAMES,
    "wording", "likely", "marker", "indent", "gap_before", "gap_after", "copies", "same_start", "start_beside",
    "names_author", "block", "block_words", "block_likely", "list", "list_words", "list_likely",
    "index", "place", "words_before", "words_after", "prose_before", "prose_after", "likely_before", "likely_after",
    "page_words", "page_prose", "prose_lines", "gaps", "markers", "run", "run_distance", "core", "core_words",
    "since_comment", "since_related", "since_subscription", "comments_before",
    *(f"{name}_{offset}" for offset in _OFFSETS for name in _SIDE),
    *(f"{name}_around{radius}" for radius in _RADII for name in ("words", "likely", "furniture", "stamp")),
    "prose_behind", "prose_ahead", "headline_lines", "headline_words", "headline_certainty", "headline_shared",
)  # fmt: skip
_NONE = (0,) * len(_SIDE)
_CUE = {kind: looks.AT[f"cue_{kind}"] for kind in looks.KINDS}
_DATED, _CAPITALS, _NAME = (looks.AT[name] for name in ("date_share", "capitals", "name_like"))
_CREDITS = tuple(looks.AT[f"credit_{name}"] for name in ("words", "bracket", "slash"))
_START = 24
_NEVER = -999
_SINCE = ("comment", "related", "subscription")
# Where none of so many lines around looks even faintly like a body, none is; nor is one that looks hopeless itself.
_REACH = 4
_FAINT = -2.0
_HOPELESS = -4.0
_MARKED = b"\x01" * (2 * _REACH + 1)


@dataclass(slots=True)
class Page:
    """A page's lines with what was seen in each and counted over all."""

    lines: list[Line]
    glances: list[Glance]
    sizes: list[int]
    run: tuple[int, int]


def survey(lines: list[Line]) -> Page:
    """Look at every line, and find about where the article is."""
    return surveyed(lines, glances(lines))


def surveyed(lines: list[Line], glances: list[Glance]) -> Page:
    """The page of lines that were looked at."""
    sizes = [len(line.words) for line in lines]
    # The run of lines that weighs most, prose for it and furniture against it.
    gain = [
        (min(size, 60) / 6 if seen.prose else -2.0) - (5 if seen.furniture else 0)
        for size, seen in zip(sizes, glances, strict=True)
    ]
    return Page(lines, glances, sizes, best_run(gain))


def open_lines(page: Page) -> list[int]:
    """The lines that could be body; the others, buttons among them, are settled at a glance."""
    count = len(page.lines)
    near = bytearray(count + 2 * _REACH)
    for index, seen in enumerate(page.glances):
        if seen.likely > _FAINT:
            near[index : index + 2 * _REACH + 1] = _MARKED
    return [
        i
        for i, seen in enumerate(page.glances)
        if near[i + _REACH] and seen.likely > _HOPELESS and not looks.is_button(seen.look)
    ]


def rows(page: Page, wanted: list[int], headline: int | None, certainty: float) -> list[list[float]]:
    """One row for each wanted line in the order of `NAMES`."""
    lines, sizes, glances = page.lines, page.sizes, page.glances
    count = len(lines)
    start, stop = page.run
    cores = _shared_with_run(page)
    copies = Counter(line.text for line in lines)
    heads = [line.text[:_START] for line in lines]
    starts = Counter(heads)
    authors = _signed_names(page)
    blocks = _groups(page, [line.gap for line in lines])
    marked = [bool(line.marker) for line in lines]
    lists = _groups(page, [not a or not b for a, b in zip(marked, [False, *marked], strict=False)])
    words = _sums(sizes)
    prose = _sums([size if seen.prose else 0 for size, seen in zip(sizes, glances, strict=True)])
    likely = _sums([size if seen.likely > 0 else 0 for size, seen in zip(sizes, glances, strict=True)])
    credited = [any(seen.look[at] for at in _CREDITS) for seen in glances]
    stamps = [seen.look[_CUE["stamp"]] > 0 or seen.look[_DATED] > 0.2 for seen in glances]
    around = [
        _sums(values)
        for values in (sizes, [seen.likely for seen in glances], [seen.furniture for seen in glances], stamps)
    ]
    flags = [seen.prose for seen in glances]
    behind, ahead = _last(flags), [count - 1 - i for i in _last(flags[::-1])[::-1]]
    since = [_last([seen.look[_CUE[kind]] >= 3 for seen in glances]) for kind in _SINCE]
    comments = _sums([seen.look[_CUE["comment"]] >= 3 for seen in glances])
    total, total_prose, total_likely = words[-1] or 1, prose[-1] or 1, likely[-1] or 1
    whole = [total, total_prose / total, sum(flags), sum(line.gap for line in lines) / count, sum(marked) / count]
    told = glances[headline].content if headline is not None else frozenset()

    def side(index: int) -> tuple[float, ...]:
        seen = glances[index]
        return (
            min(sizes[index], 80), seen.likely, seen.prose, seen.furniture, seen.look[_CAPITALS], stamps[index],
            credited[index], seen.look[_NAME], cores[index][0],
        )  # fmt: skip

    sides = {index: side(index) for index in {i + offset for i in wanted for offset in _OFFSETS} if 0 <= index < count}
    result: list[list[float]] = []
    for index in wanted:
        line, seen, size = lines[index], glances[index], sizes[index]
        text = line.text
        distance = index - start if index < start else index - stop if index > stop else 0
        opening = text[:_START]
        beside = (index > 0 and heads[index - 1] == opening) or (index + 1 < count and heads[index + 1] == opening)
        row = [
            *seen.look, seen.wording, seen.likely, _marker(line), min(line.indent, 12), line.gap,
            lines[index + 1].gap if index + 1 < count else 1, min(copies[text], 4) - 1,
            min(starts[opening], 4) - 1, len(text) >= _START // 2 and beside,
            size > 5 and tuple(line.folded[:2]) in authors,
            *blocks[index], *(lists[index] if marked[index] else (0, 0, 0)),
            min(index, 200), index / count, words[index] / total, (total - words[index + 1]) / total,
            prose[index] / total_prose, (total_prose - prose[index + 1]) / total_prose,
            likely[index] / total_likely, (total_likely - likely[index + 1]) / total_likely,
            *whole, start <= index <= stop, max(-30, min(30, distance)), *cores[index],
            *(min(99, index - last[index] - 1) for last in since), min(comments[index], 5),
        ]  # fmt: skip
        for offset in _OFFSETS:
            row += sides.get(index + offset, _NONE)
        for radius in _RADII:
            low, high = index - radius if index > radius else 0, min(count, index + radius + 1)
            row += [(sums[high] - sums[low] - sums[index + 1] + sums[index]) / (2 * radius) for sums in around]
        row += [min(50, index - behind[index]), min(50, ahead[index] - index)]
        if headline is None:
            row += [99, 999, 0, 0]
        else:
            shared = len(seen.content & told) / max(1, min(len(seen.content), len(told)))
            apart = max(-500, min(999, words[index] - words[headline]))
            row += [max(-60, min(60, index - headline)), apart, certainty, shared]
        result.append(row)
    return result


def best_run(gain: list[float]) -> tuple[int, int]:
    """The bounds of the contiguous run with the greatest sum."""
    best, bounds, total, start = 0.0, (0, -1), 0.0, 0
    for index, value in enumerate(gain):
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best:
            best, bounds = total, (start, index)
    return bounds


def _sums(values: list[int] | list[bool] | list[float]) -> list[float]:
    """Sums of the values before each place."""
    return [0, *accumulate(values)]


def _shared_with_run(page: Page) -> list[tuple[float, float]]:
    """For every line, the share of its content words that the prose of the best run has too, and how many."""
    start, stop = page.run
    inside = [start <= i <= stop and seen.prose for i, seen in enumerate(page.glances)]
    seen_words: Counter[str] = Counter()
    for seen, counts in zip(page.glances, inside, strict=True):
        if counts:
            seen_words.update(seen.content)
    told = frozenset(seen_words)
    told_again = frozenset(word for word, count in seen_words.items() if count > 1)
    result = []
    for seen, mine in zip(page.glances, inside, strict=True):
        words = seen.content
        hits = len(words & (told_again if mine else told))
        result.append((hits / len(words) if words else 0.0, float(hits)))
    return result


def _groups(page: Page, begins: list[bool]) -> list[tuple[float, float, float]]:
    """For every line, of the group it stands in: its lines, their mean words, their mean log odds by words."""
    bounds = [index for index, flag in enumerate(begins) if flag and index]
    likely = [seen.likely for seen in page.glances]
    result: list[tuple[float, float, float]] = []
    for low, high in zip([0, *bounds], [*bounds, len(begins)], strict=True):
        size = high - low
        result += [(min(size, 30), sum(page.sizes[low:high]) / size, sum(likely[low:high]) / size)] * size
    return result


def _signed_names(page: Page) -> set[tuple[str, ...]]:
    """The first two words of every name that a short line holds in its byline or is."""
    found: set[tuple[str, ...]] = set()
    for line, seen in zip(page.lines, page.glances, strict=True):
        if seen.look[_NAME]:
            found.add(tuple(line.folded[:2]))
        elif seen.look[_CUE["byline"]] >= 3 and len(line.folded) < 20:
            found.update(zip(line.folded, line.folded[1:], strict=False))
    return found


def _last(flags: list[bool]) -> list[int]:
    """For every line where the last flag before it stands, `_NEVER` without one."""
    found, last = [], _NEVER
    for index, flag in enumerate(flags):
        found.append(last)
        if flag:
            last = index
    return found


def _marker(line: Line) -> int:
    return 0 if not line.marker else 2 if line.marker[0].isdigit() else 1

"""What stands around each line of a flattened page, as numbers beside the line's own look."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, chain, compress

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
_NONE = (0.0,) * len(_SIDE)
_NO_LIST = (0.0, 0.0, 0.0)
_BYLINE, *_SINCE = (looks.AT[f"cue_{kind}"] for kind in ("byline", "comment", "related", "subscription"))
_CAPITALS, _NAME = looks.AT["capitals"], looks.AT["name_like"]
_START = 24
_NEVER = -999
# Where none of so many lines around looks even faintly like a body, none is; nor is one that looks hopeless itself.
_REACH = 4
_FAINT = -2.0
_HOPELESS = -4.0
_MARKED = b"\x01" * (2 * _REACH + 1)


@dataclass(slots=True)
class Page:
    """A page's lines with what was seen in each and counted over all.

    ``sizes`` are the lines' words, ``words`` how many stand before each; trees compare them faster as floats.
    """

    lines: list[Line]
    glances: list[Glance]
    sizes: list[float]
    words: list[float]
    run: tuple[int, int]


def survey(lines: list[Line]) -> Page:
    """Look at every line, and find about where the article is."""
    return surveyed(lines, glances(lines))


def surveyed(lines: list[Line], glances: list[Glance]) -> Page:
    """The page of lines that were looked at."""
    sizes = [float(len(line.words)) for line in lines]
    # The run of lines that weighs most, prose for it and furniture against it.
    gain = [
        (min(size, 60) / 6 if seen.prose else -2.0) - (5 if seen.furniture else 0)
        for size, seen in zip(sizes, glances, strict=True)
    ]
    return Page(lines, glances, sizes, sums_of(sizes), best_run(gain))


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
    """One row for each wanted line in the order of `NAMES`; all its numbers are floats, which trees compare fastest."""
    lines, sizes, words, glances = page.lines, page.sizes, page.words, page.glances
    count = len(lines)
    start, stop = page.run
    copies = Counter([line.text for line in lines])
    heads = [line.text[:_START] for line in lines]
    starts = Counter(heads)
    authors = _signed_names(page)
    gaps = [1.0 if line.gap else 0.0 for line in lines]
    marked = [bool(line.marker) for line in lines]
    flags = [seen.prose for seen in glances]
    prose = sums_of([size if flag else 0.0 for size, flag in zip(sizes, flags, strict=True)])
    likely = sums_of([size if seen.likely > 0 else 0.0 for size, seen in zip(sizes, glances, strict=True)])
    faint, furniture, stamps = (
        sums_of([seen.likely for seen in glances]),
        sums_of([1.0 if seen.furniture else 0.0 for seen in glances]),
        sums_of([1.0 if seen.stamped else 0.0 for seen in glances]),
    )
    blocks = _groups(words, faint, gaps)
    # Of lists only lines with a marker are told, which few pages have.
    begun = [not a or not b for a, b in zip(marked, [False, *marked], strict=False)]
    lists = _groups(words, faint, begun) if True in marked else []
    behind, ahead = _last(flags), [count - 1.0 - i for i in _last(flags[::-1])[::-1]]
    commented, related, subscribed = ([seen.look[cue] >= 3 for seen in glances] for cue in _SINCE)
    last_comment, last_related, last_subscription = _last(commented), _last(related), _last(subscribed)
    comments = sums_of([1.0 if flag else 0.0 for flag in commented])
    total, total_prose, total_likely = words[-1] or 1.0, prose[-1] or 1.0, likely[-1] or 1.0
    whole = [total, total_prose / total, float(sum(flags)), sum(gaps) / count, sum(marked) / count]
    told = glances[headline].content if headline is not None else frozenset()
    cores = _shared_with_run(page)
    # What is told of the lines beside each; none stand above the page's first or below its last.
    sides = [
        _NONE,
        *((
            size if size < 80 else 80.0, seen.likely, 1.0 if seen.prose else 0.0, 1.0 if seen.furniture else 0.0,
            seen.look[_CAPITALS], 1.0 if seen.stamped else 0.0, 1.0 if seen.credited else 0.0, seen.look[_NAME], core,
        ) for seen, size, (core, _) in zip(glances, sizes, cores, strict=True)),
        _NONE,
    ]  # fmt: skip
    result: list[list[float]] = []
    for index in wanted:
        line, seen, size, opening = lines[index], glances[index], sizes[index], heads[index]
        low, high, at = words[index], words[index + 1], float(index)
        distance = at - start if index < start else at - stop if index > stop else 0.0
        beside = (index > 0 and heads[index - 1] == opening) or (index + 1 < count and heads[index + 1] == opening)
        row = [
            *seen.look, seen.wording, seen.likely, _marker(line), float(min(line.indent, 12)), gaps[index],
            gaps[index + 1] if index + 1 < count else 1.0, min(copies[line.text], 4) - 1.0,
            min(starts[opening], 4) - 1.0, 1.0 if beside and len(line.text) >= _START // 2 else 0.0,
            1.0 if size > 5 and tuple(line.folded[:2]) in authors else 0.0,
            *blocks[index], *(lists[index] if marked[index] else _NO_LIST),
            min(at, 200.0), at / count, low / total, (total - high) / total,
            prose[index] / total_prose, (total_prose - prose[index + 1]) / total_prose,
            likely[index] / total_likely, (total_likely - likely[index + 1]) / total_likely,
            *whole, 1.0 if start <= index <= stop else 0.0, max(-30.0, min(30.0, distance)), *cores[index],
            min(99.0, at - last_comment[index] - 1), min(99.0, at - last_related[index] - 1),
            min(99.0, at - last_subscription[index] - 1), min(comments[index], 5.0),
            *sides[index], *sides[index + 2],
        ]  # fmt: skip
        for radius in _RADII:
            top, end, width = max(0, index - radius), min(count, index + radius + 1), 2 * radius
            row += (
                (words[end] - words[top] - high + low) / width,
                (faint[end] - faint[top] - faint[index + 1] + faint[index]) / width,
                (furniture[end] - furniture[top] - furniture[index + 1] + furniture[index]) / width,
                (stamps[end] - stamps[top] - stamps[index + 1] + stamps[index]) / width,
            )
        row += (min(50.0, at - behind[index]), min(50.0, ahead[index] - at))
        if headline is None:
            row += (99.0, 999.0, 0.0, 0.0)
        else:
            shared = len(seen.content & told) / max(1, min(len(seen.content), len(told)))
            apart = max(-500.0, min(999.0, low - words[headline]))
            row += (max(-60.0, min(60.0, at - headline)), apart, certainty, shared)
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


def sums_of(values: list[float]) -> list[float]:
    """Sums of the values before each place, and of them all."""
    return [0.0, *accumulate(values)]


def _shared_with_run(page: Page) -> list[tuple[float, float]]:
    """For every line, the share of its content words that the prose of the best run has too, and how many."""
    start, stop = page.run
    inside = [start <= i <= stop and seen.prose for i, seen in enumerate(page.glances)]
    seen_words = Counter(chain.from_iterable(seen.content for seen in compress(page.glances, inside)))
    told = frozenset(seen_words)
    told_again = frozenset([word for word, count in seen_words.items() if count > 1])
    hits = [
        len(seen.content & (told_again if counts else told)) for seen, counts in zip(page.glances, inside, strict=True)
    ]
    return [
        (found / len(seen.content), float(found)) if found else (0.0, 0.0)
        for seen, found in zip(page.glances, hits, strict=True)
    ]


def _groups(words: list[float], likely: list[float], begins: list[bool] | list[float]) -> list[tuple[float, ...]]:
    """For every line, of the group it stands in: its lines, their mean words, their mean log odds by words.

    ``words`` and ``likely`` are the sums of those before each line, ``begins`` says where a group may begin.
    """
    bounds = [index for index, flag in enumerate(begins) if flag and index]
    result: list[tuple[float, ...]] = []
    for low, high in zip([0, *bounds], [*bounds, len(begins)], strict=True):
        size, told, odds = high - low, words[high] - words[low], likely[high] - likely[low]
        if size == 1:  # as most are
            result.append((1.0, told, odds))
        else:
            result += [(float(min(size, 30)), told / size, odds / size)] * size
    return result


def _signed_names(page: Page) -> set[tuple[str, ...]]:
    """The first two words of every name that a short line holds in its byline or is."""
    found: set[tuple[str, ...]] = set()
    for line, seen in zip(page.lines, page.glances, strict=True):
        look = seen.look
        if look[_NAME]:
            found.add(tuple(line.folded[:2]))
        elif look[_BYLINE] >= 3 and len(line.folded) < 20:
            found.update(zip(line.folded, line.folded[1:], strict=False))
    return found


def _last(flags: list[bool]) -> list[int]:
    """For every line where the last flag before it stands, `_NEVER` without one."""
    if True not in flags:
        return [_NEVER] * len(flags)
    found, last = [], _NEVER
    for index, flag in enumerate(flags):
        found.append(last)
        if flag:
            last = index
    return found


def _marker(line: Line) -> float:
    return 0.0 if not line.marker else 2.0 if line.marker[0].isdigit() else 1.0

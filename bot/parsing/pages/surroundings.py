"""What stands around each line of a flattened page, as numbers beside the line's own look."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.parsing.pages import looks
from bot.parsing.pages.lines import Line

_SIDE = ("words", "prose", "furniture", "ending", "marker", "core", "capitals", "copies", "stamp", "wording")
NAMES = (
    *looks.NAMES,
    "wording", "gap_after", "copies", "same_start", "start_beside", "block", "place", "words_before", "words_after",
    "prose_before", "prose_after", "page_words", "page_prose", "prose_lines", "run", "run_distance",
    "core", "core_words", "since_comment", "since_related", "since_subscription", "comments_before", "gaps", "markers",
    *(f"{name}_{offset}" for offset in (-2, -1, 1, 2) for name in _SIDE),
    *(f"{name}_around{radius}" for radius in (3, 8) for name in ("words", "prose", "furniture", "wording")),
    "prose_behind", "prose_ahead",
)  # fmt: skip
_NONE = (0, 0, 0, -1, 0, 0, 0, 0, 0, 0)
_CUE = {kind: looks.NAMES.index(f"cue_{kind}") for kind in looks.KINDS}
_DATED, _MARKER, _CAPITALS = (looks.NAMES.index(name) for name in ("date_share", "marker", "capitals"))


@dataclass(slots=True)
class Page:
    """A page's lines with what was counted over all of them."""

    lines: list[Line]
    looks: list[list[float]]
    sizes: list[int]
    prose: list[bool]
    furniture: list[bool]
    content: list[set[str]]
    run: tuple[int, int]


def survey(lines: list[Line]) -> Page:
    """Count over the page what its lines are compared with."""
    own = [looks.look(line) for line in lines]
    sizes = [len(line.words) for line in lines]
    prose = [looks.reads_as_prose(look) for look in own]
    furniture = [looks.is_furniture(look) for look in own]
    # The run of lines that weighs most, prose for it and furniture against it, is about where the article is.
    gain = [(min(size, 60) / 6 if prose[i] else -2.0) - (5 if furniture[i] else 0) for i, size in enumerate(sizes)]
    stop_words = looks.word_list("stop")
    content = [{w for w in line.folded if len(w) > 3} - stop_words for line in lines]
    return Page(lines, own, sizes, prose, furniture, content, best_run(gain))


def rows(page: Page, wording: list[float]) -> list[list[float]]:
    """One row a line in the order of `NAMES`; ``wording`` says for each line how its words speak for a body."""
    lines, sizes, prose = page.lines, page.sizes, page.prose
    count = len(lines)
    start, stop = page.run
    core_words, core = _shared_with_run(page)
    copies = Counter(line.text for line in lines)
    starts = Counter(line.text[:24] for line in lines)
    block = _block_sizes(lines)
    total = sum(sizes) or 1
    total_prose = sum(size for size, is_prose in zip(sizes, prose, strict=True) if is_prose) or 1
    gaps = sum(line.gap for line in lines) / count
    markers = sum(1 for line in lines if line.marker) / count
    prose_lines = sum(prose)
    behind, ahead = _distances(prose), _distances(prose[::-1])[::-1]
    around = [_window(values, radius) for radius in (3, 8) for values in (sizes, prose, page.furniture, wording)]
    sides = [
        (
            min(sizes[i], 80), prose[i], page.furniture[i], look[7], look[_MARKER], core[i], look[_CAPITALS],
            min(copies[lines[i].text], 4), look[_CUE["stamp"]] > 0 or look[_DATED] > 0.2, wording[i],
        )
        for i, look in enumerate(page.looks)
    ]  # fmt: skip
    before = prose_before = comments = 0
    since = {"comment": 99, "related": 99, "subscription": 99}
    result: list[list[float]] = []
    for index, look in enumerate(page.looks):
        size, text = sizes[index], lines[index].text
        distance = index - start if index < start else index - stop if index > stop else 0
        beside = [lines[other].text[:24] for other in (index - 1, index + 1) if 0 <= other < count]
        neighbours = [
            value
            for offset in (-2, -1, 1, 2)
            for value in (sides[index + offset] if 0 <= index + offset < count else _NONE)
        ]
        result.append([
            *look,
            wording[index], lines[index + 1].gap if index + 1 < count else 1, min(copies[text], 4) - 1,
            min(starts[text[:24]], 4) - 1, len(text) >= 12 and text[:24] in beside, min(block[index], 12),
            index / count, before / total, (total - before - size) / total, prose_before / total_prose,
            (total_prose - prose_before - (size if prose[index] else 0)) / total_prose, total, total_prose / total,
            prose_lines, start <= index <= stop, max(-30, min(30, distance)), core[index], core_words[index],
            since["comment"], since["related"], since["subscription"], min(comments, 5), gaps, markers,
            *neighbours, *(window[index] for window in around), behind[index], ahead[index],
        ])  # fmt: skip
        before += size
        prose_before += size if prose[index] else 0
        since = {kind: 0 if look[_CUE[kind]] >= 3 else min(99, ago + 1) for kind, ago in since.items()}
        comments += look[_CUE["comment"]] >= 3
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


def _shared_with_run(page: Page) -> tuple[list[int], list[float]]:
    """For every line, how many of its content words the prose of the best run has too, and their share."""
    start, stop = page.run
    inside = [start <= i <= stop and is_prose for i, is_prose in enumerate(page.prose)]
    seen: Counter[str] = Counter()
    for words, counts in zip(page.content, inside, strict=True):
        if counts:
            seen.update(words)
    hits = [sum(1 for word in words if seen[word] > mine) for words, mine in zip(page.content, inside, strict=True)]
    return hits, [hit / len(words) if words else 0.0 for hit, words in zip(hits, page.content, strict=True)]


def _block_sizes(lines: list[Line]) -> list[int]:
    """For every line, how many lines stand together with it without a blank line."""
    sizes: list[int] = []
    current = 0
    for index, line in enumerate(lines):
        if line.gap and index:
            sizes += [current] * current
            current = 0
        current += 1
    return sizes + [current] * current


def _distances(flags: list[bool]) -> list[int]:
    found, distance = [], 50
    for flag in flags:
        distance = min(50, distance + 1)
        found.append(distance)
        if flag:
            distance = 0
    return found


def _window(values: list[int] | list[bool] | list[float], radius: int) -> list[float]:
    """Mean over the lines at most ``radius`` away, the line itself left out."""
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    last = len(values)
    return [
        (sums[min(last, i + radius + 1)] - sums[max(0, i - radius)] - value) / (2 * radius)
        for i, value in enumerate(values)
    ]


def from_headline(page: Page, headline: int | None, certainty: float) -> list[list[float]]:
    """How each line lies to the likeliest headline, lines apart, words apart, its certainty, words shared."""
    if headline is None:
        return [[99, 999, 0, 0]] * len(page.lines)
    result: list[list[float]] = []
    told = page.content[headline]
    offset = -sum(page.sizes[:headline])
    for index, size in enumerate(page.sizes):
        content = page.content[index]
        shared = len(content & told) / max(1, min(len(content), len(told)))
        result.append([max(-60, min(60, index - headline)), max(-500, min(999, offset)), certainty, shared])
        offset += size
    return result

"""Lines that could be the page's headline, each with what speaks for it as numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from bot.parsing.pages import looks
from bot.parsing.pages.looks import is_name_and_agency
from bot.parsing.pages.surroundings import Page, sums_of

_COLUMNS = (
    "ending", "opening", "capitals", "stop_share", "shouting", "digits", "name_like", "cue_menu", "cue_related",
    "cue_share", "cue_subscription", "cue_byline", "cue_stamp", "cue_caption", "cue_tag", "cue_comment", "cue_advert",
    "cue_bio", "date_share", "bars", "word_length", "sentences", "quotes", "credit_words", "credit_bracket",
    "credit_glued", "credit_slash", "past", "said",
)  # fmt: skip
NAMES = (
    "words", "content", "shared", "shared_words", "to_prose", "words_to_prose", "to_byline", "to_stamp",
    "begins_longer", "ends_longer", "inside_longer", "index", "prose_before", "first", *_COLUMNS,
    "wording", "marker", "indent", "copies", "gap_before", "gap_after", "run_distance", "run", "page_prose",
    *(f"{name}_{at}" for at in (-2, -1, 1, 2) for name in ("words", "prose", "furniture", "capitals", "marker")),
    "words_around3", "furniture_around3", "rank",
)  # fmt: skip
_PICKED = [looks.AT[name] for name in _COLUMNS]
_BYLINE, _CAPITALS = looks.AT["cue_byline"], looks.AT["capitals"]
_NONE = (0.0, 0.0, 0.0, 0.0, 0.0)
_IN_NO_OTHER = (0.0, 0.0, 0.0)
_NEAR = 12.0
# A headline shares a word with the prose below it, or is no more lines above it.
_APART = 10
_HEADS = 80
# Headlines with a full stop are shorter.
_SENTENCE = 15  # words
# What comes before the headline holds little prose; beyond this share of the page's, the article is well on its way.
_PROSE_BEFORE = 0.6


def headline_rows(page: Page, every: bool = False) -> tuple[list[int], list[list[float]]]:
    """The indices of the candidate lines, and a row for each in the order of `NAMES`, of floats as in `surroundings`.

    Long sentences are none, nor lines far above the prose without a word of it, which most of a menu is, unless
    ``every`` line is wanted that looks like one.
    """
    glances, sizes, words, lines = page.glances, page.sizes, page.words, page.lines
    count = len(lines)
    prose_words = sums_of([size if seen.prose else 0.0 for size, seen in zip(sizes, glances, strict=True)])
    total_prose = prose_words[-1] or 1.0
    last = bisect_right(prose_words, _PROSE_BEFORE * total_prose, 0, count)
    candidates = [index for index in range(last) if _may_be(page, index)]
    byline = _ahead([seen.look[_BYLINE] >= 3 for seen in glances])
    stamp = _ahead([seen.stamped for seen in glances])
    prose = [i for i, seen in enumerate(glances) if seen.prose]
    texts = [line.text.casefold() for line in lines]
    heads = set(texts[:_HEADS])
    together = "\n".join(heads)
    copies = Counter(texts)
    furniture = sums_of([1.0 if seen.furniture else 0.0 for seen in glances])
    gaps = [*(1.0 if line.gap else 0.0 for line in lines), 1.0]
    # What is told of the lines beside a candidate; none stand above the page's first or below its last.
    beside = [_NONE, _NONE]
    for line, seen, size in zip(lines[: last + 2], glances, sizes, strict=False):
        kinds = 1.0 if seen.prose else 0.0, 1.0 if seen.furniture else 0.0
        beside.append((min(80.0, size), *kinds, seen.look[_CAPITALS], 1.0 if line.marker else 0.0))
    beside += [_NONE, _NONE]
    start, stop = page.run
    share = total_prose / (words[-1] or 1.0)
    found: list[list[float]] = []
    kept: list[int] = []
    merits: list[float] = []
    position, known = 0, -1
    vocabulary: set[str] = set()
    for index in candidates:
        while position < len(prose) and prose[position] <= index:
            position += 1
        if position != known:
            vocabulary = set().union(*(glances[other].content for other in prose[position : position + 8]))
            known = position
        ahead = prose[position] if position < len(prose) else None
        seen, line, text, size = glances[index], lines[index], texts[index], sizes[index]
        shared, content = float(len(seen.content & vocabulary)), float(len(seen.content))
        merits.append(shared / content + 0.1 * shared if content else 0.0)
        far = not shared and ahead is not None and ahead - index > _APART
        if not every and (far or (size > _SENTENCE and line.text[-1] == ".")):
            continue
        kept.append(index)
        longer = _IN_NO_OTHER
        if together.count(text) > (index < _HEADS):
            others = [head for head in heads if len(head) > len(text) and text in head]
            begun, ended = ([at(head, text) for head in others] for at in (str.startswith, str.endswith))
            longer = float(sum(begun)), float(sum(ended)), float(len(others))
        low, high = max(0, index - 3), min(count, index + 4)
        look = seen.look
        found.append([
            size, content, shared / content if content else 0.0, shared,
            float(min(ahead - index, 60)) if ahead is not None else 60.0,
            min(words[ahead] - words[index + 1], 500.0) if ahead is not None else 500.0, byline[index], stamp[index],
            *longer,
            float(index), prose_words[index] / total_prose, 0.0 if index else 1.0, *[look[at] for at in _PICKED],
            seen.wording, 1.0 if line.marker else 0.0, float(min(line.indent, 12)), min(copies[text], 4) - 1.0,
            gaps[index], gaps[index + 1],
            float(max(-30, min(30, index - start if index < start else index - stop if index > stop else 0))),
            1.0 if start <= index <= stop else 0.0, share,
            *beside[index], *beside[index + 1], *beside[index + 3], *beside[index + 4],
            (words[high] - words[low] - size) / 6, (furniture[high] - furniture[low] - seen.furniture) / 6,
        ])  # fmt: skip
    order = sorted(range(len(candidates)), key=lambda at: -merits[at])
    ranks = {candidates[at]: rank for rank, at in enumerate(order)}
    for index, row in zip(kept, found, strict=True):
        row.append(float(ranks[index]))
    return kept, found


def _may_be(page: Page, index: int) -> bool:
    line = page.lines[index]
    return (
        2 <= page.sizes[index] <= 32
        and len(line.text) >= 10
        and not (line.cues and any(cue.where == "line" and cue.learned for cue in line.cues))
        and not (page.sizes[index] <= 4 and page.glances[index].look[_BYLINE] >= 3)
        and not is_name_and_agency(line.text)
    )


def _ahead(flags: list[bool]) -> list[float]:
    """For every line how many lines on the next flag stands, at most `_NEAR`, else a little more."""
    found, distance = [], _NEAR + 3
    for flag in reversed(flags):
        found.append(distance if distance < _NEAR else _NEAR + 3)
        distance = 1.0 if flag else distance + 1
    return found[::-1]

"""Lines that could be the page's headline, each with what speaks for it as numbers."""

from __future__ import annotations

from collections import Counter

from bot.parsing.pages import surroundings
from bot.parsing.pages.looks import is_name_and_agency
from bot.parsing.pages.surroundings import Page

_COLUMNS = (
    "ending", "opening", "capitals", "marker", "gap_before", "gap_after", "stop_share", "indent", "copies",
    "shouting", "digits", "name_like", "cue_menu", "cue_related", "cue_share", "cue_subscription",
    "cue_byline", "cue_stamp", "cue_caption", "cue_tag", "cue_comment", "cue_advert", "words_-1",
    "words_-2", "words_1", "words_2", "prose_1", "prose_2", "capitals_-1", "marker_-1", "marker_1",
    "furniture_-1", "furniture_1", "words_around3", "furniture_around3", "run_distance", "run",
    "date_share", "page_prose", "bars", "word_length", "sentences", "quotes", "same_start", "wording", "credit_words",
    "credit_bracket", "credit_glued", "credit_slash", "cue_bio", "past", "said",
)  # fmt: skip
NAMES = (
    "words", "content", "shared", "shared_words", "to_prose", "words_to_prose", "to_byline", "to_stamp",
    "begins_longer", "ends_longer", "inside_longer", "index", "prose_before", "core", "core_words",
    "first", *_COLUMNS, "rank",
)  # fmt: skip
_AT = {name: surroundings.NAMES.index(name) for name in surroundings.NAMES}
_PICKED = [_AT[name] for name in _COLUMNS]
_NEAR = 12


def headline_rows(page: Page, rows: list[list[float]]) -> tuple[list[int], list[list[float]]]:
    """The indices of the candidate lines, and a row for each in the order of `NAMES`."""
    candidates = [i for i, row in enumerate(rows) if _may_be(page, i, row)]
    byline = [row[_AT["cue_byline"]] >= 3 for row in rows]
    stamp = [row[_AT["cue_stamp"]] > 0 or row[_AT["date_share"]] > 0.2 for row in rows]
    prose = [i for i, flag in enumerate(page.prose) if flag]
    texts = [line.text.casefold() for line in page.lines]
    heads = set(texts[:80])
    found: list[list[float]] = []
    position = 0
    for index in candidates:
        while position < len(prose) and prose[position] <= index:
            position += 1
        ahead = prose[position : position + 8]
        vocabulary: Counter[str] = Counter()
        for other in ahead:
            vocabulary.update(page.content[other])
        content = page.content[index]
        shared = sum(1 for word in content if vocabulary[word])
        between = sum(page.sizes[index + 1 : ahead[0]]) if ahead else 500
        text = texts[index]
        longer = [head for head in heads if len(head) > len(text) and text in head]
        row = rows[index]
        found.append([
            page.sizes[index], len(content), shared / max(1, len(content)), shared,
            min(ahead[0] - index, 60) if ahead else 60, min(between, 500), _next(byline, index), _next(stamp, index),
            sum(head.startswith(text) for head in longer), sum(head.endswith(text) for head in longer), len(longer),
            index, row[_AT["prose_before"]], row[_AT["core"]], row[_AT["core_words"]], index == 0,
            *(row[column] for column in _PICKED),
        ])  # fmt: skip
    order = sorted(range(len(found)), key=lambda i: -(found[i][2] + 0.1 * found[i][3]))
    for rank, i in enumerate(order):
        found[i].append(rank)
    return candidates, found


def _may_be(page: Page, index: int, row: list[float]) -> bool:
    line = page.lines[index]
    return (
        2 <= page.sizes[index] <= 32
        and len(line.text) >= 10
        and row[_AT["prose_before"]] <= 0.6
        and not any(cue.where == "line" for cue in line.cues)
        and not (row[_AT["cue_byline"]] >= 3 and page.sizes[index] <= 4)
        and not is_name_and_agency(line.text)
    )


def _next(flags: list[bool], index: int) -> int:
    """How many lines on the next flag stands, at most `_NEAR`, else a little more."""
    for other in range(index + 1, min(len(flags), index + _NEAR)):
        if flags[other]:
            return other - index
    return _NEAR + 3

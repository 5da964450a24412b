"""Live blogs: entries below one another, each under the time at which it was written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from bot.parsing.entry_times import is_stamp, minute_of
from bot.parsing.pages.author_names import is_name
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import is_credited
from bot.parsing.pages.paragraphs import is_biography, is_paragraph
from bot.parsing.pages.signatures import START

_AGO = re.compile(r"(?:updated\s)?\d{1,2}\s?(?:h|hrs?|hours?|m|mins?|minutes?)\s?ago", re.I)
_FORM = re.compile(r"\d+|[^\W\d_]+")
_LENGTH = re.compile(r"\d:\d\d")
_LEAST_ENTRIES = 3
# Of the stamps so many have running text below them.
_MOST = 0.7
_LARGEST = 0.6
_HEAD = 6  # lines
_HEADLINE = 2, 20
_AHEAD = 4
# Furniture that may stand in an entry; other cues end the last.
_SMALL = frozenset({"share", "caption", "advert", "byline", "stamp"})


def find_entries(lines: list[Line], body: list[bool], headline: int | None) -> tuple[set[int], set[int], range]:
    """The lines of a live blog's entries (their times, headings and paragraphs), what in them is none, and their range.

    A live blog has three entries or more of running text whose times go one way, below its headline; some of their
    text is taken for body already. The stamps of comments stand below names.
    """
    none: tuple[set[int], set[int], range] = set(), set(), range(0)
    top = headline or 0
    stamps = [i for i, line in enumerate(lines) if i > top and is_stamp(line.text)]
    if stamps and stamps[0] <= top + _HEAD and find_dates(lines[stamps[0]].text):
        del stamps[0]  # the page's own
    stamps = _alike([i for i in stamps if not _is_comment(lines[i - 1])], lines)
    if len(stamps) < _LEAST_ENTRIES:
        return none
    ends = [*stamps[1:], _end(lines, stamps[-1])]
    spans = [range(start, end) for start, end in zip(stamps, ends, strict=True)]
    told = [span for span in spans if any(is_paragraph(lines[i]) for i in span)]
    inside = [span for span in told if any(body[i] for i in span[1:])]
    if len(told) < _LEAST_ENTRIES or len(told) < _MOST * len(stamps) or len(inside) < max(2, len(told) / 3):
        return none
    if not _goes_one_way([lines[span[0]] for span in told]):
        return none
    kept: set[int] = set()
    for span in told:
        kept.update(i for i in span if is_paragraph(lines[i]) or i == span[0])
        kept.update(i for i in span[1:_AHEAD] if _is_heading(lines, i, span))
    first = max(top + 1, told[0][0] - _HEAD)
    kept.update(i for i in range(first, told[0][0]) if is_paragraph(lines[i]))
    last = max(i for i in told[-1] if i in kept)
    sizes = [_size(lines, kept.intersection(span)) for span in told]
    beside = _size(lines, (i for i, flag in enumerate(body) if flag and not first <= i <= last))
    # A list of news beside the article, or with it between two of its times.
    if sum(sizes) < beside or max(sizes) > _LARGEST * sum(sizes):
        return none
    dropped = {i for i in range(first, last + 1) if body[i] and i not in kept and _is_small(lines[i])}
    # What a list of them tells above the first: their times with their headlines.
    times = tuple(f"{lines[span[0]].text} " for span in told)
    dropped |= {i for i in range(top + 1, told[0][0]) if body[i] and lines[i].text.startswith(times)}
    return kept, dropped, range(first, last + 1)


def _size(lines: list[Line], wanted: Iterable[int]) -> int:
    return sum(len(lines[index].words) for index in wanted)


def _alike(stamps: list[int], lines: list[Line]) -> list[int]:
    """The stamps that are printed as most are; times without a day or a half of it need two figures for the hour.

    "4:11" is how long a film takes.
    """
    forms = {i: _FORM.sub(lambda found: "0" if found[0][0].isdigit() else "a", lines[i].text) for i in stamps}
    stamps = [i for i in stamps if not _LENGTH.fullmatch(lines[i].text)]
    common = Counter(forms[i] for i in stamps).most_common(1)
    return [i for i in stamps if forms[i] == common[0][0]]


def _end(lines: list[Line], start: int) -> int:
    """Where the last entry ends: at a line that leads away, or before two lines that are no running text."""
    loose = 0
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if any(cue.where != "in" and cue.kind not in _SMALL for cue in line.cues) or is_biography(line):
            return index
        loose = 0 if is_paragraph(line) or index <= start + 2 else loose + 1
        if loose == 2:
            return index - 1
    return len(lines)


def _is_heading(lines: list[Line], index: int, span: range) -> bool:
    """Whether a line between an entry's time and its text is its headline."""
    line = lines[index]
    if line.cues or START.match(line.text) or is_name(line.text) or is_stamp(line.text) or is_credited(line.text):
        return False
    above = not any(is_paragraph(lines[i]) for i in range(span[0], index))
    return above and index + 1 in span and _HEADLINE[0] <= len(line.words) <= _HEADLINE[1] and not line.marker


def _is_small(line: Line) -> bool:
    return bool(line.cues or START.match(line.text) or _AGO.fullmatch(line.text)) or is_name(line.text)


def _is_comment(above: Line) -> bool:
    """Whether a time stands below a name, as that of a comment does."""
    return is_name(above.text) or above.text.endswith("says:")


def _goes_one_way(stamps: list[Line]) -> bool:
    """Whether the times go mostly up or mostly down; where a day ends they start anew."""
    minutes = [minute_of(line.text) for line in stamps]
    up = sum(a <= b for a, b in pairwise(minutes))
    down = sum(a >= b for a, b in pairwise(minutes))
    return max(up, down) >= 0.7 * (len(minutes) - 1)

"""The day a flattened page says it was published."""

from __future__ import annotations

import re

from bot.model.article import Publication
from bot.model.text import BoilerplateKind
from bot.parsing.pages.dates import PrintedDate, find_dates
from bot.parsing.pages.lines import Line

_FIRST = re.compile(r"(?:publish|posted|issued|created|date)\w*(?: date)?(?: on| at)?:?[\s\w,.:|]{0,24}$", re.I)
_LATER = re.compile(r"(?:updat|modif|edit|correct|revis|reviewed)\w*(?: date)?(?: on| at)?:?[\s\w,.:|]{0,24}$", re.I)
_CLOCK = re.compile(r"[\s,|at–-]{0,6}\d{1,2}:\d\d")
_ELSEWHERE = frozenset({"caption", "comment", "related", "subscription", "tag"})
_LEAST = 1.0


def find_publication(
    lines: list[Line], body: list[bool], headline: int | None, kinds: list[BoilerplateKind]
) -> Publication | None:
    """The full date printed by the headline or byline, with its line as evidence; ``None`` without one.

    ``kinds`` are the lines' labels: the date of a comment or of a teaser is not the page's.
    """
    first = next((i for i, inside in enumerate(body) if inside), len(lines))
    last = max((i for i, inside in enumerate(body) if inside), default=-1)
    anchor = headline if headline is not None and headline <= first + 3 else first
    best: tuple[float, PrintedDate, Line] | None = None
    for index in range(max(0, anchor - 8), min(len(lines), last + 10)):
        line = lines[index]
        if (
            body[index]
            or (index > last and kinds[index] in _ELSEWHERE)
            or not any("0" <= char <= "9" for char in line.text)
        ):
            continue
        for printed in find_dates(line.text):
            score = _score(line, printed) + _place(index, anchor, first, last)
            if score >= _LEAST and (best is None or score > best[0]):
                best = (score, printed, line)
    if best is None:
        return None
    day = best[1].day
    return Publication(day, day, "page", day, (best[2].text,))


def _score(line: Line, printed: PrintedDate) -> float:
    """How the line itself speaks for its date being the day of publication."""
    before = line.text[max(0, printed.start - 48) : printed.start]
    score = 0.0
    if _LATER.search(before):
        score -= 1.0
    elif _FIRST.search(before):
        score += 2.0
    kinds = {cue.kind for cue in line.cues}
    if kinds & _ELSEWHERE:
        score -= 3.0
    if "byline" in kinds:
        score += 1.0
    if _CLOCK.match(line.text[printed.end : printed.end + 12]):
        score += 0.6
    # A stamp is a short line; in a sentence a date belongs to what the sentence tells.
    rest = len(line.words) - len(printed.text.split())
    return score - max(0, rest - 8) * 0.2


def _place(index: int, anchor: int, first: int, last: int) -> float:
    if anchor <= index <= first + 2:
        return 4.0 - 0.12 * min(index - anchor, abs(first - index))
    if index < anchor:
        return 2.5 - 0.2 * (anchor - index)
    if index > last:
        return 1.7 - 0.15 * (index - last)
    return 2.0

"""The day a flattened page says it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.model.article import Publication
from bot.model.text import BoilerplateKind
from bot.parsing.lexicon import one_of
from bot.parsing.pages.customs import page_order
from bot.parsing.pages.dateline import find_dateline
from bot.parsing.pages.dates import PrintedDate, find_dates
from bot.parsing.pages.head import Head, head_of
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import is_credited

_BEHIND = r"\w*(?: date)?(?: on| at)?:?[\s\w,.:|]{0,24}$"
_FIRST = re.compile(rf"(?:{one_of('pages_dates', 'first')}){_BEHIND}", re.I)
_LATER = re.compile(rf"(?:{one_of('pages_dates', 'later')}){_BEHIND}", re.I)
_CLOCK = re.compile(r"[\s,|at–-]{0,6}\d{1,2}:\d\d")
_WEEKDAY = re.compile(rf"(?:{one_of('pages_dates', 'weekdays')}),?\s{{1,2}}$", re.I)
# A date in numbers that `find_dates` leaves out when nothing tells which of them is the month.
_NUMBERS = re.compile(r"\b\d{1,2}[/-]\d{1,2}[/-]\d\d")
_ELSEWHERE = frozenset({"caption", "comment", "related", "subscription", "tag"})
_HANDLE = re.compile(r"\(@\w{2,30}\)")
_LEAST = 1.0
_ALONE = 8
_SENTENCE = 6  # words before the date
# Lines from the top within which a masthead prints today's date, and lines down to the body that make it one.
_MASTHEAD, _FAR = 12, 40


def find_publication(
    lines: list[Line], body: list[bool], headline: int | None, kinds: list[BoilerplateKind]
) -> Publication | None:
    """The full date printed by the headline or byline, with its line as evidence; ``None`` without one.

    ``kinds`` are the lines' labels: the date of a comment or of a teaser is not the page's.
    """
    head = head_of(lines, body, headline)
    best: tuple[float, PrintedDate, Line] | None = None
    for index, printed in _candidates(lines, body, head, kinds):
        score = _score(lines[index], printed) + _place(index, head)
        if index < _MASTHEAD and head.first - index > _FAR and _is_today(lines[index], printed):
            score -= 3.0
        if score >= _LEAST and (best is None or score > best[0]):
            best = (score, printed, lines[index])
    if best is None:
        return _only_stamp(lines, body, head, kinds)
    day = best[1].day
    return Publication(day, day, "page", day, (best[2].text,))


def dateline_day(text: str) -> Publication | None:
    """The full date that the dateline of a text holds, as wires file it."""
    told = text[: find_dateline(text)[1]]
    if not (printed := find_dates(told)):
        return None
    return Publication(printed[0].day, printed[0].day, "page", printed[0].day, (told.strip(),))


def _only_stamp(lines: list[Line], body: list[bool], head: Head, kinds: list[BoilerplateKind]) -> Publication | None:
    """The one date with a clock time that stands below the article in a line of its own, if no other does."""
    found: dict[date, str] = {}
    for index in range(head.last + 1, min(len(lines), head.last + 10)):
        line = lines[index]
        if body[index] or kinds[index] == "comment" or len(line.words) > _ALONE:
            continue
        for printed in find_dates(line.text):
            if printed.start == 0 and _CLOCK.match(line.text[printed.end : printed.end + 12]):
                found[printed.day] = line.text
    if len(found) != 1:
        return None
    [(day, text)] = found.items()
    return Publication(day, day, "page", day, (text,))


def _candidates(
    lines: list[Line], body: list[bool], head: Head, kinds: list[BoilerplateKind]
) -> Iterator[tuple[int, PrintedDate]]:
    order, asked = None, False
    for index in range(max(0, head.top - 14), min(len(lines), head.last + 10)):
        line = lines[index]
        if body[index]:
            continue
        if (index > head.last and kinds[index] in _ELSEWHERE) or (index > head.first and _is_post(lines, index)):
            continue
        dates = find_dates(line.text, order)
        if not dates and not asked and _NUMBERS.search(line.text):
            order, asked = page_order(lines), True
            dates = find_dates(line.text, order)
        for printed in dates:
            yield index, printed


def _is_post(lines: list[Line], index: int) -> bool:
    """Whether a date in or below the article signs a post: "Ina Holm (@inaholm) May 3, 2024", in one line or two."""
    return any(_HANDLE.search(lines[at].text) for at in (index - 1, index) if at >= 0)


def _score(line: Line, printed: PrintedDate) -> float:
    """How the line itself speaks for its date being the day of publication."""
    before = line.text[max(0, printed.start - 48) : printed.start]
    kinds = {cue.kind for cue in line.cues}
    score = 0.0
    if _LATER.search(before):
        score -= 1.0
    elif _FIRST.search(before):
        score += 2.0
        kinds -= {"related"}
    if kinds & _ELSEWHERE:
        score -= 3.0
    if "byline" in kinds:
        score += 1.0
    if _CLOCK.match(line.text[printed.end : printed.end + 12]):
        score += 0.6
    if line.text.count(" ", 0, printed.start) >= _SENTENCE and is_credited(line.text):
        score -= 3.0  # a caption
    # A stamp is a short line; in a sentence a date belongs to what the sentence tells.
    rest = len(line.words) - len(printed.text.split())
    if any(cue.kind == "stamp" and cue.where == "start" and not cue.learned for cue in line.cues):
        return score + 1.0  # it says first what the page is, and goes on
    return score - max(0, rest - 8) * 0.25


def _place(index: int, head: Head) -> float:
    below = head.below(index)
    if below is not None and index <= head.first + 2:
        return max(2.8, 4.0 - 0.12 * min(below, abs(head.first - index)))
    if below is None:
        return 2.5 - 0.15 * (head.top - index)
    if index > head.last:
        return 1.7 - 0.15 * (index - head.last)
    return 0.8


def _is_today(line: Line, printed: PrintedDate) -> bool:
    """Whether the line is a weekday and a date and nothing else, as mastheads print the day of the visit."""
    return _WEEKDAY.match(line.text[: printed.start]) is not None and len(line.text) - printed.end <= 1

"""What a page without its own full date says of the time it was made and visited: between which days it must lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.model.text import Boilerplate, BoilerplateKind, Sentence
from bot.model.time import date_range
from bot.parsing.months import MONTHS, WEEKDAYS, month_number
from bot.parsing.pages.dates import find_dates
from bot.parsing.temporal.times import find_times

Evidence = tuple[date, str]
"""A day and the words of the page that give it."""
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b)\D{0,40}(?:(?:19|20)\d\d\s?[-–—]\s?)?((?:19|20)\d\d)\b", re.I)
_ANY = rf"(?:{MONTHS})"
# An archive's toolbar: the captures before and behind in small letters, the year in the middle.
_TOOLBAR = re.compile(
    rf"\b{_ANY}\s+(?P<month>{_ANY})\s+{_ANY}\s+(?:previous capture\s+)?(?P<day>\d{{1,2}})(?:\s+next capture)?"
    r"\s+\d{4}\s+(?P<year>\d{4})\s+\d{4}\b",
    re.I,
)
_COPIED = re.compile(r"\b(?:as it appeared on|captured on|archived on|retrieved|accessed|^date:|^sent:)\s", re.I)
_HANDLE = re.compile(r"\(@\w{2,30}\)\s*$")
_WEEKDAY = re.compile(rf"^\W*(?:{'|'.join(WEEKDAYS)}),?\s{{1,2}}$", re.I)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|$)")
_MASTHEAD = 12  # lines
_HEADER, _CAPTION = 80, 600  # characters


@dataclass(frozen=True, slots=True)
class Bounds:
    """The latest day the page's story knows of, the first day it must have been there, and the day of the visit.

    ``seen`` is the newest full date anywhere on the page, ``year`` the last day of the year of its copyright line:
    bounds of the visit, unless ``visit`` tells it.
    """

    earliest: Evidence | None
    latest: Evidence | None
    visit: Evidence | None
    seen: Evidence | None
    year: Evidence | None

    @property
    def last(self) -> Evidence | None:
        """The day the page cannot be newer than."""
        return min((found for found in (self.latest, self.visit, self.year) if found), default=None)


def find_bounds(
    text: str, sentences: tuple[Sentence, ...], boilerplate: Sequence[Boilerplate], comment: Evidence | None
) -> Bounds:
    """The bounds that the body, its pictures, posts and comments, its masthead and its copyright line give.

    ``comment`` is the oldest day of a reader's comment.
    """
    dates = list(_dated(boilerplate))
    visit = next((told for i, _, told in dates if i < _MASTHEAD and _is_masthead(told[1])), None)
    visit = visit or next((told for block in boilerplate[:_MASTHEAD] if (told := _copied(block.text))), None)
    known = [
        *_past(text, sentences),
        *(told for _, kind, told in dates if kind == "caption" or _is_post(told[1])),
        *_posts(text),
    ]
    newest = min((told[0] for told in (comment, visit) if told), default=date.max)
    copyright_lines = ((_COPYRIGHT.search(block.text[:300]), block.text) for block in boilerplate)
    return Bounds(
        earliest=max((told for told in known if told[0] <= newest), default=None),
        latest=comment,
        visit=visit,
        seen=max((told for _, _, told in dates), default=None),
        year=max(((date(int(found[1]), 12, 31), line) for found, line in copyright_lines if found), default=None),
    )


def _copied(text: str) -> Evidence | None:
    """The day on which an archive, a cache or a message took the page as it is."""
    if toolbar := _TOOLBAR.search(text[:_CAPTION]):
        try:
            return date(int(toolbar["year"]), month_number(toolbar["month"]), int(toolbar["day"])), text
        except ValueError:
            return None
    if (cue := _COPIED.search(text[:_CAPTION])) and (found := find_dates(text[cue.end() : _CAPTION])):
        return found[0].day, text
    return None


def url_day(url: str | None) -> Evidence | None:
    """The day that a page's own address names: ``/2024/05/03/``."""
    found = _URL_DAY.search(url or "")
    if found is None or url is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])), url
    except ValueError:
        return None


def _dated(boilerplate: Sequence[Boilerplate]) -> Iterator[tuple[int, BoilerplateKind, Evidence]]:
    for index, block in enumerate(boilerplate):
        if block.kind == "caption" or len(block.text) <= _HEADER:
            for found in find_dates(block.text[:_CAPTION]):
                yield index, block.kind, (found.day, block.text)


def _is_masthead(line: str) -> bool:
    """Whether a line is a weekday and a full date and nothing else: today's, as mastheads print it."""
    found = find_dates(line)
    return len(found) == 1 and _WEEKDAY.match(line[: found[0].start]) is not None and len(line) - found[0].end <= 1


def _is_post(line: str) -> bool:
    """Whether a line signs a post in the story with its account: "Ina Holm (@inaholm) May 3, 2024"."""
    return _HANDLE.search(line[: find_dates(line)[0].start]) is not None


def _posts(text: str) -> Iterator[Evidence]:
    """The days of the posts whose signatures were left in the body."""
    for line in text.split("\n"):
        if "(@" in line and len(line) <= _HEADER and (printed := find_dates(line)) and _is_post(line):
            yield printed[0].day, line


def _past(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Evidence]:
    for time in find_times(text, None):
        days = date_range(time.value)
        if time.tense == "past" and days is not None and days.precision == "day":
            sentence = next((s for s in sentences if s.start <= time.start < s.end), None)
            yield days.start, text[sentence.start : sentence.end] if sentence else time.text

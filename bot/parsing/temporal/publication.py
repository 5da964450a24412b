"""The day an undated page was published, from the page's own evidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from bot.model.article import Publication
from bot.model.text import Boilerplate, Sentence
from bot.model.time import Timex3, date_range
from bot.parsing.months import MONTHS, month_number
from bot.parsing.temporal.ahead import between
from bot.parsing.temporal.bounds import find_bounds, url_day
from bot.parsing.temporal.partial_stamps import stamped_day
from bot.parsing.temporal.times import find_times

_COMMENT_HEADER = 80  # characters: a comment's name-and-date line; longer lines talk about dates
_NAME_WORDS = 4
_TOP = 12  # lines
_MONTH = re.compile(rf"(?:[a-z ]{{0,20}}(?:issue|date):?,? )?({MONTHS})\.?,? ((?:19|20)\d\d)(?: issue)?", re.I)
_HEADER_WORDS = re.compile(
    r"\b(?:at|on|am|pm|a\.m|p\.m|reply|says?|said|posted|by|comment(?:ed)?|edited)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\d{4}")
_FIRST_COMMENT = timedelta(days=6)  # readers comment on news while it is news
_FRESH = timedelta(days=6)  # and its pictures are of the week
_CAPTION = 600  # characters
_CLAUSE = 120  # characters
_AHEAD = re.compile(r"\b(?:would|will|due|to be|set to)\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def infer_publication(
    text: str, sentences: tuple[Sentence, ...], boilerplate: tuple[Boilerplate, ...], url: str | None = None
) -> Publication | None:
    """The range of days the page's own evidence allows, with that evidence; ``None`` when it says nothing.

    The page's address or a stamp without a year or a day comes first; what the week's news says may narrow it.
    """
    comment = _first_comment(boilerplate)
    bounds = find_bounds(text, sentences, boilerplate, comment)
    stamped = stamped_day(boilerplate, bounds, url_day(url))
    if stamped is not None and stamped.day is not None:
        return stamped
    told = _by_weekdays(text, sentences, boilerplate, comment) or between(text, sentences, bounds)
    if told is None and comment is not None and url_day(url) is None:
        told = _by_comment(text, comment)
    if stamped is None or told is None:
        return told or stamped or _by_month(boilerplate)
    earliest, latest = max(stamped.earliest, told.earliest), min(stamped.latest, told.latest)
    if earliest > latest:
        return None
    evidence = tuple(dict.fromkeys((*stamped.evidence, *told.evidence)))
    return Publication.inferred(earliest, latest, evidence)


def _by_weekdays(
    text: str,
    sentences: tuple[Sentence, ...],
    boilerplate: tuple[Boilerplate, ...],
    comment: tuple[date, str] | None,
) -> Publication | None:
    """The days on which the weekdays of the text are just past or just ahead, between a comment and a picture.

    A dated comment is the upper bound, a dated picture the lower, and news shows the pictures of its week. It calls
    days by their weekday alone only within the week: the days between the bounds on which every weekday of the text is
    just past or just ahead are the range. The single day is told only when no other is left.
    """
    picture = _last_picture(boilerplate)
    bound = comment or picture
    if bound is None:
        return None
    line = bound[1]
    latest = comment[0] if comment else bound[0] + _FRESH
    times = find_times(text, None)
    weekdays = [time for time in times if _weekday(time) is not None]
    past = [told.start for time in times if time.tense == "past" and (told := date_range(time.value))]
    if comment and any(day > latest for day in past):
        return None  # the text tells of later days than readers had seen
    known = [*past, picture[0]] if picture else past
    earliest = max([latest - _FIRST_COMMENT, *(day for day in known if day <= latest)])
    week = [earliest + timedelta(days=n) for n in range((latest - earliest).days + 1)]
    days = [day for day in week if all(_near(day, time, _clause(text, time)) for time in weekdays)]
    if not weekdays or not days:
        return None
    evidence = (line, *dict.fromkeys(_sentence(text, sentences, time) for time in weekdays))
    return Publication.inferred(days[0], days[-1], evidence)


def _by_comment(text: str, comment: tuple[date, str]) -> Publication | None:
    """The week up to the first comment, from the last day on that the text tells; ``None`` where it names weekdays."""
    latest, line = comment
    times = find_times(text, None)
    past = [told.start for time in times if time.tense == "past" and (told := date_range(time.value))]
    if any(_weekday(time) is not None for time in times) or any(day > latest for day in past):
        return None
    earliest = max([latest - _FIRST_COMMENT, *past])
    return Publication.inferred(earliest, latest, (line,))


def _by_month(boilerplate: Sequence[Boilerplate]) -> Publication | None:
    """The month that one line near the top names and nothing else, as magazines are dated."""
    found = {block.text: told for block in boilerplate[:_TOP] if (told := _MONTH.fullmatch(block.text))}
    if len({(month_number(told[1]), told[2]) for told in found.values()}) != 1:
        return None
    line, told = next(iter(found.items()))
    year, month = int(told[2]), month_number(told[1])
    last = date(year, month, monthrange(year, month)[1])
    return Publication(date(year, month, 1), last, "inferred", None, (line,))


def _first_comment(boilerplate: Sequence[Boilerplate]) -> tuple[date, str] | None:
    """The oldest day in the header line of a comment, or in a line below its writer's name, with that line."""
    found: list[tuple[date, str]] = []
    lines = [line for block in boilerplate if block.kind == "comment" for line in block.text.splitlines()]
    for above, line in zip(["", *lines], lines, strict=False):
        if len(line) > _COMMENT_HEADER:
            continue
        for time in find_times(line, None):
            days = date_range(time.value)
            if days is not None and days.start == days.end and _heads_comment(line, time, above):
                found.append((days.start, line.strip()))
    return min(found, default=None)


def _last_picture(boilerplate: Sequence[Boilerplate]) -> tuple[date, str] | None:
    """The newest full date that a caption names with its weekday, as agencies date pictures, with that caption."""
    found: list[tuple[date, str]] = []
    for block in boilerplate:
        if block.kind != "caption" or not _YEAR.search(block.text) or len(block.text) > _CAPTION:
            continue
        for time in find_times(block.text, None):
            days = date_range(time.value)
            dated = days is not None and days.start == days.end and _YEAR.search(time.text) is not None
            if days is not None and dated and _WEEKDAY.search(block.text[max(0, time.start - 12) : time.end]):
                found.append((days.start, block.text))
    return max(found, default=None)


def _heads_comment(line: str, time: Timex3, above: str) -> bool:
    """Whether the line is a name and the date, or the date below a name: with its year and next to nothing else."""
    rest = _WORD.findall(_HEADER_WORDS.sub(" ", line[: time.start] + " " + line[time.end :]))
    if not rest:
        rest = _WORD.findall(_HEADER_WORDS.sub(" ", above))
    return _YEAR.search(time.text) is not None and 1 <= len(rest) <= _NAME_WORDS


def _weekday(time: Timex3) -> int | None:
    """The day of the week of an expression that names nothing more, Monday 0."""
    if time.value.startswith("XXXX-WXX-") and time.type == "DATE" and time.value[9].isdigit():
        return int(time.value[9]) - 1
    return None


def _clause(text: str, time: Timex3) -> str:
    """What stands between the last mark before a time and the time."""
    return re.split(r"[,;:.!?“”\"]", text[max(0, time.start - _CLAUSE) : time.start])[-1]


def _near(day: date, time: Timex3, clause: str) -> bool:
    """Whether an article of that day would call the time by its weekday alone: within the three days that side.

    "Said it would play in Wednesday's match" tells neither side.
    """
    weekday = _weekday(time)
    assert weekday is not None
    ahead, back = (weekday - day.weekday()) % 7, (day.weekday() - weekday) % 7
    if time.tense == "past" and _AHEAD.search(clause):
        return ahead <= 3 or back <= 3
    return ahead <= 3 if time.tense == "future" else back <= 3


def _sentence(text: str, sentences: Sequence[Sentence], time: Timex3) -> str:
    """The sentence of the expression, verbatim."""
    index = bisect_right(sentences, time.start, key=lambda sentence: sentence.start) - 1
    return text[sentences[index].start : sentences[index].end] if index >= 0 else time.text

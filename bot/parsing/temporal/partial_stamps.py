"""The day of a page whose stamp leaves out the year, or counts back from the visit: "Updated 14 May", "4 days ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.model.article import Publication
from bot.model.text import Boilerplate
from bot.parsing.lexicon import load
from bot.parsing.months import MONTHS, month_number
from bot.parsing.temporal.bounds import Bounds, Evidence

_WEEKDAYS = tuple(load("pages_dates")["weekdays"]["short"])
_DAY = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]{{0,6}}\.?,?\s)?"
    rf"(?:\b(?P<m1>{MONTHS})\.?\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m2>{MONTHS})\b\.?)"
    r"(?!\d|:\d|,?\s{0,2}(?:19|20)\d\d)",
    re.I,
)
_FIRST = re.compile(r"(?:publish|posted|issued|created)\w*(?: on| at)?:?\W{0,4}$", re.I)
_LATER = re.compile(r"(?:updat|modif|edit|revis)\w*(?: on| at)?:?\W{0,4}$", re.I)
_SIGNED = re.compile(r"^by\s[^\W\d_]", re.I)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_AGO = re.compile(
    r"(?P<cue>(?:(?:first |last )?(?:published|posted|updated):?\s)|by\s[^\d]{3,40}\s)?"
    r"(?P<count>\d{1,2}|an?|one|two|three|four|five|six)\s?"
    r"(?P<unit>m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)\s?ago\W?",
    re.I,
)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NOT_ITS_OWN = frozenset({"comment", "caption", "related", "tag", "subscription", "advert", "bio"})
_LONGEST = 14  # words
_MASTHEAD = 12  # lines
_WIDEST = timedelta(days=366)


def stamped_day(boilerplate: Sequence[Boilerplate], bounds: Bounds, address: Evidence | None) -> Publication | None:
    """The day, or the days between which it lies, by the page's partial stamp and its other evidence.

    The page's own address names the day; else a stamp without a year takes those that the bounds leave, an age counts
    back from the visit. ``None`` without a stamp, or where nothing bounds it on both sides.
    """
    if address is not None and (bounds.last is None or address[0] <= bounds.last[0]):
        return Publication.inferred(address[0], address[0], (address[1],))
    lines = [(i, b.text) for i, b in enumerate(boilerplate) if b.kind not in _NOT_ITS_OWN and b.text]
    short = [(i, line) for i, line in lines if len(line.split()) <= _LONGEST]
    return _yearless(short, bounds) or _aged([line for _, line in short], bounds)


def _yearless(lines: list[tuple[int, str]], bounds: Bounds) -> Publication | None:
    stamps = sorted(_stamps(lines), key=lambda stamp: -stamp[0])
    if not stamps or bounds.earliest is None or bounds.last is None:
        return None
    best = [stamp for stamp in stamps if stamp[0] == stamps[0][0]]
    if best[0][0] == 0 and len({found[0] for _, found, _ in best}) > 1:
        return None  # days that stand about, of which none is more the page's than another
    for _, found, line in stamps:
        days = list(_in_years(found, bounds.earliest[0], bounds.last[0]))
        if days:
            evidence = (line, bounds.earliest[1], bounds.last[1])
            return Publication.inferred(days[0], days[-1], evidence)
    return None


def _stamps(lines: list[tuple[int, str]]) -> Iterator[tuple[int, re.Match[str], str]]:
    """Days without a year, each with how much speaks for it: published 3, signed or timed 2, updated 1, alone 0."""
    for index, line in lines:
        for found in _DAY.finditer(line):
            before = line[: found.start()]
            if _FIRST.search(before):
                yield 3, found, line
            elif _LATER.search(before):
                yield 1, found, line
            elif _SIGNED.match(line) or _CLOCK.search(line):
                yield 2, found, line
            elif found[0] == line.strip() and (found["weekday"] is None or index >= _MASTHEAD):
                yield 0, found, line


def _in_years(found: re.Match[str], earliest: date, latest: date) -> Iterator[date]:
    """The days between two that a yearless day may mean, by its weekday where it has one."""
    month = month_number(found["m1"] or found["m2"])
    for year in range(earliest.year, latest.year + 1):
        try:
            day = date(year, month, int(found["d1"] or found["d2"]))
        except ValueError:
            continue
        named = found["weekday"]
        if earliest <= day <= latest and (named is None or _WEEKDAYS[day.weekday()] == named.casefold()[:3]):
            yield day


def _aged(lines: list[str], bounds: Bounds) -> Publication | None:
    """The days an age leaves: so many before a visit that was no earlier than the newest day on the page."""
    ages = [(found["cue"] is not None, _age(found), line) for line in lines if (found := _AGO.fullmatch(line.strip()))]
    ages = [age for age in ages if age[0]] or ages
    if len({age for _, age, _ in ages}) != 1:
        return None
    _, (least, most), line = ages[0]
    first, last = bounds.visit or bounds.seen, bounds.visit or bounds.year
    if first is None or last is None:
        return None
    earliest, latest = first[0] - most, last[0] - least
    if bounds.earliest:
        earliest = max(earliest, bounds.earliest[0])
    if bounds.latest:
        latest = min(latest, bounds.latest[0])
    if not timedelta(0) <= latest - earliest <= _WIDEST:
        return None
    evidence = tuple(dict.fromkeys((line, first[1], last[1])))
    return Publication.inferred(earliest, latest, evidence)


def _age(found: re.Match[str]) -> tuple[timedelta, timedelta]:
    """The least and the most a rounded age can be."""
    count = _COUNTS.get(found["count"].casefold()) or int(found["count"])
    unit = found["unit"][0].casefold()
    if unit in "mh":
        return timedelta(0), timedelta(days=1 + count // 24 if unit == "h" else 1)
    days = count * (7 if unit == "w" else 1)
    return timedelta(days=days), timedelta(days=days + (7 if unit == "w" else 1))

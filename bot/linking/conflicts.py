"""Where pages disagree about one happening: place, day, numbers, people. Shown side by side, never decided."""

from __future__ import annotations

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from bot.linking.events import Happening, Report, overlap, shared_people
from bot.linking.people import same_person
from bot.model.answer import Conflict, ConflictSide, Statement
from bot.model.words import fold

_SIDES = 3
_REPORTS = 40
_ALIKE = 0.6
"""Overlap from which two sentences tell the same but for a number."""
_ALIKE_BUT_WHO = 0.75
"""And but for a person: there are more people than counts a sentence could be about."""
_ROUGH = 0.1
"""Share by which a number that is said to be rough may be off."""
_ROUND = 0.03
"""And a round one: "2,800,000 litres" and "2,864,000 litres" are one measure."""
_JOINING = frozenset(("and", "with", "that", "for", "from", "said", "says", "who", "the", "told", "was", "has", "had"))
"""Words beside a name that say nothing of the part the person has."""


def find_conflicts(happening: Happening) -> tuple[Conflict, ...]:
    """What the sources of one happening disagree about; sentences of one source never stand against each other."""
    by_source: dict[int, Report] = {}
    for report in happening.reports:
        by_source.setdefault(report.source, report)
    reports = list(by_source.values())[:_REPORTS]
    found = (
        ("place", _sides(reports, _place, _places_apart)),
        ("day", _sides(reports, _day, _days_apart)),
        ("number", _number_sides(reports)),
        ("person", _person_sides(reports)),
    )
    return tuple(Conflict(about, sides) for about, sides in found if sides)  # type: ignore[arg-type]


def _sides(
    reports: Sequence[Report],
    version: Callable[[Report], str | None],
    apart: Callable[[Report, Report], bool],
) -> tuple[ConflictSide, ...]:
    """The versions of all reports that stand against another's, the first report's first."""
    holders: defaultdict[str, dict[Report, None]] = defaultdict(dict)
    versions = [(report, told) for report in reports if (told := version(report))]
    for (first, ours), (second, theirs) in combinations(versions, 2):
        if apart(first, second):
            holders[ours][first] = holders[theirs][second] = None
    sides = [_side(told, tuple(held)) for told, held in holders.items()]
    return tuple(sides[:_SIDES]) if len(sides) > 1 else ()


def _side(version: str, reports: Sequence[Report]) -> ConflictSide:
    return ConflictSide(version, Statement(reports[0].citation.text, tuple(report.citation for report in reports)))


def _place(report: Report) -> str | None:
    """The one place a sentence gives, countries aside; ``None`` when it gives none or several."""
    places = [place for place in report.event.places if fold(place) not in _countries()] if report.event else []
    return places[0] if len(places) == 1 else None


def _places_apart(first: Report, second: Report) -> bool:
    """Whether two sentences put the same two people on the same day into different places.

    Nobody can meet in two cities at once; of other happenings a page may name the suburb and another the city.
    """
    ours, theirs = _place(first) or "", _place(second) or ""
    return (
        len(shared_people(first.people, second.people)) >= 2
        and fold(ours) not in fold(second.citation.text)
        and fold(theirs) not in fold(first.citation.text)
    )


def _day(report: Report) -> str | None:
    """The words that date the event."""
    event = report.event
    return event.sentence[event.time_start - event.start : event.time_end - event.start] if event else None


def _days_apart(first: Report, second: Report) -> bool:
    return first.event is not None and second.event is not None and first.event.date != second.event.date


def _number_sides(reports: Sequence[Report]) -> tuple[ConflictSide, ...]:
    """The counts of the first thing that sentences alike in all else count differently."""
    counts = {report: _counts(report.citation.text) for report in reports}
    for first, second in combinations(reports, 2):
        for ours, theirs in _apart(counts[first], counts[second]):
            if overlap(first.words, second.words, {}) >= _ALIKE:
                return _side(ours, (first,)), _side(theirs, (second,))
    return ()


def _person_sides(reports: Sequence[Report]) -> tuple[ConflictSide, ...]:
    """Two people whom sentences alike in all else put into one place: "met Okafor" here and "met Solberg" there."""
    slots = {report: _slots(report) for report in reports}
    for first, second in combinations(reports, 2):
        for slot, (ours, words) in slots[first].items():
            theirs, other = slots[second].get(slot, (ours, words))
            apart = not _names(second, ours) and not _names(first, theirs)
            if apart and overlap(first.words - words, second.words - other, {}) >= _ALIKE_BUT_WHO:
                return _side(ours, (first,)), _side(theirs, (second,))
    return ()


def _slots(report: Report) -> dict[tuple[int, str], tuple[str, frozenset[str]]]:
    """The people of a sentence by the word before and the word after their name, with the words of the name."""
    found: dict[tuple[int, str], tuple[str, frozenset[str]]] = {}
    text = report.citation.text
    for name in report.event.participants if report.event else ():
        parts = [part for part in name.split() if part[:1].isupper()]
        match = re.search(rf"(?:(\w+) )?((?:{'|'.join(map(re.escape, parts))})\b[ ]?)+(\w+)?", text) if parts else None
        if match is None:
            continue
        words = frozenset(word for word in report.words if any(fold(part).startswith(word[:4]) for part in parts))
        for side, word in ((0, match[1]), (1, match[3])):
            if word and len(word) > 2 and word not in _JOINING:
                found[side, word.casefold()] = (name, words)
    return found


def _names(report: Report, person: str) -> bool:
    """Whether the sentence names the person, in whatever spelling."""
    people = report.event.participants if report.event else ()
    return any(same_person(person, other) for other in people) or fold(person).rpartition(" ")[2] in fold(
        report.citation.text
    )


def numbers_apart(first: str, second: str) -> tuple[str, str] | None:
    """How two sentences count one thing differently ("at least 11 workers", "nine workers"), if they do."""
    return next(_apart(_counts(first), _counts(second)), None)


_Counts = dict[str, tuple[str, tuple[float, float]]]


def _apart(first: _Counts, second: _Counts) -> Iterator[tuple[str, str]]:
    for thing, (ours, number) in first.items():
        theirs, other = second.get(thing, ("", number))
        if number[1] < other[0] or other[1] < number[0]:
            yield ours, theirs


def _counts(text: str) -> _Counts:
    """Things counted once in a sentence, with the words that count them and the least and most these allow."""
    found: _Counts = {}
    repeated: set[str] = set()
    for match in _count().finditer(text):
        thing = match[3]
        if thing in _number_words()["no_thing"].split():
            continue
        if thing in found:
            repeated.add(thing)
        number = _numbers().get(match[2].lower()) or int(match[2].replace(",", ""))
        found[thing] = (match[0], _allowed((match[1] or "").strip().lower(), number))
    return {thing: count for thing, count in found.items() if thing not in repeated}


def _allowed(bound: str, number: int) -> tuple[float, float]:
    """The least and the most that a number with such words before it can stand for."""
    words = _number_words()
    rough = _ROUGH if bound in words["about"] else 0.0 if bound or number % 100 else _ROUND
    if rough:
        return number * (1 - rough), number * (1 + rough)
    return 0 if bound in words["at_most"] else number, math.inf if bound in words["at_least"] else number


@cache
def _number_words() -> dict[str, Any]:
    with Path(__file__).with_name("numbers.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _numbers() -> dict[str, int]:
    return {word: number for number, word in enumerate(_number_words()["from_two"], 2)}


@cache
def _count() -> re.Pattern[str]:
    """A number and what it counts: "at least 11 workers", "eleven trucks of grain"; no part of an amount or a time."""
    words = "|".join(sorted(_numbers(), key=len, reverse=True))
    bounds = "|".join(word for name in ("at_least", "at_most", "about") for word in _number_words()[name])
    number = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}|(?i:{words})"
    return re.compile(
        rf"(?<![\w.,:$£€-])(?:((?i:{bounds}))\s+)?({number})(?![\w:%]|[.,]\d)\s+([a-z]{{4,}}(?: of [a-z]+)?)"
    )


@cache
def _countries() -> frozenset[str]:
    with Path(__file__).with_name("countries.toml").open("rb") as file:
        names: str = tomllib.load(file)["names"]
    return frozenset(name for line in names.strip().splitlines() for name in line.split("|"))

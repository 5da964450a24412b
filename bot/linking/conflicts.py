"""Where pages disagree about one happening: place, day, numbers, people. Shown side by side, never decided."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations

from bot.linking.counts import MONEY, Count, count_things, measure
from bot.linking.events import Happening, Report, overlap, shared_people
from bot.linking.names import small_words
from bot.linking.people import same_person
from bot.model.answer import Conflict, ConflictSide, Statement
from bot.model.knowledge import tables
from bot.model.time import DateRange
from bot.model.words import fold

_SIDES = 3
_REPORTS = 40
_ALIKE = 0.6
"""Overlap from which two sentences tell the same but for a number."""
_ALIKE_BUT_WHO = 0.75
"""And but for a person: there are more people than counts a sentence could be about."""
_TOLD_ALIKE = 0.45
"""From which two sentences of a day tell the same where a number says what it measures."""
_CLOSE = 1.5
"""How many times the other an amount of money can be that is the same thing told differently."""
_SINCE = re.compile(r"\b(?:since|after|when|before|following|until)\b[^,;]*$")


def find_conflicts(happening: Happening) -> tuple[Conflict, ...]:
    """What the sources of one happening disagree about; sentences of one source never stand against each other."""
    by_source: dict[int, Report] = {}
    for report in happening.reports:
        by_source.setdefault(report.source, report)
    reports = list(by_source.values())[:_REPORTS]
    found = (
        ("place", _sides(reports, _place, _places_apart)),
        ("day", _sides(reports, _day, _days_apart, dated=True)),
        ("number", _number_sides(reports) or _measure_sides(reports)),
        ("person", _person_sides(reports)),
    )
    return tuple(Conflict(about, sides) for about, sides in found if sides)  # type: ignore[arg-type]


def find_apart(happenings: Sequence[Happening]) -> Conflict | None:
    """The first number that reports of one day, told as different happenings, give differently.

    They share fewer words than those of one happening: the number must say by itself what it measures.
    """
    sides = _measure_sides([report for happening in happenings for report in happening.reports][:_REPORTS])
    return Conflict("number", sides) if sides else None


def _sides(
    reports: Sequence[Report],
    version: Callable[[Report], str | None],
    apart: Callable[[Report, Report], bool],
    *,
    dated: bool = False,
) -> tuple[ConflictSide, ...]:
    """The versions of all reports that stand against another's, the first report's first."""
    holders: defaultdict[str, dict[Report, None]] = defaultdict(dict)
    versions = [(report, told) for report in reports if (told := version(report))]
    for (first, ours), (second, theirs) in combinations(versions, 2):
        if apart(first, second):
            holders[ours][first] = holders[theirs][second] = None
    sides = [_side(told, tuple(held), _days(next(iter(held))) if dated else None) for told, held in holders.items()]
    return tuple(sides[:_SIDES]) if len(sides) > 1 else ()


def _side(version: str, reports: Sequence[Report], days: DateRange | None = None) -> ConflictSide:
    statement = Statement(reports[0].citation.text, tuple(report.citation for report in reports))
    return ConflictSide(version, statement, days)


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
    return report.event.time_words if report.event else None


def _days(report: Report) -> DateRange | None:
    return report.event.date if report.event else None


def _days_apart(first: Report, second: Report) -> bool:
    return first.event is not None and second.event is not None and first.event.date != second.event.date


def _number_sides(reports: Sequence[Report]) -> tuple[ConflictSide, ...]:
    """The counts of the first thing that sentences alike in all else count differently."""
    counts = {report: count_things(report.citation.text) for report in reports}
    for first, second in combinations(reports, 2):
        for ours, theirs in _apart(counts[first], counts[second]):
            if overlap(first.words, second.words, {}) >= _ALIKE:
                return _side(ours, (first,)), _side(theirs, (second,))
    return ()


def _measure_sides(reports: Sequence[Report]) -> tuple[ConflictSide, ...]:
    """The first two sentences of two sources that measure one thing differently, and do not tell of two places."""
    if len({report.source for report in reports}) < 2:
        return ()
    measures = [(report, found) for report in reports if report.event and (found := measure(report.citation.text))]
    for (first, ours), (second, theirs) in combinations(measures, 2):
        if first.source == second.source or _elsewhere(first, second):
            continue
        for thing in (thing for thing in ours if thing in theirs):
            (told, number), (retold, other) = ours[thing], theirs[thing]
            if thing in MONEY and (_unlike(number, other) or _aside(first) or _aside(second)):
                continue
            apart = number[1] < other[0] or other[1] < number[0]
            if apart and overlap(first.words, second.words, {}) >= _TOLD_ALIKE:
                return _side(told, (first,)), _side(retold, (second,))
    return ()


def _unlike(number: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two amounts are so far apart that they are hardly of one thing."""
    return other[0] > number[1] * _CLOSE or number[0] > other[1] * _CLOSE


def _elsewhere(first: Report, second: Report) -> bool:
    """Whether both sentences give places and none is the same."""
    ours, theirs = (set(map(fold, report.event.places)) if report.event else set() for report in (first, second))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _aside(report: Report) -> bool:
    """Whether the day is that of something else: "it has lost $65 billion since the rig sank on Monday"."""
    event = report.event
    return event is not None and _SINCE.search(event.sentence[: event.time_start - event.start]) is not None


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
            if word and len(word) > 2 and word not in small_words():
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
    return next(_apart(count_things(first), count_things(second)), None)


def _apart(first: dict[str, Count], second: dict[str, Count]) -> Iterator[tuple[str, str]]:
    for thing, (ours, number) in first.items():
        theirs, other = second.get(thing, ("", number))
        if number[1] < other[0] or other[1] < number[0]:
            yield ours, theirs


@cache
def _countries() -> frozenset[str]:
    names: str = tables(__file__, "countries")["names"]
    return frozenset(name for line in names.strip().splitlines() for name in line.split("|"))

"""What a sentence counts or measures, and which numbers its words allow."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any

from bot.model.knowledge import tables

Count = tuple[str, tuple[float, float]]
"""The words that count a thing, with the least and the most they allow."""
MONEY = ("$", "£", "€")
_ROUGH = 0.1
"""Share by which a number that is said to be rough may be off."""
_ROUND = 0.03
"""And a round one: "2,800,000 litres" and "2,864,000 litres" are one measure."""
_SCALES = {"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def count_things(text: str) -> dict[str, Count]:
    """The things counted once in a sentence, by the noun behind the number."""
    found: dict[str, Count] = {}
    repeated: set[str] = set()
    for match in _count().finditer(text):
        thing = match[3]
        if thing in _number_words()["no_thing"].split() or thing in _number_words()["progress"]:
            continue
        if thing in found:
            repeated.add(thing)
        number = _numbers().get(match[2].lower()) or int(match[2].replace(",", ""))
        found[thing] = (match[0], _allowed((match[1] or "").strip().lower(), number))
    return {thing: count for thing, count in found.items() if thing not in repeated}


def measure(text: str) -> dict[str, Count]:
    """What is measured once in a sentence by words that tell it without the rest.

    These are people by what befell them ("killed", "injured"), money by its currency, and millions by their unit.
    """
    found: dict[str, Count] = {}
    repeated: set[str] = set()
    if not _telling().search(text):
        return found  # of most sentences this is known at once
    for match in _measured().finditer(text):
        if match["money"]:
            thing, digits, bound = match["money"], match["sum"], match["bound1"]
        elif match["unit"]:
            thing, digits, bound = match["unit"], match["many"], match["bound2"]
        else:
            thing = befell()[match["verb"] or match["verb2"]]
            digits, bound = match["people"] or match["people2"], match["bound3"] or match["bound4"]
        if thing in found:
            repeated.add(thing)
        scale = _SCALES.get(match["scale"] or match["of"] or "", 1)
        number = _numbers().get(digits.lower()) or float(digits.replace(",", ""))
        found[thing] = (match[0], _allowed((bound or "").lower(), number * scale))
    return {thing: count for thing, count in found.items() if thing not in repeated}


def _allowed(bound: str, number: float) -> tuple[float, float]:
    """The least and the most that a number with such words before it can stand for."""
    words = _number_words()
    rough = _ROUGH if bound in words["about"] else 0.0 if bound or number % 100 else _ROUND
    if rough:
        return number * (1 - rough), number * (1 + rough)
    return 0 if bound in words["at_most"] else number, math.inf if bound in words["at_least"] else number


def _number_words() -> dict[str, Any]:
    return tables(__file__, "numbers")


@cache
def _numbers() -> dict[str, int]:
    return {word: number for number, word in enumerate(_number_words()["from_two"], 2)}


@cache
def befell() -> dict[str, str]:
    """What befell people, by every form it is told in: "died" is "killed"."""
    return {form: thing for thing, forms in _number_words()["befell"].items() for form in forms}


@cache
def _telling() -> re.Pattern[str]:
    """Words without which nothing is measured."""
    return re.compile(rf"[$£€]|(?<=\d )[mb]illion|\b(?:{'|'.join(befell())})\b")


def _any_number() -> str:
    return "|".join(sorted(_numbers(), key=len, reverse=True))


def _bounds() -> str:
    return "|".join(word for name in ("at_least", "at_most", "about") for word in _number_words()[name])


@cache
def _measured() -> re.Pattern[str]:
    """An amount of money, millions of something, or people and what befell them."""
    words = _any_number()
    bounds = _bounds()
    forms = "|".join(befell())
    count = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}|(?i:{words}))(?![\w:%]|[.,]\d)"
    no_time = r"(?!\s(?:years?|months?|weeks?|days?|hours?|minutes?|percent|per|miles|others?)\b)"
    decimal, whole = r"\d+(?:\.\d+)?", r"(?<![\w.,:$£€-])"
    unit = r"(?!to\b)[a-z]{4,}(?:\sof\s[a-z]+)?"
    one, two, three, four = (rf"(?:\b(?P<bound{at}>(?i:{bounds}))\s)?" for at in (1, 2, 3, 4))
    return re.compile(
        rf"{one}(?P<money>[$£€])(?P<sum>{decimal})\s?(?P<scale>bn|tn|mn?|billion|million|trillion)\b"
        rf"|{two}{whole}(?<!to )(?P<many>{decimal})\s(?P<of>million|billion)\s(?P<unit>{unit})"
        rf"|\b(?P<verb>{forms})\s{three}(?P<people>{count}){no_time}(?:\s(?:people|[a-z]{{4,}}s)\b)?"
        rf"|{four}{whole}(?P<people2>{count}){no_time}(?:\s(?:people|men|women|children|others|[a-z]{{4,}}s))?"
        # "The April 20 explosion that killed 11" counts what stands behind.
        rf"(?:\s(?:{_number_words()['auxiliary']})){{0,5}}\s(?P<verb2>{forms})\b(?!\s(?:{bounds}|\d|(?i:{words})\b))"
    )


@cache
def _count() -> re.Pattern[str]:
    """A number and what it counts: "at least 11 workers", "eleven trucks of grain"; no part of an amount or a time."""
    words = _any_number()
    bounds = _bounds()
    number = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}|(?i:{words})"
    return re.compile(
        rf"(?<![\w.,:$£€-])(?:((?i:{bounds}))\s+)?({number})(?![\w:%]|[.,]\d)\s+([a-z]{{4,}}(?: of [a-z]+)?)"
    )

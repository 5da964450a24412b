"""Quantities: numbers beside what they count, and spells, ages, sums and distances."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from bot.answering.inquiry import Inquiry
from bot.answering.kin import synonyms
from bot.answering.lists import knowledge, listed, one_of
from bot.answering.terms import terms
from bot.model.stems import stem
from bot.model.words import fold

_FIGURE = rf"(?:\d[\d,.]*|\b{one_of('figure')}\b)"
_SPELL = re.compile(rf"{_FIGURE}[ -](?:\w+ )?{one_of('spell_unit')}s?\b", re.I)
_AGED = r"\b\d+[- ]years?[- ]old|, \d\d?,|\baged? \d|\bborn\b"
_MONTH, _WEEKDAY = (
    f"(?:{'|'.join(word.capitalize() for word in sorted(listed(name)))})" for name in ("month", "weekday")
)
_COUNTED = 3
"""Words behind a number of which one is what it counts."""
_MEASURES = {
    "long": _SPELL,
    "soon": _SPELL,
    "often": re.compile(rf"\b{one_of('often')}\b", re.I),
    "old": re.compile(rf"{_AGED}|{_SPELL.pattern}", re.I),
    "age": re.compile(_AGED, re.I),
    "much": re.compile(r"[$£€¥]|\d%|\b(?:percent|per cent|dollars?|euros?|pounds?|million|billion|\d)", re.I),
    "percentage": re.compile(r"\d%|\b(?:percent|per cent)\b", re.I),
    "far": re.compile(_FIGURE + r"[ -](?:\w+ )?(?:miles?|kilomet\w+|km|met\w+|feet|yards?|blocks?)\b", re.I),
    "year": re.compile(r"\b(?:1\d|20)\d\d\b"),
    "day": re.compile(rf"{_WEEKDAY}|\b{_MONTH} \d|today|yesterday|tomorrow"),
    "month": re.compile(rf"\b{_MONTH}\b"),
}


_AMOUNT = re.compile(rf"[$£€¥%]|{_FIGURE} (?:\w+ )?{one_of('unit')}\b|\b{one_of('magnitude')}\b", re.I)


def gives_amount(sentence: str) -> bool:
    """Whether a sentence has a sum, or a number of a unit: "12,400 kilograms of cheese"."""
    return _AMOUNT.search(sentence) is not None


def number_by(stems: Sequence[str], head: str) -> bool:
    """Whether a number stands at most three words before the noun that is counted."""
    return any(
        part == head and any(s[0].isdigit() or s in listed("number") for s in stems[max(0, k - 3) : k])
        for k, part in enumerate(stems)
    )


def measured(inquiry: Inquiry, sentence: str) -> float:
    """Whether the sentence holds a quantity of the kind that is measured; -1 when none is asked for."""
    measure = inquiry.question.measure or (inquiry.question.head if inquiry.wants in ("number", "time") else None)
    pattern = _MEASURES.get(measure or "")
    return float(bool(pattern.search(sentence))) if pattern else -1.0


def counts(inquiry: Inquiry, text: str, number: str) -> bool:
    """Whether a number in a text counts what is asked for by "how many", or stands alone ("has risen to nine,")."""
    head = inquiry.question.head if inquiry.question.measure == "many" else None
    if head is None:
        return True
    if fold(number) in listed("ordinal"):
        return False
    behind = text[text.find(number) + len(number) :]
    counted = [stem(fold(word)) for word in (*number.split(), *behind.split()[:_COUNTED])]
    if not synonyms(stem(fold(head))).isdisjoint(counted):
        return True
    last = fold(number).split()[-1:]
    return not behind[:2].strip(" ").isalpha() and any(w[-1].isdigit() or w in _numbers() for w in last)


@cache
def _numbers() -> frozenset[str]:
    return listed("number") | listed("magnitude")


def spells(words: str) -> bool:
    """Whether words tell how long something lasts, or how long before something it was."""
    return bool(_SPELL.search(words))


_AGE = re.compile(
    r"\b\d+[- ]years?[- ]old\b|(?<=, )\d\d?(?=,)|(?<=\b[Aa]ged )\d+\b|(?<=\b[Aa]ge )\d+\b|(?<=\bage of )\d+\b"
    r"|(?:(?<=\bwas )|(?<=\bis )|(?<=\bturned ))\d\d?(?=[,.;]|$| (?:when|at|and)\b)"
)

_AGE_AT_END = re.compile(r"[A-Z]\w+, (\d\d)\.(?=[”\"]?(?:\s|$))")
"""Behind a name: "said Falk, 52." """


def ages(sentence: str) -> list[str]:
    """The slices that say how old somebody is: "52" of "Falk, 52,", "7-year-old", "30" of "was 30 when"."""
    last = _AGE_AT_END.search(sentence)
    return [*_AGE.findall(sentence), *([last[1]] if last else [])]


_SOMEBODY = re.compile(r"\b[Tt]he (\d+[- ]years?[- ]old)\b(?! [A-Z])")
"""Who is only told by an age: "The 54-year-old was convicted of killing Falk." """
_BEARER = re.compile(r"(\w[\w'’-]*), (\d\d?)(?=[,.])")


def ages_of(sentence: str, names: Set[str]) -> list[str]:
    """The same, without those that stand behind the name of somebody else: no "44" of "Cole, 44," for one called Falk.

    ``names`` are the stems of who is meant; nothing is left out where there are none.
    """
    others = {age for name, age in _BEARER.findall(sentence) if name[0].isupper() and names.isdisjoint(terms(name))}
    if not names.isdisjoint(terms(sentence)):
        others.update(_SOMEBODY.findall(sentence))
    return [age for age in ages(sentence) if not names or age not in others]


SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def amount(words: str) -> float | None:
    """The one number a few words name, scales included ("2.6 billion", "eleven"); ``None`` for none or several."""
    found: list[float] = []
    scale = 1.0
    for word in words.casefold().replace("-", " ").split():
        if digits := _DIGITS.search(word):
            found.append(float(digits[0].replace(",", "")))
        elif word.strip(".,") in _written():
            found.append(_written()[word.strip(".,")])
        elif word.strip(".,") in SCALES:
            scale *= SCALES[word.strip(".,")]
    return found[0] * scale if len(found) == 1 else None


@cache
def _written() -> dict[str, float]:
    """Numbers as words, one to ninety."""
    names: list[str] = knowledge()["classes"]["number"].split()
    return {name: float(n) for n, name in enumerate(names[:20], 1)} | {
        name: 10.0 * n for n, name in enumerate(names[20:27], 3)
    }


def counts_in_weeks(time: str) -> bool:
    """Whether a time is only counted back in weeks, "two weeks ago", by which nobody means a day."""
    return time.endswith(("week ago", "weeks ago"))

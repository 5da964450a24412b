"""The few words of a sentence that are the answer itself."""

from __future__ import annotations

import re

from bot.answering.inquiry import Inquiry
from bot.answering.terms import stem
from bot.model.words import fold

_NAME = re.compile(r"[A-Z][\w'’.-]*(?:(?: (?:of|de|van|von|bin|al|the|and))? [A-Z][\w'’.-]*)*")
_NUMBER = re.compile(
    r"(?:(?:about|around|more than|less than|at least|nearly|almost|some|up to|over) )?[$£€]?(?:\d[\d,.]*\d|\d|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|dozens?|several)\b)"
    r"(?:[- ](?:hundred|thousand|million|billion|trillion|percent|dozen|per cent|[a-z]+))?%?",
    re.I,
)
_TIME = re.compile(
    r"\b(?:(?:late|early|mid|last|next|this|the end of|in the|on|in|since|until|by|about|around) ){0,2}"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2}(?:(?: and |-|–)\d{1,2})?)?(?:,? \d{4})?"
    r"|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|(?:1[5-9]|20)\d\d(?:s)?|yesterday|today|tomorrow|tonight"
    r"|(?:\w+ )?(?:weeks?|months?|years?|days?|hours?|minutes?) (?:ago|later|earlier)|(?:week|month|year|night|morning|evening|summer|winter|spring|autumn|fall))\b"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|outside|across|inside|into) ((?:the |a |an |his |her |their |its )?(?:[a-z]+ ){0,3}?[A-Z][\w'’.-]*(?:,? (?:of )?[A-Z][\w'’.-]*)*)"
)
_INSIDE = re.compile(
    r"\b((?:in|at|near|on|under|behind|inside|outside|into|beside|to) (?:the|a|an|his|her|their|its|my|our) [\w'’-]+(?: [\w'’-]+)?)"
)
_REASON = re.compile(
    r"\b((?:because|due to|so that|in order to|as a result of|owing to|thanks to|after|since)\b[^.;]{3,120})"
)
_CLAUSE = re.compile(r"[^,;:—–()\"“”]+")


def short_answer(inquiry: Inquiry, sentence: str) -> str | None:
    """A slice of the sentence that answers by itself; ``None`` when no part of it is better than the whole."""
    asked = {*inquiry.own, *inquiry.lent}
    found: re.Match[str] | None = None
    match inquiry.wants:
        case "person":
            return _first_new(_NAME, sentence, asked)
        case "time":
            found = _TIME.search(sentence)
        case "number":
            return _first_new(_NUMBER, sentence, asked)
        case "place":
            found = _PLACE.search(sentence) or _INSIDE.search(sentence)
            return found[1] if found else None
        case "reason":
            found = _REASON.search(sentence)
            return found[1].rstrip('"” ') if found else None
    if found:
        return found[0]
    return _clause(sentence, asked) if inquiry.wants == "thing" else None


def _first_new(pattern: re.Pattern[str], sentence: str, asked: set[str]) -> str | None:
    for found in pattern.finditer(sentence):
        stems = {stem(word) for word in fold(found[0]).split()}
        if stems and not stems & asked and any(c.isalnum() for c in found[0]):
            return found[0].strip(".,' ")
    return None


def _clause(sentence: str, asked: set[str]) -> str | None:
    """The clause that shares most with the question and still says something new."""
    best: tuple[float, str] | None = None
    for found in _CLAUSE.finditer(sentence):
        stems = [stem(word) for word in fold(found[0]).split()]
        new = sum(s not in asked for s in stems)
        if not new:
            continue
        score = sum(s in asked for s in stems) - 0.05 * new
        if best is None or score > best[0]:
            best = (score, found[0].strip(" .!?'"))
    return best[1] if best else None

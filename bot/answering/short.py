"""The few words of a sentence that are the answer itself."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

from bot.answering.inquiry import Inquiry
from bot.answering.ranking import Weights, trees, weights
from bot.answering.spans import NAMES, read_words, rows, spans

_SECOND_DAY = re.compile(r"(?:\s?[-–—]\s?|\s(?:and|or|to|through|until)\s)\d{1,2}\b(?!\s?[%:.,]?\d)")
_RATE = re.compile(
    r"(?<=\d) ?(?:percent|per cent|%)|"
    r"(?<=[\d%]) (?:a|an|per|each) (?:share|head|person|day|week|month|year|hour|night|ton|barrel|seat|vote)\b"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SUM = re.compile(r"[$£€¥]")
_KINDS = NAMES.index("wants yes")
_AT = {name: i for i, name in enumerate(NAMES)}


def short_answer(inquiry: Inquiry, sentence: str) -> str | None:
    """The likeliest slice of the sentence to answer by itself; ``None`` for questions no slice answers."""
    if inquiry.wants == "yes or no":
        return None
    words = read_words(sentence)
    found = [
        span
        for span in spans(words)
        if not _miscounts(inquiry, sentence[words[span.first].start : words[span.last - 1].end])
    ]
    if not found:
        return None
    scores = [_score(row) for row in rows(inquiry, words, found)]
    best = found[max(range(len(found)), key=scores.__getitem__)]
    end = words[best.last - 1].end
    # "April 24" of "on April 24 and 25" would be half the answer.
    rest = _SECOND_DAY.match(sentence, end) if sentence[end - 1].isdigit() else None
    # "$36" of "$36 a share" would be another sum.
    rest = rest or (_RATE.match(sentence, end) if inquiry.wants == "number" else None)
    return sentence[words[best.first].start : rest.end() if rest else end]


def _miscounts(inquiry: Inquiry, span: str) -> bool:
    """Whether a question for a number cannot mean the span: a year alone, or money where things are counted."""
    if inquiry.wants != "number":
        return False
    if _YEAR.fullmatch(span):
        return inquiry.question.head not in ("year", "years")
    return inquiry.question.measure == "many" and bool(_SUM.search(span))


def crossed(row: Sequence[float]) -> list[float]:
    """The features of a span, and their products with what the question wants."""
    base = _base(row)
    products = list(base)
    for kind in range(_KINDS):
        products += base if row[kind] else [0.0] * len(base)
    return products


def _base(row: Sequence[float]) -> list[float]:
    size = row[_AT["size"]]
    gaps = (min(4.0, row[_AT["left gap"]]), min(4.0, row[_AT["right gap"]]))
    return [*row[_AT["size"] :], math.log(size), float(size <= 2), float(size >= 6), *gaps]


def _score(row: Sequence[float]) -> float:
    """What trees and weights make of a span, but for a constant: products with what is not wanted are 0 for all."""
    base = _base(row)
    blocks = [0, *(1 + kind for kind in range(_KINDS) if row[kind])]
    return sum(_block(k, len(base)).score(base) for k in blocks) + trees("span trees").score(row)


@cache
def _block(number: int, size: int) -> Weights:
    return Weights(*(part[number * size : (number + 1) * size] for part in weights("spans")))

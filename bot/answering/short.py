"""The few words of a sentence that are the answer itself."""

from __future__ import annotations

import re

from bot.answering.inquiry import Inquiry
from bot.answering.ranking import trees
from bot.answering.spans import read_words, rows, spans

_SECOND_DAY = re.compile(r"(?:\s?[-–—]\s?|\s(?:and|or|to|through|until)\s)\d{1,2}\b(?!\s?[%:.,]?\d)")
_RATE = re.compile(
    r"(?<=\d) ?(?:percent|per cent|%)|"
    r"(?<=[\d%]) (?:a|an|per|each) (?:share|head|person|day|week|month|year|hour|night|ton|barrel|seat|vote)\b"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SUM = re.compile(r"[$£€¥]")


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
    learned = trees("span trees")
    scores = [learned.score(row) for row in rows(inquiry, words, found)]
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

"""The few words of a sentence that are the answer itself."""

from __future__ import annotations

import re

from bot.answering.inquiry import Inquiry
from bot.answering.lists import listed, one_of
from bot.answering.marked import NONE, Marked
from bot.answering.measures import SCALES
from bot.answering.ranking import trees
from bot.answering.span_features import rows
from bot.answering.spans import NUMBER, TIME, Span, Word, read_words, spans
from bot.answering.staying import asks_who_they_are
from bot.model.words import fold

_SECOND_DAY = re.compile(r"(?:\s?[-–—]\s?|\s(?:and|or|to|through|until)\s)\d{1,2}\b(?!\s?[%:.,]?\d)")
_CLOCK = re.compile(r":\d\d(?:\s?[ap]\.?m\b\.?)?")
_RATE = re.compile(rf"(?<=\d) ?(?:percent|per cent|%)|(?<=[\d%]) (?:a|an|per|each) {one_of('rate_of')}\b")
_SCALE = re.compile(rf"(?<=\d) (?:{'|'.join(SCALES)})\b(?: {one_of('scaled')}\b)?")
_LENGTH = re.compile(r"(.*\b(?:years?|months?|weeks?|days?|hours?|minutes?)) (?:on|in|at|last|from) ")
"""What stands behind how long it took is when: "nine years" of "nine years on Tuesday". """
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_FIGURE = re.compile(r"\d[\d,.]*")
_PART = re.compile(rf"(?:\d|\b{one_of('part')}) of (?:the|its|their|all|these|those) $")
"""What stands before the whole of which a number is told: two of the 900 are two."""
_SUM = re.compile(r"[$£€¥]")


def short_answer(inquiry: Inquiry, sentence: str, marks: Marked = NONE) -> str | None:
    """The likeliest slice of the sentence to answer by itself; ``None`` for questions no slice answers.

    ``marks`` are its times and people; for numbers none are needed.
    """
    if inquiry.wants == "yes or no" or asks_who_they_are(inquiry.question):
        return None  # of several one name would be half the answer
    words = read_words(sentence)
    found = [
        span
        for span in spans(words)
        if not _miscounts(inquiry, sentence[words[span.first].start : words[span.last - 1].end])
        and not (inquiry.question.measure == "many" and _is_whole(sentence, words, span))
    ]
    meant = [span for span in found if _could_be(inquiry, words, span) and not _gives_cause(inquiry, words, span)]
    # Where things are counted and no number stands, there is none to give.
    found = meant if inquiry.question.measure == "many" else meant or found
    if not found:
        return None
    learned = trees("span trees")
    scores = [learned.score(row) for row in rows(inquiry, words, found, marks)]
    best = found[max(range(len(found)), key=scores.__getitem__)]
    end = words[best.last - 1].end
    # "April 24" of "on April 24 and 25" would be half the answer.
    rest = (_SECOND_DAY.match(sentence, end) or _CLOCK.match(sentence, end)) if sentence[end - 1].isdigit() else None
    # "$36" of "$36 a share" would be another sum, and "40" of "40 million crowns".
    rest = rest or ((_RATE.match(sentence, end) or _SCALE.match(sentence, end)) if inquiry.wants == "number" else None)
    if rest is None and inquiry.question.measure not in (None, "many") and best.last < len(words):
        unit = words[best.last]
        # "two" of "two metres deep" would be half the answer, too.
        end = unit.end if fold(unit.text) in listed("unit") and _ends_in_number(words[best.last - 1]) else end
    start = words[best.first].start
    if inquiry.wants == "reason" and best.first and fold(words[best.first - 1].text) == "because":
        start = words[best.first - 1].start
    told = sentence[start : rest.end() if rest else end]
    length = _LENGTH.match(told) if inquiry.question.measure == "long" else None
    return length[1] if length else told


def _gives_cause(inquiry: Inquiry, words: list[Word], span: Span) -> bool:
    """Whether the span reaches into a clause that tells only why, while all that is asked of stands before it."""
    because = next((k for k, word in enumerate(words) if fold(word.text) == "because"), len(words))
    if inquiry.wants == "reason" or span.last <= because:
        return False
    hits = [k for k, word in enumerate(words) if word.stem and word.stem in inquiry.own]
    return bool(hits) and hits[-1] < because


def _is_whole(sentence: str, words: list[Word], span: Span) -> bool:
    """Whether the number in the span is that of which only some are told: "900" of "two of the 900"."""
    number = next((w.start for w in words[span.first : span.last] if w.classes[NUMBER]), None)
    return number is not None and bool(_PART.search(sentence, 0, number))


def _ends_in_number(word: Word) -> bool:
    return word.text[-1].isdigit() or word.classes[NUMBER]


def _could_be(inquiry: Inquiry, words: list[Word], span: Span) -> bool:
    """Whether the span holds a time, or a number that is no day of a month, where one is asked for, no number where
    somebody is, and more than a time where a place is."""
    inner = words[span.first : span.last]
    if inquiry.wants == "time":
        # "1,200" is no year.
        dated = any(word.classes[TIME] or (word.text[0].isdigit() and "," not in word.text) for word in inner)
        return dated or fold(inner[0].text) in listed("while")
    if inquiry.wants == "number":
        if inquiry.question.measure == "many" and any(
            fold(word.text) in listed("month") for word in words[max(0, span.first - 1) : span.last]
        ):
            return False
        return any(word.text[0].isdigit() or word.text[-1].isdigit() or word.classes[NUMBER] for word in inner)
    if inquiry.wants == "place":
        return not all(word.classes[TIME] or word.text[0].isdigit() or word.leads for word in inner)
    return inquiry.wants != "person" or not inner[0].text[0].isdigit()


def _miscounts(inquiry: Inquiry, span: str) -> bool:
    """Whether a question for a number cannot mean the span: years alone, or money where things are counted."""
    if inquiry.wants != "number":
        return False
    figures = _FIGURE.findall(span)
    measured = bool(_SUM.search(span)) or not listed("unit").isdisjoint(fold(span).split())
    if figures and not measured and all(_YEAR.fullmatch(figure.rstrip(".,")) for figure in figures):
        return inquiry.question.head not in ("year", "years")
    return inquiry.question.measure == "many" and bool(_SUM.search(span))

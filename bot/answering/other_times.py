"""A thread that turns to another time: "And the year before?", "What about 2022?", "And before that?"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from bot.answering.inquiry import Inquiry
from bot.answering.kin import kin
from bot.answering.lists import listed, one_of
from bot.answering.terms import terms
from bot.model.answer import Citation
from bot.model.article import Article
from bot.model.conversation import Turn
from bot.model.question import Question
from bot.model.text import Sentence
from bot.model.time import DateRange, Timex3, date_range
from bot.model.words import fold
from bot.storage.corpus import Corpus

_UNIT = r"(?P<unit>day|week|month|year)"
_EARLIER = re.compile(
    rf"\b{_UNIT} (?:before|earlier|prior)\b|\b(?:previous|preceding) {_UNIT.replace('unit', 'same')}\b"
)
_LATER = re.compile(rf"\b{_UNIT} (?:after|later)\b|\b(?:next|following) {_UNIT.replace('unit', 'same')}\b")
_ORDER = re.compile(
    rf"(?:{one_of('turns')} )*(?:what (?:happened|came|was) |what about )?"
    r"(?:(?P<before>before(?: that| then)?|earlier|previously)|(?P<after>after(?: that)?|afterwards|later|since then))"
)
_AMOUNT = re.compile(r"[$£€¥]?\d[\d,.]*\d(?:%| \w+)?|[$£€¥]?\d(?:%| \w+)?")
_BESIDE = re.compile(r"\W*(?:in|for|during|over|of|by|on|the|a|and|,)?\W*")
_TOLD_OF = 3
"""Articles of the thread in which the other time is looked for."""


class OtherTime(NamedTuple):
    """What is told of another time: where, best first, the slice that is the number asked for, and which time it is."""

    citations: tuple[Citation, ...]
    short: str | None
    period: DateRange | None


async def told_of_other_time(corpus: Corpus, inquiry: Inquiry, last: Turn) -> OtherTime | None:
    """What the articles of a thread tell of the time it turns to, nothing where they do not; ``None`` where a question
    turns to no other time."""
    question = inquiry.question
    asked_for = fold(question.text)
    order = _ORDER.fullmatch(asked_for)
    shift = _shift(question)
    if not last.cited or not (order or shift or _names_only_days(question)):
        return None
    ids = list(dict.fromkeys((*(a for a, _ in last.cited), *(a for a, _ in inquiry.belief))))[:_TOLD_OF]
    articles = [found for id_ in ids if (found := await corpus.article(id_))]
    refs = await corpus.article_refs(ids)
    reached = [(refs[id_], article) for id_, article in zip(ids, articles, strict=False) if id_ in refs]
    if not reached:
        return None
    read = next((s for s in reached[0][1].sentences if s.start == last.cited[0][1]), None)
    reference = _reference(reached[0][1], read, last)
    asked = {s for word in (last.asked.words if last.asked else ()) for s in terms(word)}
    told: list[tuple[float, Citation, Timex3]] = []
    period = None if order else _period(question, reference, shift)
    for place, (ref, article) in enumerate(reached):
        for sentence, time, days in _times(article):
            text = article.text[sentence.start : sentence.end]
            share = _share(asked, text) + (sentence == read)
            if order:
                wanted = sentence != read and _lies(days, reference, bool(order["before"]))
                rank = -float(abs((days.start - reference.start).days)) if days and reference else 0.0
            else:
                within = days and period and period.start <= days.start and days.end <= period.end
                wanted = bool(within and share) or bool(shift and sentence == read and fold(time.text) in asked_for)
                rank = share - 0.1 * place
            if wanted:
                told.append((rank, Citation(ref, sentence.start, sentence.end, text), time))
    told.sort(key=lambda found: -found[0])
    citations = tuple(dict.fromkeys(citation for _, citation, _ in told))
    if not told:
        return OtherTime((), None, period)
    _, citation, time = told[0]
    counts = last.asked is not None and (last.asked.wants == "number" or bool(_AMOUNT.match(last.answer or "")))
    short = _amount_at(citation.text, time.start - citation.start, time.end - citation.start) if counts else None
    return OtherTime(citations, short, period or date_range(time.value))


def turned_to(question: Question, last: Turn, period: DateRange | None) -> Question:
    """The question as the thread goes on: the last one, of another time."""
    asked = last.asked or question
    return replace(asked, text=question.text, days=(period,) if period else asked.days)


def _names_only_days(question: Question) -> bool:
    """Whether it is "And in 2022?": a fragment that names days and nothing else."""
    dated = listed("time") | listed("month") | listed("preposition")
    return (
        question.fragment
        and bool(question.days)
        and all(fold(word) in dated or word[0].isdigit() for word in question.words)
    )


def _shift(question: Question) -> tuple[str, int] | None:
    """The unit and the direction of "the year before" and "the following month", where nothing else is asked."""
    text = fold(question.text)
    for pattern, way in ((_EARLIER, -1), (_LATER, 1)):
        if found := pattern.search(text):
            rest = set(text[: found.start()].split()) | set(text[found.end() :].split())
            if question.fragment and not rest - listed("function") - listed("turning"):
                return found["unit"] or found["same"], way
    return None


def _period(question: Question, reference: DateRange | None, shift: tuple[str, int] | None) -> DateRange | None:
    if shift is None:
        return question.days[0]
    if reference is None:
        return None
    (unit, way), day = shift, reference.start
    try:
        if unit == "year":
            return DateRange(date(day.year + way, 1, 1), date(day.year + way, 12, 31), "year")
        if unit == "month":
            year, month = divmod(day.year * 12 + day.month - 1 + way, 12)
            return DateRange(date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1]))
        if unit == "week":
            first = day - timedelta(days=day.weekday()) + timedelta(weeks=way)
            return DateRange(first, first + timedelta(days=6), "week")
        return DateRange(day + timedelta(days=way), day + timedelta(days=way))
    except (ValueError, OverflowError):  # before the first year, or after the last
        return None


def _lies(days: DateRange | None, reference: DateRange | None, before: bool) -> bool:
    if days is None or reference is None:
        return False
    return days.end < reference.start if before else days.start > reference.end


def _reference(article: Article, read: Sentence | None, last: Turn) -> DateRange | None:
    """The time the thread is at: the last question's, else that nearest to the last answer, else of publication."""
    if last.asked and last.asked.days:
        return last.asked.days[0]
    if read:
        at = article.text.find(last.answer, read.start, read.end) if last.answer else read.start
        near = [(abs(t.start - at), t.start, days) for s, t, days in _times(article) if s == read and days]
        if near:
            return min(near)[2]
    return DateRange(article.published, article.published) if article.published else None


def _times(article: Article) -> Iterator[tuple[Sentence, Timex3, DateRange | None]]:
    """Each date of the article with its sentence, and the days it means where the page tells."""
    times = iter(article.times)
    time = next(times, None)
    for sentence in article.sentences:
        while time and time.start < sentence.end:
            if time.start >= sentence.start and time.type in ("DATE", "TIME"):
                yield sentence, time, date_range(time.value)
            time = next(times, None)


def _share(asked: set[str], text: str) -> float:
    """How much of the asked stems a sentence holds, related ones by half."""
    known = set(terms(text))
    return sum(1.0 if s in known else 0.5 * bool(kin(s).keys() & known) for s in asked) / max(1, len(asked))


def _amount_at(text: str, start: int, end: int) -> str | None:
    """The number that stands right beside a time: "2.1 million" of "2.1 million in 2023"."""
    for found in _AMOUNT.finditer(text):
        slice_ = found[0] if _scaled(found[0]) else found[0].split()[0]
        stop = found.start() + len(slice_)
        between = text[stop:start] if stop <= start else text[end : found.start()] if found.start() >= end else None
        if between is not None and _BESIDE.fullmatch(between):
            return slice_
    return None


def _scaled(amount: str) -> bool:
    return any(word in listed("magnitude") | listed("percent") | listed("unit") for word in fold(amount).split()[1:])

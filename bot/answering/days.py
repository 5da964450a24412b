"""Questions for what happened on a day: answered by the events of that day, not by sentences that sound alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.answering.inquiry import Inquiry
from bot.answering.lists import listed
from bot.answering.passages import Passage
from bot.answering.pool import Pool
from bot.answering.staying import SHARED, content
from bot.answering.timeline.build import build_timeline
from bot.errors import NotInCorpus
from bot.model.answer import Statement
from bot.model.conversation import Turn
from bot.model.question import Question
from bot.model.request import Period, TimelineRequest
from bot.model.words import fold
from bot.storage.corpus import Corpus

_YEARS = 12
"""Years back in which the day of a question without a year is looked for."""
_LOOKED_AT = 12
"""Dates of the timeline of these days from which those that matter most are told."""


def asks_for_days(question: Question) -> bool:
    """Whether it names days and asks for nothing but what happened, or is to happen, on them."""
    return bool(question.days) and question.kind == "what" and any(fold(w) in listed("events") for w in question.words)


async def on_days(corpus: Corpus, question: Question, most: int) -> tuple[Statement, ...]:
    """The sentences on the events of these days, those that matter most; none when the corpus has no event then.

    A day without its year is the latest such day of which something is told.
    """
    dated = {fold(word) for word in question.words if fold(word) in listed("time") or word[0].isdigit()}
    topic = [w for w in question.words if fold(w) not in dated | listed("events") | listed("direction")]
    for first, last in _spans(question, dated):
        request = TimelineRequest(" ".join(topic) or None, None, Period(first, last), limit=_LOOKED_AT)
        try:
            found = await build_timeline(corpus, request)
        except NotInCorpus:
            continue
        # A year or a season that the days are part of says nothing of them.
        within = [e for e in found.entries if e.statements and first <= e.date.start and e.date.end <= last]
        # One sentence of each day first, the days that matter most before others.
        told = [(place, entry.rank, said) for entry in within for place, said in enumerate(entry.statements)]
        if told:
            return tuple(dict.fromkeys(said for *_, said in sorted(told, key=lambda told: told[:2])))[:most]
    return ()


def _spans(question: Question, dated: set[str]) -> Iterator[tuple[date, date]]:
    """First and last of the days, and where no year is named of those a year earlier and so on."""
    start = min(days.start for days in question.days)
    end = max(days.end for days in question.days)
    yield start, end
    named = any(len(word) == 4 and word.isdigit() for word in dated)
    if named or not dated & listed("month") or (2, 29) in ((start.month, start.day), (end.month, end.day)):
        return
    for back in range(1, _YEARS):
        yield start.replace(year=start.year - back), end.replace(year=end.year - back)


def dates_something_else(inquiry: Inquiry, pool: Pool, last: Turn | None, place: Passage) -> bool:
    """Whether "When was that?" is answered from a sentence that is neither what was just read nor tells of the same."""
    question = inquiry.question
    if last is None or not last.cited or question.kind != "when" or question.words:
        return False
    told = [passage for passage in pool.passages if passage.key in last.cited[:1]]
    return not any(p is place or len(content(p) & content(place)) >= SHARED for p in told)

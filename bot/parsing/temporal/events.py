"""Dated happenings: which temporal expression dates what, and whether it happened."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, compress

from bot.model.event import Event
from bot.model.quotation import Person, Quotation
from bot.model.self_reference import tells_of_itself
from bot.model.telling import only_compares
from bot.model.text import Sentence
from bot.model.time import DateRange, Timex3
from bot.parsing.entry_times import is_stamp
from bot.parsing.names.pronouns import SubjectPronouns
from bot.parsing.stamps import outside_stamps
from bot.parsing.temporal.asserted import Standing
from bot.parsing.temporal.echoes import find_echo
from bot.parsing.temporal.event_dates import happening_range, joined
from bot.parsing.temporal.places import find_places
from bot.parsing.temporal.spoken import PRONOUNS, Spoken, standing_of

_Named = tuple[int, int, str]
"""Start and end of a mention, and the person's name."""
_UNTIL = re.compile(r"\b(?:until|till)\s+$", re.IGNORECASE)
_NOT = re.compile(r"(?:\bnot|\bnever|n['’]t)\b[^.;:]{0,40}$", re.IGNORECASE)
_OWN_DAY = re.compile(
    r"\s+(?:on|in) the (?:day|night|morning|afternoon|evening)\s+"
    r"(?:of (?:his|her|their|its|the [a-z])|(?:before|after|when|that|he|she|they|it)\b)"
)
_TO_THIS = re.compile(r"\bto\s+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_SURE = 0.5  # confidence from which a speaker takes part in what the sentence tells
_LONGEST_SENTENCE = 2000  # characters: what goes on longer without a full stop is a list or a table


def find_events(
    text: str,
    sentences: tuple[Sentence, ...],
    times: tuple[Timex3, ...],
    quotations: tuple[Quotation, ...],
    people: tuple[Person, ...],
    published: date | None,
) -> tuple[Event, ...]:
    """The dated happenings of the text in reading order, each at its own day, not at that of the report."""
    starts = [sentence.start for sentence in sentences]
    mentions = _mentions(text, sentences, quotations, people)
    spoken = Spoken(quotations)
    dated: defaultdict[int, list[Event]] = defaultdict(list)
    told = [*compress(times, outside_stamps(text, (time.start for time in times)))]
    for time, last, days in _dated(text, told, published):
        index = bisect_right(starts, time.start) - 1
        if index < 0 or time.start >= sentences[index].end:
            continue
        sentence = sentences[index]
        if sentence.end - sentence.start > _LONGEST_SENTENCE or _ends_a_state(text, time, days):
            continue
        if days.start == published and _is_no_news(text, time):
            continue
        if only_compares(text, sentence.start, time.start):
            continue
        told_here = text[sentence.start : sentence.end]
        if is_stamp(told_here) or tells_of_itself(told_here) or _is_only(text, sentence, time, last):
            continue
        stand = standing_of(text, sentence, time, last, spoken)
        if published is not None and stand.status in ("happened", "planned", "claimed"):
            # What is told as past of the day after was added to the page then.
            if days.start - published > timedelta(days=time.tense == "past" and stand.status != "planned"):
                stand = Standing("planned")
            elif stand.status == "planned" and days.end < published and not stand.planning:
                stand = Standing("happened")
        value = time.value if time is last else f"{time.value}/{last.value}"
        here = _within(mentions, sentence)
        event = _event(text, sentence, days, value, stand, (time.start, last.end), here)
        whole = spoken.whole(sentences, starts, index, (time.start, last.end))
        if whole is not sentence:
            event = replace(event, sentence=text[whole.start : whole.end], start=whole.start, end=whole.end)
        dated[index].append(event)
    echoes = [_echo(text, sentences, at, dated, mentions) for at in range(len(sentences)) if at not in dated]
    found = [*chain.from_iterable(dated.values()), *(event for event in echoes if event)]
    return tuple(sorted(found, key=lambda event: (event.start, event.time_start)))


def _is_only(text: str, sentence: Sentence, time: Timex3, last: Timex3) -> bool:
    """Whether a sentence is a date and no more: "March 6, 2025" left on a line of its own."""
    return not _WORD.search(text[sentence.start : time.start] + text[last.end : sentence.end])


def _mentions(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], people: Sequence[Person]
) -> list[_Named]:
    """Where people are named, speak ("the official said"), or are what a sentence begins with ("He"), in order."""
    named = {(m.start, m.end, p.name) for p in people for m in p.mentions}
    known = {person.name for person in people}
    speakers = (quotation.speaker for quotation in quotations)
    spoke = {(s.start, s.end, s.name) for s in speakers if s and s.name in known and s.confidence >= _SURE}
    return sorted({*named, *spoke, *SubjectPronouns(text, people, quotations).find(sentences)})


def _event(
    text: str,
    sentence: Sentence,
    days: DateRange,
    value: str,
    stand: Standing,
    words: tuple[int, int],
    here: Sequence[_Named],
) -> Event:
    """``words`` bound what dates the event."""
    return Event(
        date=days,
        sentence=text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        status=stand.status,
        time_start=words[0],
        time_end=words[1],
        value=value,
        claimed_by=_claimant(text, stand, here),
        participants=tuple(dict.fromkeys(name for _, _, name in here)),
        places=find_places(text, sentence, [words, *(m[:2] for m in here)]),
        reported=stand.reported,
    )


def _claimant(text: str, stand: Standing, here: Sequence[_Named]) -> str | None:
    """Whose word a claim is: the page's own form, for "he" the person it stands for, where that is known."""
    if stand.status not in ("claimed", "denied") or not stand.claimed_by:
        return None
    first = stand.claimed_by.split(maxsplit=1)[0].lower()
    if first not in PRONOUNS:
        return stand.claimed_by
    return next((name for start, end, name in here if text[start:end].lower() == first), None)


def _echo(
    text: str, sentences: Sequence[Sentence], at: int, dated: Mapping[int, Sequence[Event]], mentions: Sequence[_Named]
) -> Event | None:
    """An undated sentence as an event of the day that an earlier sentence gives what it speaks on of."""
    sentence = sentences[at]
    if sentence.end - sentence.start > _LONGEST_SENTENCE or (echo := find_echo(text, sentences, at, dated)) is None:
        return None
    event, end = echo
    here = _within(mentions, sentence)
    return _event(text, sentence, event.date, event.value, Standing("happened"), (sentence.start, end), here)


def _ends_a_state(text: str, time: Timex3, days: DateRange) -> bool:
    """Whether a year says how long something was so: "who was envoy until last year" tells of no happening.

    What did not happen until then did.
    """
    if days.precision not in ("year", "decade") or not _UNTIL.search(text, max(0, time.start - 8), time.start):
        return False
    return not _NOT.search(text, max(0, time.start - 50), time.start)


def _is_no_news(text: str, time: Timex3) -> bool:
    """Whether words taken for the day of publication name none: "to this day", "at 1 a.m. on the day of his death"."""
    if time.type == "TIME":
        return _OWN_DAY.match(text, time.end) is not None
    return time.text.lower() == "this day" and _TO_THIS.search(text, max(0, time.start - 8), time.start) is not None


def _dated(text: str, times: Sequence[Timex3], published: date | None) -> list[tuple[Timex3, Timex3, DateRange]]:
    """Expressions with their days; neighbours that name one stretch are one, with the first and last of them."""
    found: list[tuple[Timex3, Timex3, DateRange]] = []
    for time in times:
        days = happening_range(time, published)
        if days is None:
            continue
        if found:
            first, last, before = found[-1]
            if joined(text, last, time, before, days):
                found[-1] = (first, time, DateRange(before.start, days.end, "range"))
                continue
        found.append((time, time, days))
    return found


def _within(mentions: Sequence[_Named], sentence: Sentence) -> Sequence[_Named]:
    """Those of the mentions, which are in order, that a sentence holds."""
    return mentions[bisect_left(mentions, (sentence.start,)) : bisect_left(mentions, (sentence.end,))]

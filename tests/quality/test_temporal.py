"""How many temporal expressions get the right value, over sentences made from templates. Floors only rise."""

from __future__ import annotations

import calendar
import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.parsing.temporal import find_times

Case = tuple[str, str, date]  # sentence, value, day of publication
MONTHS = list(calendar.month_name)[1:]
DAYS = list(calendar.day_name)
NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def days(count: int, seed: int) -> Iterator[tuple[date, random.Random]]:
    rng = random.Random(seed)
    for _ in range(count):
        yield date(1985, 1, 1) + timedelta(days=rng.randrange(14_600)), rng


def absolute() -> Iterator[Case]:
    for day, rng in days(200, 1):
        month = MONTHS[day.month - 1]
        written = rng.choice(
            (
                f"{month} {day.day}, {day.year}",
                f"{day.day} {month} {day.year}",
                f"{day.day:02d} {month}, {day.year}",
                f"{DAYS[day.weekday()]}, {month} {day.day}, {day.year}",
                f"{month[:3]}. {day.day}, {day.year}" if len(month) > 4 else f"{month} {day.day}, {day.year}",
                day.isoformat(),
            )
        )
        yield f"The bridge was opened on {written}.", day.isoformat(), date(2026, 7, 1)


def weekdays_past() -> Iterator[Case]:
    for day, rng in days(200, 2):
        said = day - timedelta(days=rng.randrange(7))
        sentence = rng.choice(
            (
                "The two sides met in Oslo on {}.",
                "On {}, a spokesman said that nothing had changed.",
                "The ministry said {} that it was looking into the matter.",
                "Prices fell on {}, as traders had feared.",
            )
        )
        yield sentence.format(DAYS[said.weekday()]), said.isoformat(), day


def weekdays_ahead() -> Iterator[Case]:
    for day, rng in days(200, 3):
        ahead = day + timedelta(days=rng.randrange(7))
        sentence = rng.choice(
            (
                "The two sides will meet in Oslo on {}.",
                "They are expected to sign the treaty on {}.",
                "The vote is scheduled for {}.",
                "They have until {} to answer.",
                "The minister is due to speak on {}.",
            )
        )
        yield sentence.format(DAYS[ahead.weekday()]), ahead.isoformat(), day


def days_without_year() -> Iterator[Case]:
    for day, rng in days(200, 4):
        past = rng.random() < 0.5
        told = day + timedelta(days=rng.randrange(1, 120) * (-1 if past else 1))
        sentence = "The ferry sank on {}." if past else "The ferry will sail on {}."
        yield sentence.format(f"{MONTHS[told.month - 1]} {told.day}"), told.isoformat(), day


def relative() -> Iterator[Case]:
    for day, rng in days(200, 5):
        week = (day - timedelta(days=7)).isocalendar()
        ahead = (day + timedelta(days=7)).isocalendar()
        before = date(day.year, day.month, 1) - timedelta(days=1)
        count = rng.randrange(2, 13)
        yield rng.choice(
            (
                ("They met yesterday.", (day - timedelta(days=1)).isoformat(), day),
                ("They meet tomorrow.", (day + timedelta(days=1)).isoformat(), day),
                ("They met last week.", f"{week.year}-W{week.week:02d}", day),
                ("They meet next week.", f"{ahead.year}-W{ahead.week:02d}", day),
                ("They met last month.", f"{before.year}-{before.month:02d}", day),
                ("They meet next year.", f"{day.year + 1}", day),
                (f"They met {NUMBERS[count - 2]} days ago.", (day - timedelta(days=count)).isoformat(), day),
                (f"They met {count} years ago.", f"{day.year - count}", day),
                ("They meet later this year.", f"{day.year}", day),
                ("They met this morning.", f"{day.isoformat()}TMO", day),
            )
        )


def lasting() -> Iterator[Case]:
    units = {"minutes": "PT{}M", "hours": "PT{}H", "days": "P{}D", "weeks": "P{}W", "months": "P{}M", "years": "P{}Y"}
    for day, rng in days(200, 6):
        unit = rng.choice(list(units))
        count = rng.randrange(2, 13)
        number = rng.choice((str(count), NUMBERS[count - 2]))
        sentence = rng.choice(
            (
                f"The talks lasted {number} {unit}.",
                f"A {number}-{unit[:-1]} wait followed.",
                f"It took more than {number} {unit}.",
                f"It has changed over the past {number} {unit}.",
            )
        )
        yield sentence, units[unit].format(count), day


@pytest.mark.parametrize(
    ("cases", "floor"),
    [
        (absolute, 100),
        (weekdays_past, 100),
        (weekdays_ahead, 100),
        (days_without_year, 100),
        (relative, 100),
        (lasting, 100),
    ],
)
def test_share_of_right_values(cases: Callable[[], Iterator[Case]], floor: float) -> None:
    wrong = [
        (sentence, wanted, got, published)
        for sentence, wanted, published in cases()
        if (got := [time.value for time in find_times(sentence, published)]) != [wanted]
    ]
    assert 100 - len(wrong) / 2 >= floor, wrong[:5]


NEWS = Path(__file__).with_name("made_news.txt")
_MARK = re.compile(r"\{([^{}=]*)=(SET )?([^{}]*)\}")


def news() -> Iterator[tuple[str, date, list[tuple[int, int, str, str]]]]:
    """The paragraphs of ``made_news.txt``: text, day of publication, marked expressions with type and value.

    A mark is written ``{Thursday=2013-03-21}`` or ``{daily=SET P1D}``; articles and "more than" belong to the
    expression, prepositions do not.
    """
    for block in NEWS.read_text("utf-8").strip().split("\n\n"):
        head, _, body = block.partition("\n")
        body = body.replace("\n", " ")
        text, at = "", 0
        marks: list[tuple[int, int, str, str]] = []
        for match in _MARK.finditer(body):
            text += body[at : match.start()] + match[1]
            at, value = match.end(), match[3]
            dated = "TIME" if re.match(r"[\dX-]+T", value) else "DATE"
            kind = "SET" if match[2] else "DURATION" if re.match(r"P[T\dX]", value) else dated
            marks.append((len(text) - len(match[1]), len(text), kind, value))
        yield text + body[at:], date.fromisoformat(head[2:]), marks


def test_expressions_of_made_news() -> None:
    marked = found = strict = right = 0
    wrong = []
    for text, published, marks in news():
        times = [(time.start, time.end, time.type, time.value) for time in find_times(text, published)]
        marked, found = marked + len(marks), found + len(times)
        spans = {mark[:2] for mark in marks}
        strict += sum(time[:2] in spans for time in times)
        right += sum(mark in times for mark in marks)
        wrong += [(text[mark[0] : mark[1]], *mark[2:]) for mark in marks if mark not in times]
    assert marked > 285
    assert 200 * strict / (marked + found) >= 99, wrong
    assert 200 * right / (marked + found) >= 99, wrong

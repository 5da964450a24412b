"""What newswire says of time, a sentence each, read as if published on Wednesday, 20 March 2013.

The marks are those of ``made_news.txt``: ``{Thursday=2013-03-21}``, ``{daily=SET P1D}``.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.parsing.temporal import find_times

WEDNESDAY = date(2013, 3, 20)
LINES = Path(__file__).with_name("newswire.txt").read_text("utf-8").splitlines()
MARK = re.compile(r"\{([^{}=]*)=(SET )?([^{}]*)\}")


@pytest.mark.parametrize("line", LINES)
def test_sentence(line: str) -> None:
    times = [(time.text, time.type == "SET", time.value) for time in find_times(MARK.sub(r"\1", line), WEDNESDAY)]
    assert times == [(match[1], bool(match[2]), match[3]) for match in MARK.finditer(line)]


@pytest.mark.parametrize(
    "text",
    [
        "It was the fourth attack in as many weeks.",
        "It runs 24 hours a day, seven days a week.",
        "The Daily News reported it, and so did the daily Granma.",
        "He is 45 years old, and the 26-year-old singer is not.",
        "Annual sales rose, and the quarterly report is out.",
        "He was once a baker, then a mayor.",
        "The coroner, Edda Winter, and Ines Summer did not discuss it.",
    ],
)
def test_what_the_guidelines_leave_out(text: str) -> None:
    assert find_times(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("0915: The train stops.\n1654 The minister speaks.", ["2013-03-20T09:15", "2013-03-20T16:54"]),
        (
            "1712 It is over.\n1654 Police go in.\n1640 “No,” he says.",
            [f"2013-03-20T{t}" for t in ("17:12", "16:54", "16:40")],
        ),
        ("1914 War begins.\n1917 The tsar falls.\n1918 The war is over.", ["1914", "1917", "1918"]),
        ("1961 The wall goes up.\n1953 A town rises.\n1945 The city falls.", ["1961", "1953", "1945"]),
        ("2012 Ships call.\n2011 A port opens.\n2010 It is begun.", ["2012", "2011", "2010"]),
    ],
)
def test_what_opens_a_line_is_a_time_of_day_in_a_live_blog(text: str, values: list[str]) -> None:
    assert [time.value for time in find_times(text, WEDNESDAY)] == values


def test_the_same_month_is_counted_from_the_month_told() -> None:
    text = "Exports rose 3 percent in January from the same month a year earlier, when they fell."
    assert [time.value for time in find_times(text, WEDNESDAY)] == ["2013-01", "2012-01"]


def test_a_season_of_two_years_is_known_by_its_first() -> None:
    assert [time.value for time in find_times("They won the title in 2008/09.", WEDNESDAY)] == ["2008"]

"""Days and periods as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BackToFront, BadDate
from bot.model.request import Period
from bot.reading import read_days, read_period

TODAY = date(2019, 4, 26)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019-04-18", (2019, 4, 18), (2019, 4, 18)),
        ("2019-4", (2019, 4, 1), (2019, 4, 30)),
        ("2019", (2019, 1, 1), (2019, 12, 31)),
        ("April 2019", (2019, 4, 1), (2019, 4, 30)),
        ("18 April 2019", (2019, 4, 18), (2019, 4, 18)),
        ("since last week", (2019, 4, 15), (2019, 4, 21)),
        ("yesterday", (2019, 4, 25), (2019, 4, 25)),
    ],
)
def test_days_as_people_write_them(text: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    days = read_days(text, TODAY)
    assert (days.start, days.end) == (date(*start), date(*end))


@pytest.mark.parametrize("text", ["31 February 2019", "2019-02-30", "2019-13", "soon", "", "1 May 2019 and 2 May 2019"])
def test_days_that_do_not_exist(text: str) -> None:
    with pytest.raises(BadDate):
        read_days(text, TODAY)


@given(st.text(max_size=120))
def test_any_text_is_a_day_or_a_bad_date(text: str) -> None:
    try:
        days = read_days(text, TODAY)
    except BadDate as error:
        assert error.asked == text.strip()
    else:
        assert days.start <= days.end


def test_a_period_runs_from_the_first_day_to_the_last() -> None:
    assert read_period("March 2019", "April 2019", TODAY) == Period(date(2019, 3, 1), date(2019, 4, 30))
    assert read_period(None, None, TODAY) == Period()
    with pytest.raises(BackToFront):
        read_period("May 2019", "April 2019", TODAY)

"""The days a TIMEX3 value stands for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.time import DateRange, date_range


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2019-04-25", "2019-04-25", "2019-04-25", "day"),
        ("2019-04-25T14:30", "2019-04-25", "2019-04-25", "day"),
        ("2019-04-25TEV", "2019-04-25", "2019-04-25", "day"),
        ("2019-W16", "2019-04-15", "2019-04-21", "week"),
        ("2019-W01", "2018-12-31", "2019-01-06", "week"),
        ("2019-W16-WE", "2019-04-20", "2019-04-21", "range"),
        ("2019-02", "2019-02-01", "2019-02-28", "month"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2019-Q1", "2019-01-01", "2019-03-31", "quarter"),
        ("2019-H2", "2019-07-01", "2019-12-31", "half"),
        ("2019-SU", "2019-06-01", "2019-08-31", "season"),
        ("2019-WI", "2019-12-01", "2020-02-29", "season"),
        ("2011", "2011-01-01", "2011-12-31", "year"),
        ("198", "1980-01-01", "1989-12-31", "decade"),
        ("198X", "1980-01-01", "1989-12-31", "decade"),
    ],
)
def test_a_value_covers_its_days(value: str, start: str, end: str, precision: str) -> None:
    assert date_range(value) == DateRange(date.fromisoformat(start), date.fromisoformat(end), precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    [
        "",
        "PRESENT_REF",
        "P3D",
        "PT2H",
        "XXXX-04-25",
        "XXXX-WXX-4",
        "2019-02-30",
        "2019-13",
        "2019-W54",
        "9999-W52",
        "0000",
        "19",
        "BC0490",
    ],
)
def test_vague_lasting_and_impossible_values_cover_none(value: str) -> None:
    assert date_range(value) is None


@given(st.text(alphabet="0123456789-WQHXTPSUFAE", max_size=12))
def test_any_value_is_read_or_refused(value: str) -> None:
    days = date_range(value)
    assert days is None or days.start <= days.end


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_ranges_overlap_when_they_share_a_day(a: date, b: date, c: date, d: date) -> None:
    first, second = DateRange(min(a, b), max(a, b)), DateRange(min(c, d), max(c, d))
    shared = max(first.start, second.start) <= min(first.end, second.end)
    assert first.overlaps(second) == second.overlaps(first) == shared

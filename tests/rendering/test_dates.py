from __future__ import annotations

from datetime import date

import pytest

from bot.model.answer import ConflictSide, Statement
from bot.model.article import Publication
from bot.model.time import DateRange, date_range
from bot.rendering.dates import publication_words, range_words, value_words, version_words


@pytest.mark.parametrize(
    ("value", "mod", "words"),
    [
        ("2019-04-18", None, "18 Apr 2019"),
        ("2019-04", None, "April 2019"),
        ("2017", "END", "end of 2017"),
        ("2017", "START", "early 2017"),
        ("2019-04", "MID", "mid-April 2019"),
        ("2019-W16", None, "the week of 15 Apr 2019"),
        ("2018-FA", None, "autumn 2018"),
        ("2018-WI", None, "winter 2018"),
        ("2019-Q1", None, "first quarter of 2019"),
        ("2019-H2", None, "second half of 2019"),
        ("201", None, "the 2010s"),
        ("2019-W16-WE", None, "20–21 Apr 2019"),
        ("2019-04-18", "BEFORE", "before 18 Apr 2019"),
        ("2019-04-18", "APPROX", "about 18 Apr 2019"),
    ],
)
def test_a_date_is_as_precise_as_the_page(value: str, mod: str | None, words: str) -> None:
    days = date_range(value)
    assert days is not None
    assert range_words(days, value, mod) == words


def test_the_end_of_a_year_is_named_by_the_year_whatever_days_it_may_mean() -> None:
    assert range_words(DateRange(date(2017, 12, 1), date(2017, 12, 31), "range"), "2017", "END") == "end of 2017"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2019, 4, 24), (2019, 4, 25), "24–25 Apr 2019"),
        ((2019, 4, 30), (2019, 5, 2), "30 Apr – 2 May 2019"),
        ((2018, 12, 31), (2019, 1, 2), "31 Dec 2018 – 2 Jan 2019"),
    ],
)
def test_ranges(start: tuple[int, int, int], end: tuple[int, int, int], words: str) -> None:
    assert range_words(DateRange(date(*start), date(*end), "range")) == words


@pytest.mark.parametrize("value", ["PRESENT_REF", "P3D", "2019-02-30", "XXXX"])
def test_what_names_no_days_has_no_words(value: str) -> None:
    assert value_words(value) is None


DAY, NEXT = date(2019, 4, 18), date(2019, 4, 19)


@pytest.mark.parametrize(
    ("publication", "words"),
    [
        (None, "undated"),
        (Publication(DAY, DAY, "page", DAY), "18 Apr 2019"),
        (Publication(DAY, NEXT, "inferred", DAY), "about 18 Apr 2019 (inferred)"),
        (Publication(DAY, NEXT, "inferred"), "18–19 Apr 2019 (inferred)"),
        (Publication(DAY, NEXT, "page"), "18–19 Apr 2019"),
    ],
)
def test_the_basis_of_a_publication_date_is_shown(publication: Publication | None, words: str) -> None:
    assert publication_words(publication) == words


@pytest.mark.parametrize(
    ("version", "days", "words"),
    [
        ("Thursday", DateRange(date(2019, 4, 25), date(2019, 4, 25)), "Thursday (25 Apr 2019)"),
        ("next month", DateRange(date(2019, 5, 1), date(2019, 5, 31), "month"), "next month (May 2019)"),
        ("April 24 and 25", DateRange(date(2019, 4, 24), date(2019, 4, 25)), "April 24 and 25"),
        ("Moscow", None, "Moscow"),
    ],
)
def test_a_version_that_names_no_number_tells_the_day_it_means(
    version: str, days: DateRange | None, words: str
) -> None:
    assert version_words(ConflictSide(version, Statement("", ()), days)) == words

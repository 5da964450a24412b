"""Dates in numbers that could be read with the month or the day first."""

from datetime import date

import pytest

from bot.parsing.pages import read_page
from bot.parsing.pages.dates import find_dates

APRIL, NOVEMBER = date(2026, 4, 11), date(2026, 11, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Saturday, 04/11/2026", APRIL),
        ("Sat 04/11/2026", APRIL),
        ("Wednesday 04/11/2026", NOVEMBER),
        ("Updated Wed. 04-11-2026", NOVEMBER),
    ],
)
def test_a_weekday_before_the_numbers_decides(text, day):
    assert [found.day for found in find_dates(text)] == [day]


@pytest.mark.parametrize("text", ["Monday, 04/11/2026", "04/11/2026", "See you on Saturday at noon. 04/11/2026"])
def test_a_weekday_of_neither_reading_or_elsewhere_does_not(text):
    assert find_dates(text) == []


PAGE = """\
Home

Airport tram line opens after nine years of work

By Mara Lindqvist

04/11/2026

The first tram of the new airport line left the depot at dawn with forty people on board and a brass band.

The line joins the old quay with the northern suburbs, and the city says nine thousand people will ride it.

“We had all but given up on it,” said Ann Berg, who has sold tickets at the old quay for thirty years.

{copy}

Privacy policy
"""


@pytest.mark.parametrize(
    ("copy", "day"),
    [
        ("Last checked 2026-04-11", APRIL),
        ("Updated April 11, 2026", APRIL),
        ("4 November 2026", NOVEMBER),
        ("Share on Facebook", None),
    ],
)
def test_the_same_day_printed_clearly_elsewhere_decides(copy, day):
    publication = read_page(PAGE.format(copy=copy).encode(), "tram.txt").publication
    assert (publication.day if publication else None) == day

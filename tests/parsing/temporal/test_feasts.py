"""Days of feasts that follow the moon or the Julian calendar."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from bot.parsing import lexicon
from bot.parsing.temporal import find_times
from bot.parsing.temporal.feasts import feast
from bot.parsing.temporal.moments import orthodox_easter


@pytest.mark.parametrize(
    ("sentence", "published", "value", "mod"),
    [
        ("They met before Passover.", date(2019, 4, 25), "2019-04-20", None),
        ("They will meet before Rosh Hashanah.", date(2019, 4, 25), "2019-09-30", None),
        ("They met on Yom Kippur.", date(2019, 4, 25), "2018-09-19", None),
        ("They met on Yom Kippur 2015.", date(2019, 4, 25), "2015-09-23", None),
        ("The attack came on Purim last year.", date(2019, 4, 25), "2018-03-01", None),
        ("Shops close for the Lunar New Year.", date(2019, 1, 30), "2019-02-05", None),
        ("They met last Ramadan.", date(2019, 4, 25), "2018-05", "APPROX"),
        ("They will meet next Diwali.", date(2019, 4, 25), "2019-10-27", "APPROX"),
        ("It was over by Eid al-Fitr.", date(2000, 12, 30), "2000-12-27", "APPROX"),
        ("They met on Orthodox Easter.", date(2019, 5, 2), "2019-04-28", None),
        ("They met in Hanukkah 2050.", date(2019, 5, 2), "2050", None),
    ],
)
def test_a_feast_is_placed(sentence: str, published: date, value: str, mod: str | None) -> None:
    assert [(time.value, time.mod) for time in find_times(sentence, published)] == [(value, mod)]


@pytest.mark.parametrize("sentence", ["The Tet Offensive was a turning point.", "They met on Purim."])
def test_what_is_a_name_or_lies_outside_the_table_is_left(sentence: str) -> None:
    assert find_times(sentence, date(1970, 5, 1)) == ()


def test_every_year_has_each_feast_but_where_the_moon_year_leaves_one_out() -> None:
    for name in lexicon.load("temporal_feasts"):
        days = feast(name).days
        assert list(days) == sorted(days)
        assert {day.year for day in days} == set(range(1990, 2041))
        assert all(350 <= (after - before).days <= 385 for before, after in pairwise(days))


def test_orthodox_easter() -> None:
    assert [orthodox_easter(year).isoformat() for year in (2010, 2013, 2024)] == [
        "2010-04-04",
        "2013-05-05",
        "2024-05-05",
    ]

"""Temporal expressions: what is one, what only looks like one, and on which day it falls."""

from __future__ import annotations

from datetime import date

import pytest

from bot.parsing.temporal import find_times

THURSDAY = date(2019, 4, 25)


def found(text: str, published: date | None = THURSDAY) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in find_times(text, published)]


@pytest.mark.parametrize(
    "text",
    [
        "The then-President met him.",
        "It has a range of 100 km.",
        "They won 4-3 after extra time.",
        "Call 555-1234 or 202-456-1111.",
        "Version 2.0.1 is out.",
        "It costs $1,999 in all.",
        "He may march on, prices fall, and the well may spring a leak.",
        "May I come in?",
        "The March for Life passed by.",
        "Jan Kowalski spoke first, Sun Tzu second.",
        "Resolution 1483 was passed.",
        "USA TODAY's tracker is at hale.example/2017fPm.",
        "About 2000 people came.",
        "The 36-year-old leader is 36 years old.",
        "It was the first and the second of its kind.",
        "The fall of the city was near.",
        "Three-quarters of it is lost.",
        "They met on February 30.",
        "They shop on Black Friday and vote on Super Tuesday.",
        "He told USA Today and the programmes “This Week” and “60 Minutes” all about it.",
        "",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Monday.", "2019-04-22"),
        ("They met on Thursday.", "2019-04-25"),
        ("They met on Friday.", "2019-04-19"),
        ("They will meet on Friday.", "2019-04-26"),
        ("They are expected to meet in Oslo on Monday.", "2019-04-29"),
        ("They plan to meet on Monday.", "2019-04-29"),
        ("The plan was dropped on Monday.", "2019-04-22"),
        ("Due to the rain they met on Monday.", "2019-04-22"),
        ("They have until Monday to answer.", "2019-04-29"),
        ("They will speak of Monday's ruling.", "2019-04-29"),
        ("They would speak of Monday's ruling.", "2019-04-22"),
        ("They met ahead of Monday's vote.", "2019-04-29"),
        ("They met last Friday.", "2019-04-19"),
        ("They meet next Friday.", "2019-05-03"),
    ],
)
def test_which_way_a_weekday_looks(text: str, value: str) -> None:
    assert [v for _, v in found(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened in March.", "2019-03"),
        ("It opened in November.", "2018-11"),
        ("It will open in November.", "2019-11"),
        ("It will open in January.", "2020-01"),
        ("It opened on Dec. 24.", "2018-12-24"),
        ("It is payable on June 3.", "2019-06-03"),
        ("It opened last June.", "2018-06"),
        ("He promised it in June last year.", "2018-06"),
    ],
)
def test_which_year_a_month_is_of(text: str, value: str) -> None:
    assert [v for _, v in found(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on May 24 and 25 in Oslo", ["2019-05-24", "2019-05-25"]),
        ("on May 24, 25 and 26, 2018", ["2018-05-24", "2018-05-25", "2018-05-26"]),
        ("on May 24-25, 2018", ["2018-05-24", "2018-05-25"]),
        ("on 24 and 25 May 2018", ["2018-05-24", "2018-05-25"]),
        ("between March and May 2018", ["2018-03", "2018-05"]),
        ("from 1939-45", ["1939", "1945"]),
        ("from 499-493 BC", ["BC0499", "BC0493"]),
        ("on May 24 and 25 people came", ["2019-05-24"]),
    ],
)
def test_neighbours_share_what_one_of_them_says(text: str, values: list[str]) -> None:
    assert [v for _, v in found(text)] == values


def test_history_follows_its_own_year() -> None:
    text = (
        "The war began on May 3, 1912. In June 1912 the army crossed the river. On 9 August the capital fell. "
        "The siege lasted until December 1912, and in January a truce was signed. By 1930 the treaty was forgotten. "
        "On 4 February 1913 the king returned. In March he resigned."
    )
    assert [v for _, v in found(text)] == [
        "1912-05-03", "1912-06", "1912-08-09", "1912-12", "1913-01", "1930", "1913-02-04", "1913-03",
    ]  # fmt: skip


def test_news_with_old_dates_stays_with_its_day() -> None:
    text = "The club, founded in 1902, moved in 1950. On Monday it said it will move again in June."
    assert [v for _, v in found(text)] == ["1902", "1950", "2019-04-22", "2019-06"]


def test_a_report_on_a_quarter_compares_quarters() -> None:
    text = "Profit fell in the third quarter of 2018. A year earlier it had risen. In the quarter, sales rose."
    assert [v for _, v in found(text)] == ["2018-Q3", "2017-Q3", "2018-Q3"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Thursday.", "XXXX-WXX-4"),
        ("They meet on May 24.", "XXXX-05-24"),
        ("They met in May.", "XXXX-05"),
        ("They met last week.", "XXXX-WXX"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met in May 2011.", "2011-05"),
    ],
)
def test_without_a_publication_the_open_stays_open(text: str, value: str) -> None:
    assert [v for _, v in found(text, None)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The blast came at 10:35 a.m. (0735 GMT) on Friday.", ["2019-04-19T10:35", "2019-04-19T07:35", "2019-04-19"]),
        (
            "They met on Monday, first at 9 a.m. and again at noon.",
            ["2019-04-22", "2019-04-22T09:00", "2019-04-22T12:00"],
        ),
        ("The boat sank on Monday. Divers came at 6 p.m.", ["2019-04-22", "2019-04-22T18:00"]),
        ("They met on Monday. The shop opens at 9 a.m. every day.", ["2019-04-22", "2019-04-25T09:00", "P1D"]),
    ],
)
def test_a_time_of_day_is_of_the_day_in_its_sentence(text: str, values: list[str]) -> None:
    assert [v for _, v in found(text)] == values


def test_hours_in_words() -> None:
    assert found("They met at eleven o'clock on Monday.")[0] == ("eleven o'clock", "2019-04-22T11:00")


def test_a_zone_behind_a_full_stop_belongs_to_its_time() -> None:
    assert found("The shop opens at 10:37 a.m. ET. Former owners complain.") == [("10:37 a.m. ET", "2019-04-25T10:37")]


def test_modifiers_and_tense_are_told() -> None:
    (late,) = find_times("It will end in late 2019.", THURSDAY)
    assert (late.text, late.mod, late.tense) == ("late 2019", "END", "future")


def test_times_inside_quotations_are_times() -> None:
    assert found("“We will see on Monday,” he said.") == [("Monday", "2019-04-29")]


def test_paragraphs_do_not_run_together() -> None:
    assert found("It began in May\n\n2018 was quiet.") == [("May", "2018-05"), ("2018", "2018")]

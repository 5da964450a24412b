from __future__ import annotations

from datetime import date

import pytest

from bot.errors import NoSuchFormat
from bot.model.answer import (
    SummaryAnswer,
    Timeline,
)
from bot.model.event import EventStatus
from bot.model.time import DateRange
from bot.rendering.exports.files import chosen_format, export_file
from tests.rendering.exported import AT, entry, events, unfolded


@pytest.mark.parametrize(
    ("status", "means"),
    [
        ("happened", "CONFIRMED"),
        ("planned", "TENTATIVE"),
        ("claimed", "TENTATIVE"),
        ("denied", "TENTATIVE"),
        ("unclear", "TENTATIVE"),
        ("cancelled", "CANCELLED"),
        ("not happened", "CANCELLED"),
    ],
)
def test_only_what_happened_is_confirmed_and_what_did_not_is_cancelled(status: EventStatus, means: str) -> None:
    (event,) = events(Timeline(None, None, (entry(status, claimed_by="the mayor"),), 1))
    assert event["STATUS"] == means
    assert event["SUMMARY"].endswith("The mayors meet in Oslo.")
    assert ("by the mayor" in event["DESCRIPTION"]) == (status in ("claimed", "denied"))


def test_a_calendar_has_whole_days_and_the_day_after_the_last() -> None:
    year = DateRange(date(2017, 1, 1), date(2017, 12, 31), "year")
    answer = Timeline(None, None, (entry(date=year, value="2017"), entry()), 2)
    lines = unfolded(export_file(answer, "ics", AT).content)
    assert [line for line in lines if line.startswith("DT")] == [
        "DTSTAMP:20240614T093000Z",
        "DTSTART;VALUE=DATE:20170101",
        "DTEND;VALUE=DATE:20180101",
        "DTSTAMP:20240614T093000Z",
        "DTSTART;VALUE=DATE:20240612",
        "DTEND;VALUE=DATE:20240613",
    ]
    year_long, one_day = events(answer)
    assert year_long["URL"] == "https://e.example/1"
    assert (year_long["SUMMARY"], one_day["SUMMARY"]) == ("2017: The mayors meet in Oslo.", "The mayors meet in Oslo.")


def test_an_event_is_known_again_when_pages_were_added() -> None:
    before = Timeline("bridge", None, (entry(), entry("planned")), 2)
    after = Timeline("bridge", None, (entry(text="Both mayors came to Oslo."), entry("planned")), 2)
    other = Timeline("ferry", None, (entry(),), 1)
    first, second = ([event["UID"] for event in events(answer)] for answer in (before, after))
    assert first == second and len({*first}) == 2
    assert events(other)[0]["UID"] not in first


def test_words_cannot_break_out_of_a_calendar() -> None:
    (event,) = events(Timeline("a\r\nEND:VCALENDAR", None, (entry(text="a;b,c\\n\r\nEND:VEVENT é" + "漢" * 90),), 1))
    assert event["SUMMARY"].startswith("a;b,c\\n END:VEVENT é")


def test_only_a_timeline_is_a_calendar() -> None:
    with pytest.raises(NoSuchFormat):
        export_file(SummaryAnswer(None, (), ()), "ics", AT)
    with pytest.raises(NoSuchFormat):
        chosen_format("exe")

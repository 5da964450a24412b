from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.errors import BadDate, UnknownTimezone
from bot.schedule import is_due, last_due, next_due, read_clock_time, read_timezone, suggest_timezones


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "at", "now", "day", "due"),
    [
        ("Europe/Berlin", "08:30", "2024-01-10 07:30", "2024-01-10", "2024-01-10 07:30"),
        ("Europe/Berlin", "08:30", "2024-01-10 07:29", "2024-01-09", "2024-01-09 07:30"),
        ("Europe/Berlin", "08:30", "2024-07-10 06:30", "2024-07-10", "2024-07-10 06:30"),
        # Clocks go forward over 02:30: as long after midnight as on any other day.
        ("Europe/Berlin", "02:30", "2024-03-31 12:00", "2024-03-31", "2024-03-31 01:30"),
        ("Europe/Berlin", "02:30", "2024-03-31 01:29", "2024-03-30", "2024-03-30 01:30"),
        # Clocks go back: 02:30 comes twice, the first counts.
        ("Europe/Berlin", "02:30", "2024-10-27 00:30", "2024-10-27", "2024-10-27 00:30"),
        ("Europe/Berlin", "02:30", "2024-10-27 01:30", "2024-10-27", "2024-10-27 00:30"),
        # Far from Greenwich the local day is another one.
        ("Pacific/Kiritimati", "08:00", "2024-05-01 18:00", "2024-05-02", "2024-05-01 18:00"),
        ("Pacific/Honolulu", "23:00", "2024-05-02 09:00", "2024-05-01", "2024-05-02 09:00"),
        # Samoa left out 30 December 2011.
        ("Pacific/Apia", "08:00", "2011-12-30 18:00", "2011-12-31", "2011-12-30 18:00"),
        ("America/New_York", "00:00", "2024-03-10 05:00", "2024-03-10", "2024-03-10 05:00"),
    ],
)
def test_last_due(zone: str, at: str, now: str, day: str, due: str) -> None:
    found = last_due(time.fromisoformat(at), ZoneInfo(zone), utc(now))
    assert found == (date.fromisoformat(day), utc(due))


@pytest.mark.parametrize(
    ("zone", "at", "now", "day", "due"),
    [
        ("Europe/Berlin", "08:30", "2024-01-10 07:30", "2024-01-11", "2024-01-11 07:30"),
        ("Europe/Berlin", "08:30", "2024-01-10 07:29", "2024-01-10", "2024-01-10 07:30"),
        ("Europe/Berlin", "08:30", "2024-03-30 12:00", "2024-03-31", "2024-03-31 06:30"),
        ("Europe/Berlin", "02:30", "2024-10-27 00:31", "2024-10-28", "2024-10-28 01:30"),
        ("Pacific/Kiritimati", "08:00", "2024-05-01 17:59", "2024-05-02", "2024-05-01 18:00"),
    ],
)
def test_next_due(zone: str, at: str, now: str, day: str, due: str) -> None:
    found = next_due(time.fromisoformat(at), ZoneInfo(zone), utc(now))
    assert found == (date.fromisoformat(day), utc(due))


@pytest.mark.parametrize(
    ("set_at", "now", "day"),
    [
        ("2024-01-10 07:00", "2024-01-10 07:30", "2024-01-10"),
        # Set after today's time: it starts tomorrow.
        ("2024-01-10 07:31", "2024-01-10 12:00", None),
        ("2024-01-10 07:31", "2024-01-11 07:30", "2024-01-11"),
        # Asleep for days: only the latest one is due.
        ("2024-01-10 07:00", "2024-01-20 12:00", "2024-01-20"),
        ("2024-01-10 07:00", "2024-01-20 06:00", "2024-01-19"),
        # Set while the clock was years ahead, or an hour.
        ("2031-01-10 07:00", "2024-01-20 12:00", "2024-01-20"),
        ("2024-01-20 13:00", "2024-01-20 12:00", None),
    ],
)
def test_what_is_due_since_a_plan_was_set(set_at: str, now: str, day: str | None) -> None:
    found = is_due(time(8, 30), ZoneInfo("Europe/Berlin"), utc(set_at), utc(now))
    assert found == (date.fromisoformat(day) if day else None)


def test_every_local_day_of_a_year_falls_due_once() -> None:
    zone, now = ZoneInfo("America/St_Johns"), utc("2024-01-01 00:00")
    days: list[date] = []
    while now < utc("2025-01-01 00:00"):
        day, now = next_due(time(2, 15), zone, now)
        days.append(day)
    assert len(days) == len(set(days)) == 367
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("08:30", time(8, 30)),
        ("8:30", time(8, 30)),
        (" 8am ", time(8)),
        ("8 PM", time(20)),
        ("12am", time(0)),
        ("12:15 p.m.", time(12, 15)),
        ("8.30 pm", time(20, 30)),
        ("8h30", time(8, 30)),
        ("0830", time(8, 30)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_clock_times(text: str, at: time) -> None:
    assert read_clock_time(text) == at


@pytest.mark.parametrize(
    "text", ["", "8", "24:00", "8:75", "13pm", "0am", "half past eight", "08:30:00", "2575", "８:30x"]
)
def test_what_is_no_clock_time(text: str) -> None:
    with pytest.raises(BadDate) as error:
        read_clock_time(text)
    assert error.value.asked == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("UTC", "UTC"),
        (" asia/ho chi minh ", "Asia/Ho_Chi_Minh"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Zürich", "Europe/Zurich"),
        ("india", "Asia/Kolkata"),
        ("germany", "Europe/Berlin"),
        ("UK", "Europe/London"),
        ("South Korea", "Asia/Seoul"),
    ],
)
def test_timezones(text: str, name: str) -> None:
    assert read_timezone(text).key == name


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Europe/Berlni", "Europe/Berlin"),
        ("Tokio", "Asia/Tokyo"),
        ("New Yrok", "America/New_York"),
        ("New Zealand", "Pacific/Auckland"),
        ("USA", "America/New_York"),
    ],
)
def test_an_unknown_timezone_names_the_nearest(text: str, nearest: str) -> None:
    with pytest.raises(UnknownTimezone) as error:
        read_timezone(text)
    assert nearest in error.value.nearest


def test_an_offset_is_not_taken_for_another_zone() -> None:
    with pytest.raises(UnknownTimezone) as error:
        read_timezone("GMT+2")
    assert error.value.nearest == ()


@pytest.mark.parametrize("text", ["", "../../etc/passwd", "Mars/Olympus", "x" * 200])
def test_no_timezone_at_all(text: str) -> None:
    with pytest.raises(UnknownTimezone):
        read_timezone(text)


@pytest.mark.parametrize("text", ["UTC+2", "GMT+2", "gmt-5"])
def test_no_zone_is_suggested_whose_sign_is_reversed(text: str) -> None:
    with pytest.raises(UnknownTimezone) as error:
        read_timezone(text)
    assert not any(name.startswith("Etc/GMT") for name in error.value.nearest)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("india", "Asia/Kolkata"), ("germ", "Europe/Berlin"), ("new y", "America/New_York"), ("", "Europe/London")],
)
def test_zones_are_suggested_by_city_and_by_country(typed: str, first: str) -> None:
    assert suggest_timezones(typed)[0] == first


def test_timezone_suggestions() -> None:
    assert suggest_timezones("ber")[0] == "Europe/Berlin"
    assert len(suggest_timezones("a")) == 25

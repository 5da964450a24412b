from __future__ import annotations

import struct
from dataclasses import replace
from datetime import date

import pytest

from bot.model.answer import ArticleRef, Citation, Conflict, ConflictSide, Statement, Timeline, TimelineEntry
from bot.model.event import EventStatus
from bot.model.time import DateRange

pytest.importorskip("matplotlib", reason="charts need the extra of that name")

from bot.rendering.chart import MOST, charted, timeline_chart
from bot.rendering.picture import Picture


def told(text: str) -> Statement:
    return Statement(text, (Citation(ArticleRef(1, "page.txt", None, None, None), 0, len(text), text),))


def entry(day: int, text: str, status: EventStatus = "happened", conflicts: tuple[Conflict, ...] = ()) -> TimelineEntry:
    days = DateRange(date(2021, 3, day), date(2021, 3, day))
    return TimelineEntry(
        days, days.start.isoformat(), status, (told(text),), claimed_by="the owner", conflicts=conflicts
    )


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_chart_is_as_wide_as_a_phone_and_as_long_as_its_story() -> None:
    one = Timeline("ferry", None, (entry(2, "The ferry ran aground."),), 1)
    conflict = Conflict(
        "number", (ConflictSide("11 men", told("It had 11 men.")), ConflictSide("12 men", told("It had 12 men.")))
    )
    two = Timeline("ferry", None, (*one.entries, entry(9, "An inquiry opens.", "planned", (conflict,))), 2)
    assert size(timeline_chart(one))[0] == size(timeline_chart(two))[0] == 1080
    assert size(timeline_chart(one))[1] < size(timeline_chart(two))[1]


def test_light_and_dark_are_two_pictures_of_one_size() -> None:
    answer = Timeline(None, "Runa Halvorsen", (entry(2, "Runa Halvorsen spoke."),), 1)
    light, dark = timeline_chart(answer), timeline_chart(answer, "dark")
    assert light != dark
    assert size(light) == size(dark)


@pytest.mark.parametrize(
    "text",
    [
        "It cost $5 and then $7_million^2 \\frac.",
        "word" * 300,
        "",
        "@everyone **now** \u200b\u202e",
        "漢字 ferry Ångström 🚢",
    ],
    ids=["dollars", "one long word", "nothing", "marks", "scripts"],
)
@pytest.mark.filterwarnings("ignore:Glyph")
def test_any_text_can_be_drawn(text: str) -> None:
    assert size(timeline_chart(Timeline(text, None, (entry(2, text, "claimed"),), 1)))[0] == 1080


def test_what_matters_most_is_drawn_in_order() -> None:
    entries = tuple(replace(entry(1 + number, "The ferry sailed."), rank=20 - number) for number in range(MOST + 5))
    assert charted(Timeline("ferry", None, entries, len(entries))) == list(entries[5:])


def test_a_long_timeline_is_cut() -> None:
    entries = tuple(entry(1 + number, "The ferry sailed.") for number in range(MOST + 5))
    whole, cut = Timeline("ferry", None, entries, 17), Timeline("ferry", None, entries[:MOST], MOST)
    # A line below says so.
    assert 0 < size(timeline_chart(whole))[1] - size(timeline_chart(cut))[1] < 60
    assert size(timeline_chart(Timeline(None, None, (), 0)))[0] == 1080


@pytest.mark.parametrize("room", [300, 900])
@pytest.mark.parametrize(
    "text",
    ["W" * 200, "首相は月曜日に首都で新しい橋を発表した" * 7, f"The {'ferry' * 60} sailed", "a b " * 120],
)
@pytest.mark.filterwarnings("ignore:Glyph")
def test_no_line_is_wider_than_its_room_and_none_is_left_empty(text: str, room: int) -> None:
    picture = Picture("light")
    lines = picture.wrap(text, room, 36, 4)
    assert len(lines) == 4 and all(lines) and lines[-1].endswith(" …")
    assert all(picture.width(line, 36) <= room for line in lines)
    # Nothing is lost before the ellipsis.
    assert text.replace(" ", "").startswith("".join(lines)[:-1].replace(" ", ""))

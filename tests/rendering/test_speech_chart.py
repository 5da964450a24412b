from __future__ import annotations

import io
import struct
from datetime import date

import pytest

from bot.model.speech import SpeechCounts, VoiceCounts

pytest.importorskip("matplotlib", reason="charts need the extra of that name")

from PIL import Image

from bot.rendering.speech_chart import speech_chart, speech_words

DAYS = tuple(date(2021, 3, day) for day in range(1, 5))
MIRA = VoiceCounts("Mira Okafor", 9, (0, 4, 1, 3))
TOM = VoiceCounts("Tom Olsen", 2, (2, 0, 0, 0))


def counts(*voices: VoiceCounts, total: int = 12, **more: object) -> SpeechCounts:
    plain: dict[str, object] = {"others": None, "unnamed": None, "unclear": None}
    return SpeechCounts(None, None, "day", DAYS, voices, total=total, **{**plain, **more})  # type: ignore[arg-type]


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_chart_is_as_wide_as_a_phone_and_grows_with_its_people() -> None:
    one, two = speech_chart(counts(MIRA)), speech_chart(counts(MIRA, TOM))
    assert size(one)[0] == size(two)[0] == 1080
    assert size(one)[1] < size(two)[1]


def test_light_and_dark_are_two_pictures_of_one_size() -> None:
    light, dark = speech_chart(counts(MIRA, TOM)), speech_chart(counts(MIRA, TOM), "dark")
    assert light != dark and size(light) == size(dark)


def test_more_words_are_a_higher_bar() -> None:
    assert speech_chart(counts(MIRA)) != speech_chart(counts(VoiceCounts("Mira Okafor", 9, (0, 4, 2, 3))))


def test_the_picture_is_told_in_words() -> None:
    answer = counts(
        MIRA,
        TOM,
        others=VoiceCounts(None, 6, (1, 2, 3, 0), 5),
        unclear=VoiceCounts(None, 1, (0, 0, 0, 0)),
        total=18,
        unplaced=2,
    )
    assert speech_words(answer) == (
        "Who speaks, 18 quotations, bars by day; Mira Okafor 9, most: 2 Mar 2021 (4); Tom Olsen 2, most: 1 Mar 2021"
        " (2); 5 others 6, most: 3 Mar 2021 (3); speaker unclear 1"
    )


@pytest.mark.parametrize("name", ["", "Mira $x^2$ \\frac", "@everyone \u202e\n", "漢字 Ångström 🚢", "word " * 200])
@pytest.mark.filterwarnings("ignore:Glyph")
def test_any_name_can_be_drawn(name: str) -> None:
    answer = counts(VoiceCounts(name, 3, (1, 0, 1, 1)), searched=(("outlet", name), ("since", "2021-03-01")))
    assert size(speech_chart(answer))[0] == 1080


def test_nobody_with_a_name_and_no_day_at_all_can_be_drawn() -> None:
    unclear = SpeechCounts(None, "rain", "year", (), (), None, None, VoiceCounts(None, 2, ()), 2, 2)
    assert size(speech_chart(unclear))[0] == 1080
    assert "speaker unclear 2" in speech_words(unclear)


def right_edge(png: bytes, left: int) -> bytes:
    """The pixels from ``left`` on."""
    with Image.open(io.BytesIO(png)) as picture:
        return picture.crop((left, 0, picture.width, picture.height)).tobytes()


def test_a_wide_name_leaves_its_number_alone() -> None:
    short, wide = (speech_chart(counts(VoiceCounts(name, 9, (0, 4, 1, 3)))) for name in ("W", "W" * 40))
    assert short != wide and right_edge(short, 980) == right_edge(wide, 980)

"""Lines that are nothing but a time of day."""

import pytest

from bot.parsing.entry_times import is_stamp, minute_of


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("10:45", 645),
        ("10.45 BST", 645),
        ("9:05 pm", 1265),
        ("12:10 a.m. ET", 10),
        ("7am", 420),
        ("May 14, 2024 10:45 AM EDT", 645),
        ("14 May 10:45", 645),
        ("Tuesday, 10:45", 645),
        ("10:45, 14 May 2024", 645),
        ("Posted at 10:45", 645),
    ],
)
def test_stamps(text: str, minute: int) -> None:
    assert is_stamp(text)
    assert minute_of(text) == minute


@pytest.mark.parametrize("text", ["", "May 14, 2024", "10", "By 10:45 they had left", "1:45 to go", "3 comments"])
def test_other_lines(text: str) -> None:
    assert not is_stamp(text)
    with pytest.raises(ValueError, match=text[:2] or None):
        minute_of(text)

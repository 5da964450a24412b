"""What beside a line tells that it belongs to a picture."""

import pytest

from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.pictures import NAMES, picture_rows
from bot.parsing.pages.surroundings import survey

PAGE = """\
The council closed the old bridge on Monday after divers found a crack in one of its piers.

old-bridge-piers-crack.jpg

Divers at the old bridge in Port Vell

Divers look at the piers of the old bridge in Port Vell on Monday.

Photo: Port Archive

Nobody knows yet how long the work will take, the council said."""
CAPTION = 3


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("alike_-1", 1.0),
        ("alike_-2", 0.0),
        ("alike_2", 0.0),
        ("loose_-1", False),
        ("loose_1", True),
        ("credit_1", 1.0),
        ("credit_ahead", 1),
    ],
)
def test_a_caption_has_the_picture_beside_it(name, expected):
    page = survey(split_lines(PAGE))
    (row,) = picture_rows(page, [CAPTION])
    assert dict(zip(NAMES, row, strict=True))[name] == expected


def test_lines_at_the_ends_have_nothing_beyond_them():
    page = survey(split_lines(PAGE))
    rows = picture_rows(page, [0, len(page.lines) - 1])
    assert [len(row) for row in rows] == [len(NAMES)] * 2
    first, last = (dict(zip(NAMES, row, strict=True)) for row in rows)
    assert not first["alike_-1"] and not first["loose_-1"]
    assert not last["alike_1"] and not last["loose_1"] and not last["credit_1"] and last["credit_ahead"] == 9

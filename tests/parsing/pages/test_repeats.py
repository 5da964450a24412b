"""What a line tells that others on the page tell as well."""

import pytest

from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.repeats import NAMES, repeat_rows
from bot.parsing.pages.surroundings import survey

PAGE = """\
“We had no choice but to close it.”

The council closed the old bridge on Monday. “We had no choice but to close it,” said Clara Lindt, who leads it.

The ferry will run every twenty minutes instead, the port authority said."""
PULLED, WHOLE, OTHER = range(3)


@pytest.mark.parametrize(
    ("index", "name", "expected"),
    [
        (PULLED, "repeated_longer", 1.0),
        (PULLED, "repeated_shorter", 0.0),
        (PULLED, "repeated_near", 1.0),
        (PULLED, "repeated_body", 1.0),
        (WHOLE, "repeated_longer", 0.0),
        (OTHER, "repeated_longer", 0.0),
        (OTHER, "repeated_near", 0.0),
    ],
)
def test_a_pulled_quote_is_told_again_in_a_longer_line(index, name, expected):
    page = survey(split_lines(PAGE))
    (row,) = repeat_rows(page, [index], [-1.0, 2.0, 2.0])
    assert dict(zip(NAMES, row, strict=True))[name] == expected


def test_the_longer_line_repeats_a_part_of_the_shorter():
    page = survey(split_lines(PAGE))
    (row,) = repeat_rows(page, [WHOLE], [-1.0, 2.0, 2.0])
    assert 0 < row[NAMES.index("repeated_shorter")] < 0.5
    assert row[NAMES.index("repeated_body")] == 0.0

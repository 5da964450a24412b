"""What is measured of the likeliest headlines once it is known where the body is."""

import pytest

from bot.parsing.pages.headline_places import LIKELIEST, NAMES, headline_places, likeliest
from bot.parsing.pages.headline_rows import NAMES as ROW_NAMES
from bot.parsing.pages.headline_rows import headline_rows
from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.surroundings import survey

PAGE = """Harbour wall to be rebuilt - The Quay Post

Ferry fares rise again

Harbour wall to be rebuilt

Ann Berg

4 May 2021

The council of the port voted on Monday to rebuild the harbour wall before the storms of the coming winter arrive."""


def measured(index: int) -> dict[str, float]:
    page = survey(split_lines(PAGE))
    candidates = [0, 1, 2]
    chances = [0.0] * 5 + [0.9]
    rows = headline_places(page, candidates, [1.0, -2.0, 3.0], chances)
    assert [len(row) for row in rows] == [len(NAMES)] * 3
    return dict(zip(NAMES, rows[index], strict=True))


@pytest.mark.parametrize(
    ("index", "name", "value"),
    [
        (0, "score", 1.0),
        (0, "lead", -2.0),
        (0, "begins_twin", -1),
        (2, "begins_twin", 1),
        (2, "lines_ahead", 3),
        (2, "words_ahead", 5),
        (2, "told_words", 2),
        (1, "told", 0.0),
        (2, "to_name", 1),
        (2, "to_date", 2),
        (2, "chance_3", 0.9),
        (2, "chance_4", 0),
    ],
)
def test_where_a_headline_stands(index, name, value):
    assert measured(index)[name] == value


def test_the_likeliest_keep_the_order_of_the_page():
    assert likeliest([float(at % 7) for at in range(12)]) == [2, 3, 4, 5, 6, 9, 10, 11]
    assert len(likeliest([0.0] * 30)) == LIKELIEST
    assert likeliest([2.0, 1.0]) == [0, 1]


def test_a_candidate_has_a_number_for_each_name() -> None:
    page = survey(split_lines(PAGE))
    candidates, rows = headline_rows(page)
    told = {index: dict(zip(ROW_NAMES, row, strict=True)) for index, row in zip(candidates, rows, strict=True)}
    assert told[0]["first"] == 1 > told[2]["first"]
    assert (told[0]["begins_longer"], told[2]["begins_longer"]) == (0, 1)

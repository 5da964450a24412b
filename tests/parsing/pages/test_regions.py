"""Where a line stands to the stretch in which the article lies."""

import pytest

from bot.parsing.pages.agreement import OUT
from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.regions import NAMES, region_rows
from bot.parsing.pages.surroundings import survey

PAGE = """\
Menu

The council closed the old bridge on Monday after divers found a crack in one of its piers.

Engineer Clara Lindt said the crack had been there since the winter.

Tags: bridges

3 comments

I drove over that bridge every day and nobody told us about Clara Lindt or any of this.

Post comment

Terms"""
FIRST, SECOND, REMARK = 1, 2, 5
SCORES = [OUT, 4.0, 3.0, OUT, OUT, 1.0, OUT, OUT]


def of(index):
    page = survey(split_lines(PAGE))
    (row,) = region_rows(page, [index], SCORES)
    return dict(zip(NAMES, row, strict=True))


@pytest.mark.parametrize(
    ("index", "name", "expected"),
    [
        (FIRST, "main", True),
        (FIRST, "to_main", 0),
        (FIRST, "stretch_share", 1.0),
        (REMARK, "main", False),
        (REMARK, "to_main", 3),
        (REMARK, "furniture_to_main", 2),
        (REMARK, "comment_to_main", 1),
        (REMARK, "tag_to_main", 1),
        (FIRST, "main_lines", 2),
    ],
)
def test_comments_stand_apart_from_the_article(index, name, expected):
    assert of(index)[name] == expected


def test_a_name_counts_as_known_if_the_article_tells_it_elsewhere():
    page = survey(split_lines(PAGE))
    rows = dict(zip((SECOND, REMARK), region_rows(page, [SECOND, REMARK], SCORES), strict=True))
    known = NAMES.index("names_known")
    assert rows[REMARK][known] == 1.0  # Clara Lindt
    assert rows[SECOND][known] == 0.0  # told there alone


def test_a_page_without_likely_lines_is_one_stretch():
    page = survey(split_lines(PAGE))
    rows = region_rows(page, [0, REMARK], [OUT] * len(page.lines))
    assert [row[: len(NAMES)] for row in rows] == rows
    assert [row[NAMES.index("main")] for row in rows] == [True, True]
    assert [row[NAMES.index("stretches")] for row in rows] == [0, 0]

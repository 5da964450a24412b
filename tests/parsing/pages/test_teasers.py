"""Rows of other articles' titles are none of the body; lists and poems are."""

from __future__ import annotations

import pytest

from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.teasers import leave_teasers

TOLD = [f"The council of Quay {n} agreed to keep the ferry, and nobody spoke against it." for n in "ABC"]
TITLES = [
    f"Ferry captain from Quay {n} tells how the storm took his boat and what the sea gave back{end}"
    for n, end in zip("DEFGHIJKLM", ["", "?", "", "!", "", "", "", "'", "", ""], strict=True)
]


def kept(told: list[str]) -> list[str]:
    lines = split_lines("\n\n".join(told))
    body = [True] * len(lines)
    leave_teasers(lines, body)
    return [line.text for line, inside in zip(lines, body, strict=True) if inside]


def test_titles_on_either_side_of_an_article_are_left() -> None:
    assert kept([*TITLES, *TOLD, *TITLES]) == TOLD


@pytest.mark.parametrize(
    "row",
    [
        TITLES[:9],
        [f"The sea was grey at Quay {n}" for n in "DEFGHIJKLMNO"],
        [f"{title}." for title in TITLES],
        [f"“{title} and " + "so on " * 20 + "” — Ann Berg" for title in TITLES],
    ],
    ids=["few", "verses", "sentences", "paragraphs that are signed"],
)
def test_what_is_no_row_of_titles_stays(row: list[str]) -> None:
    assert kept([*TOLD, *row]) == [*TOLD, *row]


def test_a_page_of_nothing_but_titles_stays() -> None:
    assert kept(TITLES) == TITLES

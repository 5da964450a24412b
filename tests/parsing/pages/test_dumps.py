"""Pages as text browsers dump them: broken at 80 columns, with a number at every link."""

from __future__ import annotations

import pytest

from bot.parsing import parse_page
from bot.parsing.pages.dumps import plain_dump
from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.rows import raw_lines
from bot.parsing.pages.wrapped import is_hard_wrapped

MENU = "".join(f"   * [{number}]{name}\n" for number, name in enumerate(["Home", "News", "Sport", "Culture"], 1))
STORY = """\
   The council decided [5]on Monday that the ferry may sail at night until the
   bridge is open again in the autumn, after a debate of more than four hours.

   [6][harbour.png]

   Fishermen had asked for the change since the bridge was closed in March, and
   some had threatened to block [7]the harbour (BUTTON) until they were heard by
   the council.
"""
DUMP = f"""\
   [0]Skip to content

{MENU}
Council lets the ferry sail at night until the bridge is open again

   By [8]Jon Holm[9]May 3, 2024

{STORY}
   [10]Privacy policy

References

   Visible links:
   1. https://harbour.example/
   2. https://harbour.example/news
   3. file:///sport
   4. https://harbour.example/culture

   Hidden links:
   12. https://harbour.example/hidden
"""
TOLD = [
    "The council decided on Monday that the ferry may sail at night until the bridge is open again in the autumn, after"
    " a debate of more than four hours.",
    "Fishermen had asked for the change since the bridge was closed in March, and some had threatened to block the"
    " harbour until they were heard by the council.",
]


def test_a_dump_is_read_without_its_numbers() -> None:
    article = parse_page(DUMP.encode(), "dump.txt")
    assert article.text == "\n\n".join(TOLD)
    assert article.title == "Council lets the ferry sail at night until the bridge is open again"
    assert article.authors == ("Jon Holm",)
    assert str(article.published) == "2024-05-03"


def test_every_row_keeps_its_number_and_no_address_is_left() -> None:
    plain = plain_dump(DUMP)[0]
    rows = DUMP.split("\n")
    assert len(plain.split("\n")) == len(rows)
    assert "example" not in plain and "[" not in plain and "BUTTON" not in plain
    told = [(number, row) for number, row in enumerate(plain.split("\n")) if row.startswith(("The", "Fishermen"))]
    assert [rows[number].split()[:2] for number, _ in told] == [row.split()[:2] for _, row in told]


def test_what_goes_as_a_whole_is_kept_with_its_label() -> None:
    left = {line.text: line.kind for line in parse_page(DUMP.encode(), "dump.txt").boilerplate}
    assert left["[6][harbour.png]"] == "caption"
    assert [text.split() for text in left if text.startswith("References")] == [
        DUMP[DUMP.index("References") :].split()
    ]
    tied = {line.text: line.kind for line in parse_page(TIED.encode(), "dump.txt").boilerplate}
    assert tied["[The ferry at the quay]"] == "caption"


@pytest.mark.parametrize(
    "page",
    [
        STORY,  # no list of addresses
        "The court cited two judgments [1] and a book [2].\n\nReferences\n\n1. A. Berg, Ports at Night, 2019.\n",
        DUMP.replace("References", "Sources"),
    ],
    ids=["no list", "books", "no head"],
)
def test_other_numbers_in_brackets_are_text(page: str) -> None:
    assert plain_dump(page) == (page, [])


def test_a_menu_of_many_short_rows_does_not_hide_that_paragraphs_are_broken() -> None:
    menu = "".join(f"{name} and more\n" for name in ("Home", "News", "Sport", "Culture", "Weather") * 60)
    assert is_hard_wrapped(raw_lines(f"{menu}\n{STORY}"))


def test_rows_that_could_have_held_more_are_not_broken() -> None:
    titles = "".join(
        f"{row}\n" for row in ("Ferry sails at night", "Bridge open again in the autumn", "Fares rise") * 9
    )
    assert not is_hard_wrapped(raw_lines(titles))


def test_long_rows_beside_broken_ones_are_paragraphs_already() -> None:
    assert not is_hard_wrapped(raw_lines(f"{STORY}\n{' '.join(TOLD) * 6}"))


def test_a_row_that_had_room_for_more_ends_where_it_ends() -> None:
    rows = [
        "Council lets the ferry sail",
        "A longer wait for the bridge across the river and the old quay",
        "4 min read",
        "Jon Holm at sea",
    ]
    broken = STORY.replace("   ", "").split("\n\n[6]")[0]
    menu = ["Home", "News", "Sport", "Culture", "Weather", "Letters", "Shop", "Jobs", "Help", "Contact"]
    lines = [line.text for line in split_lines("\n".join([*menu, "", *rows, "", broken, ""]) + STORY)]
    assert lines[: len(menu + rows)] == menu + rows


TIED = """\
    * Home
    * All_our_news
****** Council lets the ferry sail at night until the bridge over the river is
open again ******
by Jon_Holm
May 3, 2024
[The ferry at the quay]
The council decided on Monday that the ferry may sail at night until the bridge
is open again in the autumn, after_a_debate of more than four hours.
Fishermen had asked for the change since the bridge was closed in March, and some
had threatened to block the harbour until they were heard by the council.

Read_more
Privacy_policy
"""


def test_words_tied_by_lines_are_words() -> None:
    article = parse_page(TIED.encode(), "dump.txt")
    assert article.text == "\n\n".join(TOLD)
    assert article.title == "Council lets the ferry sail at night until the bridge over the river is open again"
    assert article.authors == ("Jon Holm",)


@pytest.mark.parametrize("kept", ["see https://harbour.example/a_b_c", "write to jon_holm@harbour.example", "_so_"])
def test_a_line_within_an_address_is_no_tie(kept: str) -> None:
    assert kept in plain_dump(f"{TIED}{kept}\n")[0].split("\n")


def test_a_row_of_signs_is_in_no_paragraph() -> None:
    rule = "=" * 79
    lines = [line.text for line in split_lines(f"{TIED.partition('[The')[0]}{rule}\n\n{STORY}")]
    assert rule in lines


@pytest.mark.parametrize(
    ("row", "following", "word"),
    [
        ("the rescue of an 8-year-", "old girl", "8-year-old"),
        ("the rescue of a 19-", "year-old man", "19-year-old"),
        ("a ferry of the years 2010-", "2012 and the quay", "2010-2012"),
        ("a doctor at the univers-", "ity of the port", "university"),
    ],
)
def test_a_word_of_several_parts_keeps_its_hyphens(row: str, following: str, word: str) -> None:
    first = f"The council decided on Monday that the ferry may sail on after {row}"
    page = f"{STORY}\n{first}\n{following} who had been on the bridge when it was closed in the spring.\n"
    assert word in " ".join(line.text for line in split_lines(page))

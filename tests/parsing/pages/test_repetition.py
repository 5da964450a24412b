"""Pages of one thing over and over: what once took time square in their length must not come back (it would hang)."""

from __future__ import annotations

import pytest

from bot.errors import UnreadablePage
from bot.parsing.pages import read_page
from bot.parsing.pages.body import Verdict
from bot.parsing.pages.byline import find_authors
from bot.parsing.pages.decode import decode_page, spelled_out
from bot.parsing.pages.glance import glances
from bot.parsing.pages.language import page_language
from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.metadata import read_metadata
from bot.parsing.pages.outlet import find_outlet
from bot.parsing.pages.second import separate
from bot.parsing.pages.shape import shaped
from bot.parsing.pages.stamp import find_publication

LENGTH = 100_000
HEADS = ["03/04/2021\n", "May 3, 2024\n\n", "By Mara Holm\n\n", "May 3, 2024 by ", "1/2/20 ", "Ina Holm\nFerry\n\n"]
MARKS = [
    '"',
    "“",
    "&",
    "&#",
    "&#1",
    "&amp;",
    "&lt;b&gt; ",
    "<",
    "🚢",
    " ",
    "1",
    "(",
    "[",
    "©",
    "Ã",
    "â€",
    "\u200b",
    "Copyright ",
    "access to The A ",
    "covers for ",
]
SHAPES = [
    f"Ferry may sail at night\n\nBy Mara Holm\n\n{'The council met on Monday and let the ferry sail. ' * 8}\n\n",
    "10:45 am\n\nIt held.\n\n",
    "Q: Why?\n\nA: I do.\n\n",
    "3. The quay\n\n",
]
TAGS = ["<", "<meta ", "<h1>", "<title>", '<script type="application/ld+json">', "<link rel ", "x="]


@pytest.mark.parametrize("unit", [*HEADS, *MARKS, *SHAPES])
def test_the_head_of_a_page_is_read_in_linear_time(unit: str) -> None:
    page = decode_page(("The council met.\n\n" + unit * (LENGTH // len(unit))).encode(), "page")
    lines = split_lines(spelled_out(page))
    half = len(lines) // 2
    body = [index > half for index in range(len(lines))]
    for inside in (body, [index % 3 == 0 for index in range(len(lines))]):
        find_authors(lines, inside, 0)
        find_publication(lines, inside, 0, ["other"] * len(lines))
        shaped(lines, inside, 0)
    seen = glances(lines)
    for log_odds in (5.0, -5.0):
        separate(lines, Verdict([True] * len(lines), [1.0] * len(lines), 0, [log_odds] * len(lines), seen))
    assert page_language(lines) in ("en", "und")
    assert find_outlet(lines, body, None) is None or unit[0] in "aCc©"


@pytest.mark.parametrize("tag", ["div", "b", "li", "td", "blockquote"])
@pytest.mark.parametrize("depth", [200, 10_000])
def test_tags_within_tags_are_read_or_refused(tag: str, depth: int) -> None:
    told = "The council met on Monday and decided that the ferry may sail at night, said Mara Lindqvist. " * 3
    page = (
        f"<html><body><h1>Ferry sails at night</h1>{f'<{tag}>' * depth}<p>{told}</p>{f'</{tag}>' * depth}</body></html>"
    )
    try:
        assert told.strip() in read_page(page.encode(), "page").text
    except UnreadablePage as error:
        assert error.reason == "no article"


@pytest.mark.parametrize("unit", TAGS)
def test_the_tags_of_a_page_are_read_in_linear_time(unit: str) -> None:
    data = read_metadata(unit * (LENGTH // len(unit)))
    assert data.published is None and not data.authors

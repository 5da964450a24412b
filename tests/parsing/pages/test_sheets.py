"""Text taken out of the sheets that a browser printed a page on: the day of printing is not the article's."""

from __future__ import annotations

import pytest

from bot.parsing import parse_page
from bot.parsing.pages.wrappings import unwrapped

TITLE = "Council lets the ferry sail at night until the bridge is open again"
TOLD = [
    "The council decided on Monday that the ferry may sail at night until the bridge is open again in the autumn.",
    "Fishermen had asked for the change since the bridge was closed in March, and some had threatened to block it.",
    "The extra crossings will cost about two million crowns, which the council will take from its reserve for roads.",
]


def sheets(stamp: str, counts: tuple[str, ...] = ("1/3", "2/3", "3/3")) -> str:
    """Three sheets; the headline was too large for one row."""
    head = ["Council lets the ferry sail at night until the", "bridge is open again"]
    parts = [["Home", "News", "Sport", *head, "By Jon Holm", "May 3, 2024", TOLD[0]], TOLD[1:2], TOLD[2:]]
    rows = []
    for number, (part, counted) in enumerate(zip(parts, counts, strict=True)):
        top = f"{chr(12) * (number > 0)}{stamp}"
        rows += [top, f"{TITLE} - The Harbour Post", *part, "https://harbour.example/ferry", counted]
    return "\n\n".join(rows) + "\n"


@pytest.mark.parametrize("stamp", ["11/23/26, 11:29 PM", "23/11/2026, 23:29", "2026-11-23 23:29"])
def test_the_margins_of_sheets_go(stamp: str) -> None:
    article = parse_page(sheets(stamp).encode(), "page.txt")
    assert str(article.published) == "2024-05-03"
    assert article.title == TITLE
    assert article.authors == ("Jon Holm",)
    assert article.url == "https://harbour.example/ferry"
    assert article.text == "\n\n".join(TOLD)
    left = [line.text for line in article.boilerplate]
    assert all(row in left for row in (stamp, "1/3", "2/3", "3/3"))


@pytest.mark.parametrize("counts", [("2/3", "1/3", "3/3"), ("1/4", "2/4", "3/4"), ("1", "2", "3")])
def test_what_counts_no_sheets_stays(counts: tuple[str, ...]) -> None:
    page = sheets("11/23/26, 11:29 PM", counts)
    assert unwrapped(page).text == page

"""The headline of a page is told from what stands around it."""

from __future__ import annotations

import pytest

from bot.parsing import parse_page
from bot.parsing.pages.bare_tops import is_menu
from bot.parsing.pages.headline import headline_text
from bot.parsing.pages.lines import split_lines
from tests.parsing.pages.ferry import BOX, MENU, PARAGRAPHS, TOLD, flattened


@pytest.mark.parametrize(
    "signed",
    [
        ["Jon Holm", "jholm@harbourpost.example", "May 3, 2024"],
        ["by Jon Holm, May 3, 2024", "Harbour Post"],
        ["by", "Jon Holm", "May 3, 2024"],
    ],
)
def test_a_headline_is_not_joined_with_what_signs_it(signed: list[str]) -> None:
    page = flattened(*MENU, "Council lets the ferry sail at night until autumn comes", *signed, *TOLD, *BOX)
    article = parse_page(page.encode(), "page.txt")
    assert article.title == "Council lets the ferry sail at night until autumn comes"
    assert article.authors == ("Jon Holm",)
    assert article.text == "\n\n".join(TOLD)


def test_a_headline_that_stands_twice_is_whole() -> None:
    title = "Council lets the ferry sail at night until autumn comes"
    page = flattened(*MENU, title, "Why ferries", "are slow and bridges closed", *TOLD, *BOX, title, *BOX)
    assert parse_page(page.encode(), "page.txt").title == title


def test_the_writer_s_name_is_no_headline() -> None:
    head = ["Opinion", "Stop building bridges to nowhere", "Jon Holm", "Guest columnist", "May 3, 2024"]
    article = parse_page("\n\n".join([*MENU, *head, *TOLD, *BOX]).encode(), "page.txt")
    assert article.title == "Stop building bridges to nowhere"
    assert article.authors == ("Jon Holm",)


@pytest.mark.parametrize(
    "markup",
    [
        "<title>Ferry to sail at night | Friends of the Port</title></head><body><h1>Friends of the Port</h1>"
        "<h2>Ferry to sail at night</h2>",
        "<title>harbour.example :: Ferry to sail at night</title></head><body><p><b>Ferry to sail at night</b></p>",
        "<title>Ferry to sail at night</title></head><body><h1>Ferry to sail at night</h1>",
    ],
)
def test_the_outlet_s_name_is_no_headline(markup: str) -> None:
    page = f"<html><head>{markup}{PARAGRAPHS}</body></html>"
    article = parse_page(page.encode(), "page.html")
    assert article.title == "Ferry to sail at night"


@pytest.mark.parametrize(
    ("row", "menu"),
    [
        ("Home News Sport What's On", True),
        ("Front page | Courts | Money | Letters", True),
        ("World · Culture · The long read", True),
        ("News and weather for sport fans", False),
        ("Ferry fares rise on three lines", False),
        ("Rise and fall of a bank | The Post", False),
        ("Home news", False),
    ],
)
def test_a_menu_on_one_row_is_no_headline(row: str, menu: bool) -> None:
    (line,) = split_lines(row)
    assert is_menu(line) is menu
    title = "Ferry to sail at night until the bridge is open"
    page = flattened("The Greyport Courier", row, title, "May 3, 2024", *TOLD)
    if menu:
        assert parse_page(page.encode(), "page.txt").title == title


@pytest.mark.parametrize("title", ["Ferry fire: “nobody was hurt”", "‘I never wanted to be first’", 'Mayor: "We wait"'])
def test_a_headline_may_end_with_somebody_s_words(title: str) -> None:
    article = parse_page("\n\n".join([title, "By Jon Holm", "3 May 2021", *TOLD]).encode(), "page.txt")
    assert (article.title, article.authors) == (title, ("Jon Holm",))
    assert article.text == "\n\n".join(TOLD)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("News / Port / Harbour wall to be rebuilt", "Harbour wall to be rebuilt"),
        ("The Quay Post > Home News > Harbour wall to be rebuilt", "Harbour wall to be rebuilt"),
        ("Wall / tunnel: council to choose", "Wall / tunnel: council to choose"),
        ("Home Harbour wall to be rebuilt", "Home Harbour wall to be rebuilt"),
    ],
)
def test_the_way_to_an_article_is_no_part_of_its_headline(row: str, told: str) -> None:
    lines = split_lines(f"{row}\nHarbour wall to be rebuilt\nBy Ann Berg\n")
    assert headline_text(lines, 0) == told


def test_a_menu_above_a_short_page_is_not_its_headline() -> None:
    page = """The Quay Gazette
Home Politics Economy Society Sports

Ines Falk: the northern lock must open

Vellin, 7 March 2025 (QNA)

Harbour master Ines Falk said yesterday in Vellin that the port would sign only if the town opened its northern lock.

"Water does not know a border," she said after four hours of talks. "They cannot close a lock and speak of peace."

The head of the town's delegation, Marek Dorn, called the demand an ultimatum that was dressed as an offer."""
    assert parse_page(page.encode(), "page.txt").title == "Ines Falk: the northern lock must open"

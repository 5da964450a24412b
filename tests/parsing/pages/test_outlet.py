"""Which outlet a page's furniture names."""

from __future__ import annotations

import pytest

from bot.parsing import parse_page
from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.outlet import find_outlet, name_key

BODY = "The harbour master said on Tuesday that the quay would open before the winter storms arrive."


@pytest.mark.parametrize(
    ("furniture", "outlet"),
    [
        (["Fog Over Quay - The Tidewater Ledger"], "The Tidewater Ledger"),
        (["Tidewater Ledger", "© 2024 Tidewater Ledger. All Rights Reserved"], "Tidewater Ledger"),
        (["Tidewater Ledger Tidewater Ledger", "Tidewater Ledger Newsletters"], "Tidewater Ledger"),
        (["Advertise With Tidewater Ledger", "editor@tidewaterledger.com"], "Tidewater Ledger"),
        (["Your access to the Tidewater Ledger has expired"], "Tidewater Ledger"),
        (["Ada is a reporter who covers ports for The Tidewater Ledger."], "The Tidewater Ledger"),
        (
            ["Tidewater Ledger", "Tidewater Ledger Shop", "About Tidewater Ledger", "© 2024 Gull Media"],
            "Tidewater Ledger",
        ),
        (["Follow Us on Facebook", "© All Rights Reserved", "Sign Up for Newsletters"], None),
        (["Getty Images", "Photo: Getty Images", "© Getty Images"], None),
        (["Sports", "Weather", "About Us", "Contact Us"], None),
    ],
)
def test_the_outlet_is_what_the_furniture_calls_itself(furniture: list[str], outlet: str | None) -> None:
    lines = split_lines("\n\n".join(["Fog Over Quay", *furniture, BODY]))
    body = [line.text == BODY for line in lines]
    assert find_outlet(lines, body, "Fog Over Quay") == outlet


@pytest.mark.parametrize(
    ("first", "outlet"),
    [
        ("Tidewater Ledger", "Tidewater Ledger"),
        ("The Quay | May 3, 2021", "The Quay"),
        ("Politics | May 3, 2021", None),
        ("Harbour Fog", None),
    ],
)
def test_a_page_without_other_furniture_is_headed_with_its_outlet(first: str, outlet: str | None) -> None:
    lines = split_lines("\n\n".join([first, "Fog Over Quay", BODY]))
    assert find_outlet(lines, [False, False, True], "Fog Over Quay") == outlet


@pytest.mark.parametrize("first", ["Tidewater Ledger", "The Tidewater Ledger | May 3, 2021"])
def test_an_outlet_above_one_sentence_is_no_headline(first: str) -> None:
    article = parse_page(f"{first}\n\n{BODY}".encode(), "page.txt")
    assert (article.title, article.outlet, article.text) == (None, first.split(" | ", maxsplit=1)[0], BODY)


def test_spellings_of_one_name_share_a_key() -> None:
    assert name_key("The Tidewater Ledger") == name_key("TidewaterLedger.com") == "tidewaterledger"

"""Rows of other articles' titles are none of the body; lists and poems are."""

from __future__ import annotations

from itertools import chain

import pytest

from bot.parsing.pages.leftovers import is_leftover
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


ROWS = [
    ("Bridge at Eastfold closed again", "The bridge is shut for the third time this year after a crack was found."),
    ("Ten walks for a rainy day", "From the old quay to the hills, our readers name the paths they like best."),
    ("Herring prices fall to a new low", "Fishermen say that they will stay in the harbour until somebody pays more."),
    ("A tower for the birds of Westmark", "The society has raised the money, and the town has given the land for it."),
    ("School choir wins in the capital", "Forty children sang for the judges, and one of them had lost her voice."),
]
DECKS = list(chain.from_iterable(ROWS))
CUT = [f"{deck[:-1]}, and what came of it afterwards ..." for _, deck in ROWS]


@pytest.mark.parametrize("label", ["Related", "Most read", "You might also like", "More stories"])
@pytest.mark.parametrize("row", [DECKS, CUT], ids=["decks below titles", "broken off"])
def test_decks_of_other_articles_are_left_below_what_announces_them(label: str, row: list[str]) -> None:
    lines = split_lines("\n\n".join([*TOLD, label, *row]))
    body = [line.text != label for line in lines]
    leave_teasers(lines, body)
    assert [line.text for line, inside in zip(lines, body, strict=True) if inside] == TOLD


@pytest.mark.parametrize(
    "row", [DECKS[:4], [deck for _, deck in ROWS], [*DECKS, TOLD[0], TOLD[1]]], ids=["few", "paragraphs", "goes on"]
)
def test_an_article_goes_on_below_a_link_amid_it(row: list[str]) -> None:
    lines = split_lines("\n\n".join([*TOLD, "Related", *row]))
    body = [line.text != "Related" for line in lines]
    leave_teasers(lines, body)
    assert body == [line.text != "Related" for line in lines]


COOKIES = [
    "The cookie is set when users visit the website for the first time, and tells the site how often they come back.",
    "The cookie counts how many pages of the website a user has seen, and it holds no name and no account.",
    "Your browser keeps this cookie for a year; without your consent the website sets it for one visit only.",
    "A user who deletes this cookie is asked for consent again.",
]
LEFT = {"cookies": COOKIES, "decks": DECKS, "broken off": CUT}
TAKEN = {
    "article": TOLD,
    "article on accounts": [
        "The harbour office said on Monday that somebody had opened forty accounts in the names of fishermen.",
        "None of the accounts was used to buy fish, and the police do not know yet what they were opened for.",
        "Ina Holm, who runs the office, said that a user of its register had noticed the new accounts by chance.",
        "The council will hear of it on Friday, she said, and the police want to speak to the user next week.",
    ],
    "few decks": DECKS[:6],
}


@pytest.mark.parametrize("name", [*LEFT, *TAKEN])
def test_terms_and_decks_below_an_article_are_no_other_article(name: str) -> None:
    lines = split_lines("\n\n".join({**LEFT, **TAKEN}[name]))
    assert is_leftover(lines, [True] * len(lines)) == (name in LEFT)

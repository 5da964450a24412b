"""A page that scrolls on holds several articles: the first is read, the others are kept apart from it."""

from __future__ import annotations

from itertools import chain

import pytest

from bot.parsing import parse_page

FERRY = [
    "Council lets ferry sail at night",
    "By Mara Lindqvist",
    "May 3, 2024 at 10:15 AM",
    "The council decided on Monday that the Greyport ferry may sail at night, after a year in which it could not.",
    "“The river does not sleep, and neither should the ferry,” said Ina Holm, who runs the harbour.",
    "Fishermen had asked for the change since the bridge was closed in March 2023, and they waited for a long time.",
    "The first ferry to sail at night leaves the old quay on Friday, and it will carry no cars until the summer.",
]
MAP = [
    "Museum finds forgotten map of the coast",
    "By Jonas Ek",
    "May 2, 2024 at 4:30 PM",
    "The museum of Westmark has found a map of the coast that nobody had seen for more than a hundred years.",
    "“We did not know that it existed,” said Clara Novak, the museum's director, who opened the box on Tuesday.",
    "The map shows islands that are no longer there, and it will be on show in the autumn, the museum said.",
]
ROOF = [
    "School gets new roof before winter",
    "By Pavel Horvat",
    "May 1, 2024 at 9:00 AM",
    "The school in Eastfold gets a new roof before the winter, the town's council said on Tuesday after a debate.",
    "“It has rained on our books for three years,” said Tomas Weber, who teaches mathematics at the school.",
]
MENU, FOOT = ["Home", "News", "Sport", "Log in", "Subscribe"], ["Leave a comment", "Privacy policy", "Newsletter"]


def page(*parts: list[str], markup: bool = False) -> bytes:
    lines = [*MENU, *chain.from_iterable(parts), *FOOT]
    if markup:
        return f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()
    return "\n\n".join(lines).encode()


@pytest.mark.parametrize("between", [["Share on Facebook", "Share on Twitter"], ["Next article"], []])
@pytest.mark.parametrize("markup", [False, True])
def test_the_first_article_is_read_alone(between: list[str], markup: bool) -> None:
    article = parse_page(page(FERRY, between, MAP, between, ROOF, markup=markup), "page")
    assert article.title == FERRY[0]
    assert article.authors == ("Mara Lindqvist",)
    assert str(article.published) == "2024-05-03"
    assert FERRY[-1] in article.text and "museum" not in article.text and "school" not in article.text
    assert {q.speaker.name for q in article.quotations if q.kind == "direct" and q.speaker} == {"Ina Holm"}
    left = {line.text: line.kind for line in article.boilerplate}
    assert left[MAP[-1]] == left[ROOF[-1]] == "related"


def test_a_teaser_amid_the_article_does_not_end_it() -> None:
    onwards = [
        "Ina Holm said the Greyport council had waited until the bridge was safe, and that Monday was the day for it.",
        "The fishermen of Greyport, whom the council had heard in March, told Holm that they would sail on Friday.",
    ]
    article = parse_page(page(FERRY, MAP[:3], onwards), "page")
    assert all(line in article.text for line in [*FERRY[3:], *onwards])


def test_an_undated_article_does_not_take_the_day_of_the_next() -> None:
    article = parse_page(page([*FERRY[:2], *FERRY[3:]], ["Next article"], MAP), "page")
    assert article.published is None

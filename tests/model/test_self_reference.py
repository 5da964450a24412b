"""What a page tells of itself is told from what it tells of the world."""

from __future__ import annotations

import pytest

from bot.model.self_reference import corrects, tells_of_itself


@pytest.mark.parametrize(
    "sentence",
    [
        "Correction: The ferry has two decks.",
        "An earlier version of this story gave a wrong day.",
        "The original version also misstated her age.",
        "An earlier report in this newspaper said that 14 people had died.",
    ],
)
def test_what_a_page_takes_back(sentence: str) -> None:
    assert corrects(sentence)
    assert tells_of_itself(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This article was updated on May 4, 2011.",
        "This live blog was first published on Monday.",
        "This interview has been edited and condensed.",
        "That is the end of our live coverage for today.",
    ],
)
def test_what_a_page_says_of_itself(sentence: str) -> None:
    assert tells_of_itself(sentence)
    assert not corrects(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This report was published in March by a commission.",
        "The correction of the map took a year.",
        "The site was closed on May 4, 2011.",
        "The article was published in a magazine.",
    ],
)
def test_what_a_page_tells_of_the_world(sentence: str) -> None:
    assert not tells_of_itself(sentence)

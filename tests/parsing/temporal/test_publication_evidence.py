"""Undated pages: what pictures and comments say of the day, never more than they do."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.article import Publication
from bot.model.text import Boilerplate, Paragraph
from bot.parsing.sentences import split_sentences
from bot.parsing.temporal import infer_publication

PICTURE = Boilerplate("Ina Holm waves from the ferry, Monday, May 6, 2024, in Greyport. (NW Photo/Jonas Ek)", "caption")
OLDER = Boilerplate("The old quay in Greyport on Friday, May 3, 2024. (NW Photo/Jonas Ek)", "caption")
COMMENT = Boilerplate("Clara Novak May 8, 2024", "comment")
MAP = Boilerplate("A map of Greyport made in 1788", "caption")


def inferred(text: str, *left: Boilerplate) -> Publication | None:
    return infer_publication(text, split_sentences(text, (Paragraph(0, len(text)),)), left)


@pytest.mark.parametrize(
    ("text", "left", "earliest", "latest"),
    [
        ("The council met on Tuesday and spoke on Monday.", [PICTURE, OLDER], date(2024, 5, 7), date(2024, 5, 9)),
        (
            "The council met on Tuesday, and Holm spoke on Monday.",
            [PICTURE, COMMENT],
            date(2024, 5, 7),
            date(2024, 5, 8),
        ),
        (
            "The council met on Tuesday. Holm sailed last weekend.",
            [PICTURE, COMMENT],
            date(2024, 5, 7),
            date(2024, 5, 8),
        ),
    ],
)
def test_pictures_and_comments_bound_the_days(text: str, left: list[Boilerplate], earliest: date, latest: date) -> None:
    publication = inferred(text, *left)
    assert publication is not None
    assert (publication.earliest, publication.latest) == (earliest, latest)
    assert publication.basis == "inferred" and publication.day is None
    assert publication.evidence[0] in {block.text for block in left}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The council met and Holm spoke.", [PICTURE]),  # no day of the week to hold on to
        ("The council met on Tuesday.", [MAP]),  # a picture of no day
        ("The council met on Tuesday.", []),
    ],
)
def test_without_evidence_no_day_is_told(text: str, left: list[Boilerplate]) -> None:
    assert inferred(text, *left) is None

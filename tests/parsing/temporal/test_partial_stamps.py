"""Stamps that leave out the year or count back from the visit: no more is told than the rest of the page bears out."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.article import Publication
from bot.model.text import Boilerplate, Paragraph
from bot.parsing import parse_page
from bot.parsing.sentences import split_sentences
from bot.parsing.temporal import infer_publication

STORY = "The council of Greyport met. The bridge was closed on March 3, 2024, after a storm."
FOOT = ("© 2019-2024 The Quay Herald. All rights reserved.", "other")
VISIT = ("Sunday, May 19, 2024", "menu")


def infer(*left: tuple[str, str], text: str = STORY, url: str | None = None) -> Publication | None:
    blocks = tuple(Boilerplate(line, kind) for line, kind in left)  # type: ignore[arg-type]
    return infer_publication(text, split_sentences(text, (Paragraph(0, len(text)),)), blocks, url)


@pytest.mark.parametrize(
    ("left", "earliest", "latest"),
    [
        ([("Updated 14 May", "other"), FOOT], date(2024, 5, 14), date(2024, 5, 14)),
        ([("Posted May 14, 9:41 AM", "other"), FOOT], date(2024, 5, 14), date(2024, 5, 14)),
        ([("By Mara Lindqvist, Tuesday, May 14", "other"), FOOT], date(2024, 5, 14), date(2024, 5, 14)),
        ([("May 14", "other"), FOOT], date(2024, 5, 14), date(2024, 5, 14)),
        ([("Updated May 15, 10:00 AM; Posted May 14, 8:19 PM", "other"), FOOT], date(2024, 5, 14), date(2024, 5, 14)),
        # a day before the story's own is none of this year, and none is left
        ([("Updated 14 February", "other"), FOOT], None, None),
        # no Monday
        ([("Posted Monday, May 14", "other"), FOOT], None, None),
        # nothing bounds the year from above
        ([("Updated 14 May", "other")], None, None),
        # of two days that stand about neither is the page's
        ([("May 14", "other"), ("June 2", "other"), FOOT], None, None),
        # a teaser's day, a comment's day
        ([("Updated 14 May", "related"), FOOT], None, None),
        # today's day above the menu
        ([("Tuesday, May 14", "menu"), FOOT], None, None),
        # counted back from the day of the visit
        ([VISIT, ("4 days ago", "other")], date(2024, 5, 14), date(2024, 5, 15)),
        ([VISIT, ("Published 22 hours ago", "other")], date(2024, 5, 18), date(2024, 5, 19)),
        ([VISIT, ("Published 2 weeks ago", "other"), ("3 hours ago", "other")], date(2024, 4, 28), date(2024, 5, 5)),
        ([VISIT, ("2 days ago", "other"), ("3 hours ago", "other")], None, None),
        ([("4 days ago", "other"), FOOT], None, None),
        # a reader's comment stands below the article
        ([("4 days ago", "other"), ("Ann Roe May 8, 2024", "comment"), FOOT], date(2024, 5, 3), date(2024, 5, 8)),
    ],
)
def test_days_of_partial_stamps(left: list[tuple[str, str]], earliest: date | None, latest: date | None) -> None:
    found = infer(*left)
    assert (found and found.earliest, found and found.latest) == (earliest, latest)
    if found is not None:
        assert found.basis == "inferred"
        assert found.day == (earliest if earliest == latest else None)
        assert set(found.evidence) <= {STORY.split(". ", 1)[1], *(line for line, _ in left)}


def test_several_years_are_a_range() -> None:
    story = "The bridge was closed on March 3, 2021, after a storm."
    found = infer(("Updated 14 May", "other"), FOOT, text=story)
    assert found is not None
    assert (found.earliest, found.latest, found.day) == (date(2021, 5, 14), date(2024, 5, 14), None)
    named = infer(("Updated Friday, 14 May", "other"), FOOT, text=story)
    assert named is not None and named.day == date(2021, 5, 14)


def test_the_address_of_a_page_names_its_day() -> None:
    found = infer(url="https://quay.example/2024/05/03/bridge")
    assert found is not None
    assert (found.day, found.evidence) == (date(2024, 5, 3), ("https://quay.example/2024/05/03/bridge",))
    assert infer(("Ann Roe April 8, 2024", "comment"), url="https://quay.example/2024/05/03/bridge") is None
    assert infer(url="https://quay.example/2024/55/03/bridge") is None


def test_a_page_with_a_post_in_its_story() -> None:
    lines = ["Home", "News", "Sport", "Log in", "Subscribe", "Bridge stays closed", "By Mara Lindqvist",
             "Updated May 14, 9:41 AM", "The council of Greyport decided on Tuesday that the bridge stays closed.",
             "Many were angry about it and said so where all could read it, as the mayor had asked them to do.",
             "Ina Holm (@inaholm) May 13, 2024", "Fishermen said that they would take the ferry until the summer.",
             "Share on Facebook", "© 2024 The Quay Herald. All rights reserved.", "Privacy policy"]  # fmt: skip
    article = parse_page("\n\n".join(lines).encode(), "page")
    assert article.publication is not None
    assert (article.publication.day, article.publication.basis) == (date(2024, 5, 14), "inferred")
    assert article.publication.evidence[0] == "Updated May 14, 9:41 AM"

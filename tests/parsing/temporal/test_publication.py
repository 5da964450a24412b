"""What a page without a printed date gives away about its day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.article import Publication
from bot.model.text import Boilerplate, Paragraph
from bot.parsing.sentences import split_sentences
from bot.parsing.temporal import infer_publication


def infer(text: str, *comments: str) -> Publication | None:
    sentences = split_sentences(text, (Paragraph(0, len(text)),))
    return infer_publication(text, sentences, tuple(Boilerplate(line, "comment") for line in comments))


def test_a_text_without_evidence_gives_nothing() -> None:
    assert infer("The council met on Thursday and will meet again in May 2021.") is None


def test_a_comment_bounds_the_day_from_above() -> None:
    found = infer("The council met on Monday.", "Ann Roe March 4, 2021", "Well done.", "Bo Li March 9, 2021")
    assert found is not None
    assert (found.earliest, found.latest, found.day) == (date(2021, 3, 1), date(2021, 3, 4), None)
    assert found.evidence == ("Ann Roe March 4, 2021", "The council met on Monday.")
    assert found.basis == "inferred"


def test_a_comment_alone_gives_its_week_and_no_day() -> None:
    found = infer("The council has met, and has met before.", "Ann Roe March 4, 2021")
    assert found is not None
    assert (found.earliest, found.latest, found.day) == (date(2021, 2, 26), date(2021, 3, 4), None)
    assert found.evidence == ("Ann Roe March 4, 2021",)


def test_a_past_date_in_the_text_bounds_it_from_below() -> None:
    found = infer("The council met on Monday. It met again on March 3, 2021.", "Ann Roe March 4, 2021")
    assert found is not None
    assert found.earliest == date(2021, 3, 3)


def test_weekdays_past_and_ahead_narrow_the_range() -> None:
    text = "On Wednesday the envoy arrived. The two sides will meet on Thursday."
    found = infer(text, "Ann Roe March 4, 2021")  # a Thursday
    assert found is not None
    assert (found.earliest, found.latest) == (date(2021, 3, 3), date(2021, 3, 4))
    assert all(slice_ in text for slice_ in found.evidence[1:])


@pytest.mark.parametrize(
    "line",
    [
        "I remember how on March 4, 2011 the very same council promised us the very same bridge, and nothing came.",
        "The very same council promised us a bridge on March 4, 2011",
        "Nothing has changed since 9/11",
    ],
)
def test_a_date_a_comment_talks_about_is_no_evidence(line: str) -> None:
    assert infer("The council met on Monday.", line) is None

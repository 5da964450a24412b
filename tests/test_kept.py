"""What is kept of an answer for its buttons."""

from __future__ import annotations

from datetime import date

import pytest

from bot.kept import Kept, QuestionRequest, Request, SourcesRequest, read_kept
from bot.model.answer import ArticleRef, Citation
from bot.model.article import Publication
from bot.model.conversation import Conversation, Turn
from bot.model.request import Period, QuoteRequest, SummaryRequest, TimelineRequest


@pytest.mark.parametrize(
    "request_",
    [
        SummaryRequest(topic="x", period=Period(date(2019, 4, 1))),
        QuoteRequest(speaker="x", offset=5),
        TimelineRequest(person="x"),
        SourcesRequest("Gazette"),
        QuestionRequest("Who?"),
        None,
    ],
)
def test_an_answer_is_kept_as_it_was(request_: Request | None) -> None:
    day = date(2024, 6, 3)
    article = ArticleRef(1, "a.txt", "Ferry", "Gazette", Publication(day, day, "page", day))
    talk = Conversation((Turn("Who?", ((1, 0),), ("Ina Holm",)),))
    kept = Kept(request_, "Ferry", (Citation(article, 0, 4, "It is"),), talk)
    assert read_kept(kept.kind, kept.payload()) == kept

"""The few words of a sentence that answer by themselves."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.inquiry import understand
from bot.answering.short import short_answer
from bot.model.conversation import Conversation
from bot.parsing.question import read_question


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        ("When did the sensors send an alarm?", "The sensors had sent an alarm at 2:12 a.m. on Tuesday.", "2:12 a.m."),
        ("When did Falk and Osei meet?", "Ines Falk and Jan Osei met for the first time on Thursday.", "Thursday"),
        ("How many people are missing?", "Twenty-two people are missing.", "Twenty-two"),
        ("How deep was the water?", "The water stood two metres deep in the square.", "two metres"),
        ("What did Falk call sad?", "Falk called the closure sad because shops depend on visitors.", "closure"),
        ("Why did Falk object?", "Falk objected because shops depend on visitors.", "because shops depend on visitors"),
        ("How many members voted?", "The members vote on the deal until November 20.", None),
        ("How much did Osmund pay?", "Osmund will pay $36 a share for the chain.", "$36 a share"),
        ("Is Falk the mayor?", "Falk is the mayor of Vellin.", None),
    ],
)
def test_the_slice_is_whole_and_of_the_kind_asked_for(question: str, sentence: str, short: str | None) -> None:
    inquiry = understand(read_question(question, date(2021, 5, 4)), Conversation())
    found = short_answer(inquiry, sentence)
    assert (found or "") in sentence and (short in found if found and short else found == short)

"""Threads that turn to another time: the year before, a year named alone, what came before that."""

from __future__ import annotations

import pytest

from bot.model.answer import QuestionAnswer
from bot.model.codec import from_plain, to_plain
from bot.model.conversation import Conversation
from bot.page_files import PageFile
from bot.services import Services
from bot.storage.corpus import LIBRARY

GAP = b"""Budget gap at Calder council widens to 14 million

By Rosa Finch
12 March 2025

Calder council spent 14 million more than it took in last year, its treasurer, Imran Dashti, told a meeting on Tuesday.

In 2023 the gap was 9 million, and in 2022 the books were balanced.

The leader, Beth Harkness, blamed the cost of school buses, which rose from 2.1 million in 2023 to 3.4 million in 2024.

About 300 people protested outside the town hall.
"""
BRIDGE = b"""New bridge opens over the Sorn

4 March 2021

The mayor opened the bridge over the Sorn on Wednesday.

The old one had been closed in June 2018, after divers found cracks in its pillars. It was built in 1931.
"""
PLANT = b"""Sorrel to build vaccine plant in Tema

May 28, 2025

The drug maker Sorrel said on Wednesday that it would build a factory for its vaccine in the port of Tema.

The company had a loss of $38 million last year, after a profit of $12 million the year before.
"""


async def thread(services: Services, *questions: str) -> list[QuestionAnswer]:
    await services.add_pages(
        LIBRARY, [PageFile("gap.txt", GAP), PageFile("plant.txt", PLANT), PageFile("bridge.txt", BRIDGE)]
    )
    conversation, answers = Conversation(), []
    for question in questions:
        answer, conversation = await services.ask(LIBRARY, question, conversation)
        conversation = from_plain(Conversation, to_plain(conversation))
        answers.append(answer)
    return answers


@pytest.mark.parametrize(
    ("first", "then", "sentence", "short"),
    [
        ("How much did school buses cost in 2024?", "What about the year before?", "school buses", "2.1 million"),
        ("How much did school buses cost in 2024?", "and a year earlier?", "school buses", "2.1 million"),
        ("How much did school buses cost in 2023?", "And the year after?", "school buses", "3.4 million"),
        ("How much did school buses cost in 2023?", "and in 2024?", "school buses", "3.4 million"),
        ("How big was the gap in 2023?", "And in 2022?", "the books were balanced", None),
        ("Did Sorrel make a profit last year?", "and the year before?", "$12 million", None),
        ("When was the bridge over the Sorn opened?", "and before that?", "closed in June 2018", None),
        ("When was the old bridge closed?", "And before that?", "built in 1931", None),
        ("When was the old bridge closed?", "and after that?", "opened the bridge", None),
    ],
)
async def test_a_thread_turns_to_another_time(
    services: Services, first: str, then: str, sentence: str, short: str | None
) -> None:
    answer = (await thread(services, first, then))[-1]
    assert sentence in answer.statements[0].text and answer.short == short
    assert answer.sure == bool(short)


async def test_what_the_articles_do_not_tell_of_that_time_is_not_told(services: Services) -> None:
    _, before, silent, again = await thread(
        services,
        "How much did school buses cost in 2024?",
        "And the year before?",
        "And the year before?",
        "and in 2023?",
    )
    assert before.short == "2.1 million"
    assert silent.abstained and not silent.statements
    assert again.short == "2.1 million"


async def test_a_question_of_its_own_is_none_of_another_time(services: Services) -> None:
    *_, answer = await thread(
        services,
        "How much did school buses cost in 2024?",
        "Who blamed the buses for the gap the year before the vote?",
    )
    assert "Harkness" in answer.statements[0].text

"""What a question is on: how long, and the word that tells most of it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

PORT = article(
    "port.txt",
    "The dockers of Skarvik ended their strike at the port on Friday, the union said.",
    "The strike at the port, which lasted nine days, cost the town 3 million crowns.",
    "The head of the port, Otto Falk, called the strike “reckless” and left the talks.",
    "The union had called the strike after Ida Brandt, its chairwoman, was dismissed.",
    "Falk said he would step back as head of the port.",
    "Tove Lindt, a former ferry captain, was named as the new head on Saturday. She called it “a good port”.",
    said=[
        ("reckless", "Otto Falk"),
        ("he would step back as head of the port", "Otto Falk", "indirect"),
        ("a good port", "Tove Lindt"),
    ],
    day=date(2021, 3, 7),
    title="Strike at Skarvik port ends",
)
VOTE = article(
    "vote.txt",
    "The Harbour List won the election in Skarvik on Sunday with 41 percent of the vote.",
    "The election in Skarvik was the first since the port had been sold.",
    "It was a blow to the Labour List, which lost the election in Skarvik for the first time since the war.",
    "People stood in line until late, and 67 in a hundred of those who may vote had come.",
    day=date(2021, 3, 15),
    title="Harbour List wins election in Skarvik",
)


@pytest.fixture
async def port(services: Services) -> Services:
    await store(services, PORT, VOTE)
    return services


async def test_how_long_is_told_first(port: Services) -> None:
    answer, _ = await port.ask(LIBRARY, "How long did the strike at the port last?")
    assert "nine days" in answer.statements[0].text and not answer.unsure


async def test_where_nothing_tells_how_long_the_answer_is_warned_of(services: Services) -> None:
    await store(services, VOTE)
    answer, _ = await services.ask(LIBRARY, "How long did the election in Skarvik last?")
    assert answer.unsure or answer.abstained


@pytest.mark.parametrize(
    ("question", "warned"),
    [
        ("What was the turnout in the election in Skarvik?", True),
        ("What was the result of the election in Skarvik?", True),
        ("Who won the election in Skarvik?", False),
    ],
)
async def test_where_the_word_that_matters_is_nowhere_the_answer_is_warned_of(
    port: Services, question: str, warned: bool
) -> None:
    answer, _ = await port.ask(LIBRARY, question)
    assert (answer.unsure or answer.abstained) is warned


@pytest.mark.parametrize(("question", "warned"), [("When did he retire?", True), ("When did he leave?", False)])
async def test_what_he_never_did_is_warned_of(port: Services, question: str, warned: bool) -> None:
    _, thread = await port.ask(LIBRARY, "Who is Otto Falk?")
    answer, _ = await port.ask(LIBRARY, question, thread)
    assert (answer.unsure or answer.abstained) is warned


async def test_who_calls_a_strike_names_did_not_call_it(port: Services) -> None:
    answer, _ = await port.ask(LIBRARY, "Who called the strike at the port of Skarvik?")
    assert not (answer.sure and "Falk" in (answer.short or ""))

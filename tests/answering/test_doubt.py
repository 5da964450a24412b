"""Whether an answer is warned of, and stands in bold, where its pages tell of something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.errors import NothingAsked
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

RINK = article(
    "rink.txt",
    "Anna Reyes scored twice on Friday as Lowmere beat Estby 4-1.",
    "Reyes, 31, had been blamed for the defeat before.",
    "Lowmere has sold 900 tickets for the next match, and its directors want to build a second rink.",
    "“She is the best we have,” said Pia Lund, the coach.",
    said=[("She is the best we have,", "Pia Lund")],
    day=date(2021, 3, 6),
    title="Reyes leads Lowmere to victory over Estby",
)
ROCKET = article(
    "rocket.txt",
    "A rocket left the island of Skarn at dawn. “Reyes was on her bench and we all watched,” Ugo Falk said.",
    "The rocket cost 70 million crowns to build, said Ada Nym, the head of the launch site.",
    "Tove Brandt, a spokesman for the port, told reporters that a trawler followed the rocket's first stage.",
    "Three 15-year-old pupils were charged with stealing a part of it.",
    "The 5G mast on Skarn cost the town dear.",
    "But does a second launch make Ugo Falk a champion of the north?",
    said=[("Reyes was on her bench and we all watched,", "Ugo Falk")],
    day=date(2021, 3, 7),
    title="Rocket leaves Skarn",
)
SHED = article(
    "shed.txt",
    "The council of Vellin bought the old boat shed, which cost 40,000 crowns to build, for a single crown.",
    day=date(2021, 3, 8),
    title="Vellin buys a shed",
)


@pytest.mark.parametrize(
    ("question", "warned"),
    [
        ("When was Anna Reyes born?", True),
        ("How many rinks has Lowmere lost?", True),
        ("How old is Pia Lund?", True),
        ("How old is Reyes?", False),
        ("How old is the head of the launch site?", True),
        ("Who is the president of Lowmere's league?", True),
        ("Who beat Estby?", False),
        ("Who is the coach of Lowmere?", False),
        ("How many tickets has Lowmere sold?", False),
        ("What did Falk say about Reyes?", False),
    ],
)
async def test_what_no_sentence_tells_is_warned_of(services: Services, question: str, warned: bool) -> None:
    await store(services, RINK, ROCKET, SHED)
    answer, _ = await services.ask(LIBRARY, question)
    assert (answer.unsure or answer.abstained) is warned


WING = article(
    "wing.txt",
    "A new wing for children opened last autumn and cost 12 million crowns.",
    "Hanna Lind, the director of the hospital, stepped down on Tuesday.",
    "A jogger found a wallet at its gate, and the board thanked the council for a new roof.",
    "Max Kruger was sent off by the guards.",
    day=date(2021, 6, 2),
    title="Hospital in Estby grows",
)


@pytest.mark.parametrize(
    ("question", "warned"),
    [
        ("Who opened the new wing for children?", True),
        ("Who is the new director of the hospital?", True),
        ("Who is the director of the hospital?", False),
        ("Who stepped down on Tuesday?", False),
        ("Who found a wallet at the gate?", False),
        ("Who thanked the council?", False),
        ("Who was sent off?", False),
    ],
)
async def test_where_no_sentence_tells_who_did_it_that_is_warned_of(
    services: Services, question: str, warned: bool
) -> None:
    await store(services, WING)
    answer, _ = await services.ask(LIBRARY, question)
    assert (answer.unsure or answer.abstained) is warned


async def test_a_follow_up_need_not_repeat_what_its_thread_is_about(services: Services) -> None:
    await store(services, RINK, ROCKET, SHED)
    _, thread = await services.ask(LIBRARY, "Who beat Estby?")
    answer, _ = await services.ask(LIBRARY, "And on which day?", thread)
    assert answer.statements and not answer.unsure


async def test_whose_words_are_asked_for_stands_before_what_they_are_about(services: Services) -> None:
    await store(services, RINK, ROCKET)
    answer, _ = await services.ask(LIBRARY, "What did Falk say about Reyes?")
    assert answer.short == "Reyes was on her bench and we all watched," and answer.sure
    answer, _ = await services.ask(LIBRARY, "What did Reyes say about Falk?")
    assert not answer.sure


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ('Who said "the best we have"?', "Lund"),
        ("who said “Reyes was on her bench”?", "Falk"),
        ('Who said "the worst we have"?', None),
    ],
)
async def test_who_said_some_words_is_whom_the_page_gives_them(
    services: Services, question: str, speaker: str | None
) -> None:
    await store(services, RINK, ROCKET)
    answer, _ = await services.ask(LIBRARY, question)
    assert (answer.short if answer.sure else None) == speaker


async def test_who_is_only_she_beside_the_words_is_told_by_name(services: Services) -> None:
    (said,) = RINK.quotations
    assert said.speaker is not None
    she = replace(said, speaker=replace(said.speaker, mention="she"))
    await store(services, replace(RINK, quotations=(she,)))
    answer, _ = await services.ask(LIBRARY, 'Who said "the best we have"?')
    assert answer.short == "Pia Lund" and answer.sure


async def test_pages_that_tell_of_something_else_do_not_differ(services: Services) -> None:
    await store(services, RINK, ROCKET, SHED)
    answer, _ = await services.ask(LIBRARY, "How much did the Skarn rocket cost to build?")
    assert answer.conflict is None and answer.short and "70 million" in answer.short


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("How many pupils were charged with stealing a part?", "15"),
        ("Who followed the rocket's first stage?", "Tove Brandt"),
        ("Who is a champion of the north?", "Ugo Falk"),
        ("How much did the 5G mast on Skarn cost?", "5"),
    ],
)
async def test_what_only_stands_beside_the_answer_is_not_told_in_bold(
    services: Services, question: str, wrong: str
) -> None:
    await store(services, RINK, ROCKET)
    answer, _ = await services.ask(LIBRARY, question)
    assert not (answer.sure and answer.short and wrong in answer.short)


async def test_whoever_stands_beside_an_office_does_not_hold_it(seeded: Services) -> None:
    answer, _ = await seeded.ask(LIBRARY, "Who was president of Russia in 2011?")
    assert "Dmitry Medvedev, president at the time" in answer.statements[0].text and not answer.sure
    answer, _ = await seeded.ask(LIBRARY, "Who is the president of Russia?")
    assert answer.short == "Vladimir Putin" and answer.sure


@pytest.mark.parametrize(
    "said", ["Write me a poem", "please draw a map", "what about the weather?", "I love pizza", "translate that"]
)
async def test_what_is_no_question_to_the_pages_is_not_answered_in_a_thread(services: Services, said: str) -> None:
    await store(services, RINK, ROCKET, SHED)
    _, thread = await services.ask(LIBRARY, "Who beat Estby?")
    answer, _ = await services.ask(LIBRARY, said, thread)
    assert answer.abstained and not answer.statements


@pytest.mark.parametrize(
    "said", ["Tell me about the second rink", "And the tickets?", "what about the rocket?", "Anything recent?"]
)
async def test_a_thread_goes_on_without_a_question_word(services: Services, said: str) -> None:
    await store(services, RINK, ROCKET, SHED)
    _, thread = await services.ask(LIBRARY, "Who beat Estby?")
    answer, _ = await services.ask(LIBRARY, said, thread)
    assert answer.statements


@pytest.mark.parametrize("said", ["tell me a joke", "What is your name?", "lol ok", "are you a bot?", "How are you?"])
async def test_talk_with_the_bot_is_no_question(services: Services, said: str) -> None:
    await store(services, RINK)
    _, thread = await services.ask(LIBRARY, "Who beat Estby?")
    with pytest.raises(NothingAsked):
        await services.ask(LIBRARY, said, thread)

"""How many something befell: what counts nobody is no toll, and what a page took back is none any more."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.corrections import replaced
from bot.model.answer import QuestionAnswer
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

FIRST = article(
    "first.txt",
    "At least 14 people died when a wall of water ran through Ordal, it is said. Eleven people were missing.",
    "The last boat left the upper village at noon. Two boats capsized on the way.",
    day=date(2023, 5, 22),
    title="Wall of water drowns Ordal",
    outlet="The Lantern",
)
TAKEN_BACK = article(
    "taken-back.txt",
    "Ten people are now known to have died in the flood in Ordal, the county said, and one is still missing.",
    "Correction: An earlier report in this newspaper said that 14 people had died. The figure was wrong; nine deaths "
    "had been confirmed at the time.",
    day=date(2023, 5, 24),
    title="Ordal flood: ten dead, one still missing",
    outlet="The Lantern",
)
SERVICE = article(
    "service.txt",
    "More than 3,000 people gathered in Ordal on Sunday to mourn the ten people who died in the flood two weeks ago.",
    "In 1976 a flood in Ordal killed 31 people.",
    day=date(2023, 6, 4),
    title="Ordal mourns",
)
RECOUNT = article(
    "recount.txt",
    "A recount has confirmed Mara Quist as mayor of Ordal, by 297 votes instead of 312, the election office said.",
    day=date(2023, 6, 5),
    title="Recount confirms mayor",
)
WON = article(
    "won.txt",
    "Mara Quist was elected mayor of Ordal on Friday by a margin of 312 votes, the election office said.",
    day=date(2023, 6, 2),
    title="Quist wins in Ordal",
)


@pytest.fixture
async def desk(services: Services) -> Services:
    await store(services, FIRST, TAKEN_BACK, SERVICE, RECOUNT, WON)
    return services


async def _ask(desk: Services, question: str) -> QuestionAnswer:
    return (await desk.ask(LIBRARY, question))[0]


@pytest.mark.parametrize("question", ["How many people died in the Ordal flood?", "How many people died in Ordal?"])
async def test_what_a_page_took_back_is_neither_first_nor_a_side(desk: Services, question: str) -> None:
    answer = await _ask(desk, question)
    assert (answer.short or "").casefold() == "ten" and answer.conflict is None
    assert "14 people" not in answer.statements[0].text


async def test_the_last_one_is_counted_as_well(desk: Services) -> None:
    answer = await _ask(desk, "How many people are missing in Ordal?")
    assert answer.conflict and [side.version for side in answer.conflict.sides] == ["one", "Eleven"]


async def test_boats_are_nobody_who_died(services: Services) -> None:
    boats = article("boats.txt", "Many died in Ordal.", "The last boat left at noon. Two boats capsized on the way.")
    await store(services, boats)
    answer = await _ask(services, "How many died in Ordal?")
    assert answer.unsure and not answer.sure


async def test_what_a_recount_puts_in_the_place_of_a_number_stands_beside_it(desk: Services) -> None:
    answer = await _ask(desk, "By how many votes was Quist elected?")
    assert answer.conflict and [side.version for side in answer.conflict.sides] == ["297", "312"]


async def test_the_age_of_somebody_else_in_the_sentence_is_not_theirs(services: Services) -> None:
    court = article(
        "court.txt",
        "Mira Cole, 44, said Leo Strand had called her into his office in Ordal in November.",
        "Strand, 58, denies fraud.",
        title="Witness against Strand",
    )
    await store(services, court)
    assert (await _ask(services, "How old is Leo Strand?")).short == "58"
    assert (await _ask(services, "How old is Mira Cole?")).short == "44"


async def test_families_and_people_are_no_two_counts_of_one_thing(services: Services) -> None:
    await store(
        services,
        article("wreck.txt", "The boat had twelve people on board when it sank.", title="A boat sinks off Quarn"),
        article("rescue.txt", "The last boat left the village with three families on board.", title="Rescue by boat"),
    )
    answer = await _ask(services, "How many were on board the boat?")
    assert answer.conflict is None


@pytest.mark.parametrize(
    ("text", "number", "right"),
    [
        ("She won by 297 votes instead of 312.", "312", "297"),
        ("The dam was inspected in 2021, not in 2019 as the owner had said.", "2019", "2021"),
        ("She won by 297 votes instead of 312.", "297", None),
        ("Of 40 boats 12 are not in the harbour.", "12", None),
    ],
)
def test_replaced(text: str, number: str, right: str | None) -> None:
    assert replaced(text, number) == right

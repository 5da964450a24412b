"""A toll that grows by the day, a sum that is none, who "they" were, and what was only expected."""

from __future__ import annotations

from datetime import date

import pytest

from bot.services import Services
from tests.answering.corpora import article, store
from tests.answering.test_follow_up import thread

FIRST = article(
    "first.txt",
    "Two people have died and nine are ill in an outbreak of food poisoning in Tolmar, the county said on Monday.",
    "All had eaten pies of the bakery Lomm.",
    "The dead were a couple in their seventies, Arne and Gerd Moe.",
    day=date(2021, 5, 3),
    title="Two dead in Tolmar outbreak",
)
SECOND = article(
    "second.txt",
    "The bakery Lomm recalled its pies on Thursday, and the number of people made ill in the outbreak rose to 19.",
    "The recall covers 2,400 kilograms of pies. Of the 19 patients, three of whom have died, most are over 60.",
    day=date(2021, 5, 6),
    title="Lomm recalls pies",
)
THIRD = article(
    "third.txt",
    "The head of food control in Tolmar resigned on Sunday over the outbreak of food poisoning.",
    "A fourth person, a nurse, has died.",
    day=date(2021, 5, 9),
    title="Head of food control resigns",
)
POLL = article(
    "poll.txt",
    "The Reds were on course to win 58 of the 150 seats in the parliament of Aurel on Sunday, an exit poll suggested.",
    day=date(2021, 5, 2),
    title="Reds ahead in Aurel",
)
COUNT = article(
    "count.txt",
    "The Reds of Aurel won 55 seats, a count of all votes showed on Tuesday.",
    day=date(2021, 5, 4),
    title="Reds win Aurel election",
)


@pytest.fixture
async def desk(services: Services) -> Services:
    await store(services, FIRST, SECOND, THIRD, POLL, COUNT)
    return services


async def test_the_newest_counts_of_a_growing_toll_stand_side_by_side(desk: Services) -> None:
    (answer,) = await thread(desk, "How many people have died in the outbreak?")
    assert answer.conflict is not None
    assert [side.version for side in answer.conflict.sides] == ["fourth", "three", "Two"]


async def test_a_bare_number_is_no_amount(desk: Services) -> None:
    (answer,) = await thread(desk, "How much did Lomm recall?")
    assert answer.statements[0].text == "The recall covers 2,400 kilograms of pies."
    assert answer.short != "19" or not answer.sure


async def test_a_couple_is_who_they_were(desk: Services) -> None:
    told, asked = await thread(desk, "How many people died in Tolmar on Monday?", "who were they?")
    assert told.statements and not asked.abstained
    assert "Arne and Gerd Moe" in asked.statements[0].text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many seats did the Reds win?", "won 55 seats"),
        ("How many seats did the exit poll give the Reds?", "an exit poll suggested"),
    ],
)
async def test_what_was_expected_comes_behind_what_was(desk: Services, question: str, told: str) -> None:
    (answer,) = await thread(desk, question)
    assert told in answer.statements[0].text
    assert answer.short != "58 of the 150" or "exit poll" in question


async def test_an_age_that_may_be_anothers_is_not_in_bold(services: Services) -> None:
    hack = article(
        "hack.txt",
        "Police have arrested a 19-year-old man from Tolmar on suspicion of leading the theft.",
        "A second suspect, a 22-year-old woman, was questioned.",
        day=date(2021, 6, 3),
        title="Arrest over theft",
    )
    await store(services, hack)
    (answer,) = await thread(services, "How old is the suspect?")
    assert "22-year-old" in answer.statements[0].text and not answer.sure

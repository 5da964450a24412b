"""A thread turns to the other bearer of a name, or the other event, or says that there is none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import NoOther
from bot.services import Services
from tests.answering.corpora import article, store
from tests.answering.test_follow_up import thread

PORT = article(
    "port.txt",
    "Ines Falk resigned as head of the port authority on Monday after six years in the post, the council said.",
    "Falk said she wanted to spend more time in Orsa.",
    said=[("Ines", "Ines Falk")],
    day=date(2021, 5, 3),
    title="Falk leaves the port",
)
KEEPER = article(
    "keeper.txt",
    "Jonas Falk, the goalkeeper of Larkton, broke his hand on Wednesday in training, the club said.",
    "Jonas Falk resigned as captain of the team in April.",
    said=[("Jonas", "Jonas Falk")],
    day=date(2021, 5, 5),
    title="Keeper hurt",
)
BARN = article(
    "barn.txt",
    "A fire destroyed a barn near Orsa on Friday morning.",
    "The fire started in a tractor, said Anton Riis.",
    said=[("The fire started", "Anton Riis")],
    day=date(2021, 5, 7),
    title="Fire destroys barn",
)
SCHOOL = article(
    "school.txt",
    "A fire in a school in Tarnov forced 300 children out of their classes on Sunday.",
    "The fire started in the kitchen, said Petra Lind. Lind visited the school in the evening.",
    said=[("The fire started", "Petra Lind")],
    day=date(2021, 5, 9),
    title="Fire in Tarnov school",
)


@pytest.fixture
async def desk(services: Services) -> Services:
    await store(services, PORT, KEEPER, BARN, SCHOOL)
    return services


@pytest.mark.parametrize(
    ("before", "other", "first"),
    [
        ("When did Ines Falk resign?", "No, the other Falk", "Jonas Falk resigned"),
        ("When did Ines Falk resign?", "I meant the other one", "Jonas Falk resigned"),
        ("When did Ines Falk resign?", "Not her, Jonas Falk", "Jonas Falk resigned"),
        ("When did Falk resign?", "not Ines Falk but Jonas Falk", "Jonas Falk resigned"),
        ("How did the fire near Orsa start?", "No, the other one.", "The fire started in the kitchen"),
        ("How did the fire in Tarnov start?", "and the other fire?", "The fire started in a tractor"),
    ],
)
async def test_the_question_before_is_asked_of_the_other(desk: Services, before: str, other: str, first: str) -> None:
    asked, answer = await thread(desk, before, other)
    assert not asked.statements[0].text.startswith(first)
    assert answer.statements[0].text.startswith(first)
    assert answer.question == other


async def test_the_thread_goes_on_with_the_other(desk: Services) -> None:
    _, answer, further = await thread(
        desk, "When did Ines Falk resign?", "no, the other Falk", "When did he break his hand?"
    )
    assert answer.read == (("no, the other Falk", "Jonas Falk"),)
    assert further.statements[0].text.startswith("Jonas Falk, the goalkeeper")


@pytest.mark.parametrize(
    ("before", "other"),
    [
        ("What did Anton Riis say?", "No, the other Riis"),
        ("Who visited the school in the evening?", "the other one"),
    ],
)
async def test_where_there_is_no_other_it_says_so(desk: Services, before: str, other: str) -> None:
    with pytest.raises(NoOther):
        await thread(desk, before, other)

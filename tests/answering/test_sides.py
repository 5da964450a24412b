"""Who did something for one side, of a page that tells of both, and who of two with one family name."""

from __future__ import annotations

import pytest

from bot.answering.sides import is_against
from bot.page_files import PageFile
from bot.services import Services
from bot.storage.corpus import LIBRARY

MATCH = b"""Lowmere win the cup

By Nora Lindt

May 9, 2021

Lowmere won the island cup on Saturday when Ugo Falk scored in the last minute to beat Estby 2-1.

Estby had taken the lead when Ida Brandt scored with a header before half-time.

Mark Reyes, who had brought down Falk, was booked, and Sam Reyes, his brother, was sent off for a second foul on Falk.

Sam Reyes, 31, played his last match for Estby. Mark Reyes, 24, will stay there.

"I closed my eyes," Falk said.
"""


@pytest.fixture
async def match(services: Services) -> Services:
    await services.add_pages(LIBRARY, [PageFile("match.txt", MATCH)])
    return services


async def test_whoever_scored_against_a_team_did_not_score_for_it(match: Services) -> None:
    answer, thread = await match.ask(LIBRARY, "Who scored for Lowmere?")
    assert answer.statements[0].text.startswith("Lowmere won")
    answer, _ = await match.ask(LIBRARY, "And for Estby?", thread)
    assert answer.statements[0].text.startswith("Estby had taken the lead")
    answer, _ = await match.ask(LIBRARY, "Who scored for Estby?")
    assert answer.statements[0].text.startswith("Estby had taken the lead")
    assert "Falk" not in (answer.short or "")
    answer, _ = await match.ask(LIBRARY, "Who scored against Lowmere?")
    assert answer.unsure or not answer.statements[0].text.startswith("Lowmere won")


async def test_where_nobody_scored_for_it_the_answer_is_warned_of(services: Services) -> None:
    page = b"\n".join(line for line in MATCH.splitlines() if b"Brandt" not in line)
    await services.add_pages(LIBRARY, [PageFile("match.txt", page)])
    answer, _ = await services.ask(LIBRARY, "Who scored for Estby?")
    assert answer.abstained or (answer.unsure and not answer.sure)


async def test_a_fragment_still_asks_what_was_asked_before(services: Services) -> None:
    page = b"\n".join(line for line in MATCH.splitlines() if b"Brandt" not in line)
    await services.add_pages(LIBRARY, [PageFile("match.txt", page)])
    _, thread = await services.ask(LIBRARY, "Who scored for Lowmere?")
    answer, _ = await services.ask(LIBRARY, "And for Estby?", thread)
    assert answer.abstained or answer.unsure


@pytest.mark.parametrize(
    ("sentence", "against"),
    [
        ("Falk scored twice to beat the champions Estby.", True),
        ("Falk scored twice in the victory over Estby.", True),
        ("Falk scored twice for Estby.", False),
        ("Falk scored twice before Estby beat Lowmere.", False),
        ("Falk scored twice.", True),
    ],
)
def test_whom_a_sentence_names_as_the_other_side(sentence: str, against: bool) -> None:
    assert is_against(sentence, "estby") is against


@pytest.mark.parametrize(
    ("question", "bold"),
    [("How old is Reyes?", False), ("How old is Sam Reyes?", True), ("Who was booked?", True)],
)
async def test_a_family_name_of_two_people_of_a_page_is_no_answer(match: Services, question: str, bold: bool) -> None:
    answer, _ = await match.ask(LIBRARY, question)
    assert answer.statements
    assert answer.sure is bold


async def test_he_is_nobody_else_of_his_name(match: Services) -> None:
    _, thread = await match.ask(LIBRARY, "Who is Mark Reyes?")
    answer, _ = await match.ask(LIBRARY, "How old is he?", thread)
    assert answer.short == "24"


async def test_somebody_of_the_same_name_may_have_been_turned_to(services: Services) -> None:
    page = MATCH.replace(b"Mark Reyes, 24, will stay there.", b"His wife, Ida Reyes, 33, sells the tickets.")
    await services.add_pages(LIBRARY, [PageFile("match.txt", page)])
    _, thread = await services.ask(LIBRARY, "Who is Sam Reyes?")
    _, thread = await services.ask(LIBRARY, "And his wife?", thread)
    answer, _ = await services.ask(LIBRARY, "How old is she?", thread)
    assert answer.statements[0].text.startswith("His wife, Ida Reyes, 33")


async def test_her_age_is_not_that_of_whom_she_was_asked_about(services: Services) -> None:
    page = (
        MATCH
        + b"""
Ada Lund, the referee, said Reyes had "left her no choice".

Tom Reyes, 61, an uncle who had brought his family, wept.
"""
    )
    await services.add_pages(LIBRARY, [PageFile("match.txt", page)])
    _, thread = await services.ask(LIBRARY, "Who is Ada Lund?")
    _, thread = await services.ask(LIBRARY, "What did she say about Reyes?", thread)
    answer, _ = await services.ask(LIBRARY, "How old is she?", thread)
    assert not answer.sure

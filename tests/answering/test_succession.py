"""Who came after whom: the sentence that tells it comes first, read in the direction that is asked."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.succession import _LINKS, _pairs
from bot.services import Services
from tests.answering.corpora import article, store
from tests.answering.test_follow_up import thread

PORT = article(
    "port.txt",
    "Ines Falk resigned as head of the port authority on Monday after six years in the post.",
    "Marek Dorn, her deputy, will take over from her on June 1, the council said. "
    "Falk herself succeeded Otto Brandt in 2015, when Brandt retired at 67.",
    "“Ines Falk leaves a port that works,” said Petra Lind.",
    "The council had looked for a successor since February.",
    said=[
        ("Ines", "Ines Falk"),
        ("Marek", "Marek Dorn"),
        ("Brandt retired", "Otto Brandt"),
        ("Ines Falk leaves", "Petra Lind"),
    ],
    day=date(2021, 5, 3),
    title="Port authority names new head",
)
CLUB = article(
    "club.txt",
    "Larkton have sacked coach Graham Pole after four defeats in a row, the club said on Wednesday.",
    "Hugo Sorel has been appointed to replace him until the end of the season.",
    "Striker Dan Wick, who is injured, will be replaced on Saturday by Ali Noor.",
    "Pole had replaced Mats Ekman, who moved to Quarn United.",
    said=[("Larkton", "Graham Pole"), ("Hugo", "Hugo Sorel"), ("Striker", "Dan Wick"), ("Pole had", "Mats Ekman")],
    day=date(2021, 5, 5),
    title="Larkton sack Pole",
)
LETTERS = article(
    "letters.txt",
    "Transport Minister Helena Voss stepped down on Friday over letters she had written to a builder.",
    "Anton Riis thanked Voss for her work and named Lena Holt as her successor.",
    "Voss's predecessor, Karl Immer, was also forced out over a contract, in 2017.",
    said=[("Transport", "Helena Voss"), ("Anton", "Anton Riis"), ("named", "Lena Holt"), ("also", "Karl Immer")],
    day=date(2021, 5, 7),
    title="Minister quits over letters",
)
CHOIR = article(
    "choir.txt",
    "Ludmila Arend, who founded the harbour choir, died on Saturday.",
    "Arend conducted the choir until 1999. Tomas Reeve stepped in for her when she broke her arm in 1988.",
    "Sara Blum followed her as conductor and led the choir for twenty years.",
    said=[("Ludmila", "Ludmila Arend"), ("stepped", "Tomas Reeve"), ("followed", "Sara Blum")],
    day=date(2021, 5, 9),
    title="Choir mourns its founder",
)


@pytest.fixture
async def desk(services: Services) -> Services:
    await store(services, PORT, CLUB, LETTERS, CHOIR)
    return services


@pytest.mark.parametrize(
    ("question", "first", "short"),
    [
        ("Who succeeded Ines Falk?", "Marek Dorn, her deputy,", "Marek Dorn"),
        ("Who is Falk's successor?", "Marek Dorn, her deputy,", "Marek Dorn"),
        ("Who did Ines Falk succeed?", "Falk herself succeeded", "Otto Brandt"),
        ("Who was Falk's predecessor?", "Falk herself succeeded", "Otto Brandt"),
        ("Who succeeded Brandt?", "Falk herself succeeded", "Falk"),
        ("Who replaced Graham Pole?", "Hugo Sorel has been", "Hugo Sorel"),
        ("Who did Pole replace?", "Pole had replaced", "Mats Ekman"),
        ("Who will replace Dan Wick?", "Striker Dan Wick", "Ali Noor"),
        ("Who will be replaced by Ali Noor?", "Striker Dan Wick", "Dan Wick"),
        ("Who succeeded Voss as transport minister?", "Anton Riis thanked", "Lena Holt"),
        ("Who was transport minister before Voss?", "Voss's predecessor", "Karl Immer"),
        ("Who stepped in for Ludmila Arend?", "Tomas Reeve", "Tomas Reeve"),
        ("Who succeeded Ludmila Arend as conductor?", "Sara Blum", "Sara Blum"),
    ],
)
async def test_who_came_after_whom_is_told_first(desk: Services, question: str, first: str, short: str) -> None:
    (answer,) = await thread(desk, question)
    assert answer.statements[0].text.startswith(first)
    assert answer.short == short


@pytest.mark.parametrize(
    ("before", "question", "first", "short"),
    [
        ("Why did Ines Falk resign?", "Who succeeded her?", "Marek Dorn, her deputy,", "Marek Dorn"),
        ("When did Ines Falk resign?", "Who did she succeed?", "Falk herself succeeded", "Otto Brandt"),
        ("Why was Graham Pole sacked?", "And who replaced him?", "Hugo Sorel has been", "Hugo Sorel"),
        ("Why was Graham Pole sacked?", "Who did he replace?", "Pole had replaced", "Mats Ekman"),
        ("When did Helena Voss step down?", "Who is her successor?", "Anton Riis thanked", "Lena Holt"),
        ("When did Ludmila Arend die?", "Who succeeded her?", "Sara Blum", "Sara Blum"),
    ],
)
async def test_a_thread_goes_on_to_who_came_after(
    desk: Services, before: str, question: str, first: str, short: str
) -> None:
    _, answer = await thread(desk, before, question)
    assert answer.statements[0].text.startswith(first)
    assert answer.short == short


async def test_nobody_is_said_to_have_followed_where_no_sentence_tells_it(desk: Services) -> None:
    (answer,) = await thread(desk, "Who succeeded Petra Lind?")
    assert not answer.sure


def test_a_sentence_as_long_as_a_page_is_read_in_part() -> None:
    assert len([*_pairs("was replaced by Ines Falk and replaced Al " * 20_000)]) == _LINKS

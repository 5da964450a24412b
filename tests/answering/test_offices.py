"""Who holds an office, and who did something: not whoever left it, only runs for it, or did something alike."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.answer import QuestionAnswer
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store
from tests.answering.test_follow_up import thread

RACE = article(
    "race.txt",
    "Viktor Hale moved ahead of Grace Osei on Sunday in the race for mayor of Port Corham.",
    said=[("Viktor", "Viktor Hale"), ("Grace", "Grace Osei")],
    day=date(2021, 5, 2),
    title="Hale ahead in Port Corham",
)
WON = article(
    "won.txt",
    "Grace Osei was elected mayor of Port Corham on Monday.",
    said=[("Grace", "Grace Osei")],
    day=date(2021, 5, 3),
    title="Osei wins in Port Corham",
)
CUP = article(
    "cup.txt",
    "Larkton's coach, Graham Pole, was sent off. “Nobody goes home early,” said Estby coach Mara Ilves.",
    said=[("Graham", "Graham Pole"), ("Nobody goes home early", "Mara Ilves")],
    day=date(2021, 5, 4),
    title="Estby beat Larkton",
)
SACKED = article(
    "sacked.txt",
    "Larkton sacked coach Graham Pole on Friday after the defeat at Estby.",
    said=[("Graham", "Graham Pole")],
    day=date(2021, 5, 7),
    title="Larkton sack Pole",
)
OBITUARY = article(
    "obituary.txt",
    "Ludmila Arend, the oceanographer, died on Tuesday at her home in Port Corham.",
    "She studied physics in Lund and was the first woman to lead a voyage of the Marine Institute.",
    "Arend was born in Quarn in 1933.",
    said=[("Ludmila", "Ludmila Arend")],
    day=date(2021, 5, 8),
    title="Ludmila Arend dies at 87",
)
STUDY = article(
    "study.txt",
    "Birds near harbours sleep less than others, researchers found.",
    "The work was led by the biologist Amara Dial. It cost 900,000 crowns and was paid for by the Nord Foundation.",
    said=[("Amara", "Amara Dial")],
    day=date(2021, 5, 9),
    title="Lamps keep birds awake, study finds",
)


@pytest.fixture
async def desk(services: Services) -> Services:
    await store(services, RACE, WON, CUP, SACKED, OBITUARY, STUDY)
    return services


async def _ask(desk: Services, question: str) -> QuestionAnswer:
    return (await desk.ask(LIBRARY, question))[0]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who is the mayor of Port Corham?", "Grace Osei was elected"),
        ("Who coaches Estby?", "“Nobody goes home early,” said Estby coach"),
        ("Who led the study?", "The work was led by"),
        ("Where was Ludmila Arend born?", "Arend was born in Quarn"),
    ],
)
async def test_the_sentence_that_tells_it_comes_first(desk: Services, question: str, first: str) -> None:
    assert (await _ask(desk, question)).statements[0].text.startswith(first)


async def test_whoever_was_sacked_is_not_who_coaches_now_but_who_did(desk: Services) -> None:
    now, then = await _ask(desk, "Who coaches Larkton?"), await _ask(desk, "Who coached Larkton?")
    assert now.short == then.short == "Graham Pole"
    assert then.sure and not now.sure


async def test_a_thread_goes_on_from_what_was_answered(desk: Services) -> None:
    _, paid = await thread(desk, "Who led the study?", "Who paid for it?")
    assert "Nord Foundation" in paid.statements[0].text


async def test_only_sentences_on_what_is_asked_about_stand_below_the_answer(services: Services) -> None:
    dam = article(
        "dam.txt", "The dam was built in 1962 by the company Ilsewater, which owns it.", title="Old dams leak"
    )
    goal = article("goal.txt", "They led at half-time through an own goal by Peter Hahn.", title="A cup night")
    bank = article("bank.txt", "“You treated it as your own,” the judge told the banker.", title="A banker is jailed")
    await store(services, dam, goal, bank)
    (answer,) = await thread(services, "Who owns the dam?")
    assert [told.citations[0].article.path for told in answer.statements] == ["dam.txt"]


async def test_whether_the_mayor_did_is_not_told_by_what_a_minister_did(services: Services) -> None:
    await store(
        services,
        article("a.txt", "Ulla Sand resigned as environment minister on Wednesday over the dam.", title="Sand quits"),
        article("b.txt", "Mayor Otto Hale opened the fair in Quarn on Monday.", title="A fair opens"),
    )
    for asked in (("Did the mayor resign?",), ("Who opened the fair?", "Did the mayor resign?")):
        *_, answer = await thread(services, *asked)
        assert answer.unsure or answer.abstained
    (told,) = await thread(services, "Did the minister resign?")
    assert not told.unsure and told.statements[0].text.startswith("Ulla Sand resigned")


async def test_no_other_sum_is_given_where_the_same_is_asked_for_in_other_money(desk: Services) -> None:
    _, crowns, euros = await thread(desk, "How much did the study cost?", "And in crowns?", "And in euros?")
    assert "900,000 crowns" in crowns.statements[0].text
    assert euros.abstained and not euros.statements

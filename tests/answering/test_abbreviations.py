"""Abbreviations that look like small words: the WHO is nobody "who" stands for."""

from __future__ import annotations

from datetime import date

from bot.model.request import QuoteRequest, SummaryRequest
from bot.page_files import PageFile
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

MEASLES = article(
    "measles.txt",
    "The measles outbreak in Vellin is over, the WHO said on Monday.",
    "Its envoy praised the nurses, who had gone from door to door.",
    said=[("The measles outbreak in Vellin is over", "WHO", "indirect")],
    day=date(2021, 3, 9),
    title="WHO sees end of measles in Vellin",
)
OTHERS = [
    article(
        f"sailors-{number}.txt",
        f"Sailors who came to Estby on ship {number} were ill, said a nurse who did not give her name.",
        "The nurse said who they were.",
        day=date(2021, 3, 1 + number),
        title=f"Sailors ill on ship {number}",
    )
    for number in range(5)
]


async def test_a_summary_of_the_who_is_not_of_whoever(services: Services) -> None:
    await store(services, MEASLES, *OTHERS)
    answer = await services.summary(LIBRARY, SummaryRequest(topic="WHO"))
    assert {told.citations[0].article.path for told in answer.statements} == {"measles.txt"}


async def test_what_the_who_says_is_asked_for(services: Services) -> None:
    await store(services, MEASLES, *OTHERS)
    for question in ("What did WHO say?", "Did the WHO say that the outbreak is over?"):
        answer, _ = await services.ask(LIBRARY, question)
        assert answer.statements[0].text.startswith("The measles outbreak"), question


BANK = b"""Bank of Estby keeps its branches

By Nora Lindt
March 8, 2021

The Bank of Estby will keep all of its forty branches, although two in three of its customers never come to one.

"The number is forty and it will stay forty," said a spokesman, who asked not to be named.

The WHO said that the measles outbreak in Estby was over. Nurses had gone from door to door for six weeks.
"""


async def test_whoever_speaks_is_not_the_who(services: Services) -> None:
    await services.add_pages(LIBRARY, [PageFile("bank.txt", BANK)])
    answer = await services.quote(LIBRARY, QuoteRequest(speaker="WHO"))
    assert [result.statement.text for result in answer.results] == ["that the measles outbreak in Estby was over"]

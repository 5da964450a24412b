from __future__ import annotations

from datetime import date

import pytest

from bot.errors import NoSuchSpeaker, NothingFound
from bot.model.answer import QuoteAnswer
from bot.model.request import Period, QuoteRequest
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

HARBOUR = article(
    "harbour.txt",
    "“The harbour will stay open all winter,” said Mira Okafor, the port director, on Monday.",
    "“We lost two cranes,” Okafor said. “We will not lose a third.”",
    "The union said that the cranes were old, and Jonas Okafor, a crane driver, agreed: “They were rust on rails.”",
    said=[
        ("The harbour will stay open all winter,", "Mira Okafor"),
        ("We lost two cranes,", "Mira Okafor", "direct", 7),
        ("We will not lose a third.", "Mira Okafor", "direct", 7),
        ("that the cranes were old", None, "indirect"),
        ("They were rust on rails.", "Jonas Okafor"),
    ],
    day=date(2021, 3, 2),
    outlet="Tidewater Post",
)
COPY = article(
    "copy.txt",
    "Port director Mira Okafor was firm. “The harbour will stay open all winter,” she said.",
    "Okafor said the budget was settled.",
    said=[
        ("The harbour will stay open all winter,", "Mira Okafor"),
        ("the budget was settled", "Mira Okafor", "indirect"),
    ],
    day=date(2021, 3, 3),
    outlet="Inland Herald",
)
LEADERS = article(
    "leaders.txt",
    "“Dialogue remains open,” Kim Jong-Un said. His father Kim Jong-il once said: “Dialogue is a weapon.”",
    said=[("Dialogue remains open,", "Kim Jong-Un"), ("Dialogue is a weapon.", "Kim Jong-il")],
    day=date(2019, 4, 20),
)


@pytest.fixture
async def stored(services: Services) -> Services:
    await store(services, HARBOUR, COPY, LEADERS)
    return services


async def ask(services: Services, **asked: object) -> QuoteAnswer:
    return await services.quote(LIBRARY, QuoteRequest(**asked))  # type: ignore[arg-type]


def texts(answer: QuoteAnswer) -> list[str]:
    return [result.statement.text for result in answer.results]


@pytest.mark.parametrize(
    "name", ["Mira Okafor", "mira okafor", "Okafor, Mira", "M. Okafor", "Mira Okafro", "Ms Mira Okafor"]
)
async def test_speaker_by_any_variant(stored: Services, name: str) -> None:
    answer = await ask(stored, speaker=name)
    assert answer.speaker == "Mira Okafor"
    assert texts(answer) == [
        "The harbour will stay open all winter,",
        "We lost two cranes,",
        "the budget was settled",
    ]


async def test_a_shared_family_name_means_both_people(stored: Services) -> None:
    answer = await ask(stored, speaker="Okafor")
    assert {result.speaker for result in answer.results} == {"Mira Okafor", "Jonas Okafor"}


@pytest.mark.parametrize("name", ["Kim Jong Un", "Jong-Un", "kim jong-un", "President Kim Jong Un"])
async def test_a_son_is_not_his_father(stored: Services, name: str) -> None:
    assert texts(await ask(stored, speaker=name)) == ["Dialogue remains open,"]


async def test_nobody_of_that_name_gives_the_nearest_names(stored: Services) -> None:
    with pytest.raises(NoSuchSpeaker) as error:
        await ask(stored, speaker="Kim Jong Nam")
    assert {"Kim Jong-Un", "Kim Jong-il"} <= {*error.value.nearest}


async def test_the_same_words_on_two_pages_are_one_result(stored: Services) -> None:
    first = (await ask(stored, speaker="Mira Okafor")).results[0]
    assert [citation.article.path for citation in first.statement.citations] == ["harbour.txt", "copy.txt"]
    for citation in first.statement.citations:
        assert first.statement.text in citation.text


async def test_the_parts_of_an_utterance_are_one_result_with_its_sentences(stored: Services) -> None:
    result = (await ask(stored, speaker="Mira Okafor")).results[1]
    assert result.parts == ("We lost two cranes,", "We will not lose a third.")
    citation = result.statement.citations[0]
    assert citation.text == "“We lost two cranes,” Okafor said. “We will not lose a third.”"
    assert HARBOUR.text[citation.start : citation.end] == citation.text


async def test_reported_content_comes_last_and_is_marked(stored: Services) -> None:
    answer = await ask(stored, speaker="Mira Okafor")
    assert [result.kind for result in answer.results] == ["direct", "direct", "indirect"]


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("harbour", ["The harbour will stay open all winter,"]),
        ("lose a third", ["We will not lose a third."]),
        ("cranes", ["We lost two cranes,", "They were rust on rails.", "that the cranes were old"]),
        ("port director winter", ["The harbour will stay open all winter,"]),
        ("weapons", ["Dialogue is a weapon."]),
    ],
)
async def test_about_words(stored: Services, about: str, found: list[str]) -> None:
    assert texts(await ask(stored, about=about))[: len(found)] == found


@pytest.mark.parametrize(
    "wording",
    [
        "We will not lose a third.",
        "we will not loose a third",
        "will not lose a third",
        "they will not lose a third crane",
        "a third we will not lose",
    ],
)
async def test_approximate_wording(stored: Services, wording: str) -> None:
    assert texts(await ask(stored, exact=wording))[0] == "We will not lose a third."


async def test_filters_combine(stored: Services) -> None:
    period = Period(date(2021, 3, 3), None)
    answer = await ask(stored, speaker="Mira Okafor", outlet="inland herald", period=period)
    assert texts(answer) == ["The harbour will stay open all winter,", "the budget was settled"]
    with pytest.raises(NothingFound):
        await ask(stored, speaker="Jonas Okafor", outlet="Inland Herald")


async def test_paging(stored: Services) -> None:
    first = await ask(stored, limit=2)
    second = await ask(stored, limit=2, offset=2)
    assert first.total == second.total == len(texts(await ask(stored, limit=50)))
    assert not {*texts(first)} & {*texts(second)}


@pytest.mark.parametrize("asked", ["zeppelins", 'C++ a:b " OR *', "@everyone"])
async def test_nothing_found_is_said(stored: Services, asked: str) -> None:
    with pytest.raises(NothingFound):
        await ask(stored, about=asked)


async def test_another_workspace_sees_nothing_of_it(services: Services) -> None:
    await store(services, HARBOUR, workspace="one")
    with pytest.raises(NoSuchSpeaker) as error:
        await services.quote("two", QuoteRequest(speaker="Mira Okafor"))
    assert error.value.nearest == ()

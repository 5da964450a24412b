from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.errors import NoQuotations, NoSuchOutlet, NoSuchSpeaker
from bot.model.article import Article
from bot.model.quotation import Speaker
from bot.model.request import Period
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store
from tests.answering.quays import LEADERS, ask, texts

VOICES = article(
    "voices.txt",
    "“We saw no smoke,” a coastguard spokesman said. “Smoke was everywhere,” the minister said last week.",
    "“It smelled of tar,” Professor Lena Brandt said in 2019. “Nobody knows,” it was heard on the quay.",
    said=[
        ("We saw no smoke,", None),
        ("Smoke was everywhere,", None),
        ("It smelled of tar,", "Lena Brandt"),
        ("Nobody knows,", None),
    ],
    day=date(2021, 3, 10),
    outlet="The Tidewater Post",
)


def voiced() -> Article:
    """The page with what it calls its speakers, one of them nobody, and when two of them spoke."""
    smoke, minister, tar, nobody = VOICES.quotations
    assert tar.speaker is not None
    return replace(
        VOICES,
        quotations=(
            replace(smoke, speaker=Speaker(None, "a coastguard spokesman", 21, 43)),
            replace(minister, speaker=Speaker(None, "the minister", 0, 3), said_on="2021-W09"),
            replace(tar, speaker=replace(tar.speaker, role="Professor of shipping"), said_on="2019"),
            nobody,
        ),
    )


@pytest.fixture
async def heard(stored: Services) -> Services:
    await store(stored, voiced())
    return stored


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("the spokesman", ["We saw no smoke,"]),
        ("Spokesman", ["We saw no smoke,"]),
        ("the spokeswoman", ["We saw no smoke,"]),
        ("coastguard spokesperson", ["We saw no smoke,"]),
        ("coastguard spokesman", ["We saw no smoke,"]),
        ("minister", ["Smoke was everywhere,"]),
        ("the professor", ["It smelled of tar,"]),
        ("professor of shipping", ["It smelled of tar,"]),
        ("Lena Brandt", ["It smelled of tar,"]),
        ("Professor Brandt", ["It smelled of tar,"]),
    ],
)
async def test_who_is_not_named_is_found_by_what_the_page_calls_them(
    heard: Services, asked: str, found: list[str]
) -> None:
    assert texts(await ask(heard, speaker=asked)) == found
    assert texts(await ask(heard, speaker=asked, exact=found[0])) == found


async def test_a_role_nobody_has_is_nobody(heard: Services) -> None:
    with pytest.raises(NoSuchSpeaker):
        await ask(heard, speaker="the astronaut")


async def test_an_unclear_speaker_is_nobody_in_particular(heard: Services) -> None:
    (result,) = (await ask(heard, about="knows")).results
    assert (result.speaker, result.mention, result.confidence) == (None, None, 0.0)
    assert "Nobody knows," in texts(await ask(heard, limit=50))
    assert "Nobody knows," not in texts(await ask(heard, speaker="Lena Brandt"))


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        # Said in the first week of March, though published on the tenth.
        (date(2021, 3, 1), date(2021, 3, 7), {"Smoke was everywhere,"}),
        (date(2021, 3, 10), None, {"We saw no smoke,", "Nobody knows,"}),
        (date(2019, 6, 1), date(2019, 6, 30), {"It smelled of tar,"}),
        (None, date(2018, 12, 31), set()),
    ],
)
async def test_a_period_is_of_the_day_of_saying_where_that_is_known(
    services: Services, since: date | None, until: date | None, found: set[str]
) -> None:
    await store(services, voiced())
    for asked in ({}, {"about": "smoke tar knows"}):
        try:
            answer = await ask(services, period=Period(since, until), limit=50, **asked)
        except NoQuotations:
            assert not found
        else:
            assert {*texts(answer)} == found


@pytest.mark.parametrize("name", ["Tidewater Post", "the tidewater post", "Tidewater", "Tidewatre Post"])
async def test_an_outlet_by_any_spelling(stored: Services, name: str) -> None:
    answer = await ask(stored, outlet=name, limit=50)
    assert {c.article.outlet for r in answer.results for c in r.statement.citations} >= {"Tidewater Post"}
    assert "the budget was settled" not in texts(answer)


async def test_an_outlet_it_never_read_gives_the_nearest(stored: Services) -> None:
    with pytest.raises(NoSuchOutlet) as error:
        await ask(stored, outlet="Daily Planet")
    assert {*error.value.nearest} == {"Tidewater Post", "Inland Herald"}


async def test_nothing_found_says_what_was_searched_and_what_there_is_without(stored: Services) -> None:
    with pytest.raises(NoQuotations) as error:
        await ask(stored, speaker="Jonas Okafor", outlet="Inland", about="cranes rust", period=Period(date(2021, 1, 1)))
    assert error.value.searched == (
        ("speaker", "Jonas Okafor"),
        ("about", "cranes rust"),
        ("outlet", "Inland Herald"),
        ("since", "2021-01-01"),
    )
    assert error.value.without == (("outlet", 1, False),)


async def test_every_filter_together(stored: Services) -> None:
    answer = await ask(
        stored,
        speaker="okafor, mira",
        about="harbour winter",
        exact="the harbor will stay open",
        outlet="tidewater",
        period=Period(date(2021, 3, 1), date(2021, 3, 2)),
    )
    assert texts(answer) == ["The harbour will stay open all winter,"]
    assert dict(answer.searched)["until"] == "2021-03-02"


async def test_a_voice_goes_with_its_page(services: Services) -> None:
    (row,) = await store(services, voiced())
    await services.remove_page(LIBRARY, row)
    await store(services, LEADERS)
    with pytest.raises(NoSuchSpeaker):
        await ask(services, speaker="the spokesman")

"""Whoever pages call "the mayor", and whoever is only close to the governor."""

from __future__ import annotations

import pytest

from bot.model.request import QuoteRequest, SummaryRequest, VerifyRequest
from bot.page_files import PageFile
from bot.rendering.cards.verify import verdict_words
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.harbour import timeline


def _page(name: str, headline: str, *paragraphs: str) -> PageFile:
    told = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    day = '<meta property="article:published_time" content="2023-05-22T12:00:00Z">'
    page = f"<html lang=en><head><title>{headline}</title>{day}</head><body><article><h1>{headline}</h1>{told}"
    return PageFile(f"{name}.html", f"{page}</article></body></html>".encode())


FLOOD = _page(
    "flood",
    "Wall of water runs through Ordal",
    "A wall of water ran through the town of Ordal on Monday after a week of rain, and hundreds left their houses.",
    "A source close to the governor told The Lantern: “Heads will roll at the waterworks.”",
    "“Nobody will be left on a roof tonight,” Governor Helena Brandt said.",
    "The town's mayor, Jonas Kessel, who is the brother of opposition leader Tomas Kessel, broke down in tears. "
    "“This is the worst day of my life,” the mayor said.",
)
ELECTION = [
    _page(
        f"vote-{number}",
        f"Vote in Port Ordal, day {number}",
        f"In the election for mayor of Port Ordal {number}00 more votes were counted, the election office said.",
        "Turnout in the city was higher than four years ago, and both candidates spoke to their supporters at night.",
    )
    for number in range(2, 5)
]
WRECK = _page(
    "wreck",
    "Seven drown as fishing boat sinks off Port Ordal",
    "Seven people drowned when a fishing boat sank in a storm off Port Ordal on Sunday night, the coastguard said.",
    "The mayor of the city said that the harbour would stay closed until the wind had fallen and the boats were safe.",
)


@pytest.fixture
async def desk(services: Services) -> Services:
    await services.add_pages(LIBRARY, [FLOOD, WRECK, *ELECTION])
    return services


@pytest.mark.parametrize(
    ("words", "speaker", "verdict"),
    [
        ("This is the worst day of my life", "Jonas Kessel", "Word for word"),
        ("This is the worst day of my life", "Tomas Kessel", "Word for word, but the page leaves the speaker open"),
        ("Heads will roll at the waterworks", "Helena Brandt", "Somebody else said it"),
    ],
)
async def test_whoever_holds_the_office_may_have_said_it(
    desk: Services, words: str, speaker: str, verdict: str
) -> None:
    answer = await desk.verify(LIBRARY, VerifyRequest(words, speaker))
    assert verdict_words(answer)[0] == verdict


async def test_a_source_close_to_the_governor_is_not_the_governor(desk: Services) -> None:
    answer = await desk.quote(LIBRARY, QuoteRequest(speaker="the governor"))
    assert [quote.speaker for quote in answer.results] == ["Helena Brandt"]


async def test_who_says_what_will_not_be_denies_nothing(desk: Services) -> None:
    (said,) = [e for e in (await timeline(desk, person="Brandt")).entries if "roof" in e.statements[0].text]
    assert said.status == "claimed"


async def test_a_place_in_a_headline_is_not_all_of_the_topic(desk: Services) -> None:
    answer = await desk.summary(LIBRARY, SummaryRequest(topic="Port Ordal election"))
    assert not any("drowned" in told.text for told in answer.statements)

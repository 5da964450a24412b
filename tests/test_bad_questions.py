from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.errors import (
    BackToFront,
    BadDate,
    DatelineError,
    NotInCorpus,
    QuestionTooLong,
    UnknownTimezone,
)
from bot.model.request import QuoteRequest, SummaryRequest, TimelineRequest, VerifyRequest
from bot.rendering.errors import sentence
from bot.schedule import read_timezone
from bot.services import Services
from bot.storage.corpus import LIBRARY


async def test_a_question_of_four_thousand_characters(seeded: Services) -> None:
    with pytest.raises(QuestionTooLong) as caught:
        await seeded.ask(LIBRARY, "why " * 1000)
    assert (caught.value.length, caught.value.limit) == (4000, 500)
    assert "4,000" in sentence(caught.value) or "500" in sentence(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "?", "!!!", "\u200b", "@everyone", "OR AND NOT"),
        pytest.param("a" * 500, id="one long word"),
        "'; DROP TABLE article; --",
    ],
)
async def test_a_question_without_an_answer(seeded: Services, text: str) -> None:
    before = await seeded.articles(LIBRARY)
    try:
        answer, _ = await seeded.ask(LIBRARY, text)
    except DatelineError as error:
        assert sentence(error)
    else:
        assert answer.abstained
        assert answer.statements == ()
    assert await seeded.articles(LIBRARY) == before


WORDLESS = ["'", '"', "(", "*", "\0", "🌊" * 5]


ASKED: dict[str, Callable[[Services, str], Awaitable[object]]] = {
    "speaker": lambda services, text: services.quote(LIBRARY, QuoteRequest(speaker=text)),
    "about": lambda services, text: services.quote(LIBRARY, QuoteRequest(about=text)),
    "exact": lambda services, text: services.quote(LIBRARY, QuoteRequest(exact=text)),
    "timeline topic": lambda services, text: services.timeline(LIBRARY, TimelineRequest(topic=text)),
    "timeline person": lambda services, text: services.timeline(LIBRARY, TimelineRequest(person=text)),
    "summary topic": lambda services, text: services.summary(LIBRARY, SummaryRequest(topic=text)),
}


@pytest.mark.parametrize("option", ASKED)
async def test_options_that_match_nothing_say_so(seeded: Services, option: str) -> None:
    for text in ("xyzzy", "O'Neil", "C++", "NEAR", "x" * 4000):
        with pytest.raises(NotInCorpus) as caught:
            await ASKED[option](seeded, text)
        assert 0 < len(sentence(caught.value)) <= 2000


@pytest.mark.parametrize("option", ASKED)
async def test_options_without_a_word_match_nothing(seeded: Services, option: str) -> None:
    for text in WORDLESS:
        with pytest.raises(NotInCorpus):
            await ASKED[option](seeded, text)


@pytest.mark.parametrize("text", ["xyzzy", "", "x" * 4000, *WORDLESS])
async def test_words_nobody_said_are_not_found(seeded: Services, text: str) -> None:
    assert (await seeded.verify(LIBRARY, VerifyRequest(text))).verdict == "not found"


async def test_an_empty_corpus_says_so(services: Services) -> None:
    for ask in (
        services.quote(LIBRARY, QuoteRequest()),
        services.timeline(LIBRARY, TimelineRequest()),
        services.summary(LIBRARY, SummaryRequest()),
    ):
        with pytest.raises(NotInCorpus):
            await ask
    answer, _ = await services.ask(LIBRARY, "Where did they meet?")
    assert answer.abstained
    digest, _ = await services.digest(LIBRARY, 0)
    assert digest.empty


@pytest.mark.parametrize(
    "text",
    ["2019-02-30", "2019-13-01", "31 February 2019", "April 31, 2019", "0000-00-00", "soon", "", "99999", "2019-04-1x"],
)
def test_a_date_that_does_not_exist(services: Services, text: str) -> None:
    if text:
        with pytest.raises(BadDate) as caught:
            services.read_period(text, None)
        assert text in sentence(caught.value)
    else:
        assert services.read_period(text, None).since is None


def test_a_period_that_ends_before_it_begins(services: Services) -> None:
    with pytest.raises(BackToFront):
        services.read_period("2019-04-25", "2019-04-18")


@pytest.mark.parametrize("name", ["Mars/Olympus", "Asia/Soul", "", "../../etc/passwd", "UTC+25", "\0"])
def test_an_unknown_timezone(name: str) -> None:
    with pytest.raises(UnknownTimezone) as caught:
        read_timezone(name)
    assert sentence(caught.value)

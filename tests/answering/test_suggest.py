from __future__ import annotations

from datetime import date

import pytest

from bot.answering.suggest import suggest_articles, suggest_outlets, suggest_people, suggest_speakers, suggest_topics
from bot.services import Services
from bot.storage.corpus import LIBRARY, Corpus
from tests.answering.corpora import article, store

PAGES = [
    article(
        "one.txt",
        "“It rains,” Petra Lindqvist said. “It pours,” Per Lindholm said.",
        said=[("It rains,", "Petra Lindqvist"), ("It pours,", "Per Lindholm")],
        outlet="Fjord Gazette",
        title="Rain over the fjord",
        day=date(2021, 3, 1),
    ),
    article(
        "two.txt",
        "“Still raining,” Petra Lindqvist said.",
        said=[("Still raining,", "Petra Lindqvist")],
        outlet="Harbour Radio",
        title="More rain",
        day=date(2021, 3, 2),
    ),
]


@pytest.fixture
async def corpus(services: Services) -> Corpus:
    await store(services, *PAGES)
    return services.corpus(LIBRARY)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["Petra Lindqvist", "Per Lindholm"]),
        ("pe", ["Petra Lindqvist", "Per Lindholm"]),
        ("lind", ["Petra Lindqvist", "Per Lindholm"]),
        ("lindh", ["Per Lindholm"]),
        ("Lindqvits", ["Petra Lindqvist"]),
        ("zzz", []),
        ('" OR *', []),
    ],
)
async def test_speakers_and_people(corpus: Corpus, typed: str, names: list[str]) -> None:
    assert (await suggest_speakers(corpus, typed))[: max(len(names), 1)] == names
    assert (await suggest_people(corpus, typed))[: max(len(names), 1)] == names


@pytest.mark.parametrize(("typed", "outlets"), [("", 2), ("fjo", 1), ("radio", 1), ("gazete", 1), ("zzz", 0)])
async def test_outlets(corpus: Corpus, typed: str, outlets: int) -> None:
    assert len(await suggest_outlets(corpus, typed)) == outlets


async def test_articles_newest_first(corpus: Corpus) -> None:
    assert [ref.path for ref in await suggest_articles(corpus, "rain")] == ["one.txt", "two.txt"]
    assert [ref.path for ref in await suggest_articles(corpus, "")] == ["two.txt", "one.txt"]
    assert [ref.path for ref in await suggest_articles(corpus, "harbour")] == ["two.txt"]


async def test_topics(corpus: Corpus) -> None:
    assert (await suggest_topics(corpus, ""))[0] == "Petra Lindqvist"
    assert "Rain over the fjord" in await suggest_topics(corpus, "fjord")
    assert await suggest_topics(corpus, "zzz") == []


async def test_who_speaks_more_comes_first_whichever_name_is_typed(services: Services) -> None:
    page = article(
        "three.txt",
        "“Rain,” Adam Berg said. “Rain,” Carl Adamson said. “More rain,” Adamson said.",
        said=[("Rain,", "Adam Berg"), ("Rain,", "Carl Adamson"), ("More rain,", "Carl Adamson")],
    )
    await store(services, page)
    assert await suggest_speakers(services.corpus(LIBRARY), "adam") == ["Carl Adamson", "Adam Berg"]


async def test_no_more_than_an_autocomplete_takes(services: Services) -> None:
    many = [article(f"{n}.txt", f"Page {n} of rain.", title=f"Rain, day {n}", outlet=f"Paper {n}") for n in range(40)]
    await store(services, *many)
    corpus = services.corpus(LIBRARY)
    assert len(await suggest_articles(corpus, "rain")) == 25
    assert len(await suggest_outlets(corpus, "")) == 25

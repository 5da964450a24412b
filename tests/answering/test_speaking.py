from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.errors import NoQuotations
from bot.model.article import Article, Publication
from bot.model.quotation import Speaker
from bot.model.request import Period, QuoteRequest
from bot.model.speech import SpeechCounts, VoiceCounts
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store


def page(number: int, day: date | None, *said: tuple[str, str | None]) -> Article:
    told = [f"“{words},” {name or 'somebody'} said." for words, name in said]
    return article(f"{number}.txt", *told, said=[(f"{words},", name) for words, name in said], day=day, outlet="Post")


def rows(counts: SpeechCounts) -> dict[str | None, tuple[int, ...]]:
    return {voice.name: voice.counts for voice in counts.voices}


async def count(services: Services, **asked: object) -> SpeechCounts:
    return await services.speech(LIBRARY, QuoteRequest(**asked))  # type: ignore[arg-type]


async def test_words_are_counted_on_the_day_they_were_said_else_published(services: Services) -> None:
    first = page(1, date(2021, 3, 2), ("The ferry sails at nine", "Mira Okafor"), ("It will not sail", "Tom Olsen"))
    late = first.quotations[1]
    await store(
        services,
        replace(first, quotations=(first.quotations[0], replace(late, said_on="2021-03-01"))),
        page(2, date(2021, 3, 4), ("The ferry was late", "Mira Okafor"), ("The ferry was full", "Mira Okafor")),
    )
    counts = await count(services)
    assert (counts.unit, counts.starts[0], len(counts.starts)) == ("day", date(2021, 3, 1), 4)
    assert rows(counts) == {"Mira Okafor": (0, 1, 0, 2), "Tom Olsen": (1, 0, 0, 0)}
    assert (counts.total, counts.unplaced, counts.others, counts.unclear) == (4, 0, None, None)


async def test_the_same_words_on_two_pages_count_once(services: Services) -> None:
    said = ("The ferry sails at nine sharp", "Mira Okafor")
    await store(services, page(1, date(2021, 3, 2), said), page(2, date(2021, 3, 3), said))
    assert rows(await count(services)) == {"Mira Okafor": (1,)}


async def test_who_has_no_name_and_who_is_unclear_are_counted_apart(services: Services) -> None:
    first = page(1, date(2021, 3, 2), ("We saw smoke", None), ("Nobody knows", None), ("It burns", "Tom Olsen"))
    smoke, nobody, burns = first.quotations
    official = replace(smoke, speaker=Speaker(None, "an official", 0, 4))
    await store(services, replace(first, quotations=(official, nobody, burns)))
    counts = await count(services)
    assert rows(counts) == {"Tom Olsen": (1,)}
    assert (counts.unnamed, counts.unclear) == (VoiceCounts(None, 1, (1,)), VoiceCounts(None, 1, (1,)))


@pytest.mark.parametrize(
    ("last", "unit", "units"),
    [
        (date(2021, 3, 1), "day", 1),
        (date(2021, 3, 21), "day", 21),
        (date(2021, 3, 22), "week", 4),
        (date(2021, 12, 1), "month", 10),
        (date(2031, 3, 1), "year", 11),
    ],
)
async def test_the_unit_suits_the_time(services: Services, last: date, unit: str, units: int) -> None:
    await store(
        services,
        page(1, date(2021, 3, 1), ("The ferry sails", "Mira Okafor")),
        page(2, last, ("The ferry stays in the harbour", "Mira Okafor")),
    )
    counts = await count(services)
    assert (counts.unit, len(counts.starts)) == (unit, units)
    assert sum(rows(counts)["Mira Okafor"]) == 2


async def test_days_that_are_not_known_exactly_are_never_made_exact(services: Services) -> None:
    known = [page(n, date(2021, 3, n), (f"The ferry sailed {n} times", "Mira Okafor")) for n in range(1, 9)]
    vague = page(9, None, ("Once it sailed by night", "Mira Okafor"))
    month = Publication(date(2021, 3, 1), date(2021, 3, 31), "inferred")
    undated = page(10, None, ("It sailed before the war", "Mira Okafor"))
    await store(services, *known, replace(vague, publication=month), undated)
    counts = await count(services)
    assert (counts.unit, sum(counts.voices[0].counts), counts.voices[0].total, counts.unplaced) == ("day", 8, 10, 2)


async def test_one_quotation_of_long_ago_does_not_squeeze_the_rest(services: Services) -> None:
    known = [page(n, date(2021, 3, n), (f"The ferry sailed {n} times", "Mira Okafor")) for n in range(1, 22)]
    await store(services, *known, page(30, date(1999, 1, 1), ("It sails for the first time", "Tom Olsen")))
    counts = await count(services)
    assert (counts.unit, counts.starts[0], counts.unplaced) == ("day", date(2021, 3, 1), 1)
    assert rows(counts)["Tom Olsen"] == (0,) * len(counts.starts)


async def test_further_people_are_counted_together(services: Services) -> None:
    names = ("Ann", "Ben", "Cid", "Dov", "Eva", "Fay", "Gus", "Hal", "Ida", "Jon")
    said = [(f"{name} saw the ferry sail", f"{name} Lund{name.casefold()}") for name in names]
    await store(services, page(1, date(2021, 3, 1), *said))
    counts = await count(services)
    assert len(counts.voices) == 8
    assert counts.others == VoiceCounts(None, 2, (2,), 2)


async def test_filters_hold_for_the_chart_too(services: Services) -> None:
    await store(services, page(1, date(2021, 3, 1), ("The ferry sails", "Mira Okafor"), ("It rains", "Tom Olsen")))
    counts = await count(services, speaker="okafor", about="ferry", outlet="post", period=Period(date(2021, 1, 1)))
    assert rows(counts) == {"Mira Okafor": (1,)}
    assert [name for name, _ in counts.searched] == ["speaker", "about", "outlet", "since"]
    with pytest.raises(NoQuotations):
        await count(services, about="zeppelins")

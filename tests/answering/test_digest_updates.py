from __future__ import annotations

import pytest

from bot.services import Services
from tests.answering.corpora import article, store
from tests.answering.news import BUDGET, DAY, digest


async def test_a_new_version_is_an_update_with_what_it_adds(services: Services) -> None:
    (first,) = await store(services, BUDGET)
    added = "The minister for schools resigned an hour later."
    await store(services, article("budget.txt", *BUDGET.text.split("\n\n"), added, title=BUDGET.title, day=DAY))
    found, _ = await digest(services, first)
    assert not found.stories
    assert [[s.text for s in story.statements] for story in found.updates] == [[added]]
    # To a digest that never had the page it is simply new.
    found, _ = await digest(services)
    assert [story.headline for story in found.stories] == [BUDGET.title]
    assert not found.updates


async def test_a_version_that_only_lost_words_is_no_update(services: Services) -> None:
    (first,) = await store(services, BUDGET)
    await store(services, article("budget.txt", BUDGET.text.split("\n\n")[0], title=BUDGET.title, day=DAY))
    found, newest = await digest(services, first)
    assert found.empty
    assert newest > first


PORT = (
    "The tug Goliath pulled the ship off the rock on Friday.",
    "About 6,000 tonnes of oil have leaked, the coastguard said.",
    "The club named no successor to the captain.",
)


@pytest.mark.parametrize(
    ("place", "changed", "told"),
    [
        (1, "About 6,000 tonnes of oil have leaked, the coast guard said.", False),
        (2, "The club has not named a successor to the captain.", False),
        (1, "About 4,500 tonnes of oil have leaked, the coastguard said.", True),
        (0, "The tug Goliath pulled the ship off the rock on Saturday.", True),
        (2, "The club named a successor to the captain.", True),
    ],
)
async def test_what_is_only_spelt_otherwise_is_no_update(
    services: Services, place: int, changed: str, told: bool
) -> None:
    (seen,) = await store(services, article("tug.txt", *PORT, title="Tug pulls ship off rock"))
    later = [*PORT]
    later[place] = changed
    await store(services, article("tug.txt", *later, title="Tug pulls ship off rock"))
    found, _ = await digest(services, seen)
    assert [[s.text for s in story.statements] for story in found.updates] == ([[changed]] if told else [])


async def test_corrections_come_first_among_updates_and_in_them(services: Services) -> None:
    seen = (await store(services, article("tug.txt", *PORT, title="Tug"), BUDGET))[-1]
    added = "The minister for schools resigned an hour later."
    note = "Correction: An earlier version of this article said that 4,500 tonnes had leaked."
    news = "The police of Lund arrested the captain of the ship on Saturday morning."
    await store(
        services,
        article("budget.txt", *BUDGET.text.split("\n\n"), added, added.replace("schools", "trade"), title=BUDGET.title),
        article("tug.txt", *PORT, news, note, title="Tug"),
    )
    found, _ = await digest(services, seen)
    assert [story.headline for story in found.updates] == ["Tug", BUDGET.title]
    assert [s.text for s in found.updates[0].statements] == [note, news]


async def test_a_day_that_an_update_names_is_among_the_dates(services: Services) -> None:
    plans = ["The tug is to pull the ferry off the reef on March 8.", "The inquiry will open on March 9."]
    events = [("March 8", "2021-03-08"), ("March 9", "2021-03-09")]
    (seen,) = await store(services, article("tug.txt", *plans, title="Tug", events=events))
    plans[0], events[0] = plans[0].replace("8", "7"), ("March 7", "2021-03-07")
    await store(services, article("tug.txt", *plans, title="Tug", events=events))
    found, _ = await digest(services, seen)
    assert [[s.text for s in story.statements] for story in found.updates] == [[plans[0]]]
    assert [entry.value for entry in found.events] == ["2021-03-07"]

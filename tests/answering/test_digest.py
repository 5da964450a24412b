from __future__ import annotations

from datetime import date

from bot.answering.digest import build_digest
from bot.model.answer import Digest
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

DAY = date(2021, 3, 4)
FERRY = article(
    "ferry.txt",
    "The ferry Aurelia ran aground off Skarvik on Tuesday night with 212 passengers on board.",
    "“Everybody was taken ashore within two hours,” said Captain Runa Halvorsen of the coastguard.",
    "An inquiry will open on March 9.",
    said=[("Everybody was taken ashore within two hours,", "Runa Halvorsen")],
    day=date(2021, 3, 3),
    outlet="Fjord Gazette",
    title="Ferry Aurelia runs aground off Skarvik",
    events=[("March 9", "2021-03-09"), ("Tuesday night", "2021-03-02")],
)
FERRY_AGAIN = article(
    "ferry-again.txt",
    "All 212 passengers of the ferry Aurelia are safe after the ship ran aground near Skarvik, the coastguard said.",
    "Runa Halvorsen, the coastguard captain, said “everybody was taken ashore within two hours”.",
    said=[("everybody was taken ashore within two hours", "Runa Halvorsen", "mixed")],
    day=date(2021, 3, 3),
    outlet="Harbour Radio",
    title="Passengers of grounded ferry Aurelia safe",
)
BUDGET = article(
    "budget.txt",
    "Parliament passed the school budget by three votes after a debate of nine hours.",
    "Teachers had asked for smaller classes and got them.",
    day=date(2021, 3, 3),
    outlet="Fjord Gazette",
    title="School budget passes by three votes",
)


async def digest(services: Services, seen: int = 0, workspace: str = LIBRARY) -> tuple[Digest, int]:
    return await build_digest(services.corpus(workspace), DAY, seen)


async def test_pages_on_one_thing_are_one_story(services: Services) -> None:
    ids = await store(services, FERRY, BUDGET, FERRY_AGAIN)
    found, newest = await digest(services)
    assert newest == ids[-1]
    assert [{ref.path for ref in story.articles} for story in found.stories] == [
        {"ferry.txt", "ferry-again.txt"},
        {"budget.txt"},
    ]
    assert not found.empty


async def test_every_statement_is_a_slice_of_its_page(services: Services) -> None:
    await store(services, FERRY, BUDGET, FERRY_AGAIN)
    found, _ = await digest(services)
    texts = {one.path: one.text for one in (FERRY, BUDGET, FERRY_AGAIN)}
    statements = [s for story in found.stories for s in story.statements]
    assert statements
    for statement in [
        *statements,
        *(q.statement for q in found.quotes),
        *(s for e in found.events for s in e.statements),
    ]:
        for citation in statement.citations:
            assert texts[citation.article.path][citation.start : citation.end] == citation.text
        assert statement.text in statement.citations[0].text


async def test_quotations_of_people_known_by_name(services: Services) -> None:
    await store(services, FERRY, FERRY_AGAIN)
    found, _ = await digest(services)
    assert [quote.speaker for quote in found.quotes] == ["Runa Halvorsen"]
    assert len(found.quotes[0].statement.citations) == 2


async def test_events_to_come_are_first(services: Services) -> None:
    await store(services, FERRY)
    found, _ = await digest(services)
    assert [entry.value for entry in found.events] == ["2021-03-09", "2021-03-02"]


async def test_the_first_covers_the_last_week_of_news_alone(services: Services) -> None:
    old = article("old.txt", "The lighthouse of Skarvik was painted white.", day=date(2021, 2, 20), title="White paint")
    ahead = article("ahead.txt", "A calendar for the year to come was printed.", day=date(2031, 1, 1), title="Ahead")
    undated = article("undated.txt", "The bakery of Skarvik sells bread made of rye.", title="Rye")
    ids = await store(services, old, undated, FERRY, BUDGET, ahead)
    found, newest = await digest(services)
    assert {story.headline for story in found.stories} == {FERRY.title, BUDGET.title}
    assert found.older == 2 and found.covers and found.covers.start == FERRY.publication.latest
    again, _ = await digest(services, newest)
    assert newest == ids[-1] and again.empty and not again.older


async def test_only_what_is_new(services: Services) -> None:
    first = (await store(services, FERRY))[0]
    await store(services, BUDGET)
    found, newest = await digest(services, first)
    assert [story.headline for story in found.stories] == ["School budget passes by three votes"]
    assert found.since == services.now()
    again, unchanged = await digest(services, newest)
    assert again.empty
    assert unchanged == newest


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


async def test_another_workspace_is_not_told(services: Services) -> None:
    await store(services, FERRY, workspace="one")
    found, newest = await digest(services, workspace="two")
    assert found.empty
    assert newest == 0


async def test_a_report_leads_before_a_talk_on_the_same_thing(services: Services) -> None:
    talk = article(
        "talk.txt",
        "The ferry Aurelia ran aground off Skarvik on Tuesday night with 212 passengers on board, and the coastguard,"
        " the captain and the crew of the ferry answered questions of passengers in Skarvik.",
        "Was the ferry Aurelia off its course?",
        "It was not. Is the ship safe?",
        "All 212 passengers are safe.",
        day=date(2021, 3, 3),
        outlet="Harbour Radio",
        title="Ferry Aurelia aground off Skarvik: the captain of the coastguard answers",
    )
    await store(services, FERRY, FERRY_AGAIN, talk)
    found, _ = await digest(services)
    (story,) = found.stories
    assert len(story.articles) == 3 and story.articles[0].path != "talk.txt"

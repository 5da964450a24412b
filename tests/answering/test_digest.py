from __future__ import annotations

from datetime import date

import pytest

from bot.answering.digest import build_digest
from bot.answering.readable import without_articles
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
    events=[("March 9", "2021-03-09"), ("Tuesday night", "2021-03-02", "happened")],
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


async def test_a_copy_of_what_an_earlier_digest_told_is_not_told_again(services: Services) -> None:
    seen = (await store(services, FERRY))[-1]
    late = article("late.txt", *FERRY.text.split("\n\n"), day=date(2021, 3, 4), title="Ferry hits a reef")
    newest = (await store(services, late))[-1]
    found, covered = await digest(services, seen)
    assert found.empty and covered == newest
    # Nor is it news when the page it copies has been changed since.
    more = "The harbour office of Lund has lent a tug."
    await store(
        services, article("ferry.txt", *FERRY.text.split("\n\n"), more, day=date(2021, 3, 3), title=FERRY.title)
    )
    found, _ = await digest(services, seen)
    assert not found.stories and [[s.text for s in story.statements] for story in found.updates] == [[more]]
    # To a digest that begins with both it is one story.
    found, _ = await digest(services)
    assert [len(story.articles) for story in found.stories] == [2]


async def test_the_newest_report_leads_its_story(services: Services) -> None:
    towed = article(
        "towed.txt",
        "The ferry Aurelia was towed to Lund on Thursday, two days after it ran aground off Skarvik with passengers.",
        "All 212 passengers of the ferry Aurelia are safe, the coastguard said.",
        day=date(2021, 3, 4),
        outlet="Fjord Gazette",
        title="Ferry Aurelia towed to Lund",
    )
    await store(services, towed, FERRY, FERRY_AGAIN)
    found, _ = await digest(services)
    assert [story.headline for story in found.stories] == [towed.title]
    assert found.stories[0].statements[0].text == towed.text.split("\n\n")[0]


async def test_reports_come_before_columns(services: Services) -> None:
    column = article(
        "column.txt",
        "I have taken the slow train to Lund for thirty years.",
        "My friends say that I am mad, and they may be right.",
        "The window opens, and I can smell the sea.",
        title="Why I take the slow train",
        day=date(2021, 3, 3),
    )
    await store(services, BUDGET, column)
    found, _ = await digest(services)
    assert [story.headline for story in found.stories] == [BUDGET.title, column.title]


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


async def test_a_plan_whose_day_has_passed_is_not_among_the_dates(services: Services) -> None:
    plans = article(
        "plans.txt",
        "The tug was to come on March 2 to pull the ferry Aurelia off the reef.",
        "The inquiry will open on March 9.",
        day=date(2021, 3, 3),
        title="Tug late",
        events=[("March 2", "2021-03-02"), ("March 9", "2021-03-09")],
    )
    await store(services, plans)
    found, _ = await digest(services)
    assert [entry.value for entry in found.events] == ["2021-03-09"]


async def test_dates_are_told_by_sentences_that_stand_alone_each_once(services: Services) -> None:
    both = "The port of Skarvik closed on Wednesday, and its dockers will vote on March 9."
    page = article(
        "port.txt",
        both,
        "He will be back on March 10.",
        "“We will all be there on March 11, whatever the weather.",
        "The winter of 2021 will be a hard one for the port.",
        day=DAY,
        title="Port closes",
        events=[
            ("Wednesday", "2021-03-03", "happened"),
            ("March 9", "2021-03-09"),
            ("March 10", "2021-03-10"),
            ("March 11", "2021-03-11"),
            ("2021 will", "2021"),
        ],
    )
    await store(services, page)
    found, _ = await digest(services)
    assert [(entry.value, [s.text for s in entry.statements]) for entry in found.events] == [("2021-03-09", [both])]


async def test_a_story_says_what_its_pages_count_differently(services: Services) -> None:
    pages = [
        article(path, f"{count} people were hurt when the ferry Aurelia ran aground off Skarvik.", title=path, day=DAY)
        for path, count in (("eleven.txt", "Eleven"), ("nine.txt", "Nine"))
    ]
    await store(services, *pages)
    found, _ = await digest(services)
    (conflict,) = found.stories[0].conflicts
    assert {side.version for side in conflict.sides} == {"Eleven people", "Nine people"}
    gone = {conflict.sides[1].statement.citations[0].article.id}
    left = without_articles(found, gone)
    assert isinstance(left, Digest) and left.stories and not left.stories[0].conflicts


async def test_a_day_that_an_update_names_is_among_the_dates(services: Services) -> None:
    plans = ["The tug is to pull the ferry off the reef on March 8.", "The inquiry will open on March 9."]
    events = [("March 8", "2021-03-08"), ("March 9", "2021-03-09")]
    (seen,) = await store(services, article("tug.txt", *plans, title="Tug", events=events))
    plans[0], events[0] = plans[0].replace("8", "7"), ("March 7", "2021-03-07")
    await store(services, article("tug.txt", *plans, title="Tug", events=events))
    found, _ = await digest(services, seen)
    assert [[s.text for s in story.statements] for story in found.updates] == [[plans[0]]]
    assert [entry.value for entry in found.events] == ["2021-03-07"]

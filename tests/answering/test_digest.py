from __future__ import annotations

from datetime import date

from bot.answering.readable import without_articles
from bot.model.answer import Digest
from bot.services import Services
from tests.answering.corpora import article, store
from tests.answering.news import BUDGET, DAY, FERRY, FERRY_AGAIN, digest


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

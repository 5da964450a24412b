from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from bot.errors import NoSuchArticle, NothingFound
from bot.model.article import Publication
from bot.model.request import Period, SummaryRequest
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

STRIKE = article(
    "strike.txt",
    "Dock workers in Vellin began a strike on Monday over pay and night shifts.",
    "It is the third this year. The union says that wages have not risen since 2015.",
    "“We will stay out for a month,” said Mira Okafor, who leads the union.",
    "The port handles a quarter of the country's grain.",
    said=[("We will stay out for a month,", "Mira Okafor")],
    day=date(2021, 3, 2),
    title="Dock workers strike in Vellin",
)
END = article(
    "end.txt",
    "The strike of dock workers in Vellin ended on Friday after the port raised wages by 4 percent.",
    "Ships that had waited off the coast began to unload at noon.",
    day=date(2021, 3, 6),
    title="Strike in Vellin ends",
)
SNOW = article(
    "snow.txt",
    "Heavy snow closed the mountain pass of Harrow on Thursday.",
    "Forty lorries were stuck overnight, the police said.",
    day=date(2021, 3, 4),
    title="Snow closes pass",
)


async def summary(services: Services, request: SummaryRequest) -> list[str]:
    answer = await services.summary(LIBRARY, request)
    for statement in answer.statements:
        for citation in statement.citations:
            assert citation.article in answer.articles
    return [statement.text for statement in answer.statements]


async def test_one_article_begins_with_what_it_is_about(services: Services) -> None:
    ids = await store(services, STRIKE, SNOW)
    texts = await summary(services, SummaryRequest(article=ids[0], sentences=2))
    assert texts[0] == "Dock workers in Vellin began a strike on Monday over pay and night shifts."
    assert all(STRIKE.text.index(a) < STRIKE.text.index(b) for a, b in pairwise(texts))


async def test_a_sentence_that_leans_on_another_is_avoided(services: Services) -> None:
    ids = await store(services, STRIKE)
    assert "It is the third this year." not in await summary(services, SummaryRequest(article=ids[0], sentences=3))


async def test_a_topic_leaves_other_articles_out(services: Services) -> None:
    await store(services, STRIKE, END, SNOW)
    texts = await summary(services, SummaryRequest(topic="strike Vellin", sentences=4))
    assert not any("snow" in text or "lorries" in text for text in texts)
    assert texts[-1].startswith(("The strike of dock workers", "Ships that had waited"))


async def test_a_person_is_a_topic(services: Services) -> None:
    await store(services, STRIKE, SNOW)
    texts = await summary(services, SummaryRequest(topic="Mira Okafor", sentences=1))
    assert texts == ["“We will stay out for a month,” said Mira Okafor, who leads the union."]


async def test_a_period_is_that_of_publication(services: Services) -> None:
    await store(services, STRIKE, END, SNOW)
    texts = await summary(services, SummaryRequest(period=Period(date(2021, 3, 4), date(2021, 3, 5)), sentences=5))
    assert set(texts) <= set(SNOW.text.replace("\n\n", " ").replace(". ", ".\n").split("\n"))


async def test_copies_on_several_pages_are_one_statement(services: Services) -> None:
    copy = article(
        "copy.txt", STRIKE.text.split("\n\n")[0], "The weather was fair in the harbour.", day=date(2021, 3, 2)
    )
    await store(services, STRIKE, copy)
    answer = await services.summary(LIBRARY, SummaryRequest(sentences=3))
    assert [len(s.citations) for s in answer.statements if "began a strike" in s.text] == [2]


async def test_nothing_found_names_the_nearest_there_is(services: Services) -> None:
    await store(services, STRIKE, SNOW)
    with pytest.raises(NothingFound) as raised:
        await summary(services, SummaryRequest(topic="Ibiza"))
    assert raised.value.asked == "Ibiza"
    assert set(raised.value.nearest) == {"Dock workers strike in Vellin", "Snow closes pass"}


async def test_no_such_article(services: Services) -> None:
    with pytest.raises(NoSuchArticle):
        await summary(services, SummaryRequest(article=99))


async def test_an_empty_corpus_has_no_summary(services: Services) -> None:
    with pytest.raises(NothingFound):
        await summary(services, SummaryRequest())


async def test_a_topic_of_two_words_need_not_stand_in_one_sentence(services: Services) -> None:
    await store(services, STRIKE, END, SNOW)
    assert len(await summary(services, SummaryRequest(topic="workers Okafor", sentences=9))) > 1


async def test_an_article_that_only_mentions_the_topic_is_left_out(services: Services) -> None:
    cup = article(
        "cup.txt",
        "Vellin Rovers won the cup on Sunday before 20,000 people in the new stadium.",
        "The keeper, Jory Lasko, stopped two penalties and was carried round the pitch by the fans.",
        "The coach thanked the supporters, who had come on foot because of the strike.",
        day=date(2021, 3, 7),
        title="Rovers win the cup",
    )
    await store(services, STRIKE, END, cup)
    assert not any("coach" in text for text in await summary(services, SummaryRequest(topic="strike", sentences=9)))


async def test_a_misspelt_topic_is_told_the_headlines_with_one_like_it(services: Services) -> None:
    await store(services, SNOW, STRIKE)
    with pytest.raises(NothingFound) as error:
        await services.summary(LIBRARY, SummaryRequest(topic="strke"))
    assert error.value.nearest == ("Dock workers strike in Vellin",)


async def test_a_headline_is_found_before_its_last_word_is_typed_out(services: Services) -> None:
    await store(services, SNOW, STRIKE)
    assert (await services.find_article(LIBRARY, "dock workers str")).headline == "Dock workers strike in Vellin"


async def test_a_sentence_on_the_page_itself_is_no_news(services: Services) -> None:
    page = article(
        "talk.txt",
        "This is an edited transcript of a talk with the harbour master of Vellin on the strike.",
        "The harbour master of Vellin said that the strike had emptied the port of ships.",
        "An earlier version of this article called the strike a lockout.",
        title="The harbour master of Vellin on the strike",
    )
    ids = await store(services, page)
    assert await summary(services, SummaryRequest(article=ids[0], sentences=3)) == [
        "The harbour master of Vellin said that the strike had emptied the port of ships."
    ]


async def test_a_sentence_comes_with_the_one_it_leans_on_or_not_at_all(services: Services) -> None:
    page = article(
        "mayor.txt",
        "It was a short speech on a wet night in January.",
        "“I have made mistakes, and I am going,” she told the council of Lund on Wednesday night.",
        "Greta Sand, 48, had been mayor of Lund since 2016 and wanted to stay.",
        "She was under pressure over a house by the lake of Lund.",
        "The council of Lund will choose a new mayor in February.",
        title="Mayor of Lund resigns",
    )
    ids = await store(services, page)
    for many in range(1, 6):
        texts = await summary(services, SummaryRequest(article=ids[0], sentences=many))
        assert texts and "she told" not in " ".join(texts)
        for before, text in pairwise(["", *texts]):
            assert not text.startswith("She was") or before.startswith("Greta Sand")


async def test_what_is_said_in_other_words_is_not_said_again(services: Services) -> None:
    first = article(
        "rates.txt",
        "The central bank raised its main interest rate by half a point to 3 percent, its first rise in four years.",
        "The crown gained against the euro on Thursday afternoon.",
        day=date(2021, 12, 2),
        title="Central bank raises interest rate to 3 percent",
    )
    second = article(
        "up.txt",
        "The central bank has put up its interest rate to 3 percent, the first rise in years.",
        "Home owners will pay about 400 crowns a month more on a typical loan.",
        day=date(2021, 12, 2),
        title="Rates up for first time since 2017",
    )
    await store(services, first, second)
    texts = await summary(services, SummaryRequest(sentences=3))
    assert len(texts) == 3 and sum("interest rate" in text for text in texts) == 1


async def test_the_first_sentence_names_those_the_news_is_about(services: Services) -> None:
    page = article(
        "train.txt",
        "On a cold night by the river a blue team stuck out its chin and asked for one more fight.",
        "The Rovers of Northfield reached the final again with a victory over the Lakemouth Divers on Saturday.",
        "The Divers had beaten the Rovers twice, and Northfield had lost its best keeper.",
        "Northfield last won the cup in 1998, when the Rovers had the oldest team.",
        title="Column: Rovers reach the final again",
    )
    ids = await store(services, page)
    (text,) = await summary(services, SummaryRequest(article=ids[0], sentences=1))
    assert text.startswith("The Rovers of Northfield reached")


async def test_neither_questions_nor_what_is_told_of_the_author_are_news(services: Services) -> None:
    page = article(
        "loan.txt",
        "What does the rise of interest rates mean for your loan?",
        "Loans become dearer at once, said Moa Lind of the bank of Lund.",
        "Ana Ruiz is a reporter of the Harbour Post.",
        title="What the rate rise means",
    )
    ids = await store(services, replace(page, authors=("Ana Ruiz",)))
    assert await summary(services, SummaryRequest(article=ids[0])) == [page.text.split("\n\n")[1]]


FIRE = "A fire destroyed the fish market of Vellin early on Sunday and injured three firefighters, the police said."


@pytest.mark.parametrize(
    ("other", "day", "versions"),
    [
        ("Five firefighters were injured in the fire at the fish market of Vellin on Sunday.", 12, ("three", "Five")),
        ("At least two firefighters were injured in the fire at the fish market of Vellin on Sunday.", 12, ()),
        ("Five firefighters were injured in the fire at the fish market of Vellin on Sunday.", 14, ()),
        ("Five firefighters of Vellin left for the islands by boat to put out a burning ship.", 12, ()),
    ],
)
async def test_what_pages_of_one_day_count_differently_stands_side_by_side(
    services: Services, other: str, day: int, versions: tuple[str, ...]
) -> None:
    pages = [
        article("fire.txt", FIRE, day=date(2021, 9, 12), title="Fire in Vellin"),
        article("five.txt", other, day=date(2021, 9, day), title="Fish market burns"),
    ]
    await store(services, *pages)
    answer = await services.summary(LIBRARY, SummaryRequest(sentences=2))
    found = {side.version.split()[0] for conflict in answer.conflicts for side in conflict.sides}
    assert found == set(versions)
    for conflict in answer.conflicts:
        assert conflict.sides[0].statement in answer.statements
        assert all(c.article in answer.articles for side in conflict.sides for c in side.statement.citations)


async def test_people_named_in_every_sentence_make_no_two_of_them_the_same(services: Services) -> None:
    row = "President Mara Lindt and Chancellor Jon Abel are to meet in Lund after a row over grain."
    met = "Chancellor Jon Abel and President Mara Lindt met in a library by the lake."
    rest = [
        f"Chancellor Jon Abel told President Mara Lindt of {thing}." for thing in ("ships", "wages", "roads", "taxes")
    ]
    before = article("before.txt", row, *rest[:2], day=date(2021, 4, 22), title="Lindt to meet Abel")
    after = article("after.txt", met, *rest[2:], day=date(2021, 4, 23), title="Abel and Lindt meet")
    await store(services, before, after)
    assert {row, met} <= set(await summary(services, SummaryRequest(sentences=6)))


async def test_a_page_of_an_uncertain_day_comes_before_those_of_its_last_day(services: Services) -> None:
    late = article("late.txt", "The strike of Vellin ended on Friday at noon.", day=date(2021, 3, 6), title="Ends")
    early = article("early.txt", "The union of Vellin was to vote on a new offer.", title="Vote", day=date(2021, 3, 6))
    span = Publication(date(2021, 3, 4), date(2021, 3, 6), "inferred")
    await store(services, late, replace(early, publication=span))
    assert await summary(services, SummaryRequest()) == [early.text, late.text]

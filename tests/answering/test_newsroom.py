"""What a newsroom asks about a trial, a transfer and a shipwreck: columns of corrections, offices, who they were."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.request import TimelineRequest, VerifyRequest
from bot.page_files import PageFile
from bot.rendering.cards.question import short_words
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store
from tests.answering.test_follow_up import thread

WRECK = """The trawler Petrel sinks off Skarvik

By Nora Lindt

March 3, 2021

The skipper of a tug that ran down the trawler Petrel in fog, killing three men, was found guilty on Tuesday.
The tug Maud struck the trawler off Skarvik on 17 October 2020.
The 61-year-old was told that he had killed Jonas Ek.
Fisherman Boris Falk, 47, his son Patrick, 19, and deckhand Jonas Ek, 33, drowned.
Deputy Harbour Minister Ivo Brandt came to Skarvik with the consul of Estby, Ada Wren.
The lawyer of the skipper, Clara Hale, said that he denied having forged the log.
"""
QUAKE = """At least six people died in Ordal

By Nora Lindt

March 5, 2021

At least six people died when the earth shook in Ordal on Thursday, the governor, Paula Senn, has said.
Thirty houses fell down in Ordal, and the school is closed.
"""
COLUMN = article(
    "column.txt",
    "An article on 3 March said that the deckhand Jonas Ek was 33. He was 35.",
    "The same report said that the tug struck the trawler on 17 October. The collision was on 19 October.",
    day=date(2021, 3, 9),
    title="Corrections and clarifications",
)
TRANSFER = article(
    "transfer.txt",
    "Estby have signed the striker Milo Wren from Larkton for €68m.",
    "The trainer was glad. An earlier version said the fee was €68m. It is €65m plus €3m in add-ons.",
    day=date(2021, 3, 18),
    title="Estby sign Wren",
)
PRICE = article(
    "price.txt",
    "Orbita agreed on Tuesday to be bought by Lumen for $48 a share.",
    "An earlier version of this article misstated the price. It is $48.50 a share, not $48.",
    day=date(2021, 3, 18),
    title="Lumen buys Orbita",
)


@pytest.fixture
async def newsroom(services: Services) -> Services:
    await services.add_pages(LIBRARY, [PageFile("wreck.txt", WRECK.encode()), PageFile("quake.txt", QUAKE.encode())])
    await store(services, COLUMN, TRANSFER, PRICE)
    return services


@pytest.mark.parametrize(
    ("question", "versions"),
    [
        ("How old was Jonas Ek?", ["35", "33"]),
        ("How much did Estby pay for Wren?", ["€68m", "€65m"]),
        ("How much does Lumen pay for Orbita?", ["$48", "$48.50"]),
    ],
)
async def test_what_a_page_or_a_column_puts_right_stands_beside_it(
    newsroom: Services, question: str, versions: list[str]
) -> None:
    answer, _ = await newsroom.ask(LIBRARY, question)
    assert answer.conflict is not None
    assert sorted(side.version.split(" a ")[0] for side in answer.conflict.sides) == sorted(versions)


async def test_a_column_of_corrections_answers_only_beside_what_it_corrects(newsroom: Services) -> None:
    answer, _ = await newsroom.ask(LIBRARY, "Who was found guilty?")
    assert answer.conflict is None
    assert answer.statements[0].text.startswith("The skipper of a tug")


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("Who is the harbour minister?", "Ivo Brandt"),
        ("Who forged the log?", "Clara Hale"),
        ("How old was the skipper?", "33"),
        ("What does Clara Hale think?", "The lawyer of the skipper"),
    ],
)
async def test_nobody_stands_in_bold_for_an_office_or_a_deed_that_is_not_theirs(
    newsroom: Services, question: str, never: str
) -> None:
    answer, _ = await newsroom.ask(LIBRARY, question)
    assert short_words(answer) != never


async def test_who_they_were_is_told_by_their_names_and_the_thread_stays_at_sea(newsroom: Services) -> None:
    _, dead, they = await thread(newsroom, "Who was found guilty?", "How many people died?", "Who were they?")
    assert not any("Ordal" in told.text for told in dead.statements)
    assert they.statements[0].text.startswith("Fisherman Boris Falk")
    assert not any("Ordal" in told.text for told in they.statements) and not they.sure


COUNTED = """Ordal: nine still missing

By Nora Lindt

March 7, 2021

The county of Ordal has found more of those whom the slide of Wednesday buried.
Nine people are still missing, down from 17 a day earlier.
The tug captain of Ordal was jailed for nine years on Tuesday.
"""


async def test_no_day_of_a_number_that_is_only_compared_and_none_of_another_sentence(services: Services) -> None:
    await services.add_pages(LIBRARY, [PageFile("slide.txt", COUNTED.encode())])
    *_, when = await thread(services, "How many people are missing?", "When was that?")
    assert short_words(when) is None
    timeline = await services.timeline(LIBRARY, TimelineRequest())
    days = {entry.date.start for entry in timeline.entries for told in entry.statements if "earlier" in told.text}
    assert days <= {date(2021, 3, 7)}


async def test_a_byline_or_a_question_is_no_news_of_its_day(services: Services) -> None:
    talk = article(
        "talk.txt",
        "Nora Lindt",
        "When did you first see the report of the harbour?",
        "The mayor of Ordal resigned on Friday after a long meeting of the council.",
        day=date(2021, 3, 5),
        events=[("on Friday", "2021-03-05", "happened")],
    )
    await store(services, talk)
    timeline = await services.timeline(LIBRARY, TimelineRequest())
    told = [statement.text for entry in timeline.entries for statement in entry.statements]
    assert told == ["The mayor of Ordal resigned on Friday after a long meeting of the council."]


async def test_one_word_that_is_there_makes_no_paraphrase(newsroom: Services) -> None:
    found = await newsroom.verify(LIBRARY, VerifyRequest("They forged", None))
    assert found.verdict == "not found"


async def test_how_long_is_no_day(services: Services) -> None:
    await services.add_pages(LIBRARY, [PageFile("slide.txt", COUNTED.encode())])
    answer, _ = await services.ask(LIBRARY, "How long was the tug captain jailed for?")
    assert short_words(answer) == "nine years"


async def test_the_digest_tells_what_is_right_behind_what_was_wrong(services: Services) -> None:
    await store(services, COLUMN)
    digest, _ = await services.digest(LIBRARY, 0, date(2021, 3, 9))
    (column,) = digest.stories
    assert [told.text for told in column.statements] == [
        "An article on 3 March said that the deckhand Jonas Ek was 33.",
        "He was 35.",
    ]

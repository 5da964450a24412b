"""A number belongs to the event that is asked about, and what other pages count, correct or deny is told beside it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.occasion import has_noun, occasion
from bot.model.answer import QuestionAnswer
from bot.parsing.question import read_question
from bot.rendering.cards.question import short_words
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

RIOT = article(
    "riot.txt",
    "Eleven inmates died in a riot at Quarn prison on Tuesday, the governor said.",
    "It began when guards stormed a wing in search of telephones. Nobody has escaped.",
    day=date(2021, 6, 2),
    title="Eleven dead at Quarn prison",
)
STORM = article(
    "storm.txt",
    "Four people died when Storm Ulla struck the coast of Brinmoor on Sunday night.",
    "The storm damaged 3,400 houses, the ministry said. It cost the insurers 90 million crowns.",
    "The harbour master Ivo Lund, who was born in Quarn, watched it from the tower. He was 61.",
    day=date(2021, 6, 7),
    title="Storm Ulla kills four",
)
TOLL = article(
    "toll.txt",
    "The death toll of Storm Ulla has risen to seven after three bodies were found in a cellar.",
    "“We will find them all,” said the fire chief, Mara Quist, 47.",
    day=date(2021, 6, 9),
    title="Toll of Storm Ulla rises",
)
MISCOUNT = article(
    "miscount.txt",
    "An earlier version of this article said that Storm Ulla had damaged 3,400 houses.",
    "The correct number is 2,400, the ministry said on Thursday.",
    day=date(2021, 6, 10),
    title="Correction: houses damaged by Storm Ulla",
)
BRIDGE = article(
    "bridge.txt",
    "Tavia will reopen the Lune bridge on 1 July, its government said on Thursday.",
    "It has been closed since a shooting in March in which two border guards died.",
    day=date(2021, 6, 10),
    title="Lune bridge to reopen",
    events=[("1 July", "2021-07-01", "planned")],
)
DENIAL = article(
    "denial.txt",
    "Oren denied on Monday that the Lune bridge would reopen on 1 July.",
    "Three people died in the shooting at the bridge, its envoy said.",
    day=date(2021, 6, 14),
    title="Oren denies a date for the bridge",
)
CLOCK = article(
    "clock.txt",
    "The clock stolen from Quarn Museum was found in a garage near Brinmoor on Friday.",
    "Train fares will rise by 5 percent in January, the regulator said.",
    day=date(2021, 6, 18),
    title="Stolen clock found",
)


@pytest.fixture
async def desk(services: Services) -> Services:
    await store(services, RIOT, STORM, TOLL, MISCOUNT, BRIDGE, DENIAL, CLOCK)
    return services


async def _ask(desk: Services, question: str) -> QuestionAnswer:
    return (await desk.ask(LIBRARY, question))[0]


@pytest.mark.parametrize(
    ("question", "versions"),
    [
        ("How many people died in Storm Ulla?", ["seven", "Four"]),
        ("How many died in the storms?", ["seven", "Four"]),
        ("how many people died when the storm struck the coast", ["seven", "Four"]),
        ("How many people died in the Lune bridge shooting?", ["Three", "two"]),
        ("How many houses did Storm Ulla damage?", ["2,400", "3,400"]),
        ("How many died in the riot?", []),
        # Of which event it asks is not said: that their numbers differ is no dispute.
        ("How many people died?", []),
    ],
)
async def test_what_pages_count_of_one_event_stands_side_by_side(
    desk: Services, question: str, versions: list[str]
) -> None:
    answer = await _ask(desk, question)
    sides = answer.conflict.sides if answer.conflict else ()
    assert [side.version for side in sides] == versions
    assert not (versions and answer.sure)


async def test_a_number_of_another_event_is_no_answer(services: Services) -> None:
    await store(services, RIOT, BRIDGE, CLOCK)
    answer = await _ask(services, "How many died in the storms?")
    assert not answer.sure and (answer.unsure or answer.abstained)
    assert short_words(await _ask(services, "How many inmates died in the riot?")) == "Eleven inmates"


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("When will the Lune bridge reopen?", "1 July"),
        ("Where was the clock found?", "Quarn Museum"),
        ("How much will train fares cost?", "5 percent"),
        ("How many people died?", "Four"),
    ],
)
async def test_what_is_denied_or_tells_of_something_else_is_not_told_in_bold(
    desk: Services, question: str, wrong: str
) -> None:
    answer = await _ask(desk, question)
    assert answer.statements and wrong not in (short_words(answer) or "")


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("By how much will train fares rise?", "5 percent"),
        ("Where was the clock stolen from?", "Quarn Museum"),
        ("How old is the fire chief Mara Quist?", "47"),
        ("How old is Ivo Lund?", "61"),
    ],
)
async def test_what_is_asked_for_itself_is(desk: Services, question: str, short: str) -> None:
    answer = await _ask(desk, question)
    assert short in answer.statements[0].text and not answer.abstained
    assert short in (answer.short or "")


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("What about the weather?", False),
        ("What about the price of bread?", False),
        ("And bananas?", False),
        ("What about the clock?", True),
        ("And the riot?", True),
    ],
)
async def test_a_thread_that_turns_to_what_no_page_tells_is_warned(desk: Services, question: str, known: bool) -> None:
    _, thread = await desk.ask(LIBRARY, "When will the Lune bridge reopen?")
    answer, _ = await desk.ask(LIBRARY, question, thread)
    assert answer.abstained or answer.unsure != known
    assert not known or question.rsplit(maxsplit=1)[-1].strip("?") in answer.statements[0].text


VOTE = article(
    "vote.txt",
    "Tilda Rask was elected mayor of Brinmoor with 52.4 percent of the vote on Sunday.",
    "Her challenger, Gunnar Pohl, won 38.1 percent. The state gave 40 million crowns for the new hall.",
    "Wayfarer, a bakery founded in Quarn by Priya Raman, has 340 bakers.",
    day=date(2021, 6, 20),
    title="Rask elected",
)
SALE = article("sale.txt", "Orbita will buy the bakery Wayfarer.", day=date(2021, 6, 21), title="Orbita buys Wayfarer")


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How much did the state give for the hall?", "40 million crowns"),
        ("What percentage did Rask win?", None),
        ("How many bakers does Orbita have?", None),
        ("Who founded Orbita?", None),
    ],
)
async def test_a_number_is_told_whole_and_of_nobody_else(services: Services, question: str, short: str | None) -> None:
    await store(services, VOTE, SALE)
    answer = await _ask(services, question)
    assert short_words(answer) == short
    assert short or answer.unsure or "Rask" in question


async def test_pages_that_name_nobody_of_the_question_come_last(services: Services) -> None:
    wreck = article("wreck.txt", "The ship Aurelia sank. No one was injured.", day=date(2021, 6, 1), title="Ship sinks")
    knee = article(
        "knee.txt", "Okafor hurt his knee in training on Thursday.", day=date(2021, 6, 2), title="Striker is out"
    )
    await store(services, wreck, knee, RIOT, STORM, CLOCK)
    answer = await _ask(services, "Is Okafor injured?")
    assert answer.statements[0].text.startswith("Okafor hurt his knee")


async def test_a_thread_counts_those_of_what_it_has_just_read(desk: Services) -> None:
    for opening, told, versions in (
        ("What happened when Storm Ulla struck the coast?", "Four people died", ["seven", "Four"]),
        ("When did guards storm a wing of Quarn prison?", "Eleven inmates died", []),
    ):
        _, thread = await desk.ask(LIBRARY, opening)
        answer, _ = await desk.ask(LIBRARY, "How many died?", thread)
        assert told in answer.statements[0].text
        assert [side.version for side in (answer.conflict.sides if answer.conflict else ())] == versions


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("How many inmates died in the Quarn prison riot?", "riot"),
        ("How many people were killed in the floods in Vellin?", "floods"),
        ("How many people died on Monday in the fire?", "fire"),
        ("How many people died in Storm Ulla?", None),
        ("How many jobs will go?", None),
    ],
)
def test_the_occasion_of_a_question(question: str, noun: str | None) -> None:
    assert occasion(read_question(question, date(2021, 6, 1))) == noun


@pytest.mark.parametrize(
    ("noun", "text", "there"),
    [
        ("storms", "the storm that hit", True),
        ("storm", "guards stormed a wing", False),
        ("floods", "the flooding of the valley", True),
        ("crash", "two crashes on the road", True),
    ],
)
def test_a_noun_is_known_in_both_numbers(noun: str, text: str, there: bool) -> None:
    assert has_noun(noun, text) == there

"""A thread that wants its last answer shorter, or what follows it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import AsShortAsItGets, NothingAsked, Thanked
from bot.model.answer import QuestionAnswer
from bot.model.conversation import Conversation, Turn
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store
from tests.answering.test_follow_up import BRIDGE, FERRY, thread

TOLL = article(
    "toll.txt",
    "The toll on the old bridge over the Sorn will rise to 4 crowns.",
    "Drivers had asked for the opposite.",
    day=date(2021, 3, 6),
    title="Bridge toll rises",
)
OTHER_TOLL = article(
    "other.txt",
    "The toll on the old bridge over the Sorn will rise to 6 crowns.",
    day=date(2021, 3, 7),
    title="Toll on bridge to rise",
)


@pytest.fixture
async def desk(services: Services) -> Services:
    await store(services, FERRY, BRIDGE)
    return services


def told(answer: QuestionAnswer) -> list[str]:
    return [statement.text for statement in answer.statements]


@pytest.mark.parametrize("wish", ["make it shorter", "Shorter, please.", "Thanks. Can you sum that up?"])
async def test_a_shorter_answer_is_the_first_sentence_of_the_last(desk: Services, wish: str) -> None:
    first, shorter = await thread(desk, "How many passengers were on board?", wish)
    assert len(told(first)) > 1 and told(shorter) == told(first)[:1]
    assert (shorter.short, shorter.sure) == (first.short, first.sure)
    assert all(c.text in FERRY.text for s in shorter.statements for c in s.citations)


async def test_what_pages_differ_by_is_not_left_out(services: Services) -> None:
    await store(services, TOLL, OTHER_TOLL)
    first, shorter = await thread(services, "How much will the toll on the old bridge be?", "shorter")
    assert shorter.conflict == first.conflict is not None
    assert {s.version for s in shorter.conflict.sides} == {"4 crowns", "6 crowns"}
    assert len(told(shorter)) == 2


async def test_one_sentence_is_never_cut(desk: Services) -> None:
    with pytest.raises(AsShortAsItGets):
        await thread(desk, "How many passengers were on board?", "shorter", "even shorter")


async def test_of_an_answer_of_another_kind_half_is_left(desk: Services) -> None:
    ids = [a.id for a in await desk.articles(LIBRARY)]
    page = await desk.article(LIBRARY, await desk.find_article(LIBRARY, "Ferry runs aground in fog"))
    cited = tuple((max(ids) - 1, s.start) for s in page.sentences[:4])
    opened = Conversation((Turn("Ferry", cited),))
    answer, _ = await desk.ask(LIBRARY, "shorter", opened)
    assert told(answer) == [page.text[s.start : s.end] for s in page.sentences[:2]]


async def test_more_are_the_sentences_that_follow_until_there_are_none(desk: Services) -> None:
    first, more, still, end = await thread(
        desk, "Where did the ferry run aground?", "tell me more", "go on", "Okay, continue"
    )
    sentences = [FERRY.text[s.start : s.end] for s in FERRY.sentences]
    new = [*told(more), *told(still)]
    assert not set(new) & set(told(first)) and len(new) == len(set(new))
    assert new[:4] == [s for s in sentences[1:] if s not in told(first)][:4]
    assert not set(told(end)) & {*told(first), *new}


async def test_questions_after_more_ask_of_what_was_shown_last(desk: Services) -> None:
    *_, who = await thread(desk, "Where did the ferry run aground?", "go on", "Who was the captain?")
    assert who.short and "Ilse Brandt" in who.short


async def test_where_nothing_follows_the_corpus_says_no_more(services: Services) -> None:
    await store(services, BRIDGE)
    _, more = await thread(services, "Who found cracks in the bridge?", "more")
    assert more.abstained and not more.statements


@pytest.mark.parametrize("wish", ["shorter", "more"])
async def test_nothing_can_be_wished_of_no_answer(desk: Services, wish: str) -> None:
    with pytest.raises(NothingAsked):
        await desk.ask(LIBRARY, wish)


async def test_thanks_are_answered_in_kind_and_praise_in_a_thread(desk: Services) -> None:
    with pytest.raises(Thanked):
        await desk.ask(LIBRARY, "Thanks!")
    with pytest.raises(Thanked):
        await thread(desk, "Who was the captain?", "Great, got it")
    with pytest.raises(NothingAsked) as raised:
        await desk.ask(LIBRARY, "ok")
    assert not isinstance(raised.value, Thanked)

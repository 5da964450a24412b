from __future__ import annotations

from datetime import date

import pytest

from bot.model.answer import QuestionAnswer
from bot.model.codec import from_plain, to_plain
from bot.model.conversation import Conversation
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

FERRY = article(
    "ferry.txt",
    "The ferry Aurelia ran aground near Port Vellin on Monday with 212 passengers on board.",
    "Captain Ilse Brandt had steered the ship through thick fog. She was taken to a hospital in Lund.",
    "The passengers were brought ashore by fishing boats because the lifeboats could not be lowered.",
    "“Nobody panicked,” said Tomas Reyes, the harbour master. “We had everybody out in an hour.”",
    "The shipping company will pay every passenger 300 euros, it announced on Wednesday.",
    said=[
        ("Nobody panicked,", "Tomas Reyes", "direct", 1),
        ("We had everybody out in an hour.", "Tomas Reyes", "direct", 1),
    ],
    day=date(2021, 3, 4),
    title="Ferry runs aground in fog",
)
BRIDGE = article(
    "bridge.txt",
    "The old bridge over the Sorn will be closed for repairs from June.",
    "Engineer Paula Okonkwo found cracks in two of its pillars.",
    day=date(2021, 3, 5),
    title="Bridge to close",
)


async def thread(services: Services, *questions: str) -> list[QuestionAnswer]:
    """The answers of one thread; its state goes through its stored form between any two questions."""
    conversation = Conversation()
    answers = []
    for question in questions:
        answer, conversation = await services.ask(LIBRARY, question, conversation)
        conversation = from_plain(Conversation, to_plain(conversation))
        answers.append(answer)
    return answers


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Where did the ferry run aground?", "near Port Vellin"),
        ("Who was the captain?", "Ilse Brandt"),
        ("How many passengers were on board?", "212"),
        ("Why were the passengers brought ashore by fishing boats?", "because the lifeboats"),
        ("How much will the company pay?", "300 euros"),
        ("What did Reyes say?", "Nobody panicked"),
        ("Who found cracks in the bridge?", "Paula Okonkwo"),
        ("When will the bridge be closed?", "from June"),
    ],
)
async def test_a_question_finds_its_sentence(services: Services, question: str, said: str) -> None:
    await store(services, FERRY, BRIDGE)
    (answer,) = await thread(services, question)
    assert said in answer.statements[0].text
    assert not answer.abstained


async def test_statements_and_short_answers_are_verbatim_and_cited(services: Services) -> None:
    ids = await store(services, FERRY, BRIDGE)
    texts = dict(zip(ids, (FERRY.text, BRIDGE.text), strict=True))
    for answer in await thread(services, "Where did the ferry run aground?", "who was the captain?", "and the bridge?"):
        assert 1 <= len(answer.statements) <= 3
        for statement in answer.statements:
            for citation in statement.citations:
                assert texts[citation.article.id][citation.start : citation.end] == citation.text
        assert answer.short is None or answer.short in answer.statements[0].text


async def test_a_pronoun_is_whoever_the_thread_is_about(services: Services) -> None:
    await store(services, FERRY, BRIDGE)
    _, answer = await thread(services, "Who steered the ferry Aurelia?", "where was she taken?")
    assert "hospital in Lund" in answer.statements[0].text


async def test_a_fragment_borrows_the_question_before_it(services: Services) -> None:
    await store(services, FERRY, BRIDGE)
    _, answer = await thread(
        services, "Why were the passengers brought ashore by fishing boats?", "and when will the bridge be closed?"
    )
    assert "from June" in answer.statements[0].text


MAYOR = article(
    "mayor.txt",
    "Mayor Ines Falk opened the new harbour on Friday. “The sea belongs to us,” she said.",
    "She ruled out a toll on fish: “Never, and you may write that down.”",
    "Falk welcomed the guests from Lund. The toll on salt will stay, the council said.",
    said=[
        ("The sea belongs to us,", "Ines Falk"),
        ("Never, and you may write that down.", "Ines Falk"),
    ],
    day=date(2021, 3, 6),
    title="Harbour opens",
)


@pytest.mark.parametrize(
    ("question", "said", "unsure"),
    [
        ("What did Falk say?", "”", False),
        ("What did Ines Falk say about fish?", "Never, and you may write that down.", False),
        ("What did Falk say about salt?", "salt", True),
    ],
)
async def test_somebodys_words_come_first_where_they_are_asked_for(
    services: Services, question: str, said: str, unsure: bool
) -> None:
    await store(services, FERRY, BRIDGE, MAYOR)
    (answer,) = await thread(services, question)
    assert said in answer.statements[0].text and answer.unsure is unsure


async def test_he_is_whom_the_last_answer_named(services: Services) -> None:
    await store(services, FERRY, BRIDGE)
    who, said = await thread(services, "Who was the harbour master?", "What did he say?")
    assert who.short == "Tomas Reyes" and who.sure
    assert "Nobody panicked" in said.statements[0].text


@pytest.mark.parametrize(
    ("question", "short", "sure"),
    [
        ("Who was the harbour master?", "Tomas Reyes", True),
        ("How many passengers were on board?", "212", True),
        ("Where was Captain Brandt taken?", "Lund", True),
        ("Who ran aground near Port Vellin?", "Aurelia", False),
    ],
)
async def test_a_short_answer_is_sure_where_it_is_of_the_kind_asked_for(
    services: Services, question: str, short: str, sure: bool
) -> None:
    await store(services, FERRY, BRIDGE)
    (answer,) = await thread(services, question)
    assert answer.short and short in answer.short and answer.sure is sure


FIRE = article(
    "fire.txt",
    "Kelm has resigned as leader of the council, three weeks after the gap in its budget became public.",
    "About 800 of the 3,300 cars on board the Aurelia were destroyed, and 480 drivers took part in the search.",
    "“We rule out nothing,” its chief, Ada Nym, said.",
    day=date(2021, 3, 6),
    title="Cars burnt",
)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("How old is Kelm?", "three weeks"),
        ("How big is the gap in the budget?", "three weeks"),
        ("How many cars were destroyed on the Aurelia?", "3,300"),
        ("How many divers took part in the search?", "480"),
        ("Who is Ada Nym?", "its chief"),
    ],
)
async def test_what_is_not_asked_for_is_never_a_sure_answer(services: Services, question: str, wrong: str) -> None:
    await store(services, FIRE)
    (answer,) = await thread(services, question)
    assert not answer.sure or answer.short not in (wrong, f"the {wrong}")


async def test_who_said_that_names_the_speaker_of_the_sentence_just_read(services: Services) -> None:
    await store(services, FERRY, BRIDGE)
    _, answer = await thread(services, "Did anybody panic?", "who said that?")
    assert answer.subject == answer.short == "Reyes"
    assert "Nobody panicked" in answer.statements[0].text


@pytest.mark.parametrize(
    "question",
    ["Who is the president of France?", "When did Napoleon die in exile?", "What did Angela Merkel tell Barack Obama?"],
)
async def test_says_so_when_the_corpus_does_not_say(services: Services, question: str) -> None:
    await store(services, FERRY, BRIDGE)
    _, answer = await thread(services, "Where did the ferry run aground?", question)
    assert answer.abstained
    assert answer.statements == ()
    assert answer.short is None
    assert answer.nearest


async def test_a_deed_is_told_before_the_wish_for_it(services: Services) -> None:
    call = article("call.txt", "Councillor Piers Moll called on Kelm to resign.", day=date(2021, 3, 2), title="Call")
    await store(services, call, FIRE)
    _, answer = await thread(services, "Who called on Kelm to resign?", "did she resign?")
    assert "Kelm has resigned" in answer.statements[0].text


async def test_nothing_is_near_a_question_that_shares_no_word(services: Services) -> None:
    await store(services, FERRY, BRIDGE)
    (answer,) = await thread(services, "من هو بوتين؟")
    assert answer.abstained and answer.nearest == ()


async def test_a_thread_goes_on_after_a_question_nobody_can_answer(services: Services) -> None:
    await store(services, FERRY, BRIDGE)
    *_, answer = await thread(
        services,
        "Who was the captain of the Aurelia?",
        "Who is the president of France?",
        "where was the captain taken?",
    )
    assert "hospital in Lund" in answer.statements[0].text


async def test_an_empty_corpus_says_nothing(services: Services) -> None:
    answers = await thread(services, "Who was the captain?", "why?", "")
    assert all(answer.abstained and not answer.nearest for answer in answers)


async def test_the_same_words_on_two_pages_are_one_statement(services: Services) -> None:
    copy = article("copy.txt", *FERRY.text.split("\n\n")[:2], day=date(2021, 3, 4))
    ids = await store(services, FERRY, copy)
    (answer,) = await thread(services, "Where did the ferry run aground?")
    assert {citation.article.id for citation in answer.statements[0].citations} == set(ids)


async def test_finds_the_article_among_many(services: Services) -> None:
    others = [
        article(
            f"{n}.txt", f"Council {n} of Marshfield voted on its budget on Tuesday.", "Taxes will rise by 2 percent."
        )
        for n in range(40)
    ]
    await store(services, *others, FERRY, BRIDGE)
    first, second = await thread(services, "Where did the ferry run aground?", "how many passengers were there?")
    assert "Port Vellin" in first.statements[0].text
    assert "212" in second.statements[0].text


@pytest.mark.parametrize("question", ["C++ a:b O'Neil?", '"NEAR(" * OR', "‘who’ said “that”?", "?!", "a" * 400])
async def test_any_question_is_safe(services: Services, question: str) -> None:
    await store(services, FERRY)
    (answer,) = await thread(services, question)
    assert answer.question == question


async def test_both_days_of_a_range_are_the_short_answer(seeded: Services) -> None:
    answer, _ = await seeded.ask(LIBRARY, "On which days do Russian media expect the two leaders in Vladivostok?")
    assert answer.short == "April 24 and 25"


async def test_a_turn_to_somebody_else_is_answered_with_sentences_that_name_them(seeded: Services) -> None:
    _, turned = await thread(seeded, "When will Kim and Putin meet?", "and Pompeo?")
    assert turned.statements
    assert all("Pompeo" in statement.text for statement in turned.statements)
    assert turned.short is None


async def test_what_she_said_is_what_she_said_next(services: Services) -> None:
    await store(services, FERRY, BRIDGE, MAYOR)
    _, answer = await thread(services, "What did Mayor Falk rule out?", "What did she say?")
    assert "Never, and you may write that down" in answer.statements[0].text


@pytest.mark.parametrize(
    ("question", "unsure"),
    [("Did Ines Falk visit Altmere?", True), ("Did Ines Falk speak of salt in Vellin?", False)],
)
async def test_what_no_sentence_names_may_not_be_answered(services: Services, question: str, unsure: bool) -> None:
    visits = (
        article("vellin.txt", "Ines Falk visited Vellin on Monday and spoke of salt.", title="Falk in Vellin"),
        article("altmere.txt", "The mayor of Altmere was born in 1950.", "He keeps bees.", title="A mayor's bees"),
    )
    await store(services, *visits)
    (answer,) = await thread(services, question)
    assert "spoke of salt" in answer.statements[0].text and answer.unsure is unsure


async def test_he_is_who_speaks_and_whom_he_speaks_of_is_another(seeded: Services) -> None:
    _, answer = await thread(seeded, "who is kwon jong gun", "what did he say about pompeo")
    assert "talking nonsense" in answer.statements[0].text
    assert answer.short and "talking nonsense" in answer.short

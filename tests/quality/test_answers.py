"""Floors for answers, on pages put together from templates whose answers are known. A floor may rise, never fall."""

from __future__ import annotations

import random
from dataclasses import dataclass

from bot.model.conversation import Conversation
from bot.page_files import PageFile
from bot.services import Services
from bot.storage.corpus import LIBRARY

HIT_FIRST = 0.98
HIT_THIRD = 0.99
SHORT_HOLDS_ANSWER = 0.98
SILENT_WHEN_ABSENT = 0.98
FALSELY_SILENT = 0.01

PEOPLE = (
    "Mira Okafor",
    "Jonas Lindt",
    "Ilse Brandt",
    "Tomas Reyes",
    "Paula Wren",
    "Henrik Osei",
    "Clara Novak",
    "Pedro Quill",
)
TOWNS = ("Vellin", "Marshfield", "Harrow", "Sandwick", "Brackwater", "Lowmere", "Estby", "Corran")
THINGS = ("bridge", "library", "ferry", "theatre", "stadium", "tunnel", "museum", "hospital")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass(frozen=True)
class Story:
    """A page and a thread about it: (question, words of the sentence that answers, words of the short answer)."""

    page: str
    thread: tuple[tuple[str, str, str], ...]


def story(number: int) -> Story:
    draw = random.Random(number)
    mayor, engineer = draw.sample(PEOPLE, 2)
    town, other = draw.sample(TOWNS, 2)
    thing, day, cost, jobs = draw.choice(THINGS), draw.choice(DAYS), draw.randint(3, 90), draw.randint(40, 900)
    family = mayor.split()[1]
    sentences = [
        f"The {thing} of {town} will be closed for repairs from {day}, the town council said.",
        f"Cracks in the roof were found by engineer {engineer} during a routine visit.",
        "Many people heard of it on the radio first.",
        f"The repairs will cost {cost} million euros and are paid for by a bank in {other}.",
        f"Mayor {mayor} called the closure regrettable because shops nearby depend on visitors.",
        f"“We shall open again before winter,” {family} said.",
        f"About {jobs} workers will be moved to other posts until then.",
    ]
    thread = (
        (f"When will the {thing} of {town} be closed?", "closed for repairs", day),
        ("Who found the cracks in the roof?", "Cracks in the roof", engineer),
        ("How much will the repairs cost?", "million euros", str(cost)),
        ("How many workers will be moved?", "workers will be moved", str(jobs)),
        (f"What did Mayor {family} call regrettable?", "called the closure", "closure"),
        ("why?", "because shops nearby", "because"),
        (f"What did {family} say about winter?", "before winter", "winter"),
    )
    return Story("\n\n".join([f"{thing.title()} of {town} to close", *sentences]), thread)


async def test_answers_stay_above_their_floors(services: Services) -> None:
    stories = [story(number) for number in range(12)]
    first = third = short = asked = silent = false_silent = 0
    for number, told in enumerate(stories):
        corpus = f"{LIBRARY}-{number}"
        await services.add_pages(corpus, [PageFile("page.txt", told.page.encode())])
        conversation = Conversation()
        for question, said, answer_word in told.thread:
            answer, conversation = await services.ask(corpus, question, conversation)
            texts = [statement.text for statement in answer.statements]
            asked += 1
            first += any(said in text for text in texts[:1])
            third += any(said in text for text in texts)
            short += answer_word in (answer.short or "")
            false_silent += answer.abstained
        answer, _ = await services.ask(corpus, "Who won the chess championship in Reykjavik?", conversation)
        silent += answer.abstained
    assert first / asked >= HIT_FIRST
    assert third / asked >= HIT_THIRD
    assert short / asked >= SHORT_HOLDS_ANSWER
    assert silent / len(stories) >= SILENT_WHEN_ABSENT
    assert false_silent / asked <= FALSELY_SILENT


async def test_the_shipped_pages_answer_a_thread(seeded: Services) -> None:
    conversation = Conversation()
    found = []
    for question in (
        "When will Kim and Putin meet?",
        "and where?",
        "What did Lankov say?",
        "Who is the president of France?",
        "What did Kwon call Pompeo's interpretation?",
        "What did Peskov say about a mediator?",
    ):
        answer, conversation = await seeded.ask(LIBRARY, question, conversation)
        found.append(" | ".join(statement.text for statement in answer.statements))
    when, where, lankov, france, _, peskov = found
    assert "on Thursday" in when
    assert "Vladivostok" in where or "Moscow" in where
    assert "Lankov" in lankov
    assert france == ""
    assert "mediator" in peskov


def test_the_stories_differ() -> None:
    assert len({story(number).page for number in range(12)}) == 12

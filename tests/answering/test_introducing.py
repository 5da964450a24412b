"""Who somebody is, by the words that introduce the name."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.introducing import introduction
from bot.services import Services
from tests.answering.corpora import article, store
from tests.answering.test_follow_up import thread


@pytest.mark.parametrize(
    ("sentence", "name", "told"),
    [
        ("“We waited all night,” said Ines Falk, the mayor of Vellin.", "Falk", "the mayor of Vellin"),
        ("Ines Falk, 52, who leads the council, disagreed.", "Ines Falk", "who leads the council"),
        ("Falk, head of the harbour office, disagreed.", "Falk", "head of the harbour office"),
        ("Her lawyer, Tom Quill, will appeal.", "Tom Quill", "Her lawyer"),
        ("The head of the town's water works, Mara Reyes, left.", "Reyes", "The head of the town's water works"),
        ("It was signed by the retired judge Otto Hale.", "Otto Hale", "the retired judge"),
        ("Corham City's striker Jan Osei scored.", "Jan Osei", "Corham City's striker"),
        ("After a session with state mediator Otto Hale they left.", "Otto Hale", "state mediator"),
        ("Transport Minister Helena Wren said no.", "Helena Wren", "Transport Minister"),
        ("Corham City manager Mara Reyes praised her team.", "Mara Reyes", "Corham City manager"),
        (
            "“Only he,” Mara Reyes, director of the Port of Lund said, using his title.",
            "Reyes",
            "director of the Port of Lund",
        ),
        ("“No,” said Kwan Ji Ho, a researcher at the port.", "Kwan", "a researcher at the port"),
        ("They met Secretary of State Mara Reyes in June.", "Mara Reyes", "Secretary of State"),
        ("They went to see President Otto Hale, the mayor's office said.", "Otto Hale", "President"),
        ("He is late, said Otto Hale at noon.", "Otto Hale", None),
        ("One of them, the cook, Jan Osei, smelled smoke.", "Jan Osei", "the cook"),
        ("Professor Otto Hale at the University of Lund told us so.", "Hale", "Professor"),
        ("He met then-President Otto Hale in June.", "Otto Hale", "then-President"),
        ("But on Monday Helena Wren agreed.", "Helena Wren", None),
        ("The trial of Otto Hale opened on Monday.", "Otto Hale", None),
        ("Falk, who got 40.7 percent, was calm.", "Falk", None),
        ("The driver told Otto Hale about it.", "Otto Hale", None),
        ("In the account of what Otto Hale did, nobody is named.", "Otto Hale", None),
        ("The mare was dark, and she called her Bells.", "Bells", None),
        ("He had a brief talk with them, Tom Quill said.", "Tom Quill", None),
        ("Nobody has seen Falk since.", "Reyes", None),
        ("City councillor Jan Osei took the lead.", "Osei", "City councillor"),
        ("Whoever Jan Osei sent was late.", "Jan Osei", None),
        ("Over Jan Osei hung a cloud.", "Jan Osei", None),
        ("Enter Jan Osei, smiling.", "Jan Osei", None),
    ],
)
def test_a_name_is_introduced_behind_it_or_before_it(sentence: str, name: str, told: str | None) -> None:
    assert introduction(sentence, name) == told
    assert told is None or told in sentence


async def test_who_somebody_is_comes_before_what_they_did(services: Services) -> None:
    await store(
        services,
        article(
            "a.txt", "Jan Osei scored twice on Saturday. Osei left without a word.", day=date(2021, 5, 3), title="a"
        ),
        article("b.txt", "Corham City's striker Jan Osei, 24, is to leave in summer.", day=date(2021, 5, 4), title="b"),
        article("c.txt", "His agent said that Osei had a contract.", day=date(2021, 5, 5), title="c"),
        article("d.txt", "The harbour was closed for a day.", day=date(2021, 5, 6), title="d"),
    )
    who, age = await thread(services, "Who is Jan Osei?", "How old is he?")
    assert who.short == "Corham City's striker" and who.sure
    assert age.short == "24" and age.sure


async def test_whoever_needs_another_sentence_comes_after_whoever_does_not(services: Services) -> None:
    await store(
        services,
        article(
            "a.txt", "Mara Quist resigned on Monday. Her successor, Jan Osei, was sworn in at noon.", title="Quist out"
        ),
        article("b.txt", "The mayor named Jan Osei, the deputy minister, on Monday.", title="A new minister"),
    )
    (answer,) = await thread(services, "Who is Jan Osei?")
    assert answer.short == "the deputy minister" and answer.sure


async def test_of_two_of_one_name_both_come_first_and_neither_is_the_answer(services: Services) -> None:
    await store(
        services,
        article(
            "a.txt", "Governor Helena Wren spoke first. Governor Helena Wren left at noon. She came by boat.", title="a"
        ),
        article("b.txt", "The hall was cold. “Enough,” judge Otto Wren told the banker.", title="b"),
    )
    (answer,) = await thread(services, "Who is Wren?")
    assert {"Helena", "Otto"} <= {word for told in answer.statements[:2] for word in told.text.split()}
    assert not answer.sure


async def test_where_nobody_says_who_somebody_is_there_is_a_warning(services: Services) -> None:
    await store(
        services, article("a.txt", "They won by goals of Tom Quill and an own goal by Jan Osei.", title="A win")
    )
    (answer,) = await thread(services, "Who is Jan Osei?")
    assert answer.unsure and not answer.sure

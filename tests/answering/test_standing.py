from __future__ import annotations

import pytest

from bot.answering.standing import leans, of_itself, whole


@pytest.mark.parametrize(
    "text",
    [
        "He had seen nothing like it in thirty years.",
        "But the ship was late.",
        "“They take the express,” said Ana Ruiz.",
        "This one has a budget of 40 million crowns.",
        "Another eleven people were hurt in Lund.",
        "“I have made mistakes, and I am going,” she told the council.",
        "“It was lots of pressure.”",
        "“I was fighting to the end.”",
        "On Friday he said that the port was open.",
        "Most of them came from Lund.",
        "For example, the bridge of Lund was closed.",
        "Here are the names of the winners.",
        "Turnout in Vellin was 54 percent at the last election, he said.",
        "The bottles were burned in the yard of the customs house in Skarvik, she added on Friday.",
    ],
)
def test_sentences_that_need_the_one_before(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Aurelia ran aground off Skarvik on Tuesday.",
        "“We have lost everything,” said Olga Wren, who has sold fish there for 40 years.",
        "On Friday Ivo Brandt said he would leave the club.",
        "A man of 62 was killed by a tree when he left his house.",
        "Thesis and antithesis were taught in Lund.",
        "There were 212 people on board of the ferry.",
        "Itzhak Barak opened the museum.",
        "Mayor Ines Falk left early because, she said, her train was late.",
    ],
)
def test_sentences_that_stand_alone(text: str) -> None:
    assert not leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said that five people had died.",
        "This interview has been edited for length.",
        "This is an edited transcript of a talk in Lund.",
        "Good morning and welcome to our live coverage of the storm.",
        "Thank you for reading.",
        "Here is what you need to know.",
        "This story was updated at noon.",
        "An earlier report in this newspaper said that 14 people had died.",
        "Correction: The vote was on Tuesday.",
    ],
)
def test_what_a_page_says_of_itself(text: str) -> None:
    assert of_itself(text)


@pytest.mark.parametrize(
    "text",
    [
        "This story was first told by the sailors of Lund.",
        "The council edited the plan for the harbour.",
        "This page of the old book was torn.",
        "An earlier report in March had warned of the leak.",
        "The correction of the map took a year.",
    ],
)
def test_what_is_told_of_other_things(text: str) -> None:
    assert not of_itself(text)


def test_a_sentence_is_whole_with_its_end_and_no_question() -> None:
    assert whole("The ferry sailed to Lund at noon.")
    assert not whole("The ferry sailed to")
    assert not whole("Has the ferry sailed to Lund yet?")
    assert not whole("It rained.")

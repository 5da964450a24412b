from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.question import read_question

TODAY = date(2021, 3, 5)


@pytest.mark.parametrize(
    ("text", "kind", "wants"),
    [
        ("Who signed the treaty?", "who", "person"),
        ("Whose crane fell?", "who", "person"),
        ("When will the ministers meet?", "when", "time"),
        ("Where did the ferry dock?", "where", "place"),
        ("Why was the port closed?", "why", "reason"),
        ("How did they escape?", "how", "manner"),
        ("How many ships left?", "how many", "number"),
        ("How old is the harbour?", "how many", "number"),
        ("Which city hosts the talks?", "what", "place"),
        ("What year did it open?", "what", "time"),
        ("What did the union want?", "what", "thing"),
        ("Did the union agree?", "yes or no", "yes or no"),
        ("And when did it end?", "when", "time"),
        ("Tell me about the cranes", "topic", "thing"),
        ("In which town does he live?", "what", "place"),
        ("The strike began when?", "when", "time"),
        ("So what'd she do?", "what", "thing"),
        ("Where’d the ferry dock?", "where", "place"),
        ("Who'll run the port?", "who", "person"),
    ],
)
def test_what_a_question_wants(text: str, kind: str, wants: str) -> None:
    question = read_question(text, TODAY)
    assert (question.kind, question.wants) == (kind, wants)


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("What did Mira Okafor say about the cranes?", ("Mira", "Okafor", "cranes"), ("Mira Okafor",)),
        ("Did Okafor's union meet Lindt?", ("Okafor's", "union", "meet", "Lindt"), ("Okafor", "Lindt")),
        ("Harbour or no harbour?", ("Harbour", "harbour"), ("Harbour",)),
        ("why?", (), ()),
    ],
)
def test_content_words_and_names(text: str, words: tuple[str, ...], names: tuple[str, ...]) -> None:
    question = read_question(text, TODAY)
    assert (question.words, question.names) == (words, names)


@pytest.mark.parametrize(
    ("text", "refers", "fragment"),
    [
        ("When did she arrive?", ("she",), False),
        ("and Lindt?", (), True),
        ("What about the ferry?", (), True),
        ("why?", (), True),
        ("where was that?", ("that",), True),
        ("Who runs the port of Rotterdam today?", (), False),
    ],
)
def test_what_leans_on_earlier_turns(text: str, refers: tuple[str, ...], fragment: bool) -> None:
    question = read_question(text, TODAY)
    assert (question.refers, question.fragment) == (refers, fragment)


def test_asks_for_somebodys_words() -> None:
    assert read_question("What did Okafor say?", TODAY).speech
    assert not read_question("What did Okafor sign?", TODAY).speech
    assert not read_question("Tell me about Okafor", TODAY).speech


def test_days_of_a_question() -> None:
    (day,) = read_question("What happened on March 2, 2021?", TODAY).days
    assert (day.start, day.end) == (date(2021, 3, 2), date(2021, 3, 2))


@given(st.text(max_size=200))
def test_any_text_is_a_question(text: str) -> None:
    question = read_question(text, TODAY)
    assert question.text == text
    assert all(word in text.replace("’", "'") for word in question.words)


@pytest.mark.parametrize(
    ("text", "kind", "words", "corrects", "another"),
    [
        ("No, I meant the first visit", "topic", ("first", "visit"), True, False),
        ("sorry, I mean how many drivers", "how many", ("drivers",), True, False),
        ("Who else resigned?", "who", ("resigned",), False, True),
        ("What did he mean?", "what", ("mean",), False, False),
        ("I would like to know more about cranes", "topic", ("like", "cranes"), False, False),
    ],
)
def test_corrections_and_others(text: str, kind: str, words: tuple[str, ...], corrects: bool, another: bool) -> None:
    question = read_question(text, TODAY)
    assert (question.kind, question.words, question.corrects, question.another) == (kind, words, corrects, another)


def test_a_long_question_is_what_it_comes_to() -> None:
    preamble = "In view of the letter which the engineer wrote in spring and of all that the papers have said since, "
    question = read_question(f"{preamble * 2}could you tell me whether a commission was named and who leads it?", TODAY)
    assert question.kind == "who" and question.words == ("commission", "named", "leads")


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("When will the ministers meet?", True),
        ("When do the ministers meet?", True),
        ("Are they going to meet?", True),
        ("When did the ministers meet?", False),
        ("What do the ministers want?", False),
    ],
)
def test_what_is_to_come(text: str, future: bool) -> None:
    assert read_question(text, TODAY).future is future


@pytest.mark.parametrize(
    ("text", "kind", "words", "names"),
    [
        ("What did WHO say?", "what", (), ("WHO",)),
        ("Did the WHO warn of measles?", "yes or no", ("warn", "measles"), ("WHO",)),
        ("Who leads the WHO?", "who", ("leads",), ("WHO",)),
        ("WHO leads the council?", "who", ("leads", "council"), ()),
        ("WHO LEADS THE COUNCIL?", "who", ("LEADS", "COUNCIL"), ("LEADS", "COUNCIL")),
        ("When did US ships leave?", "when", ("ships", "leave"), ("US",)),
        ("Did he NOT leave?", "yes or no", ("leave",), ()),
    ],
)
def test_an_abbreviation_is_no_small_word(text: str, kind: str, words: tuple[str, ...], names: tuple[str, ...]) -> None:
    question = read_question(text, TODAY)
    assert question.kind == kind
    assert question.names == names
    assert {*question.words} == {*words, *names}

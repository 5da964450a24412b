"""Times and people in a sentence, and how its stretches lie to them and to its phrases."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.inquiry import understand
from bot.answering.marked import NONE, marked
from bot.answering.span_features import NAMES, rows
from bot.answering.spans import read_words, spans
from bot.model.conversation import Conversation
from bot.parsing import parse_page
from bot.parsing.question import read_question

PAGE = b"""Harbour wall to be raised

4 May 2021

The council of Vellin voted on Monday to raise the old harbour wall by two metres before the autumn.

On 12 June 2019 the mayor, Ines Falk, told Jan Osei that the wall would hold. Falk has said nothing since.
"""
ARTICLE = parse_page(PAGE, "wall.txt")


@pytest.mark.parametrize(
    ("sentence", "times", "people"),
    [
        ("The council of Vellin voted", ["Monday", "autumn"], []),
        ("On 12 June 2019 the mayor", ["12 June 2019"], ["Ines Falk", "Jan Osei"]),
        ("Falk has said nothing", [], ["Falk"]),
    ],
)
def test_the_marks_of_a_sentence_are_slices_of_it(sentence: str, times: list[str], people: list[str]) -> None:
    start = ARTICLE.text.index(sentence)
    place = next(s for s in ARTICLE.sentences if s.start == start)
    text = ARTICLE.text[place.start : place.end]
    marks = marked(ARTICLE, place.start, place.end)
    assert [text[a:b].removeprefix("the ") for a, b in marks.times] == times
    assert [text[a:b] for a, b in marks.people] == people
    assert all("falk" in names or "osei" in names for names in marks.names)


def test_without_an_article_nothing_is_marked() -> None:
    assert marked(None, 0, 9) == NONE


@pytest.mark.parametrize(
    ("question", "slice_", "told"),
    [
        ("When did the mayor speak?", "on 12 June 2019", {"time whole": 1, "time cut": 0, "person share": 0}),
        ("When did the mayor speak?", "12 June", {"time whole": 0, "time cut": 1, "any time": 1}),
        ("Who spoke?", "Ines Falk", {"person whole": 1, "person asked": 0, "title like": 1}),
        ("Whom did Falk tell?", "Ines Falk", {"person asked": 1, "people inside": 1}),
        ("Who spoke?", "the mayor", {"whole phrase": 1, "size of phrase": 2, "any person": 1}),
        ("Who spoke?", "mayor", {"whole phrase": 0, "ends phrase": 1}),
        ("What would hold?", "the wall", {"right verb gap": 1, "verb is next": 1}),
        ("How many metres?", "Ines Falk", {"any person": 0, "person whole": 0}),
    ],
)
def test_a_stretch_is_known_by_what_it_is_and_where_it_lies(question: str, slice_: str, told: dict[str, float]) -> None:
    text = "on 12 June 2019 the mayor, Ines Falk, told Jan Osei that the wall would hold."
    article = parse_page(PAGE.replace(b"On 12 June", b"on 12 June"), "wall.txt")
    start = article.text.index("on 12 June")
    inquiry = understand(read_question(question, date(2021, 5, 4)), Conversation())
    words = read_words(text)
    found = list(spans(words))
    table = rows(inquiry, words, found, marked(article, start, start + len(text)))
    slices = [text[words[s.first].start : words[s.last - 1].end] for s in found]
    row = dict(zip(NAMES, table[slices.index(slice_)], strict=True))
    assert {name: row[name] for name in told} == told

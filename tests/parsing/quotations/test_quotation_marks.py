"""What quotation marks hold: somebody's words, a title, a nickname, or nobody's."""

from __future__ import annotations

import pytest

from tests.parsing.quotations.reading import quoted_in


def test_words_two_claim_belong_to_the_one_who_says_them() -> None:
    found = quoted_in('Boris Lindt praised the crew for "great and patient work", according to the agency Tass.')
    assert [(q.speaker.name if q.speaker else None, q.medium) for q in found] == [("Boris Lindt", "the agency Tass")]


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "harbour tax" was dropped last year.',
        "The ship sailed in the '90s and the crew's boats sank.",
        'The "harbour tax" of last year is gone.',
        'Boris Lindt praised "The Tide and the Harbour," by Ann Quill.',
        'PIERS — "Old Quay to Close at the End of May," by the Herald\'s Ann Quill.',
        'The ship, nicknamed "Old Salt," left.',
        "The strait is called “the Narrows”.",
        'The strait, known as "the Narrows", is shut.',
        'He lives in what is called the "salt quarter" of the town.',
        'The plan, dubbed "Operation Harbour Light", failed.',
        "The pier is known locally as “the old lady of the sea”.",
        'The prize went to an essay entitled "The Long Tide of Winter and the Men Who Saw It".',
        "Locals call it “the old lady”.",
        "Fishermen call the rock “Old Tom”.",
        'The union\'s slogan is "Work and Rest".',
        "The town's motto: “Never Look Back”.",
        'Boris Lindt said in his second book, "The Long Tide," that he had left.',
        'The minister never used the phrase "a lost cause", her aides said.',
        'The band opened with "Paper Lanterns" and left.',
        'The town calls itself "the pearl of the north".',
    ],
)
def test_marks_that_quote_nobody(text: str) -> None:
    assert quoted_in(text) == []


def test_a_word_that_names_one_thing_may_say_another() -> None:
    found = quoted_in('Boris Lindt called the plan "reckless", and the pier, known as "Old Tom", "a lovely ruin".')
    assert "Old Tom" not in [q.text for q in found]
    assert quoted_in('The strait is called "the Narrows" or "a grave for ships and for the men who sail them now".')


@pytest.mark.parametrize(
    "text",
    [
        'Boris Lindt has dubbed the plan "a wall of shame".',
        'What Boris Lindt called "a rough week" is over.',
        'The pier is called "a ruin" by Boris Lindt.',
        'Boris Lindt called "the pier" a ruin.',
        'The port’s chief executive, Boris Lindt, called "the pier" a ruin.',
    ],
)
def test_what_somebody_calls_a_thing_is_quoted(text: str) -> None:
    (found,) = quoted_in(text)
    assert found.speaker is not None
    assert (found.kind, found.speaker.name) == ("mixed", "Boris Lindt")


@pytest.mark.parametrize(
    "text",
    [
        "Critics call it “a disgrace”.",
        "Union officials called it “a lie”.",
        "Residents call it “a waste of our money”.",
    ],
)
def test_a_verdict_is_no_name(text: str) -> None:
    (found,) = quoted_in(text)
    assert found.kind == "mixed"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # the words end where they are reported
        ('"The bridge holds, Ann Quill said. It was built in 1900.\n\nNobody came.', ["The bridge holds,"]),
        # ... or with their sentence
        ('Ann Quill said: "The bridge holds. It was built in 1900.\n\nNobody came.', ["The bridge holds."]),
        # a stray mark before a paragraph that has its own
        ('"Ann Quill walked in, chanting “Hold the line!” all day.\n\nNobody came.', ["Hold the line!"]),
        # a paragraph of several is never closed
        ('"It holds.\n\n"It always did," Ann Quill said.', ["It holds.", "It always did,"]),
    ],
)
def test_a_mark_that_is_never_closed(text: str, words: list[str]) -> None:
    assert [q.text for q in quoted_in(text)] == words


def test_words_given_to_nobody_have_no_speaker() -> None:
    (found,) = quoted_in(
        'The council met on Monday.\n\n"This is the worst winter that any of us here can remember."\n\nSnow fell.'
    )
    assert (found.text, found.speaker, found.cue) == (
        "This is the worst winter that any of us here can remember.",
        None,
        None,
    )

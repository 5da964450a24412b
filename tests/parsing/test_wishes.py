from __future__ import annotations

import pytest

from bot.parsing.wishes import Wish, asks_nothing, doubts, gives_praise, gives_thanks, read_wish


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("make it shorter", "shorter"),
        ("Shorter, please", "shorter"),
        ("Thanks. Could you give me the short version?", "shorter"),
        ("TL;DR", "shorter"),
        ("in one sentence pls", "shorter"),
        ("go on", "more"),
        ("Okay, tell me more", "more"),
        ("More?", "more"),
        ("can you elaborate on that", "more"),
        ("Is there any more to it?", "more"),
        ("tell me more about the ferry", None),
        ("How much more did it cost?", None),
        ("Who is next?", None),
        ("Was the second summit shorter?", None),
        ("What is the next step?", None),
        ("", None),
    ],
)
def test_a_wish_about_the_last_answer_names_nothing_of_its_own(said: str, wish: Wish | None) -> None:
    assert read_wish(said) == wish


@pytest.mark.parametrize(
    ("said", "nothing"),
    [
        ("Thanks a lot!", True),
        ("Got it, that was very helpful", True),
        ("Hi, what can you do?", True),
        ("Was it good?", False),
        ("Thanks, and who else?", False),
        ("Who helps them?", False),
    ],
)
def test_a_courtesy_asks_for_nothing_unless_something_is_asked_with_it(said: str, nothing: bool) -> None:
    assert asks_nothing(said) is nothing


def test_thanks_and_praise_are_told_from_greetings() -> None:
    assert gives_thanks("Thank you!") and gives_praise("Got it.")
    assert not gives_thanks("Hello!") and not gives_praise("Hello!")


def test_a_doubt_asks_only_if_the_answer_is_true() -> None:
    assert doubts("Are you sure about that?") and doubts("Really??") and doubts("ok, is that true?")
    assert not doubts("Is it true that the bridge is closed?") and not doubts("Are you sure the bridge is closed?")

"""A thread that goes on and on."""

from __future__ import annotations

from bot.model.conversation import MOST_TURNS, Conversation, Turn


def test_a_thread_keeps_its_latest_turns() -> None:
    thread = Conversation()
    for number in range(3 * MOST_TURNS):
        thread = thread.after(Turn(f"Question {number}?"))
    assert [turn.question for turn in thread.turns] == [
        f"Question {number}?" for number in range(2 * MOST_TURNS, 3 * MOST_TURNS)
    ]

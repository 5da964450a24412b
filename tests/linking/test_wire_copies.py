from __future__ import annotations

from bot.linking.wire_copies import copy_groups, shingles

WIRE = (
    "The ferry Aurelia ran aground off Skarvik on Tuesday night with 212 passengers on board, the coastguard said. "
    "Nobody was hurt, and all passengers were taken ashore by lifeboats within two hours. "
    "The captain told investigators that the steering had failed minutes before the ship left the channel."
)
CUT = WIRE[: WIRE.index("The captain")] + "Skarvik's mayor opened the school gym for the passengers."
OWN = (
    "A ferry with more than two hundred people on board hit rocks near Skarvik, and the crew blames its steering. "
    "Lifeboats brought everybody to the harbour before midnight."
)


def test_a_cut_story_is_a_copy_and_a_rewritten_one_is_not() -> None:
    groups = copy_groups({7: shingles(WIRE), 3: shingles(OWN), 9: shingles(CUT)})
    assert groups == {7: 7, 9: 7, 3: 3}


def test_a_chain_of_copies_is_one_group_under_its_smallest_id() -> None:
    sentences = [f"sentence number {number}" for number in range(8)]
    assert copy_groups({5: sentences[:4], 2: sentences[1:6], 8: sentences[3:8]}) == {5: 2, 2: 2, 8: 2}


def test_a_set_phrase_joins_nothing() -> None:
    pieces = {number: ["Please reload this page", f"story {number}"] for number in range(100)}
    assert copy_groups(pieces) == {number: number for number in range(100)}


def test_articles_without_text_stand_alone() -> None:
    assert copy_groups({1: [], 2: [], 3: ["the only sentence"]}) == {1: 1, 2: 2, 3: 3}


def test_shingles_ignore_case_marks_and_accents() -> None:
    assert shingles("Éight ferries—left the port, at DAWN.") == shingles("eight ferries left the port at dawn")
    assert shingles("two words") == {("two", "words")}
    assert shingles("…") == frozenset()

"""What a sentence counts."""

from __future__ import annotations

import pytest

from bot.linking.counts import count_things, measure


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Police found 11 workers and eleven trucks.", {"workers", "trucks"}),
        # How far a count has come is no number of anything that pages could differ about.
        ("With 85 percent of ballots counted, Hale had 54 percent of the vote.", set()),
    ],
)
def test_things_that_are_counted(text: str, things: set[str]) -> None:
    assert set(count_things(text)) == things


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ten people are now known to have died.", {"killed": (10, 10)}),
        ("They mourned the ten people who died.", {"killed": (10, 10)}),
        ("Seven people drowned off Quarn.", {"killed": (7, 7)}),
        ("Six people were still missing.", {"missing": (6, 6)}),
    ],
)
def test_people_by_what_befell_them(text: str, told: dict[str, tuple[float, float]]) -> None:
    assert {thing: allowed for thing, (_, allowed) in measure(text).items()} == told

from __future__ import annotations

import pytest

from bot.parsing.claims import find_claims, told_by_somebody, without_markup


@pytest.mark.parametrize(
    ("message", "claims"),
    [
        ("no quotation here", []),
        ("she was “not amused” by it", []),
        ('he said "we will rebuild the bridge by May"', [("we will rebuild the bridge by May", None)]),
        (
            "“We will rebuild the bridge by May,” Nora Quill said on Monday.",
            [("We will rebuild the bridge by May,", "Nora Quill")],
        ),
        ('Nora Quill: "the bridge is safe"', [("the bridge is safe", "Nora Quill")]),
        ('"the bridge is safe" — Nora Quill', [("the bridge is safe", "Nora Quill")]),
        ('"the bridge is safe" (Nora Quill)', [("the bridge is safe", "Nora Quill")]),
        ('"the bridge is safe" - quill', [("the bridge is safe", "quill")]),
        ("**“the bridge is safe”** really?", [("the bridge is safe", None)]),
        ("> the bridge is safe\nis that so?", [("the bridge is safe", None)]),
        ("> the bridge is safe\n— Nora Quill", [("the bridge is safe", "Nora Quill")]),
        ('> she said "the bridge is safe" again', [("the bridge is safe", None)]),
        (
            'first "one two three four" then\nsecond «five six seven eight»',
            [("one two three four", None), ("five six seven eight", None)],
        ),
        ("‘the bridge isn’t safe at all’, he wrote", [("the bridge isn’t safe at all", None)]),
        (
            '@everyone `"the bridge is safe"` ||“it was never safe”||',
            [("the bridge is safe", None), ("it was never safe", None)],
        ),
    ],
)
def test_claims_of_a_message(message: str, claims: list[tuple[str, str | None]]) -> None:
    found = find_claims(message)
    assert [(claim.text, claim.speaker) for claim in found] == claims
    for claim in found:
        assert message[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("> the bridge is safe", "the bridge is safe"),
        ('**"the bridge is safe"** https://example.org/x', '"the bridge is safe"'),
        ('["the bridge is safe"](https://example.org/x) <https://example.org>', '"the bridge is safe"'),
        ("the bridge [sic] is safe (really)", "the bridge [sic] is safe (really)"),
    ],
)
def test_markup_is_no_part_of_a_claim(text: str, plain: str) -> None:
    assert without_markup(text) == plain


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('Quill said that "the bridge is safe" on Monday.', [("the bridge is safe", "Quill")]),
        ('Quill stated "the bridge is safe" in Arnwick', [("the bridge is safe", "Quill")]),
        (
            'Nora Quill said "the bridge is safe" and "the ferry will never run again".',
            [("the bridge is safe", "Nora Quill"), ("the ferry will never run again", "Nora Quill")],
        ),
        ("the bridge is safe", []),
        ("I said, ‘Leave the boats alone,’ and they did", []),
    ],
)
def test_a_sentence_that_says_whose_words_it_quotes(text: str, told: list[tuple[str, str]]) -> None:
    assert [(claim.text, claim.speaker) for claim in told_by_somebody(text)] == told

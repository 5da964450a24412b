"""Words and marks with their offsets."""

from __future__ import annotations

import pytest

from bot.parsing.tokens import tokenize

LETTERS = "".join(map(chr, range(1, 0x3100)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Lindt's dam  held.", ["Mr", ".", "Lindt", "'s", "dam", "held", "."]),
        ("  J. Quill paid $3.50,\nU.S. time ", ["J.", "Quill", "paid", "$", "3.50", ",", "U.S.", "time"]),
        ("``It holds'' -- so far…", ["``", "It", "holds", "''", "--", "so", "far", "…"]),
        (" \t\n", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text, 0, len(text))] == expected


@pytest.mark.parametrize("text", [LETTERS, " ".join(LETTERS), "a".join(LETTERS), "1".join(LETTERS)])
def test_all_but_spaces_is_in_a_token_that_stands_where_it_says(text: str) -> None:
    tokens = tokenize(text, 5, len(text) - 5)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text[5:-5].split())

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.text import clean, clip, markdown, markdown_width, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("fer\u200bry \u202eyrrf\u202c", "ferry yrrf"),
        ("\u3164\u2800blank\u00ad", "blank"),
        ("e\u0301\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*bold* _it_ ~~gone~~ `code` ||hidden||", r"\*bold\* \_it\_ \~\~gone\~\~ \`code\` \|\|hidden\|\|"),
        ("@everyone <@1> <#2> <t:3:R>", r"\@everyone \<\@1> \<#2> \<t:3:R>"),
        ("[words](https://evil.example)", r"\[words\](https\://evil.example)"),
        ("# not a heading", r"\# not a heading"),
        ("> not a quote", r"\> not a quote"),
        ("- not a list", r"\- not a list"),
        ("1. not a list", r"1\. not a list"),
        ("a \\* backslash", r"a \\\* backslash"),
        ("3.5 percent - so far # 1 > 0", "3\\.5 percent - so far # 1 > 0"),
    ],
)
def test_markdown_is_shown_as_written(text: str, escaped: str) -> None:
    assert markdown(text, 200) == escaped
    assert markdown_width(text) == width(escaped)


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("the ferry sails at night", 24, "the ferry sails at night"),
        ("the ferry sails at night", 20, "the ferry sails at…"),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 10, "aaaaaaaaa…"),
        ("words", 0, ""),
    ],
)
def test_clip_cuts_at_a_word(text: str, limit: int, cut: str) -> None:
    assert clip(text, limit) == cut


@given(st.text(max_size=300), st.integers(0, 200))
def test_nothing_is_ever_wider_than_asked(text: str, limit: int) -> None:
    assert width(markdown(text, limit)) <= limit
    assert width(clip(text, limit)) <= limit


@given(st.text(alphabet="\\*_~`|[]<>@#-+1.: /ab\u200b\u202e\n", max_size=80), st.integers(1, 60))
def test_no_mark_stands_unescaped_and_no_escape_is_cut_in_two(text: str, limit: int) -> None:
    rest = re.sub(r"\\.", "x", markdown(text, limit))
    assert not set(rest) & set("\\*_~`|[]<@\u200b\u202e\n")
    assert not re.match(r"[#>+-]|\d{1,9}[.)]|", rest).group()  # type: ignore[union-attr]
    assert "://" not in rest

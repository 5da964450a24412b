"""The text of a page is a verbatim slice of it, and every paragraph tells the line of the file it begins on."""

from __future__ import annotations

import textwrap
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UnreadablePage
from bot.parsing import parse_page
from bot.parsing.pages import PageReading, read_page
from bot.parsing.pages.decode import decode_page

FURNITURE = ["Home", "Log in", "Subscribe to our newsletter", "Share on Facebook", "  \u2022 Sport", "Leave a comment"]
SENTENCE = "The council decided on {day} that the {thing} may sail at night, \u201cand nobody minds\u201d, it said."
sentences = st.builds(
    lambda day, thing, rest: SENTENCE.format(day=day, thing=thing) + rest,
    st.sampled_from(["Monday", "Tuesday", "3\u00a0May"]),
    st.sampled_from(["ferry", "fer\u00adry", "\u200bship", "caf\u00e9 boat", "\u0444\u0435\u0440\u0440\u0438"]),
    st.sampled_from(["", " It was not\nthe first time,\nthe mayor said.", "  Two  spaces  stay.", " \U0001f6a2"]),
)
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


def lines_of(body: list[str], width: int | None) -> list[str]:
    told = [textwrap.fill(p, width) if width else p for p in body]
    return [*FURNITURE[:3], "Council lets ferry sail", *told, *FURNITURE[3:]]


def letters(text: str) -> str:
    return "".join(text.split())


def assert_slices(reading: PageReading, page: str) -> None:
    """Every paragraph stands, but for white space, in the page from the beginning of its line on."""
    rows = page.split("\n")
    for paragraph in reading.paragraphs:
        assert paragraph.line is not None
        below = letters("\n".join(rows[paragraph.line - 1 :]))
        told = letters(reading.text[paragraph.start : paragraph.end])
        assert 0 <= below.find(told) < len(letters(rows[paragraph.line - 1]))


@settings(deadline=None)
@given(
    st.lists(paragraphs, min_size=1, max_size=8),
    st.booleans(),
    st.sampled_from([None, 60, 80]),
    st.sampled_from(ENCODINGS),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_paragraph_of_a_flattened_page_is_a_slice_of_it(
    body: list[str], gaps: bool, width: int | None, encoding: str, end: str
) -> None:
    page = ("\n\n" if gaps else "\n").join(lines_of(body, width)).replace("\n", end).encode(encoding)
    try:
        reading = read_page(page, "page.txt")
    except UnreadablePage:
        return
    assert_slices(reading, decode_page(page, "page.txt"))


@pytest.mark.parametrize("head", ["<!DOCTYPE html>\n<html>\n<body>\n", "<html><body>"])
def test_every_paragraph_of_an_html_page_tells_its_line(head: str) -> None:
    body = [SENTENCE.format(day=day, thing="ferry") for day in ("Monday", "Tuesday", "Friday")]
    told = "".join(f"<p class=text>\n{escape(p)}\n</p>\n<!-- nothing -->\n" for p in body)
    page = f"{head}<h1>Council lets\nferry sail</h1>\n<div>{told}</div></body></html>"
    rows = page.split("\n")
    reading = read_page(page.encode(), "page.html")
    assert reading.text == "\n\n".join(body)
    for paragraph, wanted in zip(reading.paragraphs, body, strict=True):
        assert paragraph.line is not None
        assert escape(wanted) in "\n".join(rows[paragraph.line - 1 : paragraph.line + 1])


def test_an_offset_leads_to_the_line_of_its_paragraph() -> None:
    page = "\n".join([*FURNITURE[:3], "", "Council lets ferry sail", "", SENTENCE.format(day="Monday", thing="ferry"),
                      "", SENTENCE.format(day="Friday", thing="ship"), "", *FURNITURE[3:]])  # fmt: skip
    article = parse_page(page.encode(), "page.txt")
    assert [article.line_at(article.text.index(word)) for word in ("ferry", "ship")] == [7, 9]

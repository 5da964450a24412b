"""Every character of a flattened page's text is one of the decoded page, and the map finds it there."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UnreadablePage
from bot.parsing.pages import read_page
from bot.parsing.pages.markup_map import visible_text
from bot.parsing.pages.source_map import SourceMap, map_source

FURNITURE = ["Home", "Log in", "Subscribe to our newsletter", "Share on Facebook", "  • Sport", "Leave a comment"]
SENTENCE = "The council decided on {day} that the {thing} may sail at night, \u201cand nobody minds\u201d, it said."
sentences = st.builds(
    lambda day, thing, rest: SENTENCE.format(day=day, thing=thing) + rest,
    st.sampled_from(["Monday", "Tuesday", "3\u00a0May"]),
    st.sampled_from(["ferry", "fer\u00adry", "\u200bship", "caf\u00e9 boat", "\u0444\u0435\u0440\u0440\u0438"]),
    st.sampled_from(["", " It was not\nthe first time,\nthe mayor said.", "  Two  spaces  stay.", " \U0001f6a2"]),
)
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)


def page_of(paragraphs: list[str], gaps: bool, width: int | None) -> bytes:
    body = [textwrap.fill(p, width) if width else p for p in paragraphs]
    lines = [*FURNITURE[:3], "Council lets ferry sail", *body, *FURNITURE[3:]]
    return ("\n\n" if gaps else "\n").join(lines).encode()


def assert_maps_back(text: str, source: SourceMap) -> None:
    covered = set()
    for run in source.runs:
        assert text[run.start : run.start + run.length] == source.page[run.place : run.place + run.length]
        covered.update(range(run.start, run.start + run.length))
    assert [run.place for run in source.runs] == sorted(run.place for run in source.runs)
    assert all(char.isspace() for index, char in enumerate(text) if index not in covered)


@given(st.lists(paragraphs, min_size=1, max_size=8), st.booleans(), st.sampled_from([None, 60, 80]))
def test_every_paragraph_maps_back_to_the_same_characters(body: list[str], gaps: bool, width: int | None) -> None:
    page = page_of(body, gaps, width)
    try:
        reading = read_page(page, "page.txt")
    except UnreadablePage:
        return
    source = map_source(page, "page.txt")
    assert_maps_back(reading.text, source)
    for paragraph in reading.paragraphs:
        start, end = source.locate(paragraph.start, paragraph.end)
        told = reading.text[paragraph.start : paragraph.end]
        assert source.page[start:end].split() == told.split() or "".join(source.page[start:end].split()) == "".join(
            told.split()
        )


def test_a_quotation_is_found_in_the_page_it_stands_in() -> None:
    page = page_of(
        ["The mayor said that \u201cthe river does not sleep at all\u201d, and that the ferry would sail. " * 3] * 5,
        True,
        60,
    )
    text = read_page(page, "page.txt").text
    source = map_source(page, "page.txt")
    start = text.index("the river does not sleep")
    begun, ended = source.locate(start, start + len("the river does not sleep"))
    assert source.page[begun:ended].split() == ["the", "river", "does", "not", "sleep"]


def test_what_is_no_part_of_the_text_is_nowhere() -> None:
    source = map_source(
        page_of(["The council decided that the ferry may sail at night, and it did. " * 4], True, None), "p"
    )
    with pytest.raises(ValueError, match="no text at"):
        source.locate(100_000, 100_001)


@given(st.lists(paragraphs, min_size=1, max_size=8), st.booleans())
def test_an_html_page_maps_back_but_for_its_tags_and_entities(body: list[str], entities: bool) -> None:
    marked = [p.replace("Monday", "<b>Mon</b>day").replace("\u201c", "&ldquo;" if entities else "\u201c") for p in body]
    inner = "".join(f"<p class='x > y'>\n {p}\n</p><!-- <p>nothing</p> -->" for p in marked)
    head = "<head><title>Council &amp; ferry</title><script>if (a<b) '<p>no</p>'</script></head>"
    page = f"<!DOCTYPE html><html>{head}<body><h1>Council lets ferry sail</h1>{inner}</body></html>".encode()
    try:
        reading = read_page(page, "page.html")
    except UnreadablePage:
        return
    source = map_source(page, "page.html")
    covered = set()
    for run in source.runs:
        assert reading.text[run.start : run.start + run.length] == source.page[run.place : run.place + run.length]
        covered.update(range(run.start, run.start + run.length))
    assert [run.place for run in source.runs] == sorted(run.place for run in source.runs)
    left = {char for index, char in enumerate(reading.text) if index not in covered}
    assert left <= {" ", "\n", *("\u201c" if entities else "")}


@pytest.mark.parametrize(
    "page", ["<p>" + "<" * 200_000, "<p>" + "<!--" * 50_000, "<p>" + "<script>" * 50_000, "<p" * 90_000]
)
def test_broken_markup_takes_no_longer(page: str) -> None:
    assert visible_text(page).text == "" or len(visible_text(page).text) <= len(page)

"""Whatever a page holds, reading it ends well, and every offset gives back the words that stand there."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.errors import UnreadablePage
from bot.model.article import Article
from bot.model.codec import from_plain, to_plain
from bot.parsing import parse_page
from bot.parsing.question import read_question
from tests.conftest import NOW

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
_LEXICON = "".join(path.read_text("utf-8") for path in sorted((ROOT / "bot" / "parsing" / "lexicon").glob("*.toml")))
_EXAMPLES = sorted({m[1] for m in re.finditer(r"\"([^\"\n]* [^\"\n]*)\"", _LEXICON)})
_LINES = sorted({line for path in SEEDS.glob("*.txt") for line in path.read_text("utf-8").splitlines() if line})
_MARKS = ["“", "”", '"', "‘", "’", "'", "—", "...", "…", ".", "?"]
_PIECES = [*_MARKS, "U.S.", "Mr.", " said ", " on Thursday", "2019-04-25", "25", " last year "]
_TAGS = ["<p>", "</p>", "<h1>", "<article>", "<blockquote>", "<br>", "<!--", "-->", "<a href=x>", "&amp;", "<td>"]

pieces = st.text(max_size=40) | st.sampled_from(_PIECES) | st.sampled_from(_LINES) | st.sampled_from(_EXAMPLES)
flat = st.lists(pieces | st.just("\n") | st.just("\n\n"), max_size=40).map("".join)
marked_up = st.lists(pieces | st.sampled_from(_TAGS), max_size=40).map(lambda parts: "<html><body>" + "".join(parts))


def assert_sound(article: Article) -> None:
    text = article.text
    slices = [text[p.start : p.end] for p in article.paragraphs]
    assert text == "\n\n".join(slices)
    assert all(part.strip() for part in slices)
    for sentence in article.sentences:
        paragraph = article.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
    assert all(a.end <= b.start for a, b in pairwise(article.sentences))
    for quotation in article.quotations:
        assert text[quotation.start : quotation.end] == quotation.text != ""
        if speaker := quotation.speaker:
            assert text[speaker.start : speaker.end] == speaker.mention != ""
            assert 0 <= speaker.confidence <= 1
        if cue := quotation.cue:
            assert text[cue.start : cue.end] == cue.text != ""
    for time in article.times:
        assert text[time.start : time.end] == time.text != ""
    for event in article.events:
        assert text[event.start : event.end] == event.sentence
        assert event.start <= event.time_start < event.end
        assert event.time_start < event.time_end
        assert event.date.start <= event.date.end
    for person in article.people:
        assert person.mentions
        assert all(text[m.start : m.end] == m.text != "" for m in person.mentions)
    if publication := article.publication:
        assert publication.earliest <= publication.latest
        assert publication.day is None or publication.earliest <= publication.day <= publication.latest
    assert from_plain(Article, json.loads(json.dumps(to_plain(article)))) == article


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.[th]*")), ids=lambda path: path.name)
def test_offsets_of_the_shipped_pages_give_back_their_words(path: Path) -> None:
    assert_sound(parse_page(path.read_bytes(), path.name))


def test_offsets_of_the_source_pages_give_back_their_words(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        assert_sound(parse_page(path.read_bytes(), path.name))


@pytest.mark.parametrize("words", ["from July 30-Aug. 14, 1932", "in the week of Aug. 3-Sept. 9, 2011"])
def test_a_sentence_holds_the_whole_time_that_dates_its_event(words: str) -> None:
    page = (SEEDS / "pompeo-out-of-the-talks.txt").read_text("utf-8").replace("On Monday, Pompeo", f"Pompeo {words}")
    article = parse_page(page.encode(), "page.txt")
    assert any(str(event.date.start.year) == words[-4:] for event in article.events)
    for event in article.events:
        assert event.start <= event.time_start < event.time_end <= event.end


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(page=flat)
@example(page="")
@example(page="“" * 500)
@example(page="a" * 5000)
@example(page="\n".join(["“Yes,” he said."] * 200))
def test_any_text_is_read_or_refused(page: str) -> None:
    try:
        article = parse_page(page.encode("utf-8", "ignore"), "page.txt")
    except UnreadablePage as error:
        assert error.reason in {"empty", "binary", "no article"}
    else:
        assert_sound(article)


_FEARED = [
    "](",
    "[a](b) ",
    "![",
    "<http://",
    '"',
    "“",
    "‘",
    " ",
    "\t",
    "1",
    "1 ",
    "a ",
    "A",
    "(",
    "[",
    "<",
    "\n",
    "“a",
    "1-",
    "A. ",
    "a/",
    ", left",
    "© A",
    "Ann Lee ",
]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(st.tuples(st.sampled_from(_FEARED), st.integers(1, 4000)), min_size=1, max_size=3))
def test_what_patterns_fear_is_read_or_refused(parts: list[tuple[str, int]]) -> None:
    try:
        article = parse_page("".join(piece * times for piece, times in parts).encode(), "page.txt")
    except UnreadablePage as error:
        assert error.reason in {"empty", "binary", "no article"}
    else:
        assert_sound(article)


@settings(deadline=None, max_examples=60)
@given(sentences=st.lists(st.sampled_from(_EXAMPLES), min_size=1, max_size=6), day=st.dates())
@example(sentences=["They met on Monday, three weeks ago, and meet again next month."], day=date.min)
@example(sentences=["They met on Monday, three weeks ago, and meet again next month."], day=date.max)
def test_any_day_of_publication_can_be_given(sentences: list[str], day: date) -> None:
    page = (SEEDS / "pompeo-out-of-the-talks.txt").read_text("utf-8").replace("On Monday, ", " ".join(sentences) + " ")
    article = parse_page(page.encode(), "page.txt", day)
    assert_sound(article)
    assert article.published == day


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(page=marked_up)
@example(page="<html>")
@example(page="<html><body><article>" + "<p>" * 500)
def test_any_markup_is_read_or_refused(page: str) -> None:
    try:
        article = parse_page(page.encode("utf-8", "ignore"), "page.html")
    except UnreadablePage as error:
        assert error.reason in {"empty", "binary", "no article"}
    else:
        assert_sound(article)


@settings(deadline=None, max_examples=100)
@given(page=st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(page: bytes) -> None:
    try:
        article = parse_page(page, "page.txt")
    except UnreadablePage as error:
        assert error.reason in {"empty", "binary", "no article"}
    else:
        assert_sound(article)


@settings(deadline=None, max_examples=100)
@given(text=flat)
def test_any_question_is_read(text: str) -> None:
    question = read_question(text, NOW.date())
    assert all(question.words)
    assert all(days.start <= days.end for days in question.days)

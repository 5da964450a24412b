"""Whatever the text: no error, true offsets, well-formed values."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.model.text import Paragraph
from bot.model.time import date_range
from bot.parsing import lexicon
from bot.parsing.sentences import split_sentences
from bot.parsing.temporal import find_events, find_times

WORDS = sorted(
    {word for table in lexicon.load("temporal_words").values() for word in table["words"]}
    | {word.lower() for rule in lexicon.load("temporal_rules").values() for p in rule["patterns"] for word in p.split()}
)
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(str.title),
    st.integers(0, 99_999).map(str),
    st.sampled_from(
        [",", ".", "-", "’s", "'80s", "\n\n", "2019-13-45", "25:61", "30/02/2019", "1 1/2", "a.m.", "B.C."]
    ),
)
SENTENCES = st.lists(PIECES, max_size=14).map(" ".join)
EXPRESSIONS = sorted({x[1] for rule in lexicon.load("temporal_rules").values() for x in rule["examples"]})
STORIES = st.lists(
    st.tuples(st.sampled_from(EXPRESSIONS), st.sampled_from([" he left. ", " and ", ", ", " they will go ", "\n\n"])),
    max_size=12,
).map(lambda pairs: "".join(part for pair in pairs for part in pair))
DATES = st.one_of(st.none(), st.dates())
VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:X[A-Z]+|[\d.]+[A-Z]+)(?:[\d.]+[A-Z])?(?:T[\d.]+[HMS])?|PT(?:X[HMS]|[\d.]+[HMS](?:[\d.]+[HMS])?)"
    r"|(?:BC)?[\dX]{2,4}(?:-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:\d|WE))?|Q[\dX]|H[\dX]|SP|SU|FA|WI))?"
    r"(?:T(?:\d\d:\d\d(?::\d\d)?|MO|AF|EV|NI|DT|MI))?"
)


@given(st.text(max_size=300), DATES)
@example("January 0, February 30, 31 June 2019, 29 February 1900, 99 BC", date(2019, 4, 25))
@example("the next 9999 years, 99999 centuries ago, two thousand years later", date(9999, 12, 31))
@example("on Saturday, this weekend, in the week of 9999-12-31", date(9999, 12, 31))
@example("last Monday, the weekend, the week of 0001-01-01", date(1, 1, 1))
@example("9999 days before yesterday, a century earlier, the previous year", date(1, 1, 1))
def test_any_text_is_read(text: str, published: date | None) -> None:
    check(text, published)


@given(SENTENCES, DATES)
def test_any_row_of_temporal_words_is_read(text: str, published: date | None) -> None:
    check(text, published)


@settings(max_examples=400)
@given(STORIES, DATES)
@example("It began in the spring of 2010 and ended ten months later.", None)
def test_any_row_of_expressions_is_read(text: str, published: date | None) -> None:
    check(text, published)


def check(text: str, published: date | None) -> None:
    end = 0
    for time in find_times(text, published):
        assert text[time.start : time.end] == time.text
        assert end <= time.start < time.end
        end = time.end
        assert VALUE.fullmatch(time.value), time
        date_range(time.value)


@pytest.mark.parametrize(
    "text",
    [
        "1" + ",000" * 5000,
        "1" * 6000 + " years",
        "9" * 8 + " years ago, " + "9" * 8 + " weeks later",
        "two " * 3000 + "years",
        "in May and " * 3000,
        "\n" + " " * 50_000 + "\nMay",
        "." * 20_000 + " May 3, 2004",
        "2004 " * 5000,
        "the " * 20_000,
        "half of the second half of the third quarter of " * 500 + "2004",
    ],
)
def test_nothing_grows_out_of_hand(text: str) -> None:
    """Each of these took seconds, or raised, with a careless pattern; the whole file runs in a few."""
    check(text, date(2019, 4, 25))
    sentences = split_sentences(text, (Paragraph(0, len(text)),))
    find_events(text, sentences, find_times(text, date(2019, 4, 25)), (), (), date(2019, 4, 25))

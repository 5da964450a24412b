"""Whatever the text: no error, and offsets that give back the surface form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.parsing.names import find_people
from bot.parsing.quotations import find_quotations
from bot.parsing.sentences import split_sentences
from tests.parsing.quotations.reading import paragraphs_of, quotations_in

PLAIN = """'' `` said told according to that Ann Quill Kim Jong-Un Mr. he she the official as saying reported
quoted was Lindt's in U.S. é 𝔘 5 and"""
WORDS = st.sampled_from([*"\"“”«»‘’'`,.:;!?()—", *PLAIN.split(), "\n\n"])
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join)
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_span_is_its_surface(text: str) -> None:
    paragraphs = paragraphs_of(text)
    sentences = split_sentences(text, paragraphs)
    people = find_people(text, paragraphs, sentences)
    for person in people:
        assert all(text[m.start : m.end] == m.text for m in person.mentions)
    for found in find_quotations(text, paragraphs, sentences, people):
        assert text[found.start : found.end] == found.text
        assert found.text.strip()
        if found.cue:
            assert text[found.cue.start : found.cue.end] == found.cue.text
        if found.speaker:
            assert text[found.speaker.start : found.speaker.end] == found.speaker.mention
            assert 0 <= found.speaker.confidence <= 1


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_sentences_lie_inside_their_paragraphs_in_order(text: str) -> None:
    paragraphs = paragraphs_of(text)
    end = 0
    for sentence in split_sentences(text, paragraphs):
        home = paragraphs[sentence.paragraph]
        assert home.start <= sentence.start < sentence.end <= home.end
        assert sentence.start >= end
        end = sentence.end


@pytest.mark.parametrize("piece", ['"', "“", "'a ", '"a ', " ", "a", "A. ", "said ", "and ", "Kim "])
def test_long_runs_of_one_thing_are_read(piece: str) -> None:
    assert isinstance(quotations_in(piece * (20_000 // len(piece))), tuple)

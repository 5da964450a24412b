"""Whatever people type is words, never syntax."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.corpus import Corpus
from bot.storage.database import Database
from bot.storage.nearest import phrase_terms, word_terms
from bot.storage.search import match_expression
from tests.storage.builders import DAY, make_article, save

SYNTAX = ["C++", "a:b", '"', '""', "AND", "NEAR(", "text:", "*", "^a", "a*", "-", "("]
HOSTILE = ["O'Neil", "", " ", "a\0b", "\ud83d", "²", "\u1c89", *SYNTAX]


@pytest.fixture(scope="module")
def fts() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO t VALUES ('Mr O''Neil and the C++ of a:b')")
    yield connection
    connection.close()


@given(words=st.lists(st.text() | st.sampled_from(HOSTILE), max_size=8), join=st.sampled_from(["AND", "OR"]))
def test_any_words_are_a_valid_expression(fts: sqlite3.Connection, words: list[str], join: str) -> None:
    expression = match_expression(words, join)  # type: ignore[arg-type]
    if expression is not None:
        fts.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall()


@given(words=st.lists(st.text() | st.sampled_from(HOSTILE), max_size=8))
def test_any_words_and_phrases_are_a_valid_expression(fts: sqlite3.Connection, words: list[str]) -> None:
    for term in (*word_terms(words), *phrase_terms(words, words, 2), *phrase_terms(words[:1], words, 3)):
        fts.execute("SELECT * FROM t WHERE t MATCH ?", (term,)).fetchall()


@pytest.mark.parametrize(
    ("words", "found"),
    [(["O'Neil"], True), (["C++"], True), (["a:b"], True), (["oneil"], False), (["NOT"], False), (["Ö'NEIL"], True)],
)
def test_a_word_matches_itself(fts: sqlite3.Connection, words: list[str], found: bool) -> None:
    rows = fts.execute("SELECT * FROM t WHERE t MATCH ?", (match_expression(words),)).fetchall()
    assert bool(rows) is found


@pytest.mark.parametrize("words", [[], [""], ["?!", '"', "—"], ["\0"], ["\ud83d"]])
def test_without_a_word_there_is_no_expression(words: list[str]) -> None:
    assert match_expression(words) is None


def test_very_many_words_are_still_an_expression(fts: sqlite3.Connection) -> None:
    expression = match_expression([f"word{i}" for i in range(2_000)])
    assert fts.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall() == []


@pytest.mark.parametrize("word", HOSTILE)
async def test_every_search_of_the_corpus_takes_it(database: Database, word: str) -> None:
    said = "We said what O'Neil said"
    await save(database, "w", make_article("a.txt", f"“{said},” said Kim.", said={said: "Kim"}))
    corpus = Corpus(database, "w")
    for words in ([word], [word, "said"], ["said", word]):
        for hits in (
            await corpus.search_sentences(words),
            await corpus.search_sentences(words, join="AND"),
            await corpus.quotations(words=words),
            await corpus.quotations_among(words),
            await corpus.nearest_sentences(words),
        ):
            assert all(hit.citation.article.path == "a.txt" for hit in hits)
        assert all(text == said for _, text in await corpus.nearest_wordings(words))
        await corpus.known_people(words)
    assert await corpus.search_sentences([word, "said"])


async def test_words_are_found_by_their_stems_whatever_their_accents(database: Database) -> None:
    await save(database, "w", make_article("a.txt", "The Café closed.", happened={"The Café closed.": DAY}))
    for word in ("cafe", "closes", "CAFÉ", "closing"):
        assert len(await Corpus(database, "w").search_sentences([word])) == 1

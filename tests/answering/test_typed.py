"""Questions as people type them: without capitals, with slips, in haste."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.typed import as_written
from bot.services import Services
from bot.storage.corpus import LIBRARY
from tests.answering.corpora import article, store

COUNCIL = article(
    "council.txt",
    "The treasurer of Calder council, Imran Dashti, told Beth Harkness that the savings were gone.",
    "On Tuesday Beth Harkness wrote a letter to her colleagues, and Dashti read it in the United States.",
    "“I leave,” Harkness wrote, and the U.N. had nothing to say about the vaccine, the harbour or the price.",
    day=date(2025, 4, 3),
    title="Harkness leaves",
)
ELSEWHERE = article(
    "other.txt", "The wrestler Borislav Quandt lost his belt in Calder.", day=date(2025, 4, 4), title="Belt"
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("what did harkness say", "what did Harkness say"),
        ("who told beth harkness's colleagues?", "who told Beth Harkness's colleagues?"),
        ("when did dashti go to the united states", "when did Dashti go to the United States"),
        # Typed with capitals, it is taken at its word.
        ("What did Dashti's calder say?", "What did Dashti's calder say?"),
        # A slip that makes no other word of the corpus, and what questions begin with.
        ("wat did she rite in the leter?", "what did she rite in the letter?"),
        ("Whats the prise of the vacine?", "what's the prise of the vaccine?"),
        ("whos harknes", "who's Harkness"),
        # A name is another name as soon as it sounds otherwise.
        ("what did harknett say", "what did harknett say"),
        ("what did quand say", "what did quand say"),
        # Words of the language are no slips, and what is on no page stays what it is.
        ("was the weather nice at the harbour", "was the weather nice at the harbour"),
        ("did anyone leave", "did anyone leave"),
        ("what did velniz say", "what did velniz say"),
        ("", ""),
        ("???", "???"),
        ("\x00 ''' what ’s’ …", "\x00 ''' what ’s’ …"),
    ],
)
async def test_a_question_is_put_as_the_corpus_writes(services: Services, typed: str, written: str) -> None:
    await store(services, COUNCIL)
    assert (await as_written(services.corpus(LIBRARY), typed)).text == written


async def test_nothing_is_spelt_after_pages_that_cannot_be_seen(services: Services) -> None:
    await store(services, COUNCIL)
    await store(services, ELSEWHERE, workspace="7")
    assert (await as_written(services.corpus("7"), "where did the wrestlr lose")).text == "where did the wrestler lose"
    assert (await as_written(services.corpus("8"), "where did the wrestlr lose")).text == "where did the wrestlr lose"
    assert (await as_written(services.corpus("8"), "who is quandt")).text == "who is quandt"


async def test_an_answer_is_found_however_it_was_typed(services: Services) -> None:
    await store(services, COUNCIL)
    for question in ("Who is the treasurer of Calder council?", "who is the tresurer of calder counsil"):
        answer, _ = await services.ask(LIBRARY, question)
        assert answer.question == question and answer.short == "Imran Dashti"

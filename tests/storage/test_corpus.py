"""What the queries choose and in what order."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.model.article import Publication
from bot.model.request import Period
from bot.storage.corpus import Corpus
from bot.storage.database import Database
from bot.storage.store import Store
from tests.storage.builders import events_of, make_article, save

CLOSED, FERRY, OPENED = "The harbour closed.", "The ferry sailed to the harbour.", "The harbour opened again."


@pytest.fixture
async def corpus(path: Path) -> AsyncIterator[Corpus]:
    database = await Database.open(path, durable=False)
    try:
        for article in (
            make_article(
                "old.txt",
                CLOSED,
                "“It is shut,” said Ann Lee.",
                said={"It is shut": "Ann Lee"},
                happened={CLOSED: date(2019, 4, 2)},
                people=("Ann Lee",),
                published=date(2019, 4, 3),
                outlet="Quay",
            ),
            make_article("undated.txt", FERRY, happened={FERRY: date(2019, 4, 2)}, published=None, outlet=None),
            make_article(
                "new.txt",
                OPENED,
                "“It is open,” said Ann Lee. “At last,” said Bo Ek.",
                said={"It is open": "Ann Lee", "At last": "Bo Ek"},
                happened={OPENED: date(2019, 4, 20)},
                people=("Ann Lee", "Bo Ek"),
                published=date(2019, 4, 21),
                outlet="Quay",
            ),
        ):
            await save(database, "w", article)
        yield Corpus(database, "w")
    finally:
        await database.close()


@pytest.mark.parametrize(
    ("since", "until", "paths"),
    [
        (None, None, ["new.txt", "old.txt", "undated.txt"]),
        (date(2019, 4, 3), date(2019, 4, 3), ["old.txt"]),
        (date(2019, 4, 4), None, ["new.txt"]),
        (None, date(2019, 4, 20), ["old.txt"]),
        (date(2019, 4, 22), date(2019, 4, 1), []),
    ],
)
async def test_articles_newest_first_undated_last_and_never_in_a_period(
    corpus: Corpus, since: date | None, until: date | None, paths: list[str]
) -> None:
    assert [ref.path for ref in await corpus.articles(Period(since, until))] == paths


async def test_an_outlet_is_found_in_any_case(corpus: Corpus) -> None:
    both = await corpus.articles(outlets=["qUaY"])
    assert [ref.path for ref in both] == ["new.txt", "old.txt"]
    assert await corpus.articles(outlets=["quay"], limit=1, offset=1) == both[1:]
    assert (await corpus.count_articles(["QUAY"]), await corpus.count_articles()) == (2, 3)
    assert await corpus.outlets() == [("Quay", 2)]
    newest = (await corpus.articles(limit=1))[0].id
    await Store(corpus._database, "w").remove(newest)
    assert await corpus.outlets() == [("Quay", 1)]


async def test_sentences_best_first_and_slices_of_their_article(corpus: Corpus) -> None:
    hits = await corpus.search_sentences(["harbour", "ferry"])
    assert hits[0].citation.text == FERRY
    assert {hit.citation.text for hit in hits} == {CLOSED, FERRY, OPENED}
    assert [h.citation.text for h in await corpus.search_sentences(["harbour", "ferry"], join="AND")] == [FERRY]
    for hit in hits:
        article = await corpus.article(hit.citation.article.id)
        assert article is not None
        assert article.text[hit.citation.start : hit.citation.end] == hit.citation.text


async def test_quotations_by_speaker_outlet_and_words(corpus: Corpus) -> None:
    everything = [hit.quotation.text for hit in await corpus.quotations()]
    assert everything == ["It is open", "At last", "It is shut"]
    speakers = {person.name: person for person in await corpus.speakers()}
    assert [(name, p.quotations, p.articles) for name, p in speakers.items()] == [("Ann Lee", 2, 2), ("Bo Ek", 1, 1)]
    by_ek = await corpus.quotations(person_ids=[speakers["Bo Ek"].id])
    assert [(hit.quotation.text, hit.speaker) for hit in by_ek] == [("At last", "Bo Ek")]
    assert await corpus.quotations(person_ids=[]) == []
    assert [hit.quotation.text for hit in await corpus.quotations(words=["shut"])] == ["It is shut"]
    assert await corpus.quotations(words=["?"]) == []


async def test_the_newest_quotations_are_the_first_of_all(corpus: Corpus) -> None:
    spring = Period(date(2019, 4, 1), date(2019, 4, 21))
    both = [person.id for person in await corpus.speakers()]
    for asked in (
        {},
        {"outlets": ["quay"]},
        {"period": spring},
        {"period": spring, "outlets": ["Quay"]},
        {"person_ids": both[:1]},
        {"person_ids": both},
        {"person_ids": both, "period": spring, "outlets": ["Quay"]},
    ):
        whole = await corpus.quotations(**asked)  # type: ignore[arg-type]
        days = [hit.article.publication.latest for hit in whole if hit.article.publication]
        assert days == sorted(days, reverse=True)
        for limit in (1, 2):
            assert await corpus.quotations(**asked, limit=limit) == whole[:limit]  # type: ignore[arg-type]
        shut = await corpus.quotations(words=["shut", "open"], **asked)  # type: ignore[arg-type]
        assert {hit.wording for hit in shut} == {hit.wording for hit in whole} - {"At last"}
        around = await corpus.quotations_among(["said"], **asked)  # type: ignore[arg-type]
        assert {hit.wording for hit in around} == {hit.wording for hit in whole}


async def test_a_page_that_is_dated_anew_moves_its_quotations(corpus: Corpus) -> None:
    old = next(ref.id for ref in await corpus.articles() if ref.path == "old.txt")
    article = await corpus.article(old)
    assert article is not None
    later = date(2019, 5, 1)
    dated = replace(article, publication=Publication(later, later, "given", later))
    assert await Store(corpus._database, "w").redate(old, dated)
    assert [hit.wording for hit in await corpus.quotations(limit=1)] == ["It is shut"]
    lee = (await corpus.speakers())[0]
    assert [hit.wording for hit in await corpus.quotations(person_ids=[lee.id], limit=1)] == ["It is shut"]


async def test_events_are_chosen_by_their_own_days(corpus: Corpus) -> None:
    days = [(hit.event.date.start.day, hit.citation.article.path) for hit in await events_of(corpus)]
    assert days == [(2, "old.txt"), (2, "undated.txt"), (20, "new.txt")]
    april_2 = Period(date(2019, 4, 1), date(2019, 4, 2))
    assert [hit.citation.text for hit in await events_of(corpus, period=april_2)] == [CLOSED, FERRY]
    dates = await corpus.events_by_date(beginnings=["fer", "clos"])
    assert [(days.start.day, [mark.topic for mark in marks]) for days, marks in dates.items()] == [
        (2, [0.5, 0.5]),
        (20, [0.0]),
    ]
    lee = (await corpus.people())[0]
    assert [hit.citation.text for hit in await events_of(corpus, person_ids=[lee.id])] == [CLOSED, OPENED]


@pytest.mark.parametrize(
    ("sentence", "day", "heads"),
    [
        ("May 3 - The bridge opens.", 3, True),
        ("• 12 September: The mayor resigns.", 12, True),
        ("The bridge opened on May 3.", 3, False),
        ("May 3 - The bridge closes, to open on May 4.", 4, False),
    ],
)
async def test_an_entry_of_a_chronology_is_headed_by_its_day(
    database: Database, sentence: str, day: int, heads: bool
) -> None:
    await save(database, "w", make_article("list.txt", sentence, happened={sentence: date(2019, 5, day)}))
    corpus = Corpus(database, "w")
    (mark,) = next(iter((await corpus.events_by_date()).values()))
    assert mark.heads == heads


async def test_people_who_share_a_word_of_a_name_are_known(corpus: Corpus) -> None:
    assert [p.name for p in await corpus.known_people(["Dr. Lee", "ÉK"])] == ["Ann Lee", "Bo Ek"]
    assert await corpus.known_people(["A. N. Other"]) == []
    both = [person.id for person in await corpus.people()]
    assert [ref.path for ref in await corpus.articles_naming(both)] == ["new.txt", "old.txt"]


async def test_of_many_people_who_start_alike_the_most_named_are_known(database: Database) -> None:
    named = {"Ann Moss": 1, "Bea Moor": 3, "Cy Most": 2, "Di Moth": 1}
    for name, times in named.items():
        for number in range(times):
            await save(database, "w", make_article(f"{name} {number}.txt", f"{name} was there.", people=(name,)))
    found = await Corpus(database, "w").people_starting("mo", 2)
    assert sorted(person.name for person in found) == ["Bea Moor", "Cy Most"]


async def test_everything_about_an_article_goes_with_it(corpus: Corpus) -> None:
    newest = (await corpus.articles())[0].id
    await Store(corpus._database, "w").remove(newest)
    assert [p.name for p in await corpus.speakers()] == ["Ann Lee"]
    assert await corpus.article_ref(newest) is None
    assert await corpus.sentences_of([newest]) == []
    assert await corpus.quotations_of([newest]) == []


async def test_articles_with_telling_words_are_found_without_their_text(database: Database) -> None:
    for number in range(8):
        more = ("The strike at the ferry went on.", "No ferry sailed.") if number % 4 == 0 else ()
        await save(database, "ours", make_article(f"{number}.txt", f"A strike began in port {number}.", *more))
    corpus = Corpus(database, "ours")
    first, second = sorted({hit.citation.article.id for hit in await corpus.search_sentences(["ferry"])})
    words = ["ferry", "strike"]
    found = await corpus.telling_articles(words, 11, 0.5)
    assert found is not None
    assert found.enough
    assert found.held == {first: {"ferry": 2}, second: {"ferry": 2}}
    assert found.rarity["ferry"] > found.rarity["strike"] == pytest.approx(found.rest)
    found = await corpus.telling_articles([*words, "sailed", "port"], 11, 0.5)
    assert found is not None
    assert not found.enough
    assert found.held == {key: {"ferry": 2, "strike": 1, "sailed": 1} for key in (first, second)}
    assert await corpus.telling_articles(words, 12, 0.5) is None
    assert await corpus.telling_articles([], 0, 0.5) is None
    theirs = await Corpus(database, "theirs").telling_articles(words, 1, 0.5)
    assert theirs is not None
    assert not theirs.held


async def test_an_article_is_called_by_its_file_but_not_by_the_folders_it_lies_in(
    database: Database,
) -> None:
    for path in ("/srv/main/harbour/ferry-strike.txt", "https://example.org/in/the-port", "bare.txt"):
        await save(database, "w", make_article(path, CLOSED, title="Tides", outlet=None))
    corpus = Corpus(database, "w")
    for words, paths in (
        ("ferry", ["/srv/main/harbour/ferry-strike.txt"]),
        ("tides port", ["https://example.org/in/the-port"]),
        ("bare", ["bare.txt"]),
        ("main", []),
        ("harbour tides", []),
        ("example", []),
    ):
        assert [ref.path for ref in await corpus.articles_called(words.split(), 9)] == paths, words

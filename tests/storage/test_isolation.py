"""No method of reading or writing reaches another workspace's articles, answers or conversations."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from bot.model.answer import Citation
from bot.model.conversation import Conversation, Turn
from bot.model.request import Period
from bot.model.time import DateRange
from bot.storage.corpus import LIBRARY, Corpus
from bot.storage.database import Database
from bot.storage.memory import Memory
from bot.storage.rows import EventMark
from bot.storage.store import Store
from bot.storage.tellings import Telling
from tests.storage.builders import DAY, LOADED, events_of, make_article, save

PLACES = OURS, THEIRS, SHARED = "Oursville", "Theirsburg", "Sharedton"
WORDS = ["harbour", "mayor", OURS, THEIRS, SHARED]
EVERY_ID = list(range(1, 50))
OWNERS = {1: THEIRS, 2: THEIRS, 3: OURS, 4: OURS, 5: SHARED, 6: SHARED}
"""Rows of the articles: an early and a late version of every page."""
SPAN = Period(DAY, DAY)

CALLS: dict[str, list[Callable[[Corpus], Awaitable[Any]]]] = {
    "articles": [lambda c: c.articles(), lambda c: c.articles(SPAN, ["The Harbour Review"])],
    "article_ref": [lambda c: _each(c.article_ref)],
    "count_articles": [lambda c: _all([_counted(c)])],
    "articles_called": [lambda c: c.articles_called(["harbour"], 9), lambda c: c.articles_called([], 9)],
    "article_refs": [lambda c: c.article_refs(EVERY_ID)],
    "article": [lambda c: _each(c.article)],
    "loaded_after": [lambda c: c.loaded_after(0)],
    "loaded_at": [lambda c: _places(c.loaded_at)],
    "version_before": [lambda c: _places(lambda number: c.version_before(number, 99))],
    "outlets": [lambda c: c.outlets()],
    "search_sentences": [lambda c: c.search_sentences(WORDS), lambda c: c.search_sentences(WORDS[:2], join="AND")],
    "best_sentences": [lambda c: c.best_sentences(WORDS, 1), lambda c: c.best_sentences(WORDS, 99)],
    "sentences_with": [lambda c: c.sentences_with("harbour", 99), lambda c: c.sentences_with("closed", 1)],
    "sentences_spelt_like": [lambda c: _all(_flat(c.sentences_spelt_like(word, 2, 9)) for word in ("harbuor", "mayr"))],
    "telling_articles": [lambda c: _telling(c, 1), lambda c: _telling(c, 3)],
    "nearest_sentences": [lambda c: c.nearest_sentences(WORDS)],
    "tellings": [lambda c: _all([_tellings(c)])],
    "openings": [lambda c: c.openings(EVERY_ID)],
    "cited": [lambda c: _all([_cited(c)])],
    "sentences_of": [lambda c: c.sentences_of(EVERY_ID)],
    "quotations": [lambda c: c.quotations(), lambda c: c.quotations(words=WORDS, person_ids=EVERY_ID, period=SPAN)],
    "quotations_among": [lambda c: c.quotations_among(WORDS), lambda c: c.quotations_among(WORDS, person_ids=EVERY_ID)],
    "quotations_of": [lambda c: c.quotations_of(EVERY_ID)],
    "roles": [lambda c: c.roles(["hea"], 9), lambda c: c.roles(["head"], 1)],
    "beginning_like": [lambda c: c.beginning_like([f"We close the harbour of {place}" for place in PLACES], 9)],
    "utterances_of": [lambda c: c.utterances_of(EVERY_ID)],
    "nearest_wordings": [lambda c: c.nearest_wordings(WORDS)],
    "speakers": [lambda c: c.speakers(), lambda c: c.speakers(1)],
    "people": [lambda c: c.people(), lambda c: c.people(1)],
    "people_starting": [lambda c: c.people_starting("mayor", 9)],
    "people_of_initials": [lambda c: _all(c.people_of_initials(f"m{place[0].lower()}") for place in PLACES)],
    "name_words": [lambda c: c.name_words()],
    "known_people": [lambda c: c.known_people([f"Mayor {place}" for place in (OURS, THEIRS, SHARED)])],
    "people_with_roles": [lambda c: c.people_with_roles("head")],
    "people_called": [lambda c: _all([_named(c)])],
    "articles_naming": [
        lambda c: c.articles_naming(EVERY_ID),
        lambda c: c.articles_naming(EVERY_ID, rarer_than=9, undated=True),
    ],
    "events_by_date": [
        lambda c: _dated(c.events_by_date()),
        lambda c: _dated(c.events_by_date(person_ids=EVERY_ID, period=SPAN, article_ids=EVERY_ID, beginnings=WORDS)),
        lambda c: _dated(c.events_by_date(article_ids=EVERY_ID)),
    ],
    "events": [lambda c: c.events(EVERY_ID)],
}


async def _dated(found: Awaitable[dict[DateRange, list[EventMark]]]) -> list[EventMark]:
    return [mark for marks in (await found).values() for mark in marks]


async def _tellings(corpus: Corpus) -> list[Telling]:
    return list((await corpus.tellings(EVERY_ID)).values())


async def _cited(corpus: Corpus) -> list[Citation]:
    return list((await corpus.cited(EVERY_ID)).values())


async def _telling(corpus: Corpus, limit: int) -> list[str]:
    """Whose articles are found with words everybody uses."""
    found = await corpus.telling_articles(["harbour", "mayor"], limit, 0.5)
    return [OWNERS[article] for article in found.held] if found else []


async def _counted(corpus: Corpus) -> list[str]:
    """The outlets that have articles."""
    outlets = [f"{OURS} Gazette", f"{THEIRS} Gazette", "The Harbour Review"]
    return [outlet for outlet in outlets if await corpus.count_articles([outlet])]


async def _named(corpus: Corpus) -> list[str]:
    """The places of which a mayor is known."""
    return [place for place in PLACES if await corpus.people_called([f"Mayor {place}"])]


async def _all(calls: Iterable[Awaitable[list[Any]]]) -> list[Any]:
    return [found for call in calls for found in await call]


async def _flat(groups: Awaitable[list[list[str]]]) -> list[str]:
    return [text for group in await groups for text in group]


async def _each(method: Callable[[int], Awaitable[Any]]) -> list[Any]:
    return [found for number in EVERY_ID if (found := await method(number))]


async def _places(method: Callable[[int], Awaitable[Any]]) -> list[str]:
    """Whose articles a method tells something of that does not name them."""
    return [place for number, place in OWNERS.items() if await method(number) is not None]


def page_of(place: str, *more: str) -> Any:
    mayor, said = f"Mayor {place}", f"We close the harbour of {place}"
    sentence = f"“{said},” said {mayor}."
    return make_article(
        f"{place}.txt",
        f"The harbour of {place} closed on Thursday.",
        sentence,
        *more,
        said={said: mayor},
        happened={sentence: DAY},
        people=(mayor,),
        title=f"{place} closes its harbour",
        outlet=f"{place} Gazette" if place != SHARED else "The Harbour Review",
        role=f"head of {place}",
    )


@pytest.fixture
async def filled(path: Path) -> AsyncIterator[Database]:
    database = await Database.open(path, durable=False)
    try:
        for workspace, place in (("theirs", THEIRS), ("ours", OURS), (LIBRARY, SHARED)):
            await save(database, workspace, page_of(place, f"An early version told more of {place}."))
            await save(database, workspace, page_of(place))
        yield database
    finally:
        await database.close()


def test_every_public_method_of_the_corpus_is_called() -> None:
    methods = {n for n, _ in inspect.getmembers(Corpus, inspect.iscoroutinefunction) if not n.startswith("_")}
    assert methods == CALLS.keys()


@pytest.mark.parametrize("name", CALLS)
async def test_a_workspace_reads_its_own_and_the_librarys_articles_only(name: str, filled: Database) -> None:
    answers = ""
    for call in CALLS[name]:
        for workspace, own, foreign in (("ours", OURS, THEIRS), ("theirs", THEIRS, OURS)):
            answer = repr(await call(Corpus(filled, workspace))).casefold()
            assert foreign.casefold() not in answer
            answers += answer if workspace == "ours" and own.casefold() in answer else ""
        stranger = repr(await call(Corpus(filled, "stranger"))).casefold()
        assert OURS.casefold() not in stranger
        assert THEIRS.casefold() not in stranger
    assert OURS.casefold() in answers
    assert SHARED.casefold() in answers or "harbour review" in answers


async def test_the_library_reads_no_workspaces_articles(filled: Database) -> None:
    for call in (call for calls in CALLS.values() for call in calls):
        answer = repr(await call(Corpus(filled, LIBRARY))).casefold()
        assert OURS.casefold() not in answer
        assert THEIRS.casefold() not in answer


async def test_a_form_of_a_name_stays_in_the_workspace_that_spells_it_so(filled: Database) -> None:
    shared = (await Corpus(filled, "ours").known_people([f"Mayor {SHARED}"]))[0]
    secret = make_article("s.txt", "Mayor Sharedtown was there.", people=("Mayor Sharedtown",))
    await save(filled, "ours", secret, person_id=shared.id)
    forms = {workspace: set() for workspace in ("ours", "theirs", LIBRARY)}
    for workspace, seen in forms.items():
        for person in await Corpus(filled, workspace).people():
            seen.update(person.forms)
        assert bool(await Corpus(filled, workspace).known_people(["Sharedtown"])) is (workspace == "ours")
    assert "mayor sharedtown" in forms["ours"]
    assert "mayor sharedtown" not in forms["theirs"] | forms[LIBRARY]


async def test_a_person_the_library_no_longer_names_is_no_strangers_acquaintance(filled: Database) -> None:
    shared = (await Corpus(filled, "ours").known_people([f"Mayor {SHARED}"]))[0]
    await save(
        filled, "ours", make_article("s.txt", f"Mayor {SHARED} left.", people=(f"Mayor {SHARED}",)), person_id=shared.id
    )
    library = [ref.id for ref in await Corpus(filled, LIBRARY).articles()]
    assert await Store(filled, LIBRARY).remove(library[0])
    assert [p.id for p in await Corpus(filled, "ours").known_people([SHARED])] == [shared.id]
    assert await Corpus(filled, "theirs").known_people([SHARED]) == []


async def test_writing_reaches_own_articles_only(filled: Database) -> None:
    theirs = (await Corpus(filled, "theirs").articles(outlets=[f"{THEIRS} Gazette"]))[0].id
    library = (await Corpus(filled, LIBRARY).articles())[0].id
    everything = await events_of(Corpus(filled, "theirs"))
    ours = Store(filled, "ours")
    for article_id in (theirs, library):
        assert await ours.own_article(article_id) is None
        assert await ours.redate(article_id, page_of(OURS)) is False
        assert await ours.remove(article_id) is False
    assert await ours.known([(f"{THEIRS}.txt", "")]) == [None]
    assert await events_of(Corpus(filled, "theirs")) == everything


async def test_the_same_path_in_two_workspaces_is_two_pages(filled: Database) -> None:
    await save(filled, "ours", make_article(f"{THEIRS}.txt", "Another page of that name."))
    page = [(f"{THEIRS}.txt", "")]
    assert await Store(filled, "ours").known(page) != await Store(filled, "theirs").known(page)
    assert len(await Corpus(filled, "theirs").articles()) == 2


async def test_answers_and_conversations_are_their_workspaces_own(filled: Database) -> None:
    ours, theirs = Memory(filled, "ours"), Memory(filled, "theirs")
    answer = await ours.keep_answer("quote", {"page": 1}, LOADED)
    await ours.keep_conversation("thread", Conversation((Turn("Who?"),)), LOADED)
    assert await theirs.answer(answer) is None
    assert await theirs.conversation("thread") is None
    await theirs.keep_conversation("thread", Conversation((Turn("What?"),)), LOADED)
    assert await ours.conversation("thread") == Conversation((Turn("Who?"),))


async def test_what_others_have_does_not_crowd_out_ones_own(database: Database) -> None:
    words = ["ferry", "strike"]
    for number in range(30):
        sentence = " ".join(["“A ferry strike”, said Kim."] * 60)
        said = {"A ferry strike": "Kim"}
        page = make_article(f"{number}.txt", *(f"{sentence} {i}" for i in range(60)), said=said)
        await save(database, "theirs", page)
    await save(database, "ours", make_article("a.txt", "“No ferry”, said Lee.", said={"No ferry": "Lee"}))
    ours = Corpus(database, "ours")
    assert [hit.citation.article.path for hit in await ours.nearest_sentences(words)] == ["a.txt"]
    assert [text for _, text in await ours.nearest_wordings(words)] == ["No ferry"]


async def test_a_large_corpus_is_searched_by_index_among_what_is_visible(database: Database) -> None:
    for number in range(60):
        said = f"The ferry of berth {number} sails tonight"
        for workspace in ("ours", "theirs"):
            page = make_article(
                f"{number}.txt", f"“{said} for {workspace}”, said Kim.", said={f"{said} for {workspace}": "Kim"}
            )
            await save(database, workspace, page)
    found = await Corpus(database, "ours").nearest_wordings(["ferry", "berth", "41", "theirs"])
    assert found[0][1] == "The ferry of berth 41 sails tonight for ours"
    assert len(found) == 60
    assert not any(text.endswith("theirs") for _, text in found)

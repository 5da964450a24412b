"""Articles in and out: whole, in versions, redated, and gone without a trace."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.linking.people import link_names
from bot.model.article import Article, Publication
from bot.storage.corpus import LIBRARY, Corpus
from bot.storage.database import Database
from bot.storage.rows import KnownPerson
from bot.storage.store import ParsedPage, Store
from tests.storage.builders import DAY, LOADED, events_of, make_article, save

SAID = "We close the harbour"
CLOSED = "The harbour closed on Thursday."
TABLES = ("article", "sentence", "quotation", "event", "event_person", "article_person", "article_name")
PEOPLE = ("person", "person_name", "person_word")


def the_page(path: str = "a.txt", *more: str) -> Article:
    return make_article(
        path,
        CLOSED,
        f"“{SAID},” said Ann Lee.",
        *more,
        said={SAID: "Ann Lee"},
        happened={CLOSED: DAY},
        people=("Ann Lee",),
    )


async def rows(database: Database, *tables: str) -> dict[str, int]:
    counts = {}
    async with database.read() as connection:
        for table in tables:
            async with connection.execute(f"SELECT COUNT(*) FROM {table}") as cursor:
                row = await cursor.fetchone()
                counts[table] = row[0] if row else -1
    return counts


def assert_sound(path: Path) -> None:
    """The file, its references and its full-text indexes agree with themselves."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("sentence_fts", "quotation_fts"):
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    finally:
        connection.close()


async def test_an_article_comes_back_as_it_was(database: Database) -> None:
    article = the_page()
    saved = await save(database, "w", article)
    assert saved.outcome == "loaded"
    assert await Corpus(database, "w").article(saved.id) == article
    assert await Store(database, "w").own_article(saved.id) == article


async def test_the_same_content_again_is_no_new_version(database: Database) -> None:
    first = await save(database, "w", the_page())
    before = await rows(database, *TABLES, *PEOPLE)
    again = await save(database, "w", the_page())
    assert (again.id, again.outcome) == (first.id, "unchanged")
    assert await rows(database, *TABLES, *PEOPLE) == before


async def test_a_changed_page_is_a_new_version_and_the_old_stays_readable(database: Database, path: Path) -> None:
    old, new = the_page(), the_page("a.txt", "It opens again on Friday.")
    first = await save(database, "w", old)
    second = await save(database, "w", new)
    assert second.outcome == "updated"
    corpus = Corpus(database, "w")
    assert [ref.id for ref in await corpus.articles()] == [second.id]
    assert await corpus.article(first.id) == old
    assert await Store(database, "w").own_article(first.id) is None
    assert [(ref.id, version) for ref, version, _ in await corpus.loaded_after(first.id)] == [(second.id, 2)]
    found = await corpus.search_sentences(["harbour"])
    assert {hit.citation.article.id for hit in found} == {second.id}
    assert {hit.citation.article.id for hit in await corpus.quotations()} == {second.id}
    assert {hit.citation.article.id for hit in await events_of(corpus)} == {second.id}
    assert_sound(path)


async def test_people_keep_their_row_over_versions_and_lose_forms_no_version_in_force_uses(database: Database) -> None:
    await save(database, "w", make_article("a.txt", "Anne Lee left.", people=("Anne Lee",)))
    corpus = Corpus(database, "w")
    (before,) = await corpus.people()
    await save(database, "w", the_page(), person_id=before.id)
    (after,) = await corpus.people()
    assert (after.id, after.forms) == (before.id, ("ann lee",))
    assert await corpus.known_people(["Anne"]) == []


async def test_a_removed_page_leaves_nothing_in_any_table(database: Database, path: Path) -> None:
    first = await save(database, "w", the_page())
    second = await save(database, "w", the_page("a.txt", "It opens again on Friday."))
    assert await Store(database, "w").remove(first.id) is True
    assert await rows(database, *TABLES, *PEOPLE) == dict.fromkeys((*TABLES, *PEOPLE), 0)
    corpus = Corpus(database, "w")
    assert await corpus.article(second.id) is None
    assert await corpus.search_sentences(["harbour"]) == []
    assert await corpus.quotations(words=["harbour"]) == []
    assert await Store(database, "w").remove(first.id) is False
    assert_sound(path)


async def test_removing_one_page_leaves_what_others_share(database: Database, path: Path) -> None:
    gone = await save(database, "w", the_page("gone.txt"))
    corpus = Corpus(database, "w")
    (lee,) = await corpus.people()
    await save(database, "w", the_page("stays.txt"), person_id=lee.id)
    await Store(database, "w").remove(gone.id)
    assert [(p.id, p.forms, p.articles) for p in await corpus.people()] == [(lee.id, ("ann lee",), 1)]
    assert [hit.citation.article.path for hit in await corpus.quotations()] == ["stays.txt"]
    assert len(await corpus.search_sentences(["harbour"])) == 2
    assert_sound(path)


async def test_an_id_is_never_given_to_another_article(database: Database) -> None:
    gone = await save(database, "w", the_page())
    await Store(database, "w").remove(gone.id)
    assert (await save(database, "w", the_page("b.txt"))).id > gone.id


async def test_a_failure_anywhere_in_saving_stores_nothing(database: Database) -> None:
    article = the_page()
    await save(database, "w", article)
    before = await rows(database, *TABLES, *PEOPLE)
    # The event without a status is refused last of all, after sentences, people and quotations are in.
    event = replace(article.events[0], status=None)  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError):
        await save(database, "w", replace(the_page("a.txt", "More."), events=(event,)))
    assert await rows(database, *TABLES, *PEOPLE) == before
    assert [ref.path for ref in await Corpus(database, "w").articles()] == ["a.txt"]


async def test_saving_cancelled_halfway_stores_nothing(database: Database) -> None:
    for steps in range(0, 40, 3):
        task = asyncio.create_task(save(database, "w", the_page(f"{steps}.txt")))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        counts = await rows(database, *TABLES)
        assert counts["sentence"] == 2 * counts["article"]
        assert counts["event"] == counts["quotation"] == counts["article"]


async def test_writers_at_once_keep_one_page_and_one_person(database: Database, path: Path) -> None:
    saved = await asyncio.gather(*(save(database, "w", the_page(f"{i % 3}.txt")) for i in range(12)))
    assert sorted({s.id for s in saved}) == sorted(ref.id for ref in await Corpus(database, "w").articles())
    assert [s.outcome for s in saved].count("loaded") == 3
    (lee,) = await Corpus(database, "w").people()
    assert (lee.name, lee.articles) == ("Ann Lee", 3)
    assert_sound(path)


async def test_a_link_to_somebody_gone_since_is_a_new_person(database: Database) -> None:
    gone = await save(database, "w", the_page())
    (lee,) = await Corpus(database, "w").people()
    await Store(database, "w").remove(gone.id)
    await save(database, "w", the_page("b.txt"), person_id=lee.id)
    (again,) = await Corpus(database, "w").people()
    assert again.id != lee.id


async def test_a_body_and_a_person_of_one_name_are_two(database: Database) -> None:
    await save(database, "w", the_page("a.txt"))
    await save(database, "w", replace(the_page("b.txt"), people=()))
    known = await Corpus(database, "w").known_people(["Ann Lee"])
    assert sorted(person.kind for person in known) == ["other", "person"]


async def test_redating_moves_publication_times_and_events_and_nothing_else(database: Database, path: Path) -> None:
    article = replace(the_page(), publication=None, events=())
    saved = await save(database, "w", article)
    day = DAY + timedelta(days=1)
    dated = replace(the_page(), publication=Publication(day, day, "inferred", day))
    assert await Store(database, "w").redate(saved.id, dated) is True
    corpus = Corpus(database, "w")
    assert await corpus.article(saved.id) == dated
    (ref,) = await corpus.articles()
    assert (ref.id, ref.publication) == (saved.id, dated.publication)
    (event,) = await events_of(corpus)
    assert event.citation.text == CLOSED
    (lee,) = await corpus.people()
    assert await events_of(corpus, person_ids=[lee.id]) == [event]
    assert_sound(path)


async def test_a_superseded_version_is_not_redated(database: Database) -> None:
    first = await save(database, "w", the_page())
    await save(database, "w", the_page("a.txt", "More."))
    events = await events_of(Corpus(database, "w"))
    assert await Store(database, "w").redate(first.id, the_page()) is False
    assert await events_of(Corpus(database, "w")) == events


async def test_a_page_is_known_by_its_path_and_else_by_its_content(database: Database) -> None:
    store = Store(database, "w")
    both = [ParsedPage(the_page(f"{name}.txt"), f"content of {name}") for name in "ab"]
    await store.save(both, nobody, LOADED)
    asked = [("a.txt", "content of b"), ("c.txt", "content of b"), ("c.txt", "new")]
    assert [page.path if page else None for page in await store.known(asked)] == ["a.txt", "b.txt", None]


def nobody(names: Mapping[str, str], known: Sequence[KnownPerson]) -> dict[str, int | None]:
    return dict.fromkeys(names)


async def test_a_batch_is_stored_as_its_pages_one_by_one_would_be(database: Database, path: Path) -> None:
    first, copy = the_page("a.txt"), the_page("b.txt")
    changed = the_page("a.txt", "It opens again on Friday.")
    batch = [
        ParsedPage(first, "one"),
        ParsedPage(first, "one"),
        ParsedPage(copy, "one"),
        ParsedPage(replace(first, title="\ud800"), "broken"),
        ParsedPage(changed, "two"),
        ParsedPage(copy, "one"),
    ]
    saved = await Store(database, "w").save(batch, nobody, LOADED)
    assert [page.outcome for page in saved] == ["loaded", "unchanged", "duplicate", "rejected", "updated", "loaded"]
    corpus = Corpus(database, "w")
    assert {ref.path: ref.id for ref in await corpus.articles()} == {"a.txt": saved[4].id, "b.txt": saved[5].id}
    assert await corpus.article(saved[4].id or 0) == changed
    assert {hit.citation.article.id for hit in await corpus.quotations()} == {saved[4].id, saved[5].id}
    assert_sound(path)


async def test_a_batch_links_its_pages_to_each_other(database: Database) -> None:
    batch = [ParsedPage(the_page(f"{number}.txt"), f"{number}") for number in range(3)]
    await Store(database, "w").save(batch, link_names, LOADED)
    (lee,) = await Corpus(database, "w").people()
    assert (lee.articles, lee.quotations) == (3, 3)


async def counted(database: Database) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """What the counts of people say, and what counting says."""
    async with database.read() as connection:
        kept = await connection.execute_fetchall(
            "SELECT person_id, workspace, articles, mentions, quotations FROM person_count ORDER BY 1, 2"
        )
        fresh = await connection.execute_fetchall(
            "SELECT person_id, workspace, SUM(a), SUM(m), SUM(q) FROM"
            " (SELECT person_id, article_id, 1 AS a, mentions AS m, 0 AS q FROM article_person UNION ALL"
            " SELECT person_id, article_id, 0, 0, 1 FROM quotation WHERE person_id IS NOT NULL)"
            " JOIN article ON article.id = article_id GROUP BY 1, 2 ORDER BY 1, 2"
        )
    return [tuple(row) for row in kept], [tuple(row) for row in fresh]


async def test_people_are_counted_as_pages_come_change_and_go(database: Database) -> None:
    await save(database, LIBRARY, the_page("b.txt"))
    first = await save(database, "w", the_page("a.txt"))
    await save(database, "w", the_page("b.txt"))
    second = await save(database, "w", make_article("b.txt", "Ann Lee left with Ann Lee.", people=("Ann Lee",)))
    kept, fresh = await counted(database)
    assert kept == fresh
    assert len(kept) == 2
    for page in (first, second):
        assert await Store(database, "w").remove(page.id or 0)
        kept, fresh = await counted(database)
        assert kept == fresh
    assert [workspace for _, workspace, *_ in kept] == [LIBRARY]


async def test_a_name_is_found_among_many_who_share_its_words(database: Database) -> None:
    crowd = [
        make_article(
            f"{number}.txt",
            f"Ann Ray{number} left.",
            f"Tom{number} Lee left.",
            people=(f"Ann Ray{number}", f"Tom{number} Lee"),
        )
        for number in range(60)
    ]
    pages = [ParsedPage(article, article.path) for article in (*crowd, the_page("lee.txt"))]
    await Store(database, "w").save(pages, link_names, LOADED)
    later = make_article("later.txt", "Ann B. Lee and Ann Lee met Ray7.", people=("Ann Lee",))
    await Store(database, "w").save([ParsedPage(later, "later")], link_names, LOADED)
    named = await Corpus(database, "w").known_people(["Ann Lee"])
    assert [person.articles for person in named if "ann lee" in person.forms] == [2]
    assert len(named) > 100

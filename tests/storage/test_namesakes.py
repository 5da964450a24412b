"""Somebody whom several workspaces name is one person, unless one of them tells two apart."""

from __future__ import annotations

from pathlib import Path

from bot.linking.people import link_names
from bot.storage.corpus import LIBRARY, Corpus
from bot.storage.database import Database
from bot.storage.store import ParsedPage, Store
from tests.storage.builders import DAY, LOADED, events_of, make_article, save


async def test_somebody_workspaces_knew_before_the_library_did_is_one_person_from_then_on(path: Path) -> None:
    database = await Database.open(path, durable=False)
    try:
        for workspace in ("ours", "theirs", LIBRARY, "later"):
            page = make_article(
                f"{workspace}.txt",
                f"“We sail from {workspace},” said Ann Lee.",
                said={f"We sail from {workspace}": "Ann Lee"},
                happened={f"“We sail from {workspace},” said Ann Lee.": DAY},
                people=("Ann Lee",),
            )
            await save(database, workspace, page)
        for workspace in ("ours", "theirs", "later"):
            corpus = Corpus(database, workspace)
            (lee,) = await corpus.people()
            assert (lee.articles, lee.quotations, lee.forms) == (2, 2, ("ann lee",))
            assert len(await corpus.quotations(person_ids=[lee.id])) == 2
            assert len(await events_of(corpus, person_ids=[lee.id])) == 2
    finally:
        await database.close()


async def test_somebody_the_library_tells_from_a_newcomer_stays_apart_from_them(database: Database) -> None:
    # "Smith" alone is John Smith to the workspace, Mary Smith to the library, which then hears of a John as well.
    loads = (
        (LIBRARY, ["Smith"]),
        ("ours", ["John Smith"]),
        (LIBRARY, ["Mary Smith"]),
        (LIBRARY, ["John Smith", "Mary Smith"]),
    )
    for number, (workspace, names) in enumerate(loads):
        pages = [make_article(f"{number} {name}.txt", f"{name} was there.", people=(name,)) for name in names]
        await Store(database, workspace).save([ParsedPage(page, page.path) for page in pages], link_names, LOADED)
    known = await Corpus(database, LIBRARY).people()
    assert sorted(person.forms for person in known) == [("john smith",), ("mary smith", "smith")]


async def test_somebody_a_workspace_tells_from_a_newcomer_stays_apart_from_them(database: Database) -> None:
    async def load(workspace: str, *names: str) -> None:
        for name in names:
            page = make_article(f"{name} of {workspace}.txt", f"{name} was there.", people=(name,))
            await Store(database, workspace).save([ParsedPage(page, page.path)], link_names, LOADED)

    # To one workspace the library's John R. Smith is John Smith as well, to the other somebody else is.
    await load("ours", "John Smith")
    await load(LIBRARY, "John R. Smith")
    await load("theirs", "John R. Smith", "John Smith")
    await load("ours", "John R. Smith")
    (known,) = await Corpus(database, LIBRARY).articles()
    await Store(database, LIBRARY).remove(known.id)
    await load(LIBRARY, "John Smith")
    ours = await Corpus(database, "ours").people()
    assert sorted(person.forms for person in ours) == [("john r smith",), ("john smith",)]
    theirs = await Corpus(database, "theirs").people()
    assert sorted(person.forms for person in theirs) == [("john r smith", "john smith"), ("john smith",)]

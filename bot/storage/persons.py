"""Which person each name of an article is, and the forms of names a workspace knows a person by."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import aiosqlite

from bot.model.words import fold
from bot.storage.view import LIBRARY


@dataclass(frozen=True, slots=True)
class PersonLink:
    """Which stored person a name of an article is: ``person_id`` is ``None`` for somebody new."""

    name: str
    kind: str
    person_id: int | None


async def link_people(
    db: aiosqlite.Connection, workspace: str, article_id: int, links: Iterable[PersonLink]
) -> dict[str, int]:
    """Record who the article's names are and return the person ids by folded name."""
    people: dict[str, int] = {}
    for link in links:
        form = fold(link.name)
        if not form or form in people:
            continue
        person_id = people[form] = await _person(db, workspace, form, link)
        await db.execute("INSERT INTO article_name VALUES (?,?,?)", (article_id, form, person_id))
        await db.execute("INSERT OR IGNORE INTO person_name VALUES (?,?,?)", (form, workspace, person_id))
        await db.executemany(
            "INSERT OR IGNORE INTO person_word VALUES (?,?,?)",
            [(word, workspace, person_id) for word in _words(form)],
        )
    return people


async def _person(db: aiosqlite.Connection, workspace: str, form: str, link: PersonLink) -> int:
    # What the link says was looked up before this transaction: since then the person may have gone with the last
    # article that named it, or come with an article loaded at the same time.
    async with db.execute(
        "SELECT COALESCE((SELECT id FROM person WHERE id = :id), (SELECT MIN(p.id) FROM person_name n"
        " JOIN person p ON p.id = n.person_id AND p.kind = :kind"
        " WHERE n.form = :form AND n.workspace IN (:workspace, :library)))",
        {"id": link.person_id, "form": form, "kind": link.kind, "workspace": workspace, "library": LIBRARY},
    ) as cursor:
        row = await cursor.fetchone()
    if row and row[0] is not None:
        await _name_fully(db, workspace, int(row[0]), link.name)
        return int(row[0])
    cursor = await db.execute("INSERT INTO person (name, kind) VALUES (?,?)", (link.name, link.kind))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


async def _name_fully(db: aiosqlite.Connection, workspace: str, person_id: int, name: str) -> None:
    """Give somebody known by one word only ("Pompeo") the fuller name, unless others than this workspace know them."""
    if " " not in fold(name):
        return
    await db.execute(
        "UPDATE person SET name = :name WHERE id = :id AND name NOT LIKE '% %' AND NOT EXISTS (SELECT 1 FROM"
        " person_name n WHERE n.person_id = :id AND n.workspace <> :workspace)",
        {"name": name, "id": person_id, "workspace": workspace},
    )


async def unlink_people(db: aiosqlite.Connection, workspace: str, article_ids: Iterable[int]) -> None:
    """Forget who these articles name, the forms only they use, and the people nobody names any more."""
    ids = json.dumps(list(article_ids))
    chosen = "article_id IN (SELECT value FROM json_each(?))"
    async with db.execute(f"SELECT DISTINCT person_id FROM article_name WHERE {chosen}", (ids,)) as rows:
        people = [row["person_id"] async for row in rows]
    await db.execute(f"DELETE FROM article_name WHERE {chosen}", (ids,))
    for person_id in people:
        async with db.execute(
            "SELECT DISTINCT n.form FROM article_name n JOIN article a ON a.id = n.article_id"
            " WHERE n.person_id = ? AND a.workspace = ?",
            (person_id, workspace),
        ) as rows:
            forms = [row["form"] async for row in rows]
        words = sorted({word for form in forms for word in _words(form)})
        for table, column, kept in (("person_name", "form", forms), ("person_word", "word", words)):
            await db.execute(
                f"DELETE FROM {table} WHERE person_id = ? AND workspace = ?"
                f" AND {column} NOT IN (SELECT value FROM json_each(?))",
                (person_id, workspace, json.dumps(kept)),
            )
    await db.execute(
        "DELETE FROM person WHERE id IN (SELECT value FROM json_each(?))"
        " AND id NOT IN (SELECT person_id FROM article_name)",
        (json.dumps(people),),
    )


def _words(form: str) -> list[str]:
    """The words of a form by which a person can be looked up: initials would find half the corpus."""
    return [word for word in form.split() if len(word) > 1]

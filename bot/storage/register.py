"""Who is who, written down: which person each name of an article is, and by which forms a workspace knows them."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace

import aiosqlite

from bot.model.article import Article
from bot.model.words import fold
from bot.storage.rows import KnownPerson
from bot.storage.view import LIBRARY

Linker = Callable[[Mapping[str, str], Sequence[KnownPerson]], Mapping[str, int | None]]
"""Says for each name of a page (with its kind, "person" or "other") which of the known people it is, if any."""
_COMMON = 50
"""People sharing a word of a name from which it alone tells a load nothing: a larger corpus has no longer lists."""


def names_of(article: Article) -> dict[str, str]:
    """Every name of an article's people and speakers with its kind."""
    people = {person.name for person in article.people}
    speakers = {q.speaker.name for q in article.quotations if q.speaker and q.speaker.name}
    return {name: "person" if name in people else "other" for name in sorted(people | speakers)}


def name_words(form: str) -> list[str]:
    """The words of a form by which a person can be looked up: initials would find half the corpus."""
    return [word for word in form.split() if len(word) > 1]


_PAGES = "SELECT COUNT(*) FROM (SELECT 1 FROM article_name WHERE person_id = :id AND form = {form} LIMIT 100)"
"""Pages that spell a person so; a hundred settle which spelling is theirs, whatever the size of the corpus."""
_NAMING = ("article_name", "person_name", "person_word", "article_person", "quotation", "event_person", "person_count")
"""The tables that say of whom they tell. A new person is in none of them yet, so that a twin's rows meet no others."""


async def candidates(
    db: aiosqlite.Connection, workspace: str, names: Iterable[str], common_from: int = _COMMON
) -> list[KnownPerson]:
    """People visible to the workspace who could be one of these: of the same form, or sharing a word that tells.

    Of words that more than ``common_from`` people share two are needed.
    """
    forms = {fold(name) for name in names}
    words = sorted({word for form in forms for word in name_words(form)})
    sharing: dict[str, set[int]] = {}
    async with db.execute(
        "SELECT asked.value AS word, p.id FROM json_each(:words) asked JOIN person p ON p.id IN (SELECT person_id"
        f" FROM person_word w WHERE w.word = asked.value AND w.workspace IN (:workspace, '{LIBRARY}')"
        f" LIMIT {common_from + 1})",
        {"words": json.dumps(words), "workspace": workspace},
    ) as rows:
        async for row in rows:
            sharing.setdefault(row["word"], set()).add(row["id"])
    common = {word for word, people in sharing.items() if len(people) > common_from}
    found = {person for word in sharing.keys() - common for person in sharing[word]}
    both = {form: pair for form in forms if len(pair := [w for w in name_words(form) if w in common]) > 1}
    async with db.execute(
        "SELECT n.person_id FROM json_each(:forms) asked JOIN person_name n ON n.form = asked.value"
        f" AND n.workspace IN (:workspace, '{LIBRARY}') UNION"
        " SELECT one.person_id FROM json_each(:pairs) asked JOIN person_word one ON one.word = asked.value ->> 0"
        f" AND one.workspace IN (:workspace, '{LIBRARY}') JOIN person_word other ON other.word = asked.value ->> 1"
        f" AND other.workspace IN (:workspace, '{LIBRARY}') AND other.person_id = one.person_id",
        {
            "forms": json.dumps(sorted(forms)),
            "pairs": json.dumps([pair[-2:] for pair in both.values()]),
            "workspace": workspace,
        },
    ) as rows:
        found.update([row["person_id"] async for row in rows])
    return await _known(db, workspace, found)


async def _known(db: aiosqlite.Connection, workspace: str, ids: Iterable[int]) -> list[KnownPerson]:
    async with db.execute(
        "SELECT p.id, p.name, p.kind, n.form FROM json_each(?) asked JOIN person p ON p.id = asked.value"
        f" LEFT JOIN person_name n ON n.person_id = p.id AND n.workspace IN (?, '{LIBRARY}') ORDER BY p.id, n.form",
        (json.dumps(sorted(ids)), workspace),
    ) as rows:
        forms: dict[tuple[int, str, str], list[str]] = {}
        async for row in rows:
            forms.setdefault((row["id"], row["name"], row["kind"]), []).append(row["form"])
    async with db.execute(
        "SELECT c.person_id, SUM(c.articles) AS articles FROM json_each(?) asked JOIN person_count c"
        f" ON c.person_id = asked.value AND c.workspace IN (?, '{LIBRARY}') GROUP BY c.person_id",
        (json.dumps(sorted(ids)), workspace),
    ) as rows:
        articles = {row["person_id"]: row["articles"] async for row in rows}
    return [
        KnownPerson(*who, tuple(dict.fromkeys(filter(None, form))), articles=articles.get(who[0], 0))
        for who, form in forms.items()
    ]


class Register:
    """The people a batch of articles may name: those stored, and those the batch itself brings."""

    def __init__(self, known: Iterable[KnownPerson], next_id: int, link: Linker) -> None:
        self._people: dict[int, KnownPerson] = {}
        self._by_word: dict[str, set[int]] = {}
        self._next = next_id
        self._link = link
        self._new: dict[int, tuple[str, str]] = {}
        self._names: list[tuple[int, str, int]] = []
        self._forms: set[tuple[str, int]] = set()
        self._spelt: dict[tuple[int, str], str] = {}
        for person in known:
            self._remember(person)

    def _remember(self, person: KnownPerson) -> None:
        self._people[person.id] = person
        for form in person.forms:
            # Single letters as well: whoever has no other word is found by the form alone.
            for word in form.split():
                self._by_word.setdefault(word, set()).add(person.id)

    def enter(self, article_id: int, names: Mapping[str, str]) -> dict[str, int]:
        """Say who the article's names are, and return the person ids by folded name."""
        shared = {word for name in names for word in fold(name).split()}
        ids = sorted({person for word in shared for person in self._by_word.get(word, ())})
        linked = self._link(names, [self._people[id_] for id_ in ids])
        people: dict[str, int] = {}
        for name, kind in names.items():
            form = fold(name)
            if form and form not in people:
                people[form] = self._person(form, name, kind, linked[name])
                self._names.append((article_id, form, people[form]))
        return people

    def _person(self, form: str, name: str, kind: str, person_id: int | None) -> int:
        if person_id is None:
            person_id, self._next = self._next, self._next + 1
            self._new[person_id] = (name, kind)
            self._remember(KnownPerson(person_id, name, kind, (form,), articles=1))
        else:
            person = self._people[person_id]
            if " " in form and form != fold(person.name):
                self._spelt[person_id, form] = name
            forms = person.forms if form in person.forms else (*person.forms, form)
            self._remember(replace(person, forms=forms, articles=person.articles + 1))
        self._forms.add((form, person_id))
        return person_id

    async def store(self, db: aiosqlite.Connection, workspace: str) -> None:
        """Write down everything entered."""
        await db.executemany(
            "INSERT INTO person (id, name, kind) VALUES (?,?,?)", [(id_, *who) for id_, who in self._new.items()]
        )
        if workspace == LIBRARY:
            await _adopt_twins(db, self._new)
        await db.executemany("INSERT INTO article_name VALUES (?,?,?)", self._names)
        # Somebody known by one word only ("Pompeo"), or by a spelling that fewer pages have ("Peskow"), gets the name
        # most pages print, unless other workspaces know them as well.
        await db.executemany(
            "UPDATE person SET name = :name WHERE id = :id AND (name NOT LIKE '% %' OR"
            f" ({_PAGES.format(form=':form')}) > ({_PAGES.format(form=':known')})) AND NOT EXISTS"
            " (SELECT 1 FROM person_name n WHERE n.person_id = :id AND n.workspace <> :workspace)",
            [
                {"id": id_, "name": name, "form": form, "known": fold(self._people[id_].name), "workspace": workspace}
                for (id_, form), name in self._spelt.items()
                if form.count(" ") >= fold(self._people[id_].name).count(" ")
            ],
        )
        forms = sorted(self._forms)
        await db.executemany(
            "INSERT OR IGNORE INTO person_name VALUES (?,?,?)", [(form, workspace, id_) for form, id_ in forms]
        )
        await db.executemany(
            "INSERT OR IGNORE INTO person_word VALUES (?,?,?)",
            sorted({(word, workspace, id_) for form, id_ in forms for word in name_words(form)}),
        )


async def _adopt_twins(db: aiosqlite.Connection, new: Mapping[int, tuple[str, str]]) -> None:
    """Make one person of a new one of the library and those that workspaces knew by the very same full name before."""
    for person_id, (name, kind) in new.items():
        if " " not in fold(name):
            continue  # a family name alone may be anybody's
        for twin in await _twins(db, fold(name), kind, new.keys()):
            for table in _NAMING:
                await db.execute(f"UPDATE {table} SET person_id = ? WHERE person_id = ?", (person_id, twin))
            await db.execute("DELETE FROM person WHERE id = ?", (twin,))


async def _twins(db: aiosqlite.Connection, form: str, kind: str, newcomers: Container[int]) -> list[int]:
    """Whom all who know them know by this form, no two of them the same workspace.

    Others are told apart by somebody: by the library, which has just done so and may name them on a page beside, or by
    a workspace that knows another one by this name.
    """
    async with db.execute(
        "SELECT n.person_id, n.workspace, MAX(n.form = :form) AS so FROM person_name n WHERE n.person_id IN"
        " (SELECT p.id FROM person_name one JOIN person p ON p.id = one.person_id"
        " WHERE one.form = :form AND p.kind = :kind) GROUP BY 1, 2",
        {"form": form, "kind": kind},
    ) as rows:
        known: dict[int, dict[str, bool]] = {}
        async for row in rows:
            known.setdefault(row["person_id"], {})[row["workspace"]] = bool(row["so"])
    taken = {LIBRARY}
    twins: list[int] = []
    for twin, so in known.items():
        if twin not in newcomers and all(so.values()) and taken.isdisjoint(so):
            taken.update(so)
            twins.append(twin)
    return twins


async def open_register(db: aiosqlite.Connection, workspace: str, names: Iterable[str], link: Linker) -> Register:
    """A register of everybody these names could be; inside the transaction that stores it."""
    async with db.execute("SELECT MAX(seq) FROM sqlite_sequence WHERE name = 'person'") as cursor:
        row = await cursor.fetchone()
    known = await candidates(db, workspace, names)
    return Register(known, (row[0] or 0) + 1 if row else 1, link)


async def unlink_people(db: aiosqlite.Connection, workspace: str, article_ids: Iterable[int]) -> None:
    """Forget who these articles name, the forms only they use, and the people nobody names any more."""
    ids = json.dumps(list(article_ids))
    chosen = "article_id IN (SELECT value FROM json_each(?))"
    async with db.execute(f"SELECT DISTINCT person_id, form FROM article_name WHERE {chosen}", (ids,)) as rows:
        entries = [(row["person_id"], row["form"]) async for row in rows]
    await db.execute(f"DELETE FROM article_name WHERE {chosen}", (ids,))
    people = sorted({person_id for person_id, _ in entries})
    await db.executemany(
        "DELETE FROM person_name WHERE person_id = :person AND workspace = :workspace AND form = :form"
        " AND NOT EXISTS (SELECT 1 FROM article_name n JOIN article a ON a.id = n.article_id"
        " WHERE n.person_id = :person AND n.form = :form AND a.workspace = :workspace)",
        [{"person": person_id, "form": form, "workspace": workspace} for person_id, form in entries],
    )
    kept: dict[int, set[str]] = {}
    async with db.execute(
        "SELECT person_id, form FROM person_name WHERE workspace = ? AND person_id IN (SELECT value FROM json_each(?))",
        (workspace, json.dumps(people)),
    ) as rows:
        async for row in rows:
            kept.setdefault(row["person_id"], set()).update(name_words(row["form"]))
    gone = {(word, id_) for id_, form in entries for word in name_words(form) if word not in kept.get(id_, ())}
    await db.executemany(
        "DELETE FROM person_word WHERE word = ? AND person_id = ? AND workspace = ?",
        [(word, id_, workspace) for word, id_ in sorted(gone)],
    )
    await db.execute(
        "DELETE FROM person WHERE id IN (SELECT value FROM json_each(?))"
        " AND id NOT IN (SELECT person_id FROM article_name)",
        (json.dumps(people),),
    )

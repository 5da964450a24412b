"""People and other sources the articles of a workspace name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bot.model.answer import ArticleRef
from bot.model.words import fold
from bot.storage.register import candidates
from bot.storage.rows import ARTICLE_COLUMNS, KnownPerson, article_ref, known_person
from bot.storage.view import CURRENT, LIBRARY, View

_FORMS = (
    "(SELECT json_group_array(DISTINCT n.form) FROM person_name n"
    f" WHERE n.person_id = p.id AND n.workspace IN (:workspace, '{LIBRARY}')) AS forms"
)
_COUNTS = ", ".join(
    f"COALESCE((SELECT SUM(c.{count}) FROM person_count c"
    f" WHERE c.person_id = p.id AND c.workspace IN (:workspace, '{LIBRARY}')), 0) AS {count}"
    for count in ("quotations", "articles", "mentions")
)
_NAMESAKES = 1_000
"""People of one family name who are looked at when somebody asks for it."""
_LAST = "\U0010ffff"
"""Comes after every letter: what starts with a word is not less than it and less than the word with this."""


class People(View):
    """Queries of people."""

    async def speakers(self, most: int = -1) -> list[KnownPerson]:
        """Who is quoted, most quoted first."""
        return await self._counted("quotations", "quotations DESC, p.name", most)

    async def people(self, most: int = -1) -> list[KnownPerson]:
        """Whom the visible articles name, in most articles first."""
        return await self._counted("articles", "articles DESC, mentions DESC, p.name", most)

    async def _counted(self, counted: str, order: str, most: int) -> list[KnownPerson]:
        # The first of both workspaces together are among the first of each, or nearly.
        first = (
            f"SELECT person_id FROM person_count WHERE workspace = {{}} AND {counted} > 0"
            f" ORDER BY {counted} DESC LIMIT :most"
        )
        rows = await self._rows(
            f"SELECT p.id, p.name, p.kind, {_COUNTS}, {_FORMS} FROM (SELECT * FROM ({first.format(':workspace')})"
            f" UNION SELECT * FROM ({first.format(repr(LIBRARY))})) chosen JOIN person p ON p.id = chosen.person_id"
            f" ORDER BY {order} LIMIT :most",
            most=most,
        )
        return [known_person(row) for row in rows]

    async def known_people(self, names: Iterable[str]) -> list[KnownPerson]:
        """Visible people who could be one of these, by form or shared words, with their counts."""
        async with self._database.read() as connection:
            found = await candidates(connection, self.workspace, names, _NAMESAKES)
        return await self._people([person.id for person in found])

    async def people_starting(self, typed: str, most: int) -> list[KnownPerson]:
        """Visible people of whom a form or a word of one starts with this (folded), the most named first."""
        first = next(iter(typed.split()), None)
        if first is None:
            return []
        rows = await self._rows(
            "SELECT person_id FROM (SELECT person_id FROM person_name"
            f" WHERE form >= :typed AND form < :beyond AND workspace IN (:workspace, '{LIBRARY}')"
            " UNION SELECT person_id FROM person_word"
            f" WHERE word >= :word AND word < :behind AND workspace IN (:workspace, '{LIBRARY}')) starting"
            " ORDER BY (SELECT SUM(articles + quotations) FROM person_count c WHERE c.person_id = starting.person_id"
            f" AND c.workspace IN (:workspace, '{LIBRARY}')) DESC LIMIT :most",
            typed=typed,
            beyond=f"{typed}{_LAST}",
            word=first,
            behind=f"{first}{_LAST}",
            most=most,
        )
        return await self._people([row["person_id"] for row in rows])

    async def people_of_initials(self, letters: str) -> list[KnownPerson]:
        """Visible people of whom a form's words begin with these letters, one each."""
        rows = await self._rows(
            "SELECT form, person_id FROM person_name WHERE form >= :first AND form < :beyond"
            f" AND workspace IN (:workspace, '{LIBRARY}')",
            first=letters[:1],
            beyond=f"{letters[:1]}{_LAST}",
        )
        wanted = [row["person_id"] for row in rows if "".join(word[0] for word in row["form"].split()) == letters]
        return await self._people(wanted)

    async def name_words(self) -> list[str]:
        """Every word of the names of visible people."""
        rows = await self._rows(f"SELECT DISTINCT word FROM person_word WHERE workspace IN (:workspace, '{LIBRARY}')")
        return [row["word"] for row in rows]

    async def _people(self, ids: Iterable[int]) -> list[KnownPerson]:
        rows = await self._rows(
            f"SELECT p.id, p.name, p.kind, {_COUNTS}, {_FORMS} FROM json_each(:ids) asked"
            " CROSS JOIN person p ON p.id = asked.value ORDER BY p.id",
            ids=json.dumps(sorted(set(ids))),
        )
        return [known_person(row) for row in rows]

    async def people_with_roles(self, word: str) -> list[tuple[KnownPerson, str]]:
        """Whom visible articles give a role with this word, and the role as each of them has it."""
        rows = await self._rows(
            "SELECT DISTINCT ap.person_id, role.value AS role FROM article_person ap"
            " JOIN article a ON a.id = ap.article_id CROSS JOIN json_each(ap.roles) role"
            f" WHERE ap.roles LIKE :like AND role.value LIKE :like AND {CURRENT}",
            like=f"%{word}%",
        )
        known = {person.id: person for person in await self._people(row["person_id"] for row in rows)}
        return [(known[row["person_id"]], row["role"]) for row in rows if row["person_id"] in known]

    async def people_called(self, names: Iterable[str]) -> list[int]:
        """The ids of visible people known by exactly these names, folded."""
        rows = await self._rows(
            "SELECT DISTINCT n.person_id FROM json_each(:forms) asked CROSS JOIN person_name n ON n.form = asked.value"
            f" AND n.workspace IN (:workspace, '{LIBRARY}')",
            forms=json.dumps(sorted({fold(name) for name in names})),
        )
        return [row["person_id"] for row in rows]

    async def articles_naming(
        self, person_ids: Sequence[int], limit: int = 50, *, rarer_than: int | None = None, undated: bool = False
    ) -> list[ArticleRef]:
        """Articles that name any of these people, those that name most of them first.

        ``rarer_than`` leaves out people whom so many articles name or more: theirs are not even looked at. ``undated``
        looks among the articles without a certain day only.
        """
        asked = [CURRENT]
        if rarer_than is not None:
            asked.append(
                ":rarer > (SELECT SUM(c.articles) FROM person_count c"
                f" WHERE c.person_id = asked.value AND c.workspace IN (:workspace, '{LIBRARY}'))"
            )
        if undated:
            asked.append(
                # By itself SQLite takes an index of all articles, because that has every column asked for.
                "ap.article_id IN (SELECT u.id FROM article u INDEXED BY article_undated"
                f" WHERE u.workspace IN (:workspace, '{LIBRARY}')"
                " AND u.current = 1 AND (u.earliest IS NULL OR u.earliest <> u.latest))"
            )
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS}, COUNT(*) AS shared FROM json_each(:people) asked"
            " CROSS JOIN article_person ap ON ap.person_id = asked.value CROSS JOIN article a ON a.id = ap.article_id"
            f" WHERE {' AND '.join(asked)} GROUP BY a.id ORDER BY shared DESC, a.id DESC LIMIT :limit",
            people=json.dumps(list(person_ids)),
            limit=limit,
            rarer=rarer_than,
        )
        return [article_ref(row) for row in rows]

"""People and other sources the articles of a workspace name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bot.model.answer import ArticleRef
from bot.storage.persons import candidates
from bot.storage.rows import ARTICLE_COLUMNS, KnownPerson, article_ref, known_person
from bot.storage.view import CURRENT, LIBRARY, View

_FORMS = (
    "(SELECT json_group_array(DISTINCT n.form) FROM person_name n"
    f" WHERE n.person_id = p.id AND n.workspace IN (:workspace, '{LIBRARY}')) AS forms"
)


class People(View):
    """Queries of people."""

    async def speakers(self) -> list[KnownPerson]:
        """Everybody who is quoted, most quoted first."""
        return await self._counted("quotations > 0", "quotations DESC, p.name")

    async def people(self) -> list[KnownPerson]:
        """Everybody the visible articles name, in most articles first."""
        return await self._counted("articles > 0", "articles DESC, mentions DESC, p.name")

    async def _counted(self, condition: str, order: str) -> list[KnownPerson]:
        rows = await self._rows(
            "SELECT p.id, p.name, p.kind, SUM(c.quotations) AS quotations, SUM(c.articles) AS articles,"
            f" SUM(c.mentions) AS mentions, {_FORMS} FROM person_count c JOIN person p ON p.id = c.person_id"
            f" WHERE c.workspace IN (:workspace, '{LIBRARY}') AND c.{condition} GROUP BY p.id ORDER BY {order}",
        )
        return [known_person(row) for row in rows]

    async def known_people(self, names: Iterable[str]) -> list[KnownPerson]:
        """Visible people who could be one of these, by form or shared words, with their counts."""
        async with self._database.read() as connection:
            found = await candidates(connection, self.workspace, names)
        rows = await self._rows(
            "SELECT p.id, p.name, p.kind, COALESCE(SUM(c.quotations), 0) AS quotations,"
            f" COALESCE(SUM(c.articles), 0) AS articles, {_FORMS} FROM person p LEFT JOIN person_count c"
            f" ON c.person_id = p.id AND c.workspace IN (:workspace, '{LIBRARY}')"
            " WHERE p.id IN (SELECT value FROM json_each(:ids)) GROUP BY p.id ORDER BY p.id",
            ids=json.dumps([person.id for person in found]),
        )
        return [known_person(row) for row in rows]

    async def articles_naming(
        self, person_ids: Sequence[int], limit: int = 50, rarer_than: int | None = None
    ) -> list[ArticleRef]:
        """Articles that name any of these people, those that name most of them first.

        ``rarer_than`` leaves out people whom so many articles name or more: theirs are not even looked at.
        """
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS}, COUNT(*) AS shared FROM json_each(:people) asked"
            " CROSS JOIN article_person ap ON ap.person_id = asked.value"
            f" JOIN article a ON a.id = ap.article_id"
            f" WHERE {CURRENT} AND (:rarer IS NULL OR :rarer > (SELECT SUM(c.articles) FROM person_count c"
            f"  WHERE c.person_id = asked.value AND c.workspace IN (:workspace, '{LIBRARY}')))"
            " GROUP BY a.id ORDER BY shared DESC, a.id DESC LIMIT :limit",
            people=json.dumps(list(person_ids)),
            limit=limit,
            rarer=rarer_than,
        )
        return [article_ref(row) for row in rows]

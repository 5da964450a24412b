"""People and other sources the articles of a workspace name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bot.model.answer import ArticleRef
from bot.model.words import fold
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
        # Counted by article first, from the index alone: an article is then looked up once and not for every quotation.
        rows = await self._rows(
            "WITH spoken AS (SELECT person_id, article_id, COUNT(*) AS n FROM quotation WHERE person_id IS NOT NULL"
            " GROUP BY person_id, article_id)"
            f" SELECT p.id, p.name, p.kind, SUM(n) AS quotations, COUNT(*) AS articles, {_FORMS}"
            " FROM spoken JOIN article a ON a.id = spoken.article_id JOIN person p ON p.id = spoken.person_id"
            f" WHERE {CURRENT} GROUP BY p.id ORDER BY quotations DESC, p.name",
        )
        return [known_person(row) for row in rows]

    async def people(self) -> list[KnownPerson]:
        """Everybody the visible articles name, in most articles first."""
        rows = await self._rows(
            "SELECT p.id, p.name, p.kind, 0 AS quotations, COUNT(*) AS articles,"
            f" {_FORMS}"
            " FROM article_person ap JOIN article a ON a.id = ap.article_id JOIN person p ON p.id = ap.person_id"
            f" WHERE {CURRENT} GROUP BY p.id ORDER BY articles DESC, SUM(ap.mentions) DESC, p.name",
        )
        return [known_person(row) for row in rows]

    async def known_people(self, names: Iterable[str]) -> list[KnownPerson]:
        """Visible people who share a word with one of the names: the candidates for being the same."""
        found = {word for name in names for word in fold(name).split() if len(word) > 1}
        rows = await self._rows(
            "SELECT p.id, p.name, p.kind, 0 AS quotations, 0 AS articles,"
            f" {_FORMS}"
            " FROM person p WHERE p.id IN (SELECT person_id FROM person_word w"
            f" WHERE w.word IN (SELECT value FROM json_each(:words)) AND w.workspace IN (:workspace, '{LIBRARY}'))"
            " ORDER BY p.id",
            words=json.dumps(sorted(found)),
        )
        return [known_person(row) for row in rows]

    async def articles_naming(self, person_ids: Sequence[int], limit: int = 50) -> list[ArticleRef]:
        """Articles that name any of these people, those that name most of them first."""
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS}, COUNT(*) AS shared FROM article_person ap"
            f" JOIN article a ON a.id = ap.article_id"
            f" WHERE ap.person_id IN (SELECT value FROM json_each(:people)) AND {CURRENT}"
            " GROUP BY a.id ORDER BY shared DESC, a.id DESC LIMIT :limit",
            people=json.dumps(list(person_ids)),
            limit=limit,
        )
        return [article_ref(row) for row in rows]

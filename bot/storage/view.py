"""What one workspace may see: the one place that binds every query of articles to it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from bot.model.answer import ArticleRef
from bot.model.request import Period
from bot.storage.database import Database
from bot.storage.rows import ARTICLE_COLUMNS, article_ref

LIBRARY = "library"
"""The operator's shared articles, visible to every workspace."""

VISIBLE = f"a.workspace IN (:workspace, '{LIBRARY}')"
"""Condition on an article ``a``: the asking workspace may read it."""
CURRENT = f"{VISIBLE} AND a.current = 1"
"""The same, superseded versions left out."""


class View:
    """Reading access bound to one workspace, for one answer; what can be read is in the classes built on it."""

    def __init__(self, database: Database, workspace: str) -> None:
        self._database = database
        self.workspace = workspace
        self._refs: dict[int, ArticleRef] = {}

    async def _rows(self, sql: str, **parameters: object) -> list[sqlite3.Row]:
        async with self._database.read() as connection:
            async with connection.execute(sql, {"workspace": self.workspace, **parameters}) as cursor:
                return list(await cursor.fetchall())

    async def article_refs(self, article_ids: Iterable[int]) -> dict[int, ArticleRef]:
        """Those of these articles that are visible and current, by id; each is looked up once in this view's life."""
        wanted = sorted(set(article_ids))
        if new := [id_ for id_ in wanted if id_ not in self._refs]:
            rows = await self._rows(
                f"SELECT {ARTICLE_COLUMNS} FROM json_each(:ids) asked CROSS JOIN article a ON a.id = asked.value"
                f" WHERE {CURRENT}",
                ids=json.dumps(new),
            )
            self._refs.update((row[0], article_ref(row)) for row in rows)
        return {id_: self._refs[id_] for id_ in wanted if id_ in self._refs}


def in_period(period: Period) -> str:
    """Condition on an article ``a``: it may have been published then; undated ones only if the period is open."""
    since = "a.latest >= :since" if period.since else ""
    until = "a.earliest <= :until" if period.until else ""
    return " AND ".join(filter(None, (since, until))) or "TRUE"


def period_parameters(period: Period) -> dict[str, str | None]:
    """The parameters of `in_period`."""
    return {
        "since": period.since.isoformat() if period.since else None,
        "until": period.until.isoformat() if period.until else None,
    }

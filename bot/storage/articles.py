"""Articles a workspace sees, whole and as references."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Sequence
from functools import lru_cache

from bot.model.answer import ArticleRef
from bot.model.article import Article
from bot.model.request import Period
from bot.storage.rows import ARTICLE_COLUMNS, article_ref, unpack
from bot.storage.view import CURRENT, LIBRARY, VISIBLE, View, in_period, period_parameters

_OUTLETS = "a.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets))"
_FILE_NAME = "substr(a.path, length(rtrim(a.path, replace(a.path, '/', ''))) + 1)"
"""The page's name without its folders: where a corpus lies on a disk is nothing a person asks for."""
_CALLED = "instr(lower(ifnull(a.title, '') || ' ' || ifnull(a.outlet, '') || ' ' || {}), :word{})"
_unpack = lru_cache(maxsize=512)(unpack)


def _references(rows: Sequence[sqlite3.Row]) -> list[ArticleRef]:
    """All at once, in a thread: a corpus may have a hundred thousand, and others ask as well."""
    return [article_ref(row) for row in rows]


class Articles(View):
    """Queries of articles."""

    async def articles(
        self,
        period: Period = Period(),
        outlets: Sequence[str] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[ArticleRef]:
        """The visible current articles published within the period, newest first, undated ones last."""
        # Each of the two workspaces is read in the order of its index, no further than the limit.
        named = f"AND {_OUTLETS}" if outlets is not None else ""
        newest = (
            f"SELECT * FROM (SELECT a.id FROM article a WHERE a.workspace = {{}} AND a.current = 1"
            f" AND {in_period(period)} {named} ORDER BY a.latest DESC, a.id DESC LIMIT :first)"
        )
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS} FROM ({newest.format(':workspace')} UNION {newest.format(repr(LIBRARY))}) found"
            " CROSS JOIN article a ON a.id = found.id ORDER BY a.latest DESC, a.id DESC LIMIT :limit OFFSET :offset",
            **period_parameters(period),
            outlets=json.dumps(list(outlets or ())),
            first=-1 if limit is None else offset + limit,
            limit=-1 if limit is None else limit,
            offset=offset,
        )
        return await asyncio.to_thread(_references, rows)

    async def count_articles(self, outlets: Sequence[str] | None = None) -> int:
        """How many current articles are visible."""
        named = f"AND {_OUTLETS}" if outlets is not None else ""
        rows = await self._rows(
            f"SELECT COUNT(*) AS n FROM article a WHERE {CURRENT} {named}", outlets=json.dumps(list(outlets or ()))
        )
        return int(rows[0]["n"])

    async def articles_called(self, words: Sequence[str], limit: int) -> list[ArticleRef]:
        """The newest articles whose headline, outlet and file name together hold every one of these words."""
        # To cut the folders off costs more than all else: only of what has the words with them, which is little.
        called = " AND ".join(
            _CALLED.format(name, place) for name in ("a.path", _FILE_NAME) for place in range(len(words))
        )
        rows = await self._rows(
            f"SELECT a.id FROM article a WHERE {CURRENT} AND {called or 'TRUE'} ORDER BY a.latest DESC LIMIT :limit",
            limit=limit,
            **{f"word{place}": word for place, word in enumerate(words)},
        )
        refs = await self.article_refs([row["id"] for row in rows])
        return [refs[row["id"]] for row in rows if row["id"] in refs]

    async def article_ref(self, article_id: int) -> ArticleRef | None:
        """A visible article, superseded versions included; ``None`` when it is gone or not visible."""
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS} FROM article a WHERE a.id = :id AND {VISIBLE}", id=article_id
        )
        return article_ref(rows[0]) if rows else None

    async def article(self, article_id: int) -> Article | None:
        """The whole annotated article, superseded versions included; ``None`` when it is gone or not visible."""
        rows = await self._rows(f"SELECT a.document FROM article a WHERE a.id = :id AND {VISIBLE}", id=article_id)
        return _unpack(rows[0]["document"]) if rows else None

    async def loaded_after(self, article_id: int) -> list[tuple[ArticleRef, int, str]]:
        """Current articles stored after the row ``article_id`` as (reference, version, when loaded), oldest first."""
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS}, a.version, a.loaded_at FROM article a"
            f" WHERE {CURRENT} AND a.id > :id ORDER BY a.id",
            id=article_id,
        )
        refs = await asyncio.to_thread(_references, rows)
        return [(ref, row["version"], row["loaded_at"]) for ref, row in zip(refs, rows, strict=True)]

    async def version_before(self, article_id: int, until: int) -> int | None:
        """The row of the newest earlier version of an article's page among rows up to ``until``."""
        rows = await self._rows(
            "SELECT MAX(b.id) AS id FROM article a JOIN article b ON b.workspace = a.workspace AND b.path = a.path"
            f" AND b.version < a.version AND b.id <= :until WHERE a.id = :id AND {VISIBLE}",
            id=article_id,
            until=until,
        )
        return rows[0]["id"] if rows else None

    async def loaded_at(self, article_id: int) -> str | None:
        """When a visible article was stored."""
        rows = await self._rows(f"SELECT a.loaded_at FROM article a WHERE a.id = :id AND {VISIBLE}", id=article_id)
        return rows[0]["loaded_at"] if rows else None

    async def outlets(self) -> list[tuple[str, int]]:
        """The outlets of the visible articles with their number of articles, most first."""
        rows = await self._rows(
            f"SELECT outlet, SUM(articles) AS n FROM outlet_count WHERE workspace IN (:workspace, '{LIBRARY}')"
            " GROUP BY outlet HAVING n > 0 ORDER BY n DESC, outlet"
        )
        return [(row["outlet"], row["n"]) for row in rows]

"""The visible rows nearest to a wording, by index or, where there are few, by reading them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from bot.storage.nearest import ENOUGH, LIMITS, phrase_terms, postings_sql, rank_postings, rank_texts, word_terms
from bot.storage.view import CURRENT, View

_FEW_ARTICLES = 50
"""A corpus small enough to read all its quotations or sentences for one question."""


class Wording(View):
    """The search that sentences and quotations share."""

    async def _nearest(
        self, table: str, words: Sequence[str], wording: Sequence[str], limit: int
    ) -> list[tuple[int, str, float]]:
        """(row id, text, score) of the nearest visible rows of ``quotation`` or ``sentence``.

        Few rare words are too few to go by: then phrases of two and three words count as well. Where little is
        visible it is read whole, lest rows nobody here sees make a word common.
        """
        own = await self._rows(f"SELECT a.id FROM article a WHERE {CURRENT} LIMIT {_FEW_ARTICLES + 1}")
        if len(own) <= _FEW_ARTICLES:
            rows = await self._rows(
                f"SELECT t.id, t.text FROM article a JOIN {table} t ON t.article_id = a.id WHERE {CURRENT}"
            )
            texts = {row["id"]: row["text"] for row in rows}
            ranked = rank_texts(words, texts).most_common(limit)
            return [(row, texts[row], score) for row, score in ranked]
        for most in LIMITS:
            scores, rare = await self._postings(table, word_terms(words), most)
            if rare >= ENOUGH:
                break
        for length in (2, 3):
            if rare >= ENOUGH:
                break
            more, others = await self._postings(table, phrase_terms(words, wording or words, length), LIMITS[0])
            scores.update(more)
            rare += others
        return await self._visible_texts(table, scores, limit)

    async def _postings(self, table: str, terms: Sequence[str], most: int) -> tuple[Counter[int], int]:
        if not terms:
            return Counter(), 0
        sql, parameters = postings_sql(table, terms, most)
        return rank_postings(await self._rows(sql, **parameters), most)

    async def _visible_texts(self, table: str, scores: Counter[int], limit: int) -> list[tuple[int, str, float]]:
        """The best scored rows that are visible, with their texts."""
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        found: list[tuple[int, str, float]] = []
        for start in range(0, len(ranked), limit):
            chunk = dict(ranked[start : start + limit])
            rows = await self._rows(
                f"SELECT t.id, t.text FROM {table} t JOIN article a ON a.id = t.article_id"
                f" WHERE t.id IN (SELECT value FROM json_each(:ids)) AND {CURRENT}",
                ids=json.dumps(list(chunk)),
            )
            texts = {row["id"]: row["text"] for row in rows}
            found += [(row, texts[row], score) for row, score in chunk.items() if row in texts]
            if len(found) >= limit:
                break
        return found[:limit]

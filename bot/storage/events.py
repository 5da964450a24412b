"""Events of the articles a workspace sees, by their own days."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Literal

from bot.model.request import Period
from bot.storage.rows import ARTICLE_COLUMNS, EventHit, event_hit
from bot.storage.search import match_expression
from bot.storage.view import CURRENT, View, period_parameters


class Events(View):
    """Queries of events."""

    async def events(
        self,
        *,
        words: Iterable[str] | None = None,
        join: Literal["AND", "OR"] = "OR",
        person_ids: Sequence[int] | None = None,
        period: Period = Period(),
        article_ids: Sequence[int] | None = None,
        limit: int = 20_000,
    ) -> list[EventHit]:
        """Events whose own days fall in the period, by words of their sentence, participants and articles, by day.

        Score is the sentence's BM25 when words are given, else 0.
        """
        expression = match_expression(words, join) if words is not None else None
        if words is not None and expression is None:
            return []
        rows = await self._rows(
            "SELECT e.id AS event_id, e.detail, s.start, s.end, s.text,"
            f" {'-bm25(sentence_fts)' if expression else '0.0'} AS score, {ARTICLE_COLUMNS}"
            + (
                " FROM sentence_fts JOIN sentence s ON s.id = sentence_fts.rowid JOIN event e ON e.sentence_id = s.id"
                if expression
                else " FROM event e JOIN sentence s ON s.id = e.sentence_id"
            )
            + f" JOIN article a ON a.id = e.article_id WHERE {CURRENT}"
            " AND (:since IS NULL OR e.last_day >= :since) AND (:until IS NULL OR e.first_day <= :until)"
            " AND (:articles IS NULL OR a.id IN (SELECT value FROM json_each(:articles)))"
            " AND (:people IS NULL OR e.id IN (SELECT ep.event_id FROM event_person ep"
            "  WHERE ep.person_id IN (SELECT value FROM json_each(:people))))"
            + (" AND sentence_fts MATCH :match" if expression else "")
            + " ORDER BY e.first_day, e.last_day, e.id LIMIT :limit",
            match=expression,
            people=json.dumps(list(person_ids)) if person_ids is not None else None,
            articles=json.dumps(list(article_ids)) if article_ids is not None else None,
            limit=limit,
            **period_parameters(period),
        )
        return [event_hit(row) for row in rows]

"""Events of the articles a workspace sees, by their own days."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Literal

from bot.model.request import Period
from bot.storage.rows import EventHit, date_range_of
from bot.storage.search import match_expression
from bot.storage.view import CURRENT, View, period_parameters

_BY_DAY = itemgetter(2, 3, 0)
"""First day, last day and id of a row: by place, which takes a third of what it takes by name."""


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
        # Only the conditions that are asked, and the narrowest first: SQLite uses no index for "is null or".
        source, score = "event e", "0.0"
        asked = ["TRUE"]
        if expression:
            score = "-bm25(sentence_fts)"
            source = "sentence_fts CROSS JOIN event e ON e.sentence_id = sentence_fts.rowid"
            asked.append("sentence_fts MATCH :match")
        elif person_ids is not None:
            source = (
                "(SELECT DISTINCT event_id FROM event_person WHERE person_id IN (SELECT value FROM json_each(:people)))"
                " CROSS JOIN event e ON e.id = event_id"
            )
        elif article_ids is not None:
            source = "json_each(:articles) asked CROSS JOIN event e ON e.article_id = asked.value"
        if expression and person_ids is not None:
            asked.append(
                "EXISTS (SELECT 1 FROM event_person ep WHERE ep.event_id = e.id"
                " AND ep.person_id IN (SELECT value FROM json_each(:people)))"
            )
        if article_ids is not None and (expression or person_ids is not None):
            asked.append("e.article_id IN (SELECT value FROM json_each(:articles))")
        if period.since:
            asked.append("e.last_day >= :since")
        if period.until:
            asked.append("e.first_day <= :until")
        # What was narrowed down is put in order here, and what is not for these eyes left out by the articles that are:
        # SQLite would carry the sentences through its sorting, and look up the article of each.
        narrowed = words is not None or person_ids is not None or article_ids is not None
        seen = "" if narrowed else "CROSS JOIN article a ON a.id = e.article_id"
        order = "" if narrowed else f"AND {CURRENT} ORDER BY e.first_day, e.last_day, e.id LIMIT :limit"
        rows = await self._rows(
            "SELECT e.id, e.article_id, e.first_day, e.last_day, e.precision, e.status, e.value,"
            f" s.start, s.end, s.text, e.participants, e.detail, {score} AS score FROM {source}"
            f" {seen} CROSS JOIN sentence s ON s.id = e.sentence_id"
            f" WHERE {' AND '.join(asked)} {order}",
            match=expression,
            people=json.dumps(list(person_ids)) if person_ids is not None else None,
            articles=json.dumps(sorted(set(article_ids))) if article_ids is not None else None,
            limit=limit,
            **period_parameters(period),
        )
        if narrowed:
            rows.sort(key=_BY_DAY)
        refs = await self.article_refs({row["article_id"] for row in rows})
        hits = [
            EventHit(id_, refs[article], date_range_of(first, last, precision), status, value, *rest)
            for id_, article, first, last, precision, status, value, *rest in rows
            if article in refs
        ]
        return hits[:limit]

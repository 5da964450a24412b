"""Quotations a workspace sees, by speaker, words and article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Literal

from bot.model.request import Period
from bot.storage.rows import ARTICLE_COLUMNS, QuotationHit, quotation_hit
from bot.storage.search import match_expression
from bot.storage.view import CURRENT, PERIOD, period_parameters
from bot.storage.wording import Wording

_QUOTATION_COLUMNS = (
    "q.id AS quotation_id, q.detail, q.person_id, p.name AS speaker, q.sentence_start AS start,"
    f" q.sentence_end AS end, q.sentence AS text, {ARTICLE_COLUMNS}"
)
# The day of saying is a TIMEX3 value, of which only the year can be compared as text ("2019-W16", "2019-04").
_SPOKEN = (
    "((:since IS NULL AND :until IS NULL)"
    " OR CASE WHEN q.detail ->> '$.said_on' GLOB '[0-9][0-9][0-9][0-9]*'"
    " THEN substr(q.detail ->> '$.said_on', 1, 4) BETWEEN substr(coalesce(:since, '0'), 1, 4)"
    " AND substr(coalesce(:until, '9999'), 1, 4)"
    f" ELSE {PERIOD} END)"
)


class Quotations(Wording):
    """Queries of quotations."""

    async def quotations(
        self,
        *,
        words: Iterable[str] | None = None,
        join: Literal["AND", "OR"] = "OR",
        person_ids: Sequence[int] | None = None,
        voice: Sequence[str] | None = None,
        period: Period = Period(),
        outlets: Sequence[str] | None = None,
        limit: int = 500,
    ) -> list[QuotationHit]:
        """Quotations by words (stemmed; of the quotation itself), speakers, ``voice``, period and outlets.

        ``voice`` are words (stemmed), all of which stand in what the page calls the speaker: a role, or the mention of
        somebody unnamed. A period counts by its years for what is known to have been said on a day, else by its days of
        publication. With words best BM25 first, else newest article first and in reading order.
        """
        expression = match_expression(words, join) if words is not None else None
        if words is not None and expression is None:
            return []
        if expression is None:
            return await self._quotations("quotation q", "0.0", "TRUE", person_ids, voice, period, outlets, limit)
        source = "quotation_fts JOIN quotation q ON q.id = quotation_fts.rowid"
        found = "quotation_fts MATCH :match"
        return await self._quotations(
            source, "-bm25(quotation_fts)", found, person_ids, voice, period, outlets, limit, expression
        )

    async def quotations_among(
        self,
        words: Iterable[str],
        *,
        join: Literal["AND", "OR"] = "OR",
        person_ids: Sequence[int] | None = None,
        voice: Sequence[str] | None = None,
        period: Period = Period(),
        outlets: Sequence[str] | None = None,
        limit: int = 500,
    ) -> list[QuotationHit]:
        """Quotations in sentences with these words (stemmed), best BM25 of the sentence first."""
        expression = match_expression(words, join)
        if expression is None:
            return []
        source = (
            "sentence_fts JOIN sentence s ON s.id = sentence_fts.rowid JOIN quotation q"
            " ON q.article_id = s.article_id AND q.sentence_start <= s.start AND s.end <= q.sentence_end"
        )
        found = "sentence_fts MATCH :match"
        return await self._quotations(
            source, "-bm25(sentence_fts)", found, person_ids, voice, period, outlets, limit, expression
        )

    async def _quotations(
        self,
        source: str,
        score: str,
        condition: str,
        person_ids: Sequence[int] | None,
        voice: Sequence[str] | None,
        period: Period,
        outlets: Sequence[str] | None,
        limit: int,
        match: str | None = None,
    ) -> list[QuotationHit]:
        voiced = match_expression(voice, "AND") if voice is not None else None
        if voice is not None and voiced is None:
            return []
        rows = await self._rows(
            f"SELECT {_QUOTATION_COLUMNS}, {score} AS score"
            f" FROM {source} JOIN article a ON a.id = q.article_id LEFT JOIN person p ON p.id = q.person_id"
            f" WHERE {CURRENT} AND {_SPOKEN}"
            " AND (:outlets IS NULL OR a.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets)))"
            " AND (:voice IS NULL OR q.id IN"
            " (SELECT rowid FROM quotation_voice_fts WHERE quotation_voice_fts MATCH :voice))"
            " AND (:people IS NULL OR q.person_id IN (SELECT value FROM json_each(:people)))"
            f" AND {condition}"
            " ORDER BY score DESC, a.latest IS NULL, a.latest DESC, a.id, q.start LIMIT :limit",
            match=match,
            people=json.dumps(list(person_ids)) if person_ids is not None else None,
            voice=voiced,
            outlets=json.dumps(list(outlets)) if outlets is not None else None,
            limit=limit,
            **period_parameters(period),
        )
        return [quotation_hit(row) for row in rows]

    async def quotations_of(self, article_ids: Iterable[int]) -> list[QuotationHit]:
        """Every quotation of these articles in reading order, with score 0."""
        rows = await self._rows(
            f"SELECT {_QUOTATION_COLUMNS}, 0.0 AS score FROM article a JOIN quotation q ON q.article_id = a.id"
            " LEFT JOIN person p ON p.id = q.person_id"
            f" WHERE a.id IN (SELECT value FROM json_each(:ids)) AND {CURRENT} ORDER BY a.id, q.start",
            ids=json.dumps(sorted(set(article_ids))),
        )
        return [quotation_hit(row) for row in rows]

    async def utterances_of(self, quotation_ids: Sequence[int]) -> list[QuotationHit]:
        """These quotations and the other parts of their utterances (same article and group), in reading order."""
        rows = await self._rows(
            f"SELECT DISTINCT {_QUOTATION_COLUMNS}, 0.0 AS score FROM quotation one JOIN quotation q"
            " ON q.article_id = one.article_id AND q.detail ->> '$.group' = one.detail ->> '$.group'"
            " JOIN article a ON a.id = q.article_id LEFT JOIN person p ON p.id = q.person_id"
            f" WHERE one.id IN (SELECT value FROM json_each(:ids)) AND {CURRENT} ORDER BY a.id, q.start",
            ids=json.dumps(list(quotation_ids)),
        )
        return [quotation_hit(row) for row in rows]

    async def nearest_wordings(
        self, words: Sequence[str], wording: Sequence[str] = (), limit: int = 300
    ) -> list[tuple[int, str]]:
        """Ids and texts of the quotations that share the rarest of these words (stemmed), best first, by index.

        ``wording`` is the text they are from, word by word: where every one of them is common, its phrases count.
        """
        return [(row, text) for row, text, _ in await self._nearest("quotation", words, wording, limit)]

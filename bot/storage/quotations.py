"""Quotations a workspace sees, by speaker, words and article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Literal

from bot.model.request import Period
from bot.storage.rows import QuotationHit
from bot.storage.search import match_expression
from bot.storage.view import CURRENT, in_period, period_parameters
from bot.storage.wording import Wording

_COLUMNS = (
    "q.id, q.article_id, q.text, q.kind, p.name, q.person_id, q.sentence_start, q.sentence_end, q.sentence, q.start,"
    " q.end, q.detail ->> '$.group', q.detail"
)
_SAID = "q.said_on GLOB '[0-9][0-9][0-9][0-9]*'"
_PEOPLE = "q.person_id IN (SELECT value FROM json_each(:people))"
_OUTLETS = "a.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets))"
_VOICE = "q.id IN (SELECT rowid FROM quotation_voice_fts WHERE quotation_voice_fts MATCH :voice)"


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
            return await self._quotations(None, None, person_ids, voice, period, outlets, limit)
        source = "quotation_fts CROSS JOIN quotation q ON q.id = quotation_fts.rowid"
        return await self._quotations(source, "quotation_fts", person_ids, voice, period, outlets, limit, expression)

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
            "sentence_fts CROSS JOIN sentence s ON s.id = sentence_fts.rowid CROSS JOIN quotation q"
            " ON q.article_id = s.article_id AND q.sentence_start <= s.start AND s.end <= q.sentence_end"
        )
        return await self._quotations(source, "sentence_fts", person_ids, voice, period, outlets, limit, expression)

    async def _quotations(
        self,
        source: str | None,
        index: str | None,
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
        # The day of saying is a TIMEX3 value, of which only the year can be compared as text ("2019-W16", "2019-04").
        said = "q.said_on >= :first_year AND q.said_on < :year_after"
        # Only the conditions that are asked, and the narrowest first: SQLite uses no index for "is null or".
        conditions = {
            f"{index} MATCH :match": index is not None,
            f"CASE WHEN {_SAID} THEN {said} ELSE {in_period(period)} END": period != Period(),
            _OUTLETS: outlets is not None,
            _VOICE: voiced is not None,
            _PEOPLE: person_ids is not None,
        }
        asked = [CURRENT, *(condition for condition, is_asked in conditions.items() if is_asked)]
        if source is None and person_ids is None and voiced is None:
            source = "article a CROSS JOIN quotation q ON q.article_id = a.id"
            if period != Period():
                source = (
                    f"(SELECT q.id FROM article a CROSS JOIN quotation q ON q.article_id = a.id WHERE {CURRENT}"
                    f" AND {in_period(period)} UNION SELECT q.id FROM quotation q WHERE {said}) found"
                    " CROSS JOIN quotation q ON q.id = found.id CROSS JOIN article a ON a.id = q.article_id"
                )
        else:
            source = f"{source or 'quotation q'} CROSS JOIN article a ON a.id = q.article_id"
        score, order = (f"-bm25({index})", "score DESC, ") if index else ("0.0", "")
        return await self._hits(
            f"SELECT {_COLUMNS}, {score} AS score FROM {source} LEFT JOIN person p ON p.id = q.person_id"
            f" WHERE {' AND '.join(asked)}"
            f" ORDER BY {order}a.latest IS NULL, a.latest DESC, a.id, q.start LIMIT :limit",
            match=match,
            people=json.dumps(list(person_ids)) if person_ids is not None else None,
            voice=voiced,
            outlets=json.dumps(list(outlets)) if outlets is not None else None,
            limit=limit,
            first_year=f"{period.since.year:04}" if period.since else "0",
            year_after=f"{period.until.year + 1:04}" if period.until else ":",
            **period_parameters(period),
        )

    async def roles(self, begun: Sequence[str], limit: int) -> list[str]:
        """What pages call speakers, by role or instead of a name, where all these words stand; newest articles first.

        The last word may be begun only.
        """
        expression = match_expression(begun, "AND")
        if expression is None:
            return []
        rows = await self._rows(
            "SELECT coalesce(q.detail ->> '$.speaker.role', q.detail ->> '$.speaker.mention') AS role"
            " FROM quotation_voice_fts CROSS JOIN quotation q ON q.id = quotation_voice_fts.rowid"
            " CROSS JOIN article a ON a.id = q.article_id"
            f" WHERE quotation_voice_fts MATCH :begun AND {CURRENT}"
            " ORDER BY quotation_voice_fts.rowid DESC LIMIT :limit",
            begun=f"{expression}*",
            limit=limit,
        )
        return [row["role"] for row in rows]

    async def _hits(self, sql: str, **parameters: object) -> list[QuotationHit]:
        rows = await self._rows(sql, **parameters)
        refs = await self.article_refs({row["article_id"] for row in rows})
        # An article may have gone between the two queries.
        return [QuotationHit(id_, refs[article], *rest) for id_, article, *rest in rows if article in refs]

    async def quotations_of(self, article_ids: Iterable[int]) -> list[QuotationHit]:
        """Every quotation of these articles in reading order, with score 0."""
        return await self._hits(
            f"SELECT {_COLUMNS}, 0.0 AS score FROM article a JOIN quotation q ON q.article_id = a.id"
            " LEFT JOIN person p ON p.id = q.person_id"
            f" WHERE a.id IN (SELECT value FROM json_each(:ids)) AND {CURRENT} ORDER BY a.id, q.start",
            ids=json.dumps(sorted(set(article_ids))),
        )

    async def utterances_of(self, quotation_ids: Sequence[int]) -> list[QuotationHit]:
        """These quotations and the other parts of their utterances (same article and group), in reading order."""
        return await self._hits(
            f"SELECT DISTINCT {_COLUMNS}, 0.0 AS score FROM quotation one JOIN quotation q"
            " ON q.article_id = one.article_id AND q.detail ->> '$.group' = one.detail ->> '$.group'"
            " JOIN article a ON a.id = q.article_id LEFT JOIN person p ON p.id = q.person_id"
            f" WHERE one.id IN (SELECT value FROM json_each(:ids)) AND {CURRENT} ORDER BY a.id, q.start",
            ids=json.dumps(list(quotation_ids)),
        )

    async def nearest_wordings(
        self, words: Sequence[str], wording: Sequence[str] = (), limit: int = 300
    ) -> list[tuple[int, str]]:
        """Ids and texts of the quotations that share the rarest of these words (stemmed), best first, by index.

        ``wording`` is the text they are from, word by word: where every one of them is common, its phrases count.
        """
        return [(row, text) for row, text, _ in await self._nearest("quotation", words, wording, limit)]

"""Quotations a workspace sees, by speaker, words and article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Literal

from bot.model.request import Period
from bot.storage.asked import NEWEST, Asked
from bot.storage.rows import QuotationHit
from bot.storage.search import match_expression
from bot.storage.view import CURRENT
from bot.storage.wording import Wording

_COLUMNS = (
    "q.id, q.article_id, q.text, q.kind, p.name, q.person_id, q.sentence_start, q.sentence_end, q.sentence, q.start,"
    " q.end, q.detail ->> '$.group', q.detail"
)


_OWN_WORDS = "quotation_fts CROSS JOIN quotation q ON q.id = quotation_fts.rowid"
_WORDS_AROUND = (
    "sentence_fts CROSS JOIN sentence s ON s.id = sentence_fts.rowid CROSS JOIN quotation q"
    " ON q.article_id = s.article_id AND q.sentence_start <= s.start AND s.end <= q.sentence_end"
)

_BEGINNING = "rtrim(lower(substr(replace({}, '’', ''''), 1, 40)), ' ,.!?;:')"
"""How a quotation begins, as the index over beginnings has it."""


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
        asked = Asked(person_ids, match_expression(voice or (), "AND"), period, outlets)
        expression = match_expression(words or (), join)
        if (words is not None and expression is None) or (voice is not None and asked.voice is None):
            return []
        if expression is None:
            return await self._found(asked.newest, asked, limit)
        if asked.ids("quotation") is None:
            # Ranked by the index alone, then looked up. Where others' quotations took the places, all are ranked.
            first = (
                f"SELECT rowid AS id FROM quotation_fts WHERE quotation_fts MATCH :match ORDER BY rank LIMIT {limit}"
            )
            hits = await self._matching(_OWN_WORDS, "quotation_fts", expression, asked, limit, first)
            if len(hits) == limit or len(await self._rows(first, match=expression)) < limit:
                return hits
        return await self._matching(_OWN_WORDS, "quotation_fts", expression, asked, limit, asked.ids("quotation"))

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
        asked = Asked(person_ids, match_expression(voice or (), "AND"), period, outlets)
        expression = match_expression(words, join)
        if expression is None or (voice is not None and asked.voice is None):
            return []
        return await self._matching(_WORDS_AROUND, "sentence_fts", expression, asked, limit, asked.ids("sentence"))

    async def _matching(
        self, source: str, index: str, expression: str, asked: Asked, limit: int, among: str | None
    ) -> list[QuotationHit]:
        """The best of what an index finds; ``among`` is a query for the only rows of the index worth looking up."""
        # The plus keeps SQLite from searching the index anew for each of them.
        few = f" AND +{index}.rowid IN (SELECT id FROM ({among}))" if among else ""
        return await self._found(
            f"SELECT q.id, -bm25({index}) AS score FROM {source} CROSS JOIN article a ON a.id = q.article_id"
            f" WHERE {index} MATCH :match{few} AND {asked.conditions} ORDER BY score DESC, {NEWEST} LIMIT :limit",
            asked,
            limit,
            expression,
        )

    async def _found(self, query: str, asked: Asked, limit: int, match: str | None = None) -> list[QuotationHit]:
        """The quotations a query for their ids and scores finds: only what is kept of them is read whole."""
        return await self._hits(
            f"SELECT {_COLUMNS}, found.score FROM ({query}) found CROSS JOIN quotation q ON q.id = found.id"
            f" LEFT JOIN person p ON p.id = q.person_id ORDER BY found.score DESC, {NEWEST} LIMIT :limit",
            match=match,
            limit=limit,
            **asked.parameters,
        )

    async def roles(self, begun: Sequence[str], limit: int, named: bool = False) -> list[str]:
        """What pages call speakers, by role or instead of a name, where all these words stand; newest articles first.

        The last word may be begun only; ``named`` leaves out who is nobody with a name.
        """
        expression = match_expression(begun, "AND")
        if expression is None:
            return []
        rows = await self._rows(
            "SELECT coalesce(q.detail ->> '$.speaker.role', q.detail ->> '$.speaker.mention') AS role"
            " FROM quotation_voice_fts CROSS JOIN quotation q ON q.id = quotation_voice_fts.rowid"
            " CROSS JOIN article a ON a.id = q.article_id"
            f" WHERE quotation_voice_fts MATCH :begun AND {CURRENT}"
            f" AND {'q.person_id IS NOT NULL' if named else 'TRUE'}"
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

    async def beginning_like(self, texts: Iterable[str], limit: int) -> list[QuotationHit]:
        """Quotations that begin as one of these, ``limit`` for each, and the other parts of their utterances."""
        rows = await self._rows(
            "SELECT q.id FROM json_each(:texts) asked JOIN quotation q ON q.id IN"
            " (SELECT s.id FROM quotation s CROSS JOIN article a ON a.id = s.article_id"
            f" WHERE {_BEGINNING.format('s.text')} = {_BEGINNING.format('asked.value')} AND {CURRENT} LIMIT :limit)",
            texts=json.dumps(sorted(set(texts))),
            limit=limit,
        )
        return await self.utterances_of([row["id"] for row in rows])

    async def nearest_wordings(
        self, words: Sequence[str], wording: Sequence[str] = (), limit: int = 300
    ) -> list[tuple[int, str]]:
        """Ids and texts of the quotations that share the rarest of these words (stemmed), best first, by index.

        ``wording`` is the text they are from, word by word: where every one of them is common, its phrases count.
        """
        return [(row, text) for row, text, _ in await self._nearest("quotation", words, wording, limit)]

"""What one workspace may read. Every query of articles and what they hold is bound to its visibility here."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from bot.model.answer import ArticleRef, Citation
from bot.model.article import Article
from bot.model.codec import from_plain
from bot.model.event import Event
from bot.model.quotation import Quotation
from bot.model.request import Period
from bot.model.words import fold
from bot.storage.database import Database
from bot.storage.nearest import pair_terms, postings_sql, rank_postings, rank_texts, word_terms
from bot.storage.rows import (
    ARTICLE_COLUMNS,
    EventHit,
    KnownPerson,
    QuotationHit,
    SentenceHit,
    article_ref,
    unpack,
)
from bot.storage.search import match_expression

LIBRARY = "library"
"""The operator's shared articles, visible to every workspace."""

_VISIBLE = f"a.workspace IN (:workspace, '{LIBRARY}')"
_CURRENT = f"{_VISIBLE} AND a.current = 1"
_FORMS = (
    "(SELECT json_group_array(DISTINCT n.form) FROM person_name n"
    f" WHERE n.person_id = p.id AND n.workspace IN (:workspace, '{LIBRARY}')) AS forms"
)
_PERIOD = (
    "(:since IS NULL OR a.latest >= :since) AND (:until IS NULL OR a.earliest <= :until)"
    " AND ((:since IS NULL AND :until IS NULL) OR a.latest IS NOT NULL)"
)
_QUOTATION_COLUMNS = (
    "q.id AS quotation_id, q.detail, q.person_id, p.name AS speaker, q.sentence_start AS start,"
    f" q.sentence_end AS end, q.sentence AS text, {ARTICLE_COLUMNS}"
)
_FEW_ARTICLES = 50
"""A corpus small enough to read all its quotations or sentences for one question."""
_unpack = lru_cache(maxsize=512)(unpack)


class Corpus:
    """Reading access to the articles a workspace sees: its own and the shared library's."""

    def __init__(self, database: Database, workspace: str) -> None:
        self._database = database
        self.workspace = workspace

    async def _rows(self, sql: str, **parameters: object) -> list[sqlite3.Row]:
        async with self._database.read() as connection:
            async with connection.execute(sql, {"workspace": self.workspace, **parameters}) as cursor:
                return list(await cursor.fetchall())

    # Articles ---------------------------------------------------------------------------------------------------

    async def articles(
        self, period: Period = Period(), outlet: str | None = None, limit: int | None = None
    ) -> list[ArticleRef]:
        """The visible current articles published within the period, newest first, undated ones last."""
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS} FROM article a WHERE {_CURRENT} AND {_PERIOD}"
            " AND (:outlet IS NULL OR a.outlet = :outlet COLLATE NOCASE)"
            " ORDER BY a.latest IS NULL, a.latest DESC, a.id DESC LIMIT :limit",
            **_period(period),
            outlet=outlet,
            limit=-1 if limit is None else limit,
        )
        return [article_ref(row) for row in rows]

    async def article_ref(self, article_id: int) -> ArticleRef | None:
        """A visible article, superseded versions included; ``None`` when it is gone or not visible."""
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS} FROM article a WHERE a.id = :id AND {_VISIBLE}", id=article_id
        )
        return article_ref(rows[0]) if rows else None

    async def article(self, article_id: int) -> Article | None:
        """The whole annotated article, superseded versions included; ``None`` when it is gone or not visible."""
        rows = await self._rows(f"SELECT a.document FROM article a WHERE a.id = :id AND {_VISIBLE}", id=article_id)
        return _unpack(rows[0]["document"]) if rows else None

    async def loaded_after(self, article_id: int) -> list[tuple[ArticleRef, int, str]]:
        """Current articles stored after the row ``article_id`` as (reference, version, when loaded), oldest first."""
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS}, a.version, a.loaded_at FROM article a"
            f" WHERE {_CURRENT} AND a.id > :id ORDER BY a.id",
            id=article_id,
        )
        return [(article_ref(row), row["version"], row["loaded_at"]) for row in rows]

    async def version_before(self, article_id: int, until: int) -> int | None:
        """The row of the newest earlier version of an article's page among rows up to ``until``."""
        rows = await self._rows(
            "SELECT MAX(b.id) AS id FROM article a JOIN article b ON b.workspace = a.workspace AND b.path = a.path"
            f" AND b.version < a.version AND b.id <= :until WHERE a.id = :id AND {_VISIBLE}",
            id=article_id,
            until=until,
        )
        return rows[0]["id"] if rows else None

    async def loaded_at(self, article_id: int) -> str | None:
        """When a visible article was stored."""
        rows = await self._rows(f"SELECT a.loaded_at FROM article a WHERE a.id = :id AND {_VISIBLE}", id=article_id)
        return rows[0]["loaded_at"] if rows else None

    async def outlets(self) -> list[tuple[str, int]]:
        """The outlets of the visible articles with their number of articles, most first."""
        rows = await self._rows(
            f"SELECT a.outlet, COUNT(*) AS n FROM article a WHERE {_CURRENT} AND a.outlet IS NOT NULL"
            " GROUP BY a.outlet ORDER BY n DESC, a.outlet"
        )
        return [(row["outlet"], row["n"]) for row in rows]

    # Sentences --------------------------------------------------------------------------------------------------

    async def search_sentences(
        self,
        words: Iterable[str],
        *,
        join: Literal["AND", "OR"] = "OR",
        period: Period = Period(),
        limit: int = 200,
    ) -> list[SentenceHit]:
        """Sentences with these words (stemmed), best BM25 first."""
        expression = match_expression(words, join)
        if expression is None:
            return []
        rows = await self._rows(
            f"SELECT s.id AS sentence_id, s.start, s.end, s.paragraph, s.text, -bm25(sentence_fts) AS score,"
            f" {ARTICLE_COLUMNS} FROM sentence_fts JOIN sentence s ON s.id = sentence_fts.rowid"
            f" JOIN article a ON a.id = s.article_id"
            f" WHERE sentence_fts MATCH :match AND {_CURRENT} AND {_PERIOD}"
            " ORDER BY score DESC, s.id LIMIT :limit",
            match=expression,
            limit=limit,
            **_period(period),
        )
        return [_sentence_hit(row) for row in rows]

    async def sentences_of(self, article_ids: Sequence[int]) -> list[SentenceHit]:
        """Every sentence of these articles in reading order, with score 0."""
        rows = await self._rows(
            f"SELECT s.id AS sentence_id, s.start, s.end, s.paragraph, s.text, 0.0 AS score, {ARTICLE_COLUMNS}"
            f" FROM article a JOIN sentence s ON s.article_id = a.id"
            f" WHERE a.id IN (SELECT value FROM json_each(:ids)) AND {_CURRENT} ORDER BY a.id, s.start",
            ids=json.dumps(list(article_ids)),
        )
        return [_sentence_hit(row) for row in rows]

    # Quotations -------------------------------------------------------------------------------------------------

    async def quotations(
        self,
        *,
        words: Iterable[str] | None = None,
        join: Literal["AND", "OR"] = "OR",
        person_ids: Sequence[int] | None = None,
        period: Period = Period(),
        outlet: str | None = None,
        limit: int = 500,
    ) -> list[QuotationHit]:
        """Quotations by words (stemmed; of the quotation itself), speakers, publication period and outlet.

        With words best BM25 first, else newest article first and in reading order.
        """
        expression = match_expression(words, join) if words is not None else None
        if words is not None and expression is None:
            return []
        if expression is None:
            return await self._quotations("quotation q", "0.0", "TRUE", person_ids, period, outlet, limit)
        source = "quotation_fts JOIN quotation q ON q.id = quotation_fts.rowid"
        return await self._quotations(
            source, "-bm25(quotation_fts)", "quotation_fts MATCH :match", person_ids, period, outlet, limit, expression
        )

    async def quotations_among(
        self,
        words: Iterable[str],
        *,
        join: Literal["AND", "OR"] = "OR",
        person_ids: Sequence[int] | None = None,
        period: Period = Period(),
        outlet: str | None = None,
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
        return await self._quotations(
            source, "-bm25(sentence_fts)", "sentence_fts MATCH :match", person_ids, period, outlet, limit, expression
        )

    async def _quotations(
        self,
        source: str,
        score: str,
        condition: str,
        person_ids: Sequence[int] | None,
        period: Period,
        outlet: str | None,
        limit: int,
        match: str | None = None,
    ) -> list[QuotationHit]:
        rows = await self._rows(
            f"SELECT {_QUOTATION_COLUMNS}, {score} AS score"
            f" FROM {source} JOIN article a ON a.id = q.article_id LEFT JOIN person p ON p.id = q.person_id"
            f" WHERE {_CURRENT} AND {_PERIOD} AND (:outlet IS NULL OR a.outlet = :outlet COLLATE NOCASE)"
            " AND (:people IS NULL OR q.person_id IN (SELECT value FROM json_each(:people)))"
            f" AND {condition}"
            " ORDER BY score DESC, a.latest IS NULL, a.latest DESC, a.id, q.start LIMIT :limit",
            match=match,
            people=json.dumps(list(person_ids)) if person_ids is not None else None,
            outlet=outlet,
            limit=limit,
            **_period(period),
        )
        return [_quotation_hit(row) for row in rows]

    async def quotations_of(self, article_ids: Iterable[int]) -> list[QuotationHit]:
        """Every quotation of these articles in reading order, with score 0."""
        rows = await self._rows(
            f"SELECT {_QUOTATION_COLUMNS}, 0.0 AS score FROM article a JOIN quotation q ON q.article_id = a.id"
            " LEFT JOIN person p ON p.id = q.person_id"
            f" WHERE a.id IN (SELECT value FROM json_each(:ids)) AND {_CURRENT} ORDER BY a.id, q.start",
            ids=json.dumps(sorted(set(article_ids))),
        )
        return [_quotation_hit(row) for row in rows]

    async def quotations_beside(self, quotation_ids: Sequence[int], reach: int = 2_000) -> list[QuotationHit]:
        """These quotations and those of the same articles within ``reach`` code points of them, in reading order."""
        rows = await self._rows(
            f"SELECT DISTINCT {_QUOTATION_COLUMNS}, 0.0 AS score FROM quotation one JOIN quotation q"
            " ON q.article_id = one.article_id AND q.start BETWEEN one.start - :reach AND one.end + :reach"
            " JOIN article a ON a.id = q.article_id LEFT JOIN person p ON p.id = q.person_id"
            f" WHERE one.id IN (SELECT value FROM json_each(:ids)) AND {_CURRENT} ORDER BY a.id, q.start",
            ids=json.dumps(list(quotation_ids)),
            reach=reach,
        )
        return [_quotation_hit(row) for row in rows]

    async def nearest_wordings(self, words: Sequence[str], limit: int = 300) -> list[tuple[int, str]]:
        """Ids and texts of the quotations that share the rarest of these words (stemmed), best first, by index."""
        return [(row, text) for row, text, _ in await self._nearest("quotation", words, limit)]

    async def nearest_sentences(self, words: Sequence[str], limit: int = 60) -> list[SentenceHit]:
        """Sentences that share the rarest of these words (stemmed), found by index alone and best first."""
        scores = {row: score for row, _, score in await self._nearest("sentence", words, limit)}
        rows = await self._rows(
            f"SELECT s.id AS sentence_id, s.start, s.end, s.paragraph, s.text, 0.0 AS score, {ARTICLE_COLUMNS}"
            f" FROM sentence s JOIN article a ON a.id = s.article_id"
            f" WHERE s.id IN (SELECT value FROM json_each(:ids)) AND {_CURRENT}",
            ids=json.dumps(list(scores)),
        )
        hits = [replace(_sentence_hit(row), score=scores[row["sentence_id"]]) for row in rows]
        return sorted(hits, key=lambda hit: (-hit.score, hit.id))

    async def _nearest(self, table: str, words: Sequence[str], limit: int) -> list[tuple[int, str, float]]:
        """(row id, text, score) of the nearest visible rows of ``quotation`` or ``sentence``.

        Fewer than two rare words are too few to go by: then pairs of neighbouring words count as well. Where little is
        visible it is read whole, lest rows nobody here sees make a word common.
        """
        own = await self._rows(f"SELECT a.id FROM article a WHERE {_CURRENT} LIMIT {_FEW_ARTICLES + 1}")
        if len(own) <= _FEW_ARTICLES:
            rows = await self._rows(
                f"SELECT t.id, t.text FROM article a JOIN {table} t ON t.article_id = a.id WHERE {_CURRENT}"
            )
            texts = {row["id"]: row["text"] for row in rows}
            ranked = rank_texts(words, texts).most_common(limit)
            return [(row, texts[row], score) for row, score in ranked]
        scores, rare = await self._postings(table, word_terms(words))
        if rare < 2:
            more, _ = await self._postings(table, pair_terms(words))
            scores.update(more)
        return await self._visible_texts(table, scores, limit)

    async def _postings(self, table: str, terms: Sequence[str]) -> tuple[Counter[int], int]:
        if not terms:
            return Counter(), 0
        sql, parameters = postings_sql(table, terms)
        return rank_postings((row[0], row[1]) for row in await self._rows(sql, **parameters))

    async def _visible_texts(self, table: str, scores: Counter[int], limit: int) -> list[tuple[int, str, float]]:
        """The best scored rows that are visible, with their texts."""
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        found: list[tuple[int, str, float]] = []
        for start in range(0, len(ranked), 2 * limit):
            chunk = dict(ranked[start : start + 2 * limit])
            rows = await self._rows(
                f"SELECT t.id, t.text FROM {table} t JOIN article a ON a.id = t.article_id"
                f" WHERE t.id IN (SELECT value FROM json_each(:ids)) AND {_CURRENT}",
                ids=json.dumps(list(chunk)),
            )
            texts = {row["id"]: row["text"] for row in rows}
            found += [(row, texts[row], score) for row, score in chunk.items() if row in texts]
            if len(found) >= limit:
                break
        return found[:limit]

    # People -----------------------------------------------------------------------------------------------------

    async def speakers(self) -> list[KnownPerson]:
        """Everybody who is quoted, most quoted first."""
        # Counted by article first, from the index alone: an article is then looked up once and not for every quotation.
        rows = await self._rows(
            "WITH spoken AS (SELECT person_id, article_id, COUNT(*) AS n FROM quotation WHERE person_id IS NOT NULL"
            " GROUP BY person_id, article_id)"
            f" SELECT p.id, p.name, p.kind, SUM(n) AS quotations, COUNT(*) AS articles, {_FORMS}"
            " FROM spoken JOIN article a ON a.id = spoken.article_id JOIN person p ON p.id = spoken.person_id"
            f" WHERE {_CURRENT} GROUP BY p.id ORDER BY quotations DESC, p.name",
        )
        return [_person(row) for row in rows]

    async def people(self) -> list[KnownPerson]:
        """Everybody the visible articles name, in most articles first."""
        rows = await self._rows(
            "SELECT p.id, p.name, p.kind, 0 AS quotations, COUNT(*) AS articles,"
            f" {_FORMS}"
            " FROM article_person ap JOIN article a ON a.id = ap.article_id JOIN person p ON p.id = ap.person_id"
            f" WHERE {_CURRENT} GROUP BY p.id ORDER BY articles DESC, SUM(ap.mentions) DESC, p.name",
        )
        return [_person(row) for row in rows]

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
        return [_person(row) for row in rows]

    async def articles_naming(self, person_ids: Sequence[int], limit: int = 50) -> list[ArticleRef]:
        """Articles that name any of these people, those that name most of them first."""
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS}, COUNT(*) AS shared FROM article_person ap"
            f" JOIN article a ON a.id = ap.article_id"
            f" WHERE ap.person_id IN (SELECT value FROM json_each(:people)) AND {_CURRENT}"
            " GROUP BY a.id ORDER BY shared DESC, a.id DESC LIMIT :limit",
            people=json.dumps(list(person_ids)),
            limit=limit,
        )
        return [article_ref(row) for row in rows]

    # Events -----------------------------------------------------------------------------------------------------

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
            + f" JOIN article a ON a.id = e.article_id WHERE {_CURRENT}"
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
            **_period(period),
        )
        return [_event_hit(row) for row in rows]


def _period(period: Period) -> dict[str, str | None]:
    return {
        "since": period.since.isoformat() if period.since else None,
        "until": period.until.isoformat() if period.until else None,
    }


def _citation(row: sqlite3.Row) -> Citation:
    return Citation(article_ref(row), row["start"], row["end"], row["text"])


def _sentence_hit(row: sqlite3.Row) -> SentenceHit:
    return SentenceHit(row["sentence_id"], _citation(row), row["paragraph"], row["score"])


def _quotation_hit(row: sqlite3.Row) -> QuotationHit:
    quotation: Quotation = from_plain(Quotation, json.loads(row["detail"]))
    return QuotationHit(row["quotation_id"], quotation, row["speaker"], row["person_id"], _citation(row), row["score"])


def _event_hit(row: sqlite3.Row) -> EventHit:
    event: Event = from_plain(Event, json.loads(row["detail"]))
    return EventHit(row["event_id"], event, _citation(row), row["score"])


def _person(row: sqlite3.Row) -> KnownPerson:
    return KnownPerson(
        row["id"],
        row["name"],
        row["kind"],
        tuple(json.loads(row["forms"])),
        row["quotations"],
        row["articles"],
    )

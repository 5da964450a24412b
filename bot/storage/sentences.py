"""Sentences a workspace sees, by their words."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from bot.model.answer import Citation
from bot.model.request import Period
from bot.storage.rows import ARTICLE_COLUMNS, SentenceHit, sentence_hit
from bot.storage.search import match_expression
from bot.storage.view import CURRENT, in_period, period_parameters
from bot.storage.wording import Wording


class TellingSentences(NamedTuple):
    """Article and text of sentences, best first, the rarity of the words asked and what the untelling have of it.

    ``enough`` says that each telling word alone has the share asked for: then no text is read, and all are empty.
    """

    sentences: list[tuple[int, str]]
    rarity: dict[str, float]
    rest: float
    enough: bool


class Sentences(Wording):
    """Queries of sentences."""

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
            f" WHERE sentence_fts MATCH :match AND {CURRENT} AND {in_period(period)}"
            " ORDER BY score DESC, s.id LIMIT :limit",
            match=expression,
            limit=limit,
            **period_parameters(period),
        )
        return [sentence_hit(row) for row in rows]

    async def best_sentences(self, words: Sequence[str], limit: int) -> list[tuple[int, str]]:
        """Article and text of the sentences with any of these words (stemmed), best BM25 first."""
        expression = match_expression(words)
        return await self._best([expression], limit) if expression else []

    async def telling_sentences(self, words: Sequence[str], limit: int, share: float) -> TellingSentences | None:
        """The best sentences with a telling word, where too many have any: common words cost most and tell least.

        Telling are the fewest of the rarest words that leave less than ``share`` of all rarity to the rest. ``None``
        when no more than ``limit`` sentences are found anyway, or when most articles of the file are others': the index
        knows no workspace, and so it is the file that says which words are rare.
        """
        asked = {word: expression for word in dict.fromkeys(words) if (expression := match_expression([word]))}
        counted = await self._rows(
            "SELECT (SELECT COUNT(*) FROM sentence_fts WHERE sentence_fts MATCH asked.value)"
            " FROM json_each(:asked) asked",
            asked=json.dumps(list(filter(None, (match_expression(words), *asked.values())))),
        )
        if not counted or counted[0][0] <= limit:
            return None
        total, *each = (row[0] for row in counted)
        rarity = {word: math.log(1 + total / count) for word, count in zip(asked, each, strict=True) if count}
        telling, rest = _telling(rarity, share)
        first = match_expression(word for word in rarity if word in telling)
        second = match_expression(word for word in rarity if word not in telling)
        assert first is not None
        # Each word stands once in either, so that both score a sentence as the expression of all words would.
        parts = [f"({first}) AND ({second})", f"({first}) NOT ({second})"] if second else [first]
        # Counting articles takes as long as a small search: both at once.
        enough = min(rarity[word] for word in telling) >= share * sum(rarity.values())
        ours, found = await asyncio.gather(
            self._mostly_visible(), self._best(parts, limit, "''" if enough else "s.text")
        )
        return TellingSentences(found, rarity, rest, enough) if ours else None

    async def _mostly_visible(self) -> bool:
        rows = await self._rows(
            f"SELECT (SELECT COUNT(*) FROM article a WHERE {CURRENT}) AS own,"
            " (SELECT COUNT(*) FROM article WHERE current = 1) AS every"
        )
        return bool(2 * rows[0]["own"] > rows[0]["every"])

    async def _best(self, expressions: Sequence[str], limit: int, text: str = "s.text") -> list[tuple[int, str]]:
        """The best sentences that match any of these expressions, which must exclude each other."""
        matching = " UNION ALL ".join(
            f"SELECT rowid, rank AS score FROM sentence_fts WHERE sentence_fts MATCH :match{at}"
            for at in range(len(expressions))
        )
        # Ranked by the index alone, then looked up. Where others' sentences took the places, all are ranked.
        for most in (limit, -1):
            ranked = await self._rows(
                f"{matching} ORDER BY score LIMIT :most",
                most=most,
                **{f"match{at}": expression for at, expression in enumerate(expressions)},
            )
            rows = await self._rows(
                f"SELECT s.article_id, {text} FROM json_each(:ids) found CROSS JOIN sentence s ON s.id = found.value"
                f" CROSS JOIN article a ON a.id = s.article_id WHERE {CURRENT} ORDER BY found.key LIMIT :limit",
                ids=json.dumps([row[0] for row in ranked]),
                limit=limit,
            )
            if len(ranked) != limit or len(rows) == limit:
                break
        return [(article, sentence) for article, sentence in rows]

    async def sentences_of(self, article_ids: Sequence[int]) -> list[SentenceHit]:
        """Every sentence of these articles in reading order, with score 0."""
        rows = await self._rows(
            f"SELECT s.id AS sentence_id, s.start, s.end, s.paragraph, s.text, 0.0 AS score, {ARTICLE_COLUMNS}"
            f" FROM article a JOIN sentence s ON s.article_id = a.id"
            f" WHERE a.id IN (SELECT value FROM json_each(:ids)) AND {CURRENT} ORDER BY a.id, s.start",
            ids=json.dumps(list(article_ids)),
        )
        return [sentence_hit(row) for row in rows]

    async def opening_sentences(self, article_ids: Sequence[int], most: int) -> list[Citation]:
        """The first ``most`` sentences of each of these articles, in reading order."""
        rows = await self._rows(
            "SELECT a.id, s.start, s.end, s.text FROM json_each(:ids) asked CROSS JOIN article a ON a.id = asked.value"
            " CROSS JOIN sentence s ON s.id IN"
            " (SELECT one.id FROM sentence one WHERE one.article_id = a.id ORDER BY one.start LIMIT :most)"
            f" WHERE {CURRENT} ORDER BY a.id, s.start",
            ids=json.dumps(sorted(set(article_ids))),
            most=most,
        )
        refs = await self.article_refs({row["id"] for row in rows})
        return [Citation(refs[article], *rest) for article, *rest in rows if article in refs]

    async def nearest_sentences(
        self, words: Sequence[str], wording: Sequence[str] = (), limit: int = 60
    ) -> list[SentenceHit]:
        """Sentences that share the rarest of these words (stemmed), best first, by index; see `nearest_wordings`."""
        scores = {row: score for row, _, score in await self._nearest("sentence", words, wording, limit)}
        rows = await self._rows(
            f"SELECT s.id AS sentence_id, s.start, s.end, s.paragraph, s.text, 0.0 AS score, {ARTICLE_COLUMNS}"
            f" FROM sentence s JOIN article a ON a.id = s.article_id"
            f" WHERE s.id IN (SELECT value FROM json_each(:ids)) AND {CURRENT}",
            ids=json.dumps(list(scores)),
        )
        hits = [replace(sentence_hit(row), score=scores[row["sentence_id"]]) for row in rows]
        return sorted(hits, key=lambda hit: (-hit.score, hit.id))


def _telling(rarity: Mapping[str, float], share: float) -> tuple[set[str], float]:
    """The fewest of the rarest words that leave less than the share of all rarity to the rest, and what they leave."""
    rest = sum(rarity.values())
    enough = share * rest
    telling: set[str] = set()
    for word in sorted(rarity, key=lambda word: (-rarity[word], word)):
        if rest < enough:
            break
        telling.add(word)
        rest -= rarity[word]
    return telling, rest

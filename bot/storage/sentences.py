"""Sentences a workspace sees, by their words."""

from __future__ import annotations

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from bot.model.request import Period
from bot.storage.rows import ARTICLE_COLUMNS, SentenceHit, sentence_hit
from bot.storage.search import match_expression
from bot.storage.view import CURRENT, in_period, period_parameters
from bot.storage.wording import Wording

_LOOKED_THROUGH = 5_000
"""Sentences with a word, others' among them, that are looked through for visible ones."""
_SPELT = 3
"""Stems spelt like another that are looked up."""


class TellingArticles(NamedTuple):
    """How many sentences of each article have which of the words asked, how rare these are, and the untelling's share.

    Untelling words are counted where a telling one stands beside them. ``enough`` says that each telling word alone has
    the share asked for: then the others are not counted.
    """

    held: dict[int, dict[str, int]]
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
        beside: Iterable[str] | None = None,
        period: Period = Period(),
        limit: int = 200,
    ) -> list[SentenceHit]:
        """Sentences with these words (stemmed), and with any of those ``beside`` them, best BM25 first."""
        expression = match_expression(words, join)
        if expression is not None and beside is not None:
            others = match_expression(beside)
            expression = f"({expression}) AND ({others})" if others else None
        if expression is None:
            return []
        columns = f"{ARTICLE_COLUMNS}, s.id AS sentence_id, s.start, s.end, s.paragraph, s.text, -found.rank AS score"
        return [sentence_hit(row) for row in await self._best(columns, expression, limit, period)]

    async def best_sentences(self, words: Sequence[str], limit: int) -> list[tuple[int, str]]:
        """Article and text of the sentences with any of these words (stemmed), best BM25 first."""
        expression = match_expression(words)
        if expression is None:
            return []
        return [(article, text) for article, text in await self._best("s.article_id, s.text", expression, limit)]

    async def _best(self, columns: str, expression: str, limit: int, period: Period = Period()) -> list[sqlite3.Row]:
        # Ranked by the index alone, then looked up. Where others' sentences took the places, all are ranked.
        for most in (limit, -1) if period == Period() else (-1,):
            rows = await self._rows(
                f"SELECT {columns} FROM (SELECT rowid, rank FROM sentence_fts WHERE sentence_fts MATCH :match"
                " ORDER BY rank, rowid LIMIT :most) found CROSS JOIN sentence s ON s.id = found.rowid"
                f" CROSS JOIN article a ON a.id = s.article_id WHERE {CURRENT} AND {in_period(period)}"
                " ORDER BY found.rank, s.id LIMIT :limit",
                match=expression,
                most=most,
                limit=limit,
                **period_parameters(period),
            )
            if len(rows) == limit:
                break
        return rows

    async def sentences_with(self, word: str, limit: int) -> list[str]:
        """The texts of some sentences with a word (stemmed), in no order of merit: enough to see how it is used."""
        expression = match_expression([word])
        if expression is None:
            return []
        rows = await self._rows(
            "SELECT s.text FROM (SELECT rowid FROM sentence_fts WHERE sentence_fts MATCH :match LIMIT :most) found"
            " CROSS JOIN sentence s ON s.id = found.rowid CROSS JOIN article a ON a.id = s.article_id"
            f" WHERE {CURRENT} LIMIT :limit",
            match=expression,
            most=_LOOKED_THROUGH,
            limit=limit,
        )
        return [row["text"] for row in rows]

    async def sentences_spelt_like(self, stem: str, allowed: int, limit: int) -> list[list[str]]:
        """The same for stems that begin with its letter and are at most ``allowed`` letters off, the nearest first.

        Which stems there are the index says, which knows no workspace; of those in no visible sentence nothing comes.
        """
        rows = await self._rows(
            "SELECT term, doc FROM sentence_word WHERE term >= :letter AND term < :beyond",
            letter=stem[:1],
            beyond=f"{stem[:1]}\U0010ffff",
        )
        near = [
            (off, -row["doc"], row["term"])
            for row in rows
            if (off := OSA.distance(stem, row["term"], score_cutoff=allowed)) <= allowed
        ]
        told = [await self.sentences_with(term, limit) for _, _, term in sorted(near)[:_SPELT]]
        return [sentences for sentences in told if sentences]

    async def telling_articles(self, words: Sequence[str], limit: int, share: float) -> TellingArticles | None:
        """The articles with a telling word, where more than ``limit`` sentences have any: no text of theirs is read.

        Telling are the fewest of the rarest words that leave less than ``share`` of all rarity to the rest; which words
        are rare the index says, which knows no workspace. ``None`` when no more sentences are found anyway.
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
        enough = min(rarity[word] for word in telling) >= share * sum(rarity.values())
        any_telling = match_expression(word for word in rarity if word in telling)
        sought = {
            word: asked[word] if word in telling else f"({any_telling}) AND {asked[word]}"
            for word in rarity
            if word in telling or not enough
        }
        rows = await self._rows(
            " UNION ALL ".join(
                f"SELECT {at}, s.article_id, COUNT(*) FROM sentence_fts CROSS JOIN sentence s"
                f" ON s.id = sentence_fts.rowid WHERE sentence_fts MATCH :match{at} GROUP BY 2"
                for at in range(len(sought))
            ),
            **{f"match{at}": expression for at, expression in enumerate(sought.values())},
        )
        # The articles are looked up once each, and are known when they are asked for again.
        visible = await self.article_refs({article for _, article, _ in rows})
        held: defaultdict[int, dict[str, int]] = defaultdict(dict)
        places = list(sought)
        for place, article, sentences in rows:
            if article in visible:
                held[article][places[place]] = sentences
        return TellingArticles(dict(held), rarity, rest, enough)

    async def sentences_of(self, article_ids: Sequence[int]) -> list[SentenceHit]:
        """Every sentence of these articles in reading order, with score 0."""
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS}, s.id AS sentence_id, s.start, s.end, s.paragraph, s.text, 0.0 AS score"
            f" FROM article a JOIN sentence s ON s.article_id = a.id"
            f" WHERE a.id IN (SELECT value FROM json_each(:ids)) AND {CURRENT} ORDER BY a.id, s.start",
            ids=json.dumps(list(article_ids)),
        )
        return [sentence_hit(row) for row in rows]

    async def nearest_sentences(
        self, words: Sequence[str], wording: Sequence[str] = (), limit: int = 60
    ) -> list[SentenceHit]:
        """Sentences that share the rarest of these words (stemmed), best first, by index; see `nearest_wordings`."""
        scores = {row: score for row, _, score in await self._nearest("sentence", words, wording, limit)}
        rows = await self._rows(
            f"SELECT {ARTICLE_COLUMNS}, s.id AS sentence_id, s.start, s.end, s.paragraph, s.text, 0.0 AS score"
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

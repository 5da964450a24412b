"""How sentences tell, by the index made when they were stored: what is compared before anything is read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from bot.model.answer import ArticleRef, Citation
from bot.storage.view import View


class Telling(NamedTuple):
    """A sentence with the bits and the stems of `bot.model.telling`."""

    sentence: int
    article: ArticleRef
    manner: int
    stems: str


class Tellings(View):
    """Queries of the sentences a timeline can be told by."""

    async def tellings(self, sentence_ids: Iterable[int]) -> dict[int, Telling]:
        """Those of these sentences that date an event, or that an article opens with, by id."""
        found = await self._tellings("t.sentence_id = asked.value", sentence_ids)
        return {telling.sentence: telling for telling in found}

    async def openings(self, article_ids: Iterable[int]) -> list[Telling]:
        """The undated among the first sentences of each of these articles."""
        return await self._tellings("t.article_id = asked.value AND t.opening = 1", article_ids)

    async def _tellings(self, which: str, ids: Iterable[int]) -> list[Telling]:
        rows = await self._rows(
            "SELECT t.article_id, t.sentence_id, t.manner, t.stems FROM json_each(:ids) asked"
            f" CROSS JOIN telling t ON {which} ORDER BY t.sentence_id",
            ids=json.dumps(sorted(set(ids))),
        )
        refs = await self.article_refs({row[0] for row in rows})
        return [
            Telling(sentence, refs[article], manner, stems)
            for article, sentence, manner, stems in rows
            if article in refs
        ]

    async def cited(self, sentence_ids: Iterable[int]) -> dict[int, Citation]:
        """The words and places of these sentences, by id."""
        rows = await self._rows(
            "SELECT s.id, s.article_id, s.start, s.end, s.text FROM json_each(:ids) asked"
            " CROSS JOIN sentence s ON s.id = asked.value",
            ids=json.dumps(sorted(set(sentence_ids))),
        )
        refs = await self.article_refs({row["article_id"] for row in rows})
        return {id_: Citation(refs[article], *rest) for id_, article, *rest in rows if article in refs}

"""Events of the articles a workspace sees, by their own days."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.model.request import Period
from bot.model.time import DateRange
from bot.storage.rows import EventHit, EventMark, date_range_of
from bot.storage.view import CURRENT, View, period_parameters


class Events(View):
    """Queries of events."""

    async def events_by_date(
        self,
        *,
        person_ids: Sequence[int] | None = None,
        period: Period = Period(),
        article_ids: Sequence[int] | None = None,
        beginnings: Sequence[str] = (),
        limit: int = 100_000,
    ) -> dict[DateRange, list[EventMark]]:
        """Events whose own days fall in the period, by participants and articles, under their dates in order.

        ``beginnings`` are what words of a topic begin with, in lower case. Where neither people nor articles are named
        only the first ``limit`` are found.
        """
        # Only the conditions that are asked, and the narrowest first: SQLite uses no index for "is null or".
        asked = ["TRUE"]
        if person_ids is not None:
            source = (
                "(SELECT DISTINCT event_id FROM event_person WHERE person_id IN (SELECT value FROM json_each(:people)))"
                " CROSS JOIN event e ON e.id = event_id"
            )
            if article_ids is not None:
                asked.append("e.article_id IN (SELECT value FROM json_each(:articles))")
        elif article_ids is not None:
            source = "json_each(:articles) asked CROSS JOIN event e ON e.article_id = asked.value"
        else:
            source = "event e CROSS JOIN article a ON a.id = e.article_id"
            asked.append(CURRENT)
        if period.since:
            asked.append("e.last_day >= :since")
        if period.until:
            asked.append("e.first_day <= :until")
        # What was narrowed down is put in order below, and what is not for these eyes left out by its articles.
        narrowed = person_ids is not None or article_ids is not None
        share = "1.0"
        if beginnings:
            source += " CROSS JOIN sentence s ON s.id = e.sentence_id"
            # What words begin with has none of the signs that mean something to LIKE, which reads a text as it lies.
            held = (f"(s.text LIKE :begin{at})" for at in range(len(beginnings)))
            share = f"({' + '.join(held)}) / {len(beginnings)}.0"
        rows = await self._rows(
            "SELECT e.first_day, e.last_day, e.precision, e.id, e.article_id, e.status, e.value, e.sentence_id,"
            f" e.fingerprint, e.reported, e.heads, {share} FROM {source} WHERE {' AND '.join(asked)}"
            + ("" if narrowed else " ORDER BY e.first_day, e.last_day, e.id LIMIT :limit"),
            people=json.dumps(list(person_ids)) if person_ids is not None else None,
            articles=json.dumps(sorted(set(article_ids))) if article_ids is not None else None,
            limit=limit,
            **{f"begin{at}": f"%{beginning}%" for at, beginning in enumerate(beginnings)},
            **period_parameters(period),
        )
        refs = await self.article_refs({row[4] for row in rows})
        found: defaultdict[tuple[str, str, str], list[EventMark]] = defaultdict(list)
        for first, last, precision, id_, article, *rest in rows:
            if article in refs:
                found[first, last, precision].append(EventMark(id_, refs[article], *rest))
        return {date_range_of(*dated): sorted(found[dated]) for dated in sorted(found)}

    async def events(self, ids: Iterable[int]) -> list[EventHit]:
        """All that is known of these events, in their order by day."""
        rows = await self._rows(
            "SELECT e.id, e.article_id, e.first_day, e.last_day, e.precision, e.status, e.value, s.start, s.end,"
            " s.text, e.participants, e.detail FROM json_each(:ids) asked CROSS JOIN event e ON e.id = asked.value"
            " CROSS JOIN sentence s ON s.id = e.sentence_id ORDER BY e.first_day, e.last_day, e.id",
            ids=json.dumps(sorted(set(ids))),
        )
        refs = await self.article_refs({row["article_id"] for row in rows})
        return [
            EventHit(id_, refs[article], date_range_of(first, last, precision), *rest)
            for id_, article, first, last, precision, *rest in rows
            if article in refs
        ]

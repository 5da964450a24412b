"""What is asked of quotations beside words, as conditions and as queries that read indexes alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.request import Period
from bot.storage.view import CURRENT, in_period, period_parameters

NEWEST = "q.day IS NULL, q.day DESC, q.article_id, q.start"
"""The order of quotations ``q`` by day of publication, the newest first, and in reading order."""
_SAID = "q.said_on GLOB '[0-9][0-9][0-9][0-9]*'"
# The day of saying is a TIMEX3 value, of which only the year can be compared as text ("2019-W16", "2019-04").
_SAID_THEN = "q.said_on >= :first_year AND q.said_on < :year_after"
_OUTLETS = "a.outlet COLLATE NOCASE IN (SELECT value FROM json_each(:outlets))"
_VOICE = "SELECT rowid AS id FROM quotation_voice_fts WHERE quotation_voice_fts MATCH :voice"


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose the quotations are, what pages call their speaker (an FTS5 expression), when and where they appeared.

    ``None`` asks for nothing. A period counts by its years for what is known to have been said on a day.
    """

    people: Sequence[int] | None
    voice: str | None
    period: Period
    outlets: Sequence[str] | None

    @property
    def conditions(self) -> str:
        """The condition on a quotation ``q`` of an article ``a``."""
        # Only what is asked: SQLite uses no index for "is null or".
        asked = (
            CURRENT,
            self._then,
            _OUTLETS if self.outlets is not None else None,
            f"q.id IN ({_VOICE})" if self.voice is not None else None,
            self._people,
        )
        return " AND ".join(filter(None, asked))

    @property
    def _then(self) -> str | None:
        if self.period == Period():
            return None
        return f"CASE WHEN {_SAID} THEN {_SAID_THEN} ELSE {in_period(self.period)} END"

    @property
    def _people(self) -> str | None:
        if self.people is None:
            return None
        # The quotations of one person lie in the order of their days, those of several must be put in order.
        one = "q.person_id = :people ->> 0"
        return one if len(self.people) == 1 else "q.person_id IN (SELECT value FROM json_each(:people))"

    @property
    def _articles(self) -> str:
        """The condition on an article ``a`` of which every quotation is meant, but for what was said another time."""
        outlets = _OUTLETS if self.outlets is not None else "TRUE"
        return f"{CURRENT} AND {outlets} AND {in_period(self.period)}"

    @property
    def newest(self) -> str:
        """A query for the ids and score 0 of the ``:limit`` newest; by day of publication, whenever they were said."""
        ids = "SELECT q.id, 0.0 AS score FROM"
        by_day = (
            f"{ids} quotation q CROSS JOIN article a ON a.id = q.article_id WHERE {self.conditions}"
            f" ORDER BY {NEWEST} LIMIT :limit"
        )
        if self.people is not None or self.voice is not None:
            return by_day
        # Article by article until there are enough: the limit of the inner query keeps its order, and takes away none.
        appeared = (
            f"{ids} (SELECT a.id, a.earliest, a.latest FROM article a WHERE {self._articles}"
            " ORDER BY a.latest IS NULL, a.latest DESC, a.id LIMIT -1) a CROSS JOIN quotation q ON q.article_id = a.id"
            f" WHERE {self._then or 'TRUE'} LIMIT :limit"
        )
        if self.period == Period():
            return appeared
        said = by_day.replace("WHERE", f"WHERE {_SAID_THEN} AND", 1)
        return f"SELECT * FROM ({appeared}) UNION SELECT * FROM ({said})"

    def ids(self, table: str) -> str | None:
        """A query for the ids of the rows of ``quotation`` or ``sentence`` that can be meant; ``None`` for all."""
        if self.people is not None or self.voice is not None:
            spoken = _VOICE if self._people is None else f"SELECT q.id FROM quotation q WHERE {self._people}"
            return _rows_of(spoken, table)
        if self.outlets is None and self.period == Period():
            return None
        appeared = f"SELECT t.id FROM article a CROSS JOIN {table} t ON t.article_id = a.id WHERE {self._articles}"
        if self.period == Period():
            return appeared
        return f"{appeared} UNION {_rows_of(f'SELECT q.id FROM quotation q WHERE {_SAID_THEN}', table)}"

    @property
    def parameters(self) -> dict[str, object]:
        """What the queries refer to."""
        since, until = self.period.since, self.period.until
        return {
            "people": json.dumps(list(self.people)) if self.people is not None else None,
            "voice": self.voice,
            "outlets": json.dumps(list(self.outlets)) if self.outlets is not None else None,
            "first_year": f"{since.year:04}" if since else "0",
            "year_after": f"{until.year + 1:04}" if until else ":",
            **period_parameters(self.period),
        }


def _rows_of(quotations: str, table: str) -> str:
    """The ids of quotations, or those of the sentences they stand in."""
    if table == "quotation":
        return quotations
    return (
        f"SELECT s.id FROM ({quotations}) found CROSS JOIN quotation q ON q.id = found.id CROSS JOIN sentence s"
        " ON s.article_id = q.article_id AND s.start >= q.sentence_start AND s.start < q.sentence_end"
    )

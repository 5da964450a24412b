"""The news of a day: what the articles published on it open with, when those sentences date nothing themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from bot.answering.timeline_ranking import by_day
from bot.answering.timeline_scope import Scope
from bot.model.answer import Citation
from bot.storage.corpus import Corpus

_LEAD = 3
"""Sentences in which a news article says what is new."""


async def find_leads(corpus: Corpus, scope: Scope, days: Iterable[date], articles: int) -> dict[date, list[Citation]]:
    """For each day the undated opening sentences of the articles on the subject that say they appeared on it.

    Of more than ``articles`` the first are looked into.
    """
    published = by_day(scope.articles)
    wanted = {ref.id: day for day in days for ref in published.get(day, ())[:articles]}
    if not wanted:
        return {}
    leads: defaultdict[date, list[Citation]] = defaultdict(list)
    for lead in await corpus.undated_openings(sorted(wanted), _LEAD):
        leads[wanted[lead.article.id]].append(lead)
    return dict(leads)

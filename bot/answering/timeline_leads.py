"""The news of a day: what the articles published on it open with, when those sentences date nothing themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from bot.answering.timeline_ranking import by_day
from bot.answering.timeline_scope import Scope
from bot.storage.corpus import Corpus
from bot.storage.tellings import Telling


async def find_leads(corpus: Corpus, scope: Scope, days: Iterable[date], articles: int) -> dict[date, list[Telling]]:
    """For each day the undated opening sentences of the articles on the subject that say they appeared on it.

    Of more than ``articles`` the first are looked into.
    """
    published = by_day(scope.articles)
    wanted = {ref.id: day for day in days for ref in published.get(day, ())[:articles]}
    leads: defaultdict[date, list[Telling]] = defaultdict(list)
    if wanted:
        for lead in await corpus.openings(wanted):
            leads[wanted[lead.article.id]].append(lead)
    return dict(leads)

"""The news of a day: what the articles published on it open with, when those sentences date nothing themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from bot.answering.standing import of_itself, whole
from bot.answering.timeline.ranking import by_day
from bot.answering.timeline.scope import Scope
from bot.storage.corpus import Corpus
from bot.storage.tellings import Telling


async def find_leads(corpus: Corpus, scope: Scope, days: Iterable[date], articles: int) -> dict[date, list[Telling]]:
    """For each day the undated opening sentences of the articles on the subject that say they appeared on it.

    Of more than ``articles`` the first are looked into. What a page says of itself ("An earlier version of this article
    …") is no news of the day.
    """
    published = by_day(scope.articles)
    wanted = {ref.id: day for day in days for ref in published.get(day, ())[:articles]}
    leads: defaultdict[date, list[Telling]] = defaultdict(list)
    if wanted:
        openings = await corpus.openings(wanted)
        texts = await corpus.cited(lead.sentence for lead in openings)
        for lead in openings:
            text = texts[lead.sentence].text
            # "18:05" opens a live blog, "When did you see it?" an interview, and a byline may be left on a page.
            if whole(text) and not of_itself(text):
                leads[wanted[lead.article.id]].append(lead)
    return dict(leads)

"""Dates for undated pages, from related pages of the corpus.

A page that prints no date still says "on April 24 and 25" and "announced Thursday", and agency copy is filed on a day
of no year. A related page whose date is known gives the year, and the days then fall into place. Pages are related when
they share rare names and a date.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.linking.spelling import sound
from bot.model.article import Article, Publication
from bot.model.time import DateRange, Timex3, date_range
from bot.model.words import fold

_SHARED_NAMES = 2
_RARE = 5  # pages; a name in more of them (or in 2 % of a large corpus) relates nothing
_YEARLESS_DAY = re.compile(r"XXXX-\d\d-\d\d")
_WEEKDAY = re.compile(r"XXXX-WXX-\d")
_SAME_YEAR = 150  # days: copy on somebody in the news is filed at most so long before or after other pages on them
_AHEAD = 45  # days: what a page looks forward to without naming the year is at most so far off


def date_articles(articles: Sequence[Article]) -> dict[str, Publication]:
    """A better publication, by path, for articles that lack a day, where related articles give one.

    Near-linear in the number of articles: only pages that share a rare name are ever compared.
    """
    names = [_names(article) for article in articles]
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for index, keys in enumerate(names):
        for key in keys:
            pages[key].append(index)
    limit = max(_RARE, len(articles) // 50)
    found: dict[str, Publication] = {}
    for index, article in enumerate(articles):
        if article.publication is not None:
            continue
        shared = Counter(i for key in names[index] if len(pages[key]) <= limit for i in pages[key])
        related = [articles[i] for i, count in shared.most_common() if count >= _SHARED_NAMES]
        filed = _filed(article, (articles[i] for i, _ in shared.most_common()))
        if publication := filed or _agreed(article, related):
            found[article.path] = publication
    return found


def _names(article: Article) -> set[str]:
    """A key for every full name, the same for its spellings."""
    keys = (fold(person.name).replace("-", " ").split() for person in article.people)
    return {" ".join(sound(word) for word in words) for words in keys if len(words) > 1}


def _agreed(article: Article, related: Iterable[Article]) -> Publication | None:
    """What the related pages say together; ``None`` when they say nothing or disagree."""
    agreed: Publication | None = None
    for other in related:
        said = _dated_by(article, other)
        if said is None:
            continue
        if agreed is not None and (said.earliest > agreed.latest or said.latest < agreed.earliest):
            return None
        if agreed is None or (said.day and not agreed.day):
            agreed = said
    return agreed


def _filed(article: Article, others: Iterable[Article]) -> Publication | None:
    """The day in an article's dateline, in the year that related pages give it: the first sentence calls that day by
    its weekday, as agencies do ("OSLO, June 19 (Newswire) - … on Thursday"). ``None`` where another year would do."""
    lead = article.sentences[0] if article.sentences else None
    times = article.times if lead else ()
    filed = next((t for t in times if lead and t.end <= lead.start and _YEARLESS_DAY.fullmatch(t.value)), None)
    named = next((t for t in times if lead and lead.start <= t.start < lead.end and _WEEKDAY.match(t.value)), None)
    if lead is None or filed is None or named is None:
        return None
    weekday = int(named.value[9])
    known = (
        (other.publication, _in_year_of(filed, other.publication, _SAME_YEAR)) for other in others if other.publication
    )
    years = {day: told for told, day in known if day and (day.isoweekday() - weekday) % 7 <= 1}
    day, told = next(iter(years.items())) if len(years) == 1 else (None, None)
    if day is None or told is None or day.isoweekday() != weekday:
        return None
    evidence = (article.text[: lead.start].strip(), _sentence(article, named), *told.evidence[:1])
    return Publication(day, day, "inferred", day, evidence)


def _dated_by(article: Article, other: Article) -> Publication | None:
    """The publication of ``article`` as far as one related page tells it.

    The related page gives the year of a day that lies ahead; the weekdays told as just past give the days before it.
    """
    publication = other.publication
    if publication is None:
        return None
    weekdays = [t for t in article.times if _WEEKDAY.match(t.value) and t.tense != "future"]
    ahead = [t for t in article.times if _YEARLESS_DAY.fullmatch(t.value) and t.tense == "future"]
    for time in ahead:
        event = _in_year_of(time, publication, _AHEAD)
        if event is None or not _also_told(event, other):
            continue
        newest = _newest(weekdays, event - timedelta(days=1))
        if newest is None:
            continue
        day, weekday = newest
        evidence = (_sentence(article, weekday), _sentence(article, time), *publication.evidence[:1])
        if last_week := _told_as_last_week(day, other):
            evidence = (*evidence[:2], _sentence(other, last_week), *publication.evidence[:1])
            return Publication(day, day + timedelta(days=1), "inferred", day, evidence)
        # Nothing says which week before the event it was.
        return Publication(day - timedelta(days=14), day + timedelta(days=1), "inferred", None, evidence)
    return None


def _in_year_of(time: Timex3, publication: Publication, most: int) -> date | None:
    """The yearless day in the year that brings it within so many days of the other page's publication."""
    middle = publication.day or publication.latest
    for year in (middle.year, middle.year - 1, middle.year + 1):
        days = date_range(f"{year:04d}{time.value[4:]}")
        if days and abs((days.start - middle).days) <= most:
            return days.start
    return None


def _also_told(day: date, other: Article) -> bool:
    """Whether the other page tells of something on that day or next to it."""
    around = DateRange(day - timedelta(days=1), day + timedelta(days=1), "range")
    found = (date_range(time.value) for time in other.times)
    return any(days is not None and days.precision == "day" and days.overlaps(around) for days in found)


def _told_as_last_week(day: date, other: Article) -> Timex3 | None:
    """The other page's "last week" if ``day`` lies in it."""
    for time in other.times:
        week = date_range(time.value)
        if week is not None and week.precision == "week" and week.start <= day <= week.end:
            return time
    return None


def _newest(weekdays: Sequence[Timex3], last_day: date) -> tuple[date, Timex3] | None:
    """The latest day, up to ``last_day``, on which all these weekdays are just past, and the weekday it falls on."""
    for back in range(7):
        day = last_day - timedelta(days=back)
        if all((day.weekday() - int(t.value[9]) + 1) % 7 <= 3 for t in weekdays):
            for time in weekdays:
                if int(time.value[9]) - 1 == day.weekday():
                    return day, time
    return None


def _sentence(article: Article, time: Timex3) -> str:
    """The sentence of an expression, verbatim."""
    for sentence in article.sentences:
        if sentence.start <= time.start < sentence.end:
            return article.text[sentence.start : sentence.end]
    return time.text

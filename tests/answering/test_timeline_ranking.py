"""Which days matter, from the evidence alone."""

from __future__ import annotations

from datetime import date, timedelta

from bot.answering.timeline_ranking import rank_dates
from bot.answering.timeline_scope import Scope
from bot.model.answer import ArticleRef
from bot.model.article import Publication
from bot.model.time import DateRange
from bot.storage.rows import EventHit

START = date(2021, 6, 1)
AFTER = (2, 8, 40)


def article(number: int, days: int, headline: str = "Rain all week") -> ArticleRef:
    day = START + timedelta(days=days)
    return ArticleRef(number, f"{number}.txt", headline, None, Publication(day, day, "page", day))


def told(of: int, by: ArticleRef, text: str = "Dockers struck.") -> EventHit:
    day = START + timedelta(days=of)
    value = day.isoformat()
    return EventHit(0, by, DateRange(day, day), "happened", value, 0, len(text), text, 0, "", 0.0)


def scores(events: list[EventHit], articles: list[ArticleRef]) -> dict[int, float]:
    """The score of each day, by its distance from the first."""
    ranked = rank_dates(Scope(tuple(events), tuple(articles), topic=("dock",)), {ref.id: ref.id for ref in articles})
    return {(days.start - START).days: score for days, score in ranked.items()}


def test_a_day_counts_more_the_longer_it_is_remembered() -> None:
    found = []
    for after in AFTER:
        pages = [article(1, 0), article(2, 60 + after)]
        found.append(scores([told(60, pages[1])], pages)[60])
    days, week, month = found
    assert days < week < month


def test_a_day_counts_more_when_its_headlines_have_the_topic() -> None:
    aside = scores([], [article(1, 0), article(2, 9)])
    news = scores([], [article(1, 0), article(2, 9, "Dockers occupy the customs house")])
    assert news[9] > aside[9]
    assert news[0] == aside[0]


def test_a_day_many_sources_date_comes_before_a_day_one_dates_often() -> None:
    pages = [article(number, 20) for number in range(4)]
    found = scores([*(told(10, page) for page in pages), *(told(5, pages[0]) for _ in range(9))], pages)
    assert found[10] > found[5]


def test_a_year_is_background() -> None:
    page = article(1, 3)
    year = told(0, page)._replace(days=DateRange(date(2021, 1, 1), date(2021, 12, 31), "year"))
    ranked = rank_dates(Scope((year, told(2, page)), (page,)), {1: 1})
    assert ranked[year.days] < ranked[told(2, page).days]

"""Which days matter, from the evidence alone."""

from __future__ import annotations

from datetime import date, timedelta

from bot.answering.timeline.ranking import rank_dates
from bot.answering.timeline.scope import Scope
from bot.model.answer import ArticleRef
from bot.model.article import Publication
from bot.model.time import DateRange
from bot.storage.rows import EventMark

START = date(2021, 6, 1)
AFTER = (2, 8, 40)


def day(after: int) -> DateRange:
    return DateRange(START + timedelta(days=after), START + timedelta(days=after))


def article(number: int, days: int, headline: str = "Rain all week") -> ArticleRef:
    day = START + timedelta(days=days)
    return ArticleRef(number, f"{number}.txt", headline, None, Publication(day, day, "page", day))


def told(by: ArticleRef, heads: bool = False) -> EventMark:
    return EventMark(0, by, "happened", "", 0, 0, False, heads, 1.0)


def scores(events: dict[int, list[EventMark]], articles: list[ArticleRef]) -> dict[int, float]:
    """The score of each day, by its distance from the first."""
    dates = {day(after): marks for after, marks in sorted(events.items())}
    ranked = rank_dates(Scope(dates, tuple(articles), topic=("dock",)), {ref.id: ref.id for ref in articles})
    return {(days.start - START).days: score for days, score in ranked.items()}


def test_a_day_counts_more_the_longer_it_is_remembered() -> None:
    found = []
    for after in AFTER:
        pages = [article(1, 0), article(2, 60 + after)]
        found.append(scores({60: [told(pages[1])]}, pages)[60])
    days, week, month = found
    assert days < week < month


def test_a_day_counts_more_when_its_headlines_have_the_topic() -> None:
    aside = scores({}, [article(1, 0), article(2, 9)])
    news = scores({}, [article(1, 0), article(2, 9, "Dockers occupy the customs house")])
    assert news[9] > aside[9]
    assert news[0] == aside[0]


def test_a_day_many_sources_date_comes_before_a_day_one_dates_often() -> None:
    pages = [article(number, 20) for number in range(4)]
    found = scores({10: [told(page) for page in pages], 5: [told(pages[0]) for _ in range(9)]}, pages)
    assert found[10] > found[5]


def test_a_year_is_background() -> None:
    page = article(1, 3)
    year = DateRange(date(2021, 1, 1), date(2021, 12, 31), "year")
    ranked = rank_dates(Scope({year: [told(page)], day(2): [told(page)]}, (page,)), {1: 1})
    assert ranked[year] < ranked[day(2)]


def test_a_day_counts_more_when_a_chronology_lists_it() -> None:
    """A page of fewer days is none, and neither is one whose sentences tell their days further on."""
    page = article(1, 40)
    plain = scores({after: [told(page)] for after in range(2, 8)}, [page])
    few = scores({after: [told(page, heads=after < 6)] for after in range(2, 8)}, [page])
    listed = scores({after: [told(page, heads=after < 7)] for after in range(2, 8)}, [page])
    assert few == plain
    assert all(listed[after] > plain[after] for after in range(2, 7))
    assert listed[7] == plain[7]

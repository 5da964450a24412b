"""Undated pages get their days from related pages, and from no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.linking.dating import date_articles
from bot.model.article import Article, Publication
from bot.parsing import parse_page

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"

UNDATED = """Ministers look to harbour talks

Marta Lindqvist will meet Pavel Horvat on May 14 in the old harbour, her office announced Thursday.

Pavel Horvat told reporters on Wednesday that he would bring the treaty. The talks come later this month."""

RELATED = """Harbour talks open under rain

Marta Lindqvist and Pavel Horvat sat down on Tuesday in the old harbour.

The meeting had been announced in a statement last week."""

UNRELATED = """Harvest festival draws thousands

Jonas Weber opened the festival on Tuesday with Clara Novak. It had been announced last week."""


def article(text: str, path: str, published: date | None = None) -> Article:
    return parse_page(text.encode(), path, published)


def undated() -> Article:
    parsed = article(UNDATED, "undated.txt")
    assert parsed.publication is None
    return parsed


def test_a_related_page_gives_year_and_day() -> None:
    found = date_articles([undated(), article(RELATED, "related.txt", date(2024, 5, 14))])
    publication = found["undated.txt"]
    assert publication.day == date(2024, 5, 9)
    assert (publication.earliest, publication.latest) == (date(2024, 5, 9), date(2024, 5, 10))
    assert publication.basis == "inferred"
    assert all(slice_ in UNDATED or slice_ in RELATED for slice_ in publication.evidence)


def test_without_last_week_the_week_stays_open() -> None:
    related = RELATED.replace("last week", "in the capital")
    publication = date_articles([undated(), article(related, "related.txt", date(2024, 5, 14))])["undated.txt"]
    assert publication.day is None
    assert publication.earliest <= date(2024, 5, 9) <= publication.latest


@pytest.mark.parametrize(
    ("other", "published"),
    [
        (UNRELATED, date(2024, 5, 14)),  # no name in common
        (RELATED, date(2024, 9, 14)),  # no date in common
        (RELATED.replace("Pavel Horvat", "Ines Duarte"), date(2024, 5, 14)),  # one name is not enough
    ],
)
def test_unrelated_pages_never_date_each_other(other: str, published: date) -> None:
    assert date_articles([undated(), article(other, "other.txt", published)]) == {}


def test_a_name_on_every_page_relates_none() -> None:
    crowd = [article(RELATED, f"{n}.txt", date(2024, 5, 14)) for n in range(8)]
    assert date_articles([undated(), *crowd]) == {}


def test_dated_pages_are_left_alone() -> None:
    known = Publication(date(2024, 5, 10), date(2024, 5, 10), "page", date(2024, 5, 10))
    dated = replace(undated(), publication=known)
    assert date_articles([dated, article(RELATED, "related.txt", date(2024, 5, 14))]) == {}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source pages are not beside this checkout")
def test_the_two_source_pages() -> None:
    pages = [parse_page(path.read_bytes(), path.name) for path in sorted(SEEDS.glob("*.txt"))]
    own = {page.path[:3]: page.publication for page in pages}
    found = {path[:3]: publication for path, publication in date_articles(pages).items()}
    assert found["002"].day == date(2019, 4, 18)
    assert (found["002"].earliest, found["002"].latest) == (date(2019, 4, 18), date(2019, 4, 19))
    range_of_000 = own["000"]
    assert range_of_000 is not None
    assert (range_of_000.earliest, range_of_000.latest) == (date(2019, 4, 24), date(2019, 4, 25))


def test_a_weekend_is_no_day_of_the_week() -> None:
    weekend = UNDATED.replace("The talks come", "Both spoke at the weekend. The talks come")
    found = date_articles([article(weekend, "undated.txt"), article(RELATED, "related.txt", date(2024, 5, 14))])
    assert found["undated.txt"].day == date(2024, 5, 9)


FILED = """Harbour talks end without a treaty

OSLO, June 20 (Newswire) - Marta Lindqvist left the harbour talks on Thursday without a treaty.

She will be back next week, her office said."""


def test_agency_copy_is_filed_in_the_year_in_which_its_day_has_that_weekday() -> None:
    others = [article(RELATED, f"{day}.txt", day) for day in (date(2024, 5, 14), date(2022, 5, 14))]
    publication = date_articles([article(FILED, "filed.txt"), *others])["filed.txt"]
    assert (publication.day, publication.basis) == (date(2024, 6, 20), "inferred")
    assert publication.evidence[:1] == ("OSLO, June 20 (Newswire) -",)
    assert "left the harbour talks on Thursday" in publication.evidence[1]


@pytest.mark.parametrize(
    ("filed", "days"),
    [
        (FILED, (date(2023, 5, 14),)),  # of that year it was a Tuesday
        (FILED, (date(2024, 5, 14), date(2025, 5, 14))),  # or filed on the Friday, a day later
        (FILED, (date(2024, 1, 2),)),  # too long before
        (FILED.replace(" on Thursday", ""), (date(2024, 5, 14),)),
        (FILED.replace("Marta Lindqvist", "Ines Duarte"), (date(2024, 5, 14),)),
        (FILED.replace("OSLO, June 20 (Newswire) - ", "On June 20, "), (date(2024, 5, 14),)),
    ],
)
def test_a_dateline_of_no_year_gets_none_that_is_not_certain(filed: str, days: tuple[date, ...]) -> None:
    others = [article(RELATED, f"{day}.txt", day) for day in days]
    assert date_articles([article(filed, "filed.txt"), *others]) == {}

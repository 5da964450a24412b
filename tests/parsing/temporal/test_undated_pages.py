"""Whole pages without a day of their own: what they show tells between which days they are from, and never too much."""

from __future__ import annotations

from datetime import date

import pytest

from bot.parsing import parse_page

HEAD = ["Home", "News", "Log in", "Ministers look to harbour talks", "By Mara Lindqvist"]
FOOT = ["Share on Facebook", "Newsletter", "Privacy policy"]
TALKS = "Marta Lindqvist will meet Pavel Horvat in the old harbour, her office announced on Thursday, after months."
TREATY = "Pavel Horvat told reporters on Wednesday that he would bring the treaty, and that nobody else would be there."
HARBOUR = (
    "The harbour of Westmark has been closed to ships since the storm, and the talks are to be in its customs house."
)
PAST = "Pavel Horvat told reporters on Wednesday, April 17, 2019, that he would bring the treaty to the old harbour."
AHEAD = (
    "Marta Lindqvist will meet Pavel Horvat on April 24 and 25 in the old harbour, her office announced on Thursday."
)
NAMED = AHEAD.replace("April 24 and 25", "Wednesday, April 24,")
PICTURE = "Pavel Horvat leaves the town hall of Westmark on Tuesday, April 16, 2019. (Photo: Ina Holm)"
RIGHTS = "© 2019 The Quay Herald. All rights reserved."
WORDS = "I hope that they will talk about the fish as well."


def comment(*head: str) -> list[str]:
    return [FOOT[0], "2 Comments", *head, WORDS, "Reply"]


@pytest.mark.parametrize(
    ("body", "foot", "days"),
    [
        ([TALKS, TREATY, HARBOUR], FOOT, None),
        ([TALKS, TREATY, HARBOUR], comment("Jonas Ek", "April 20, 2019 at 9:12 am"), (18, 20)),
        ([TALKS, TREATY, HARBOUR], comment("Jonas Ek says:", "April 20, 2019 at 9:12 am"), (18, 20)),
        ([TALKS, TREATY, HARBOUR], comment("Jonas Ek April 20, 2019"), (18, 20)),
        ([TALKS, TREATY, HARBOUR], comment("Jonas Ek", "April 20 at 9:12 am"), None),
        ([TALKS, PICTURE, TREATY, HARBOUR], FOOT, (18, 20)),
        ([PAST, TALKS.replace("on Thursday, ", ""), HARBOUR], FOOT, None),
        ([PAST, AHEAD, HARBOUR], FOOT, (17, 23)),
        ([PAST, AHEAD.replace("24 and 25", "24, 2019,"), HARBOUR], FOOT, (17, 23)),
        # Readers wrote before the day that the text looks back on: one of the two is wrong.
        ([TALKS, PAST.replace("April 17", "May 8"), HARBOUR], comment("Jonas Ek", "April 20, 2019 at 9:12 am"), None),
    ],
)
def test_the_range_a_page_tells(body: list[str], foot: list[str], days: tuple[int, int] | None) -> None:
    publication = parse_page("\n\n".join([*HEAD, *body, *foot]).encode(), "page.txt").publication
    found = publication and (publication.earliest, publication.latest)
    assert found == (days and (date(2019, 4, days[0]), date(2019, 4, days[1])))
    assert publication is None or (publication.basis == "inferred" and publication.day is None)


def test_the_weekday_of_a_day_ahead_tells_its_year_and_a_wide_range_leaves_weekdays_open() -> None:
    article = parse_page("\n\n".join([*HEAD, NAMED, TREATY, HARBOUR, *FOOT, RIGHTS]).encode(), "page.txt")
    publication = article.publication
    assert publication and publication.day is None
    assert (publication.earliest, publication.latest) == (date(2019, 3, 10), date(2019, 4, 23))
    assert set(publication.evidence) == {NAMED, RIGHTS}
    assert {time.value for time in article.times if time.text == "Wednesday"} == {"XXXX-WXX-3"}


def test_the_date_in_a_caption_is_not_the_pages() -> None:
    article = parse_page("\n\n".join([*HEAD, PICTURE, HARBOUR, HARBOUR + " So it is.", *FOOT]).encode(), "page.txt")
    assert article.published is None

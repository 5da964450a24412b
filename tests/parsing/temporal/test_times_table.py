"""What each kind of expression is taken for, kind by kind; read as if published on Wednesday, 20 March 2013."""

from __future__ import annotations

from datetime import date

import pytest

from bot.parsing.temporal import find_times

WEDNESDAY = date(2013, 3, 20)


def found(text: str, published: date = WEDNESDAY) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        # absolute
        ("It opened on 18.03.2013.", [("18.03.2013", "2013-03-18")]),
        ("It opened on Sunday, March 17th, 2013.", [("Sunday, March 17th, 2013", "2013-03-17")]),
        # relative to publication
        ("They met on Monday.", [("Monday", "2013-03-18")]),
        ("They agreed to meet on Monday.", [("Monday", "2013-03-25")]),
        ("They agreed to a truce on Monday.", [("Monday", "2013-03-18")]),
        ("The index ends lower on Friday.", [("Friday", "2013-03-15")]),
        ("They want to march again on Friday.", [("Friday", "2013-03-22")]),
        ("Schools reopen on Monday.", [("Monday", "2013-03-25")]),
        ("The vote had been scheduled for Monday.", [("Monday", "2013-03-18")]),
        ("It stays shut unless it was agreed by Monday.", [("Monday", "2013-03-25")]),
        ("Gov. Osei will speak in the U.S. as soon as Tuesday.", [("Tuesday", "2013-03-26")]),
        ("They will cut the price on Friday.", [("Friday", "2013-03-22")]),
        ("They set Friday as the deadline.", [("Friday", "2013-03-15")]),
        ("They announced a gig in Harrow on June 8.", [("June 8", "2013-06-08")]),
        (
            "A concert on June 8 in Harrow was announced on Tuesday.",
            [("June 8", "2013-06-08"), ("Tuesday", "2013-03-19")],
        ),
        ("She said the concert on June 8 would be her last.", [("June 8", "2013-06-08")]),
        ("The match on June 8 ended in a draw.", [("June 8", "2012-06-08")]),
        ("They announced on June 8 that the tour was off.", [("June 8", "2012-06-08")]),
        ("They meet next Monday.", [("next Monday", "2013-03-25")]),
        ("They meet next Thursday.", [("next Thursday", "2013-03-28")]),
        ("It fell a week earlier.", [("a week earlier", "2013-03-13")]),
        ("The last fall in prices was small, and last fall was wet.", [("last fall", "2012-FA")]),
        ("It fell last February.", [("last February", "2013-02")]),
        ("A year ago today they met.", [("A year ago today", "2012-03-20")]),
        ("They met a week ago Friday.", [("a week ago Friday", "2013-03-08")]),
        ("They leave a week from Monday.", [("a week from Monday", "2013-04-01")]),
        ("They leave on Monday week.", [("Monday week", "2013-04-01")]),
        ("It failed on Tuesday evening last week.", [("Tuesday evening last week", "2013-03-12TEV")]),
        ("The dead were Walter and June Abbott.", []),
        ("Actor August Ames met April Jones in May.", [("May", "2012-05")]),
        ("In May and June Boeing sold more.", [("May", "2012-05"), ("June", "2012-06")]),
        # relative to another expression
        (
            "They met on Feb. 3. Two weeks later they signed. The following month they split.",
            [("Feb. 3", "2013-02-03"), ("Two weeks later", "2013-02-17"), ("The following month", "2013-03")],
        ),
        ("He came on Feb. 3. A month before, he had left.", [("Feb. 3", "2013-02-03"), ("A month before", "2013-01")]),
        (
            "On Tuesday it said that fires began this month. It had denied that a week earlier.",
            [("Tuesday", "2013-03-19"), ("this month", "2013-03"), ("a week earlier", "2013-03-12")],
        ),
        ("Half a century ago it was new.", [("Half a century ago", "1963")]),
        ("Two weeks after March 1 they met.", [("Two weeks after March 1", "2013-03-15")]),
        ("It began two days before the test.", [("two days", "P2D")]),
        ("A few days after the vote he quit.", [("A few days", "PXD")]),
        # vague
        ("It now works, and recently it did not.", [("now", "PRESENT_REF"), ("recently", "PAST_REF")]),
        ("In recent years it grew.", [("recent years", "PAST_REF")]),
        ("It will one day be finished.", [("one day", "FUTURE_REF")]),
        ("It took one day.", [("one day", "P1D")]),
        # seasons, quarters, halves, ends, decades, fiscal years
        ("It will lapse in the fall.", [("the fall", "2013-FA")]),
        ("It rose in the last quarter of 2011.", [("the last quarter of 2011", "2011-Q4")]),
        ("It rose in the second half of 2012.", [("the second half of 2012", "2012-H2")]),
        ("It was sold in the second half of April 2012.", [("the second half of April 2012", "2012-04")]),
        ("It ended in late 2012.", [("late 2012", "2012")]),
        ("It was built in the mid-1990s.", [("the mid-1990s", "199")]),
        ("Sales fell this fiscal year.", [("this fiscal year", "2013")]),
        ("Sales fell in the last financial year.", [("the last financial year", "2012")]),
        # ranges
        (
            "It covers April 24 and 25 and May 3-5.",
            [("April 24", "2013-04-24"), ("25", "2013-04-25"), ("May 3", "2013-05-03"), ("5", "2013-05-05")],
        ),
        ("From Monday to Friday it was shut.", [("Monday", "2013-03-18"), ("Friday", "2013-03-22")]),
        ("He was there from Jan. 5 to Feb. 3, 2011.", [("Jan. 5", "2011-01-05"), ("Feb. 3, 2011", "2011-02-03")]),
        ("It rained in the summer and autumn of 1981.", [("the summer", "1981-SU"), ("autumn of 1981", "1981-FA")]),
        ("It was hot in May and June.", [("May", "2012-05"), ("June", "2012-06")]),
        # holidays
        ("They met last Thanksgiving.", [("last Thanksgiving", "2012-11-22")]),
        ("They met on Maundy Thursday 2012.", [("Maundy Thursday 2012", "2012-04-05")]),
        # clock times
        ("It is open from 9 to 11 a.m.", [("9", "2013-03-20T09:00"), ("11 a.m.", "2013-03-20T11:00")]),
        ("It was open from 11:30 to 2 p.m.", [("11:30", "2013-03-20T11:30"), ("2 p.m.", "2013-03-20T14:00")]),
        ("It hit at 9:15 p.m. GMT on Monday.", [("9:15 p.m. GMT", "2013-03-18T21:15"), ("Monday", "2013-03-18")]),
        (
            "He said on Monday that the gate closes at 6 p.m. on Friday.",
            [("Monday", "2013-03-18"), ("6 p.m.", "2013-03-22T18:00"), ("Friday", "2013-03-22")],
        ),
        ("Three were hurt overnight.", [("overnight", "2013-03-19TNI")]),
        ("They worked through the night.", [("the night", "2013-03-20TNI")]),
        # durations
        ("A three-year ban followed.", [("three-year", "P3Y")]),
        ("After a year-long search he left.", [("year-long", "P1Y")]),
        ("Their decades-long quarrel ended.", [("decades-long", "PXE")]),
        ("He ran it for two and a half years.", [("two and a half years", "P2Y6M")]),
        ("It lasted another seven months.", [("another seven months", "P7M")]),
        ("It is expected to last six weeks.", [("six weeks", "P6W")]),
        ("Claims fell in the week ended March 16.", [("the week", "P1W"), ("March 16", "2013-03-16")]),
        # sets
        ("It meets twice a week.", [("twice a week", "P1W")]),
        ("It meets every second Tuesday.", [("every second Tuesday", "XXXX-WXX-2")]),
        ("They work eight hours a day, he says.", [("eight hours", "PT8H"), ("a day", "P1D")]),
        ("They pump 900 barrels a day.", [("a day", "P1D")]),
        ("Merry Christmas, they sang; an everyday matter.", []),
        ("They built the city of tomorrow. Now for the news.", []),
    ],
)
def test_expressions(text: str, times: list[tuple[str, str]]) -> None:
    assert found(text) == times


def test_a_live_blog_times_its_entries_by_its_own_days() -> None:
    blog = (
        "14:05 The minister will meet the union on Friday.\n\n10.45am BST\n\nHe says he knew on Monday.\n\n"
        "Tuesday, March 19\n\n09:10 Rescue teams arrive."
    )
    assert found(blog) == [
        ("14:05", "2013-03-20T14:05"), ("Friday", "2013-03-22"), ("10.45am BST", "2013-03-20T10:45"),
        ("Monday", "2013-03-18"), ("Tuesday, March 19", "2013-03-19"), ("09:10", "2013-03-19T09:10"),
    ]  # fmt: skip


def test_a_story_keeps_its_year_across_asides() -> None:
    story = (
        "The war began on May 3, 1912. In June 1912 the army crossed a river and held it until the peace of May 1913. "
        "On 9 August 1912 the port fell. By November 1912 the coast was lost, beating the March 1911 record. "
        "In December the king, who had come in 1907, fled. In April a truce was signed in the capital. "
        "On 4 June 1913 he returned."
    )
    assert [value for _, value in found(story)][-4:] == ["1912-12", "1907", "1913-04", "1913-06-04"]

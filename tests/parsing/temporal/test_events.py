"""Dated happenings: which date, whose word, and whether it has happened."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.text import Paragraph
from bot.parsing.sentences import split_sentences
from bot.parsing.temporal import find_events, find_times
from tests.parsing.temporal.happenings import events


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("They met on Monday.", "2019-04-22", "2019-04-22", "day"),
        ("They met last week.", "2019-04-15", "2019-04-21", "week"),
        ("They met in March 2011.", "2011-03-01", "2011-03-31", "month"),
        ("They met in 2002.", "2002-01-01", "2002-12-31", "year"),
        ("They met in the summer of 2011.", "2011-06-01", "2011-08-31", "season"),
        ("They met in the third quarter of 2018.", "2018-07-01", "2018-09-30", "quarter"),
        ("They met at the end of 2017.", "2017-12-01", "2017-12-31", "range"),
        ("They met at the beginning of 2017.", "2017-01-01", "2017-01-30", "range"),
        ("They met in the second half of March.", "2019-03-16", "2019-03-31", "range"),
        ("They will meet later this month.", "2019-04-26", "2019-04-30", "range"),
        ("They met earlier this month.", "2019-04-01", "2019-04-25", "range"),
        ("They will meet on May 24 and 25.", "2019-05-24", "2019-05-25", "range"),
        ("They met from March 3 to March 9.", "2019-03-03", "2019-03-09", "range"),
        ("They fought between 1998 and 2001.", "1998-01-01", "2001-12-31", "range"),
    ],
)
def test_the_days_it_may_have_been(text: str, start: str, end: str, precision: str) -> None:
    (event,) = events(text)
    assert (event.date.start.isoformat(), event.date.end.isoformat(), event.date.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "It lasted three weeks.",
        "It has fallen recently.",
        "They meet every month.",
        "It will be better in the near future.",
        "They met on February 30.",
        "Update: This article was updated on April 24, 2019, to add a comment.",
        "An earlier version of this story said that the vote was on Tuesday.",
        "An earlier report in this newspaper said that the vote was on Tuesday.",
        "Correction: The vote was on Tuesday.",
        "That is the end of our live coverage for today.",
        "She was harbour master until 2014.",
        "Tar still washes up on the beach to this day.",
        "They meet in the week of 9999-12-20, and the clocks stop on 9999-12-31.",
        "He took a tablet at 1.30 am on the morning of his death.",
    ],
)
def test_no_event_without_a_day(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "status", "claimed_by"),
    [
        ("The envoy arrived on Wednesday.", "happened", None),
        ("The envoy will arrive on Friday.", "planned", None),
        ("The leaders are expected to meet on Thursday.", "planned", None),
        ("The envoy arrived on Wednesday, the ministry has reported.", "claimed", "the ministry"),
        ("The envoy arrived on Wednesday, according to the ministry.", "claimed", "the ministry"),
        ("The ministry said that the envoy arrived on Wednesday.", "claimed", "The ministry"),
        ("The ministry denied that the envoy arrived on Wednesday.", "denied", "The ministry"),
        ("The envoy allegedly arrived on Wednesday.", "claimed", None),
        ("The ministry said on Wednesday that the roof is leaking.", "happened", None),
        ("On Wednesday, the ministry announced a new roof.", "happened", None),
        ("According to harbour police, the boat sank on Wednesday.", "claimed", "harbour police"),
        ("The skipper allegedly sank the boat on Wednesday.", "claimed", None),
        ("The boat sank on Wednesday, fishermen told reporters.", "claimed", "fishermen"),
        ("Police say it is too early to say what sank the boat on Wednesday.", "claimed", "Police"),
        ("The owner declined to say when the boat sank on Wednesday.", "happened", None),
        ("He went on to say that the boat sank on Wednesday.", "claimed", None),
        ("Police suspect that the skipper fled on Wednesday.", "claimed", "Police"),
        ("The skipper is accused of scuttling the boat on Wednesday.", "claimed", None),
        ("The rebels claim to have sunk the boat on Wednesday.", "claimed", "The rebels"),
        ("The accused returned on Wednesday.", "happened", None),
        ("The navy denied sinking the boat on Wednesday.", "denied", "The navy"),
        ("The navy rejected claims that it had sunk the boat on Wednesday.", "denied", "The navy"),
        ("The navy denied wrongdoing on Wednesday.", "happened", None),
        ("On Wednesday the navy denied sinking the boat.", "happened", None),
        ("The bridge was to open on Wednesday.", "planned", None),
        ("She urged both mayors to meet on Wednesday.", "planned", None),
        ("The mayors agreed on Wednesday to share the costs.", "happened", None),
        ("The vote was postponed from Wednesday.", "cancelled", None),
        ("The talks scheduled for Friday were cancelled.", "cancelled", None),
        ("The bank raised rates on Wednesday, as expected.", "happened", None),
        # Who wishes that it had come denies nothing.
        ("The skipper said that she should have left on Wednesday.", "not happened", None),
        ("The bank said that the lease would have expired on Wednesday.", "not happened", None),
        ("The skipper said that she did not leave on Wednesday.", "denied", "The skipper"),
    ],
)
def test_status(text: str, status: str, claimed_by: str | None) -> None:
    (event,) = events(text)
    assert (event.status, event.claimed_by) == (status, claimed_by)


def test_the_report_and_what_it_reports_are_two() -> None:
    said, tested = events("The agency said on Thursday that the navy tested a missile on Wednesday.")
    assert (said.date.start, said.status) == (date(2019, 4, 25), "happened")
    assert (tested.date.start, tested.status) == (date(2019, 4, 24), "claimed")
    assert tested.claimed_by == "The agency"


def test_what_says_when_the_page_was_updated_dates_nothing() -> None:
    (event,) = events("Page last updated at 07:43 GMT, Thursday, 25 April 2019 The envoy arrived on Wednesday.")
    assert event.date.start == date(2019, 4, 24)


def test_a_day_that_was_moved_is_not_the_beginning_of_a_stretch() -> None:
    old, new = events("The vote was postponed from Monday to Friday.")
    assert (old.date.precision, old.status) == ("day", "cancelled")
    assert (new.date.precision, new.status) == ("day", "planned")
    (stretch,) = events("The fair lasted from Monday to Wednesday.")
    assert (stretch.date.precision, stretch.status) == ("range", "happened")


@pytest.mark.parametrize(
    ("first", "echo"),
    [
        ("In March 2011, Holm offered to buy the ferry.", "Holm's offer came only days after the line had closed."),
        ("In March 2011, Holm offered to buy the ferry.", "She spoke a few days after the line had closed."),
        ("The mayor visited the port in March 2011. It rained.", "The visit followed weeks of unrest at the docks."),
    ],
)
def test_a_sentence_that_speaks_on_of_it_has_its_date(first: str, echo: str) -> None:
    told, again = events(f"{first} {echo}")
    assert (again.sentence, again.date, again.value) == (echo, told.date, told.value)
    assert echo.startswith(f"{first} {echo}"[again.time_start : again.time_end])


@pytest.mark.parametrize(
    "echo",
    [
        "Berg's offer came only days after the line had closed.",
        "The line had closed a few days before.",
        "The offer came with a condition.",
        "The offer surprised the owners.",
    ],
)
def test_a_sentence_about_something_else_has_not(echo: str) -> None:
    assert len(events(f"In March 2011, Holm offered to buy the ferry. {echo}")) == 1


def test_a_list_without_full_stops_is_no_sentence() -> None:
    assert events("They met on Monday, " * 200) == ()


def test_the_sentence_and_the_expression_are_slices() -> None:
    text = "It rained. They met on Monday in Oslo. It rained again."
    (event,) = events(text)
    assert text[event.start : event.end] == event.sentence == "They met on Monday in Oslo."
    assert text[event.time_start : event.time_end] == "Monday"


def test_without_a_publication_only_full_dates_count() -> None:
    text = "They met on Monday and had met in March 2011."
    sentences = split_sentences(text, (Paragraph(0, len(text)),))
    found = find_events(text, sentences, find_times(text, None), (), (), None)
    assert [event.value for event in found] == ["2011-03"]


def test_what_was_added_to_a_page_on_the_day_after_has_happened() -> None:
    found = events("The bridge closed early Friday. It will open on Saturday. A spokesman said on Friday it was safe.")
    assert [(event.date.start.day, event.status) for event in found] == [
        (26, "happened"),
        (27, "planned"),
        (26, "happened"),
    ]


def test_what_lies_ahead_has_not_happened_though_it_is_told_in_the_past() -> None:
    (event,) = events("Fans who had slept in the street for days talked of Friday's concert.")
    assert (event.date.start.day, event.status) == (26, "planned")


@pytest.mark.parametrize("published", [date.min, date.max])
def test_a_page_may_be_dated_at_the_ends_of_the_calendar(published: date) -> None:
    text = "They met on Saturday, last week and this weekend. They will meet on Monday and next week."
    assert events(text, published=published) == ()

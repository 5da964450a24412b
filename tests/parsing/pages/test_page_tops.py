"""What stands above the text of a short page: the way to it, its sender, its deck and who signs below that."""

from __future__ import annotations

from datetime import date

import pytest

from bot.parsing import parse_articles
from bot.parsing.pages import read_page

BODY = [
    "The last ferry from Brenholm to Ostmark left the quay on Monday with nine people and a dog on board.",
    "The county has built a bridge instead, which cost 410 million crowns and is paid for by a toll.",
    "“I shall miss the bell,” said Dag Wiik, who sold coffee on the upper deck for twenty-six years.",
    "The ship will be sold to an owner on the other side of the sound, who wants to sleep in it.",
]
TITLE = "Last ferry leaves for Ostmark"
DECK = "After ninety years a bridge takes its place. Who will ring the bell now?"


def read(lines: list[str], glue: str = "\n\n"):
    return read_page(glue.join(lines).encode(), "page.txt")


@pytest.mark.parametrize("glue", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "signed",
    [
        ["Interview by Mara Lindqvist"],
        ["Mara Lindqvist", "Mon 3 May 2021 06.00 BST"],
        ["By Mara Lindqvist", "3 May 2021"],
    ],
)
def test_a_deck_above_whoever_signs_is_none_of_the_text(signed: list[str], glue: str) -> None:
    reading = read(["Features", "3 May 2021", TITLE, DECK, *signed, *BODY], glue)
    assert (reading.title, reading.authors) == (TITLE, ("Mara Lindqvist",))
    assert reading.text == "\n\n".join(BODY)


@pytest.mark.parametrize("glue", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "above",
    [
        [f"Home / County / {TITLE}"],
        ["Home > County > Ferries"],
        ["Quay News", "Skip to main content", "Local news / Brenholm"],
        ["May 3, 2021 - Economy"],
        ["Sund Lines plc | Press Release | May 3, 2021 at 09:00:00 EEST"],
    ],
)
def test_the_way_to_a_page_and_its_stamp_are_no_headline(above: list[str], glue: str) -> None:
    reading = read([*above, TITLE, "Posted May 3, 2021", *BODY, "Share"], glue)
    assert (reading.title, reading.authors) == (TITLE, ())
    assert reading.publication is not None
    assert reading.publication.day == date(2021, 5, 3)
    assert reading.text == "\n\n".join(BODY)


def test_two_sentences_below_a_headline_are_its_deck() -> None:
    deck = "The bridge has cost 410 million crowns. Its nine toll keepers have a year to learn how a bell is rung"
    reading = read([TITLE, deck, "Mara Lindqvist", "Saturday May 01 2021, 12.01am", "Share", "Save", *BODY, "Log in"])
    assert (reading.title, reading.deck, reading.authors) == (TITLE, deck, ("Mara Lindqvist",))


def test_a_note_on_the_copy_dates_a_transcript_and_is_none_of_it() -> None:
    note = 'This is a rush transcript from "Harbour Hour," May 3, 2021. This copy may not be in its final form.'
    turns = ["JANE HOLM, HOST: Welcome back. Mr. Wiik, who will ring the bell?", "DAG WIIK: Nobody will, I fear."]
    reading = read([note, *turns, "HOLM: Nobody at all?", "WIIK: I have taken the rope home with me, you see."])
    assert note not in reading.text
    assert reading.publication is not None
    assert reading.publication.day == date(2021, 5, 3)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("PTI | Brenholm | Updated: 11-07-2021 19:22 IST | Created: 11-07-2021 19:20 IST", date(2021, 7, 11)),
        ("04/05/2021 - 18:44 CET", date(2021, 5, 4)),
        ("04/05/2021 at 18:44", date(2021, 5, 4)),
        ("04/05/2021 - 8:44", None),
    ],
)
def test_a_clock_of_twenty_four_hours_and_its_zone_tell_that_the_day_comes_first(stamp: str, day: date | None) -> None:
    reading = read([TITLE, stamp, *BODY])
    assert (reading.publication.day if reading.publication else None) == day
    assert reading.title == TITLE
    assert reading.text == "\n\n".join(BODY)


def test_what_a_writer_is_ties_no_name_to_the_headline() -> None:
    told = "Last ferry leaves for Ostmark with nine people and a dog"
    reading = read([told, "Mara Lindqvist", ", author of Quays", "3 May 2021", *BODY, "Share", "Log in"], "\n")
    assert (reading.title, reading.authors) == (told, ("Mara Lindqvist",))


@pytest.mark.parametrize("year", ["1890.", "1890.”", "2,"])
def test_a_number_that_ends_a_wrapped_sentence_is_no_page_number(year: str) -> None:
    rows = [
        "Winegrowers parked forty tractors across the road to Brenholm on Monday",
        "and emptied two tankers of foreign wine into a drain, which the police",
        "saw and let pass, because the family has grown grapes in the valley since",
        year,
        "",
        "The blockade began at dawn and caused queues of more than twenty miles",
        "in both directions, while the minister waited for the growers at home.",
    ]
    reading = read(rows, "\n")
    assert f"in the valley since {year}" in reading.text


def test_a_list_of_a_report_s_entries_above_them_is_none_of_it() -> None:
    entries = [
        (
            "16.10",
            "The coast road is closed",
            "Police have closed the coast road, for waves threw stones on both lanes.",
        ),
        (
            "15.42",
            "Trains halted",
            "All trains west of Brenholm have been halted until six, the railway says on its page.",
        ),
        (
            "14.05",
            "Warning extended",
            "The red warning for wind has been extended until nine, the weather office says.",
        ),
    ]
    told = [f"{time} {title}" for time, title, _ in entries]
    lines = ["Live", "Storm shuts coast road and railway", "Mara Lindqvist", "Fri 18 Feb 2022 16.12 GMT", "Key events"]
    (article,) = parse_articles(
        "\n".join([*lines, *told, *(line for entry in entries for line in entry)]).encode(), "p"
    )
    assert not any(row in article.text for row in told)
    assert all(time in article.text for time, _, _ in entries)


def test_letters_that_json_spells_in_numbers_are_read() -> None:
    told = "\n\n".join([TITLE, "By Zoë Lindqvist", "3 May 2021", *BODY])
    spelled = "".join(char if char.isascii() else f"\\u{ord(char):04x}" for char in told).replace("\n", "\\n")
    reading = read_page(spelled.encode(), "page.txt")
    assert (reading.title, reading.authors, reading.text) == (TITLE, ("Zoë Lindqvist",), "\n\n".join(BODY))


def test_points_and_notes_above_an_agency_s_dateline_are_none_of_its_report() -> None:
    lede = "BRENHOLM, Oct 5 (Newswire) - The last ferry from Brenholm to Ostmark left on Tuesday with a dog on board."
    points = ["* Bridge opens at noon", "* Toll set at 60 crowns", "(Adds quote from coffee seller)"]
    reading = read(
        ["FERRY-OSTMARK/ (UPDATE 2)", "Last ferry leaves for Ostmark after ninety years", *points, lede, *BODY], "\n"
    )
    assert reading.title == "Last ferry leaves for Ostmark after ninety years"
    assert reading.text == "\n\n".join([lede, *BODY])


def test_a_deck_that_ends_in_an_open_word_is_not_joined_to_the_name_below_it() -> None:
    deck = "On the quiet death of a ferry, and what a bell is for"
    page = [
        "Small Quays",
        "Subscribe",
        TITLE,
        deck,
        "Mara Lindqvist",
        "Feb 11, 2024",
        "32",
        "Share",
        *BODY,
        "Subscribe",
    ]
    assert read(page, "\n").authors == ("Mara Lindqvist",)


@pytest.mark.parametrize("glue", ["\n", "\n\n"])
def test_titles_below_a_button_amid_the_text_are_none_of_it(glue: str) -> None:
    titles = [
        "Wheat prices slip on harvest hopes",
        "Inspectors reject offer of the port",
        "Copper, cobalt and the coast",
    ]
    body = [*BODY, "The inspectors want a fifth more pay, and the talks with them go on on Thursday, the port said."]
    text = read(
        ["Log in", "Markets", TITLE, "By Mara Lindqvist", "3 May 2021", *BODY[:2], "Read more", *titles, *body[2:]],
        glue,
    )
    assert [title for title in titles[:2] if title in text.text] == []
    assert all(told in text.text for told in body)


@pytest.mark.parametrize(
    "notice",
    [
        "We use your sign-up to provide content in ways you've consented to and improve our understanding of you.",
        "Our Breaking News Alert will notify you of significant breaking news when it happens. Get it here.",
        "Noeline Garbutt at the phone box she campaigned to save.CREDIT:DAG WIIK",
    ],
)
def test_what_an_outlet_offers_amid_the_text_is_none_of_it(notice: str) -> None:
    lines = ["Home", TITLE, "By Mara Lindqvist", "3 May 2021", *BODY[:2], notice, *BODY[2:], "Share"]
    assert read(lines).text == "\n\n".join(BODY)


def test_whoever_asks_in_an_interview_may_have_signed_it() -> None:
    talk = [
        "Mara Lindqvist: When did you last hear nothing?",
        "Ida Roos: In 2009, in a salt mine. I could hear my own eyelids, and I left after four minutes.",
        "Mara Lindqvist: And you write for lifts.",
        "Ida Roos: Because in a lift people are trapped and polite. It is the ideal audience for what I do.",
    ]
    lede = (
        "Ida Roos writes music for places where nobody listens: lifts, waiting rooms, car parks. Her new work is out."
    )
    top = ["Culture", "“Silence is a luxury”: a talk with Ida Roos", "Mara Lindqvist", "14 November 2021"]
    assert read([*top, lede, *talk, "Share"]).authors == ("Mara Lindqvist",)


@pytest.mark.parametrize("glue", ["\n", "\n\n"])
def test_an_address_is_no_headline_and_a_day_of_the_week_is_a_heading(glue: str) -> None:
    days = ["FRIDAY", BODY[0], "SATURDAY", BODY[1]]
    title, url = "Things to do in Ostmark: 4-6 October", "https://quay.example/week"
    reading = read([f"Saved from: {url}", title, "3 May 2021", *days], glue)
    assert (reading.title, reading.url) == (title, url)
    assert reading.text == "\n\n".join(days)


def test_a_long_note_on_the_printed_copy_is_none_of_the_text() -> None:
    note = (
        "A version of this article appears in print on May 5, 2021, on Page 4 of the morning edition with the title "
        "Nobody Rings the Bell Now. Order Reprints | Today's Paper | Subscribe"
    )
    reading = read([TITLE, "By Mara Lindqvist", "May 3, 2021", *BODY, note])
    assert reading.text == "\n\n".join(BODY)
    assert reading.publication is not None
    assert reading.publication.day == date(2021, 5, 3)


def test_notes_below_a_transcript_are_none_of_it() -> None:
    turns = [
        "STEVE HALL, HOST: When the last train left Osgood, the town bought the track. Kelly Marsh reports.",
        "KELLY MARSH: The locomotive is older than the mayor, and she bought it on the internet one night.",
        "JOAN PETERSEN: I told the council that it runs, and they said: have you seen it run?",
        "HALL: That was Kelly Marsh in Osgood.",
    ]
    notes = [
        "Copyright © 2023 Quay Radio. All rights reserved.",
        "Transcripts are created on a rush deadline by a contractor. Accuracy and availability may vary.",
    ]
    reading = read(["Why a small town bought its own railroad", "February 13, 2023", *turns, *notes])
    assert reading.text == "\n\n".join(turns)


def test_a_dateline_alone_begins_the_story_not_a_place_further_down() -> None:
    lines = [
        "LARVIK, Norway (AP) _",
        "The following are the latest figures as of Monday for the boats and crews hurt in the storm.",
        "The source for the Norwegian figures is the coast guard in Larvik.",
        "NORWAY: Boats lost: 12 Crews: 14",
        "DENMARK: Boats lost: 2 Crews: 3",
    ]
    assert "The following are the latest figures" in read(lines).text

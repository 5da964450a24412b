"""Datelines, dates, bylines and metadata, as tables."""

import pytest

from bot.parsing.pages import read_page
from bot.parsing.pages.author_names import is_name
from bot.parsing.pages.dateline import find_dateline
from bot.parsing.pages.dates import find_dates

REST = "The council met on Tuesday and agreed on the plan, officials said."


@pytest.mark.parametrize(
    ("prefix", "places"),
    [
        ("OSLO -- ", ("Oslo",)),
        ("OSLO/BERGEN -- ", ("Oslo", "Bergen")),
        ("OSLO\u00a0-- ", ("Oslo",)),
        ("OSLO (Newswire) - ", ("Oslo",)),
        ("PORT VELL, March 3 (Newswire) - ", ("Port Vell",)),
        ("CANBERRA, Australia (NW) _ ", ("Canberra, Australia",)),
        ("Port Vell, Northland (NW) -- ", ("Port Vell, Northland",)),
        ("PORT-AU-PRINCE — ", ("Port-au-Prince",)),
        ("(Newswire) - ", ()),
        ("", ()),
        ("NATO said on ", ()),
        ("U.S. officials - ", ()),
    ],
)
def test_datelines(prefix, places):
    assert find_dateline(prefix + REST)[0] == places


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("March 3, 2021", ["2021-03-03"]),
        ("Published: Mar. 3rd, 2021 at 9:05 AM", ["2021-03-03"]),
        ("3 March 2021 and 4th of March 2021", ["2021-03-03", "2021-03-04"]),
        ("2021-03-03T10:00:00Z", ["2021-03-03"]),
        ("By Mara LindqvistMarch 3, 20219:05 AM", ["2021-03-03"]),
        ("13/03/2021", ["2021-03-13"]),
        ("03/13/2021", ["2021-03-13"]),
        ("03.04.2021", ["2021-04-03"]),
        ("03/04/2021", []),
        ("9/8/2015 12:15 PM PT", ["2015-09-08"]),
        ("February 30, 2021", []),
        ("4 days ago", []),
        ("March 3", []),
    ],
)
def test_printed_dates(text, days):
    assert [str(found.day) for found in find_dates(text)] == days


def page(*head: str) -> bytes:
    story = [f"{REST} It was the {n}th such plan that the council had seen since the war." for n in range(4, 9)]
    furniture = ["Subscribe", "Share on Facebook", "Leave a comment", "Privacy policy", "Log in", "Newsletter"]
    return "\n\n".join(["Home", "Log in", "Council agrees on new harbour plan", *head, *story, *furniture]).encode()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Mara Lindqvist", ("Mara Lindqvist",)),
        ("ByMara Lindqvist", ("Mara Lindqvist",)),
        ("By Mara Lindqvist and Jon de Vries", ("Mara Lindqvist", "Jon de Vries")),
        ("By Mara Lindqvist, Jon Ek, Staff Writers", ("Mara Lindqvist", "Jon Ek")),
        ("By Mara Lindqvist | March 3, 2021", ("Mara Lindqvist",)),
        ("By Mara Lindqvist Harbour Correspondent", ("Mara Lindqvist",)),
        ("Posted by Mara Lindqvist on March 3, 2021, 6:21 AM", ("Mara Lindqvist",)),
        ("Mara Lindqvist - March 3, 2021", ("Mara Lindqvist",)),
        ("By Ann McGregor", ("Ann McGregor",)),
        ("By Harbour Press Agency", ("Harbour Press Agency",)),
    ],
)
def test_bylines(line, authors):
    assert read_page(page(line), "p").authors == authors


@pytest.mark.parametrize("text", ["Harbour News", "Staff Writer", "March Third", "CNN Business", "one two", "Mara"])
def test_no_names(text):
    assert not is_name(text)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["By Mara Lindqvist", "March 3, 2021"], "2021-03-03"),
        (["Updated March 4, 2021", "Published March 3, 2021"], "2021-03-03"),
        (["Published: 16:46, 3 Mar 2021"], "2021-03-03"),
        (["4 days ago"], None),
        (["By Mara Lindqvist"], None),
    ],
)
def test_the_day_of_publication(lines, day):
    publication = read_page(page(*lines), "p").publication
    assert (str(publication.day) if publication else None) == day

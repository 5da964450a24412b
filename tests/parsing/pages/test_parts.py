"""Datelines, dates, bylines and metadata, as tables."""

import pytest

from bot.parsing import parse_page
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
        ("OSLO  (Newswire) - ", ("Oslo",)),
        ("OSLO, Feb. 2, 2024 /PRNewswire/ -- ", ("Oslo",)),
        ("OSLO | May 3, 2024 - ", ("Oslo",)),
        ("Oslo CNN — ", ("Oslo",)),
        ("CNN — ", ()),
        ("By Mara Lindqvist OSLO (Newswire) - ", ("Oslo",)),
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
        ("11.14.2021 09:00 AM", ["2021-11-14"]),
        ("6 December 20216 December 2021 Mara Lindqvist", ["2021-12-06", "2021-12-06"]),
        ("Dec 31, 1969", []),
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
        ("By Mara Lindqvist and Jon Ek, Political Correspondents", ("Mara Lindqvist", "Jon Ek")),
        ("By Mara Lindqvist | March 3, 2021", ("Mara Lindqvist",)),
        ("By Mara Lindqvist Harbour Correspondent", ("Mara Lindqvist",)),
        ("Posted by Mara Lindqvist on March 3, 2021, 6:21 AM", ("Mara Lindqvist",)),
        ("Mara Lindqvist - March 3, 2021", ("Mara Lindqvist",)),
        ("By Ann McGregor", ("Ann McGregor",)),
        ("By Harbour Press Agency", ("Harbour Press Agency",)),
        ("by mara_l", ()),
        ("by Quillon, Dec 19th 2023", ("Quillon",)),
        ("By Mara Lindqvist and Émile Ørsted The Associated Press", ("Mara Lindqvist", "Émile Ørsted")),
        ("By Mara Lindqvist, Ph.D., and Jon Ek", ("Mara Lindqvist", "Jon Ek")),
        ("Posted on 2023-12-19 23:30 EST by Mara Lindqvist", ("Mara Lindqvist",)),
        ("Jonas Ek @jonasek", ("Jonas Ek",)),
        ("Jonas Ek  HARBOUR TODAY NETWORK", ("Jonas Ek",)),
        ("Jonas Ek Deputy Harbour Editor", ("Jonas Ek",)),
        ("Jonas EkJonas Ek", ("Jonas Ek",)),
        ("— Jonas Ek (@jonasek) March 3, 2021", ()),
        ("WEST QUAY FINAL", ()),
        ("The ferry was driven By Drunk Sailors", ()),
    ],
)
def test_bylines(line, authors):
    assert read_page(page(line), "p").authors == authors


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["By", "Mara Lindqvist"], ("Mara Lindqvist",)),
        (
            ["By —", "Mara Lindqvist, Associated Press", "By —", "Jonas Ek, Associated Press"],
            ("Mara Lindqvist", "Jonas Ek"),
        ),
        (["By Mara Lindqvist", "and Jonas Ek, Harbour News"], ("Mara Lindqvist", "Jonas Ek")),
        (
            ["By", "Mara Lindqvist,", "Jonas Ek &", "Clara Novak", "Show authors"],
            ("Mara Lindqvist", "Jonas Ek", "Clara Novak"),
        ),
        (["The Associated Press", "Published March 3, 2021"], ("The Associated Press",)),
        (["Jonas Ek", "Harbour Reporter"], ("Jonas Ek",)),
        (["Photo by Jonas Ek/Getty Images", "By Mara Lindqvist"], ("Mara Lindqvist",)),
    ],
)
def test_bylines_over_several_lines(lines, authors):
    assert read_page(page(*lines), "p").authors == authors


def test_whoever_the_story_is_about_did_not_write_it():
    told = page("Jonas Ek", "March 3, 2021").replace(b"It was the 4th", b"Jonas Ek won. It was the 4th")
    assert read_page(told, "p").authors == ()


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
        (["Last updated: March 9, 2021 at 6:33 a.m.", "First published: March 3, 2021 at 4:12 p.m."], "2021-03-03"),
        (["Menu"] * 70 + ["March 3, 2021 at 8:03 PM"], "2021-03-03"),
        (["03/04/2021", "The centre of the harbour was grey"], "2021-04-03"),
        (["03/04/2021"], None),
        (["03/04/2021", "Updated 03/25/2021"], "2021-03-04"),
        (["By Mara Lindqvist"], None),
    ],
)
def test_the_day_of_publication(lines, day):
    publication = read_page(page(*lines), "p").publication
    assert (str(publication.day) if publication else None) == day


def test_american_spelling_puts_the_month_first():
    told = page("03/04/2021", "The center of the town").replace(b"harbour", b"harbor")
    publication = read_page(told, "p").publication
    assert publication is not None and str(publication.day) == "2021-03-04"


@pytest.mark.parametrize(
    "dateline",
    [
        *("OSLO (Newswire) - ", "(Newswire) -- ", "OSLO/BERGEN -- ", "Reuters - ", "OSLO, May 3 (AP) — "),
        *("OSLO | Mon May 3, 2021 4:08 am EDT OSLO (Newswire) - ", "Last updated at 07:43 GMT, Monday, 3 May 2021 "),
    ],
)
def test_whence_a_story_is_filed_is_no_part_of_what_it_tells(dateline):
    told = "The ferry will sail at night, said Ina Holm, who runs the harbour."
    article = parse_page(page("By Mara Lindqvist", f"{dateline}{told} “The river does not sleep,” she said."), "p")
    assert article.text.startswith(dateline)
    first = article.sentences[0]
    assert article.text[first.start : first.end] == told
    assert [q.text for q in article.quotations if q.start < first.end] == ["The ferry will sail at night"]
    assert all(person.name in ("Ina Holm", "Holm") for person in article.people)


def test_a_stamp_behind_a_caption_is_no_part_of_the_story_either():
    told = "The ferry will sail at night from the old harbour, the company that owns it said on Monday."
    stamp = "OSLO | Mon May 3, 2021 4:08 am EDT OSLO (Newswire) - "
    article = parse_page(page("By Mara Lindqvist", f"The ferry Aurelia lies at the quay.</p><p>{stamp}{told}"), "p")
    assert told in [article.text[s.start : s.end] for s in article.sentences]

"""Where an article begins and ends on its page: its byline, its day and its dateline, and the boxes around its text."""

from __future__ import annotations

from datetime import date

import pytest

from bot.parsing import parse_page
from bot.parsing.pages.labels import label_lines
from bot.parsing.pages.lines import split_lines
from bot.parsing.pages.read import read_page
from tests.parsing.pages.ferry import BOX, MENU, PARAGRAPHS, TOLD, flattened


def test_what_a_long_page_tells_below_its_article_is_none_of_it() -> None:
    ends = ["Jon Holm covers the harbour for the Post.", "(Reporting by Jon Holm; editing by Ann Berg)"]
    long = [told.replace("ferry", f"ferry {n}") for n in range(8) for told in TOLD]
    page = "\n\n".join([*MENU, "Council lets the ferry sail at night", "By Jon Holm", *long, *ends, *BOX])
    article = parse_page(page.encode(), "page.txt")
    assert article.text == "\n\n".join(long)


def test_titles_below_a_button_are_none_of_the_article() -> None:
    page = "\n\n".join([*MENU, "Council lets the ferry sail at night", "By Jon Holm", *TOLD, "Paid Content", "Ships"])
    assert parse_page(page.encode(), "page.txt").text == "\n\n".join(TOLD)


def test_what_leads_elsewhere_is_no_paragraph_of_an_html_page() -> None:
    label = "<p><b>Read more:</b> <a href='/y'>The lights that went out</a></p>"
    ends = "<p>(Reporting by Jon Holm; editing by Ann Berg)</p>"
    paragraphs = PARAGRAPHS.replace("</p><p>", f"</p>{label}<p>", 1)
    page = f"<html><head><title>Ferry</title></head><body><h1>Ferry</h1>{paragraphs}{ends}</body></html>"
    assert parse_page(page.encode(), "page.html").text == "\n\n".join(TOLD)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["Office of the Harbour Master", "For immediate release", "May 3, 2024", "{t}", "2:15 P.M. EDT"], []),
        (["{t}", "May 3, 2024", "1 / 12"], ["2 / 12", "Next gallery", "The bridges of Marlow"]),
        (["HARBOUR MAGAZINE", "May 2024", "{t}", "{d}", "Text: Jon Holm", "Photography: Ann Berg"], []),
        (["{t}", "By Jon Holm", "May 3, 2024"], ["END 2:24 P.M. EDT"]),
        (["{t}", "By Jon Holm", "May 3, 2024"], ["Notes to editors", "The fund supported 31 harbours."]),
        (["{t}", "By Jon Holm", "May 3, 2024"], ["This story is for subscribers only."]),
        (["{t}", "By Jon Holm", "May 3, 2024"], ["Have your say: write to letters@harbourpost.example"]),
        (["{t}", "By Jon Holm", "Published", "May 3, 2024", "Playlist", "Transcript"], []),
        (["{t}", "May 3, 2024"], ["posted by quaywatcher at 9:41 PM"]),
        (
            ["{t}", "May 3, 2024"],
            ["2 Comments:", "Jon said...", "They will not sail.", "10:12 PM", "ina said...", "They will.", "11:30 PM"],
        ),
    ],
)
def test_a_page_of_one_article_and_little_else(above: list[str], below: list[str]) -> None:
    title, deck = "Ferry to sail at night until autumn", "For two years nobody crossed the river. Now somebody will."
    page = flattened(*(row.format(t=title, d=deck) for row in above), *TOLD, *below)
    article = parse_page(page.encode(), "page.txt")
    assert article.title == title
    assert article.text == "\n\n".join(TOLD)


def test_a_magazine_is_dated_by_its_month() -> None:
    page = flattened("HARBOUR MAGAZINE", "May 2024", "Ferry to sail at night until autumn", *TOLD)
    publication = parse_page(page.encode(), "page.txt").publication
    assert publication is not None
    assert (publication.earliest, publication.latest) == (date(2024, 5, 1), date(2024, 5, 31))
    assert publication.day is None and publication.evidence == ("May 2024",)


def test_a_page_that_tells_only_its_age_is_dated_by_its_copy() -> None:
    copy = "This is a cached copy of http://harbourpost.example/ferry as it appeared on May 3, 2024 02:14:09 GMT."
    page = "\n\n".join([copy, "Harbour Post", "Ferry to sail at night until autumn", "Jon Holm", "3 hours ago", *TOLD])
    article = parse_page(page.encode(), "page.txt")
    assert article.title == "Ferry to sail at night until autumn"
    assert article.publication is not None
    assert (article.publication.earliest, article.publication.latest) == (date(2024, 5, 2), date(2024, 5, 3))
    assert article.publication.basis == "inferred"


def test_what_an_html_page_spells_out_twice_is_read() -> None:
    paragraphs = PARAGRAPHS.replace("the port", "the port&amp;#8217;s caf&amp;eacute;")
    page = f"<html><head><title>Caf&amp;eacute;</title></head><body><h1>Caf&amp;eacute; to open</h1>{paragraphs}</body>"
    article = parse_page(page.encode(), "page.html")
    assert article.title == "Café to open"
    assert "the port’s café" in article.text and "&" not in article.text


STAMP = "Jon Holm · HBX News · Posted: May 03, 2024 5:00 AM AT | Last Updated: May 4, 2024"
ENTRY = "This entry was posted on Friday, May 3rd, 2024 at 9:14 pm and is filed under boats. You can leave a response."


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["{t}", STAMP], ["With files from Ann Berg", "HBX's Journalistic Standards and Practices"]),
        (
            ["{t}", "Jon Holm", "May 3, 2024", "© Harbour Pictures / Ann Berg"],
            ["You can share this story on social media:"],
        ),
        (["{t}", "By Jon Holm", "May 3, 2024"], ["About the author", "Jon Holm is a research fellow in Greyport."]),
        (["{t}", "May 3rd, 2024 by Jon Holm"], ["Posted in boats | 2 Comments »", ENTRY]),
        (
            ["{t}", "Date: May 3, 2024"],
            ["Story Source:", "Materials provided by the port. Note: content may be edited."],
        ),
        (["{t}", "May 3, 2024"], ["Page last updated: 4 May 2024", "Was this page useful? Yes No"]),
    ],
)
def test_a_page_is_signed_in_many_ways(above: list[str], below: list[str]) -> None:
    title = "Ferry to sail at night until autumn"
    page = flattened(*(row.format(t=title) for row in above), *TOLD, *below)
    article = parse_page(page.encode(), "page.txt")
    assert (article.title, article.published) == (title, date(2024, 5, 3))
    assert article.text == "\n\n".join(TOLD)


def test_a_dateline_may_stand_in_brackets() -> None:
    page = flattened("Report: no lifeboat within an hour", f"(Greyport, May 3, 2024) – {TOLD[0]}", *TOLD[1:])
    article = parse_page(page.encode(), "page.txt")
    assert (article.title, article.dateline) == ("Report: no lifeboat within an hour", ("Greyport",))
    assert article.published == date(2024, 5, 3)


def test_a_time_element_dates_a_page_that_shows_no_day() -> None:
    head = "<h1>Ferry to sail at night</h1><p>By Jon Holm, <time datetime='2024-05-03T10:00:00Z'>Friday</time></p>"
    article = parse_page(f"<html><body><article>{head}{PARAGRAPHS}</article></body></html>".encode(), "page.html")
    assert article.publication is not None
    assert (article.published, article.publication.basis) == (date(2024, 5, 3), "metadata")
    two = head + "<p><time datetime='2019-01-01'>before</time></p>"
    article = parse_page(f"<html><body><article>{two}{PARAGRAPHS}</article></body></html>".encode(), "page.html")
    assert article.published is None


def test_what_an_outlet_says_of_itself_is_no_paragraph_of_an_html_page() -> None:
    plea = "<p>The Slow Tide is a reader-supported publication. To receive new posts, consider a subscription.</p>"
    paragraphs = PARAGRAPHS.replace("</p><p>", f"</p>{plea}<p>", 1)
    page = f"<html><head><title>Ferry</title></head><body><h1>Ferry</h1>{paragraphs}</body></html>"
    assert parse_page(page.encode(), "page.html").text == "\n\n".join(TOLD)


def test_a_paragraph_below_the_article_is_no_teaser() -> None:
    told = "The programme of the evening was changed at short notice, and the audience was offered its money back."
    lines = split_lines("\n\n".join([*TOLD, "Choir sings in the rain at the old quay", told]))
    kinds = label_lines(lines, [index < len(TOLD) for index in range(len(lines))])
    assert kinds[-2:] == ["related", "other"]


_TOLD = (
    "The council of Altmere has voted to open the second bridge in the spring, a year later than it was planned. "
    "The mayor, Helena Voss, said that the work had been held up by ice and by a row about the cost of the steel. "
    "The bridge is to carry 900 cars an hour, and the old ferry will go on until the autumn, the council said. "
    "Two of its nine members voted against it and asked who would pay for the road that leads to the bridge."
)


@pytest.mark.parametrize(
    "text",
    [
        _TOLD,
        f"By the Harbour Press ALTMERE (HP) — {_TOLD}",
        f"{_TOLD} © Harbour Review",
        f"ALTMERE (HP) — The council has voted… {_TOLD}",
    ],
)
def test_one_long_line_is_the_text_whatever_it_begins_or_ends_with(text: str) -> None:
    page = read_page(f"Altmere votes to open its second bridge\n\n{text}\n".encode(), "bridge.txt")
    assert page.title == "Altmere votes to open its second bridge"
    assert _TOLD in page.text


LONG = [told.replace("ferry", f"ferry {n}") for n in range(5) for told in TOLD]


@pytest.mark.parametrize(
    "links", [["Bridge", "Ferry", "Council"], ["The lights of Marlow", "Ten walks along the river"]]
)
def test_a_part_copied_from_a_page_is_not_taken_for_an_article_alone(links: list[str]) -> None:
    head = ["Ferry to sail at night until autumn", "Jon Holm", "@jonholm", "May 3, 2024 10:15 AM EDT", "0:00", "Share"]
    amid = [*LONG[:4], "Harbour Post", *LONG[4:9], "Harbour archive", *LONG[9:], "Harbour", "0 0"]
    text = parse_page(flattened(*head, *amid, *links).encode(), "page.txt").text
    assert text == "\n\n".join(LONG)


def test_short_lines_below_the_last_paragraph_stay_where_they_are_a_list() -> None:
    items = [f"{n} eggs from quay {n}" for n in range(2, 12)]
    page = flattened(*MENU, "Ferry to sail at night until autumn", "By Jon Holm", *TOLD, "What it carries:", *items)
    assert parse_page(page.encode(), "page.txt").text.endswith("\n\n".join(items))

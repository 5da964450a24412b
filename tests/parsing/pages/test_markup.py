"""HTML pages, written for these tests."""

import json

import pytest

from bot.parsing.pages import read_page

STORY = [
    "OSLO (Newswire) - The harbour council voted on Tuesday to widen the northern quay, officials said later.",
    "Work is due to start in May and will cost about nine million crowns, according to the council’s plan.",
    "“We have waited for this for twenty years,” said Ilse Marten, who runs the ferry office at the quay.",
    "Fishermen fear that the noise will drive the herring away before the season is over, and have asked for a pause.",
]
LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council votes to widen northern quay",
    "datePublished": "2021-03-03T22:10:00+01:00",
    "author": [{"@type": "Person", "name": "Mara Lindqvist"}],
    "publisher": {"@type": "Organization", "name": "The Harbour Post"},
}
BODY = "".join(f"<p>{line}</p>\n" for line in STORY)
FULL = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Council votes to widen northern quay | The Harbour Post</title>
<meta property="og:title" content="Quay to be widened - The Harbour Post"><meta property="og:url" content="https://post.example/quay">
<script type="application/ld+json">{json.dumps(LD)}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li><a href="/s">Sports</a></li></ul></nav>
<main><article><h1>Council votes to widen northern quay</h1><p class="by">By Mara Lindqvist</p>
<figure><img src="q.jpg" alt=""><figcaption>The quay in February. Photo: Port Archive</figcaption></figure>
{BODY}</article></main><aside><h2>Related stories</h2><a href="/f">Ferry fares to rise in spring</a></aside>
<footer>© 2021 The Harbour Post. All rights reserved. <a href="/p">Privacy policy</a></footer></body></html>"""


def test_the_body_and_what_the_head_says():
    reading = read_page(FULL.encode(), "quay.html")
    assert reading.text == "\n\n".join(STORY)
    assert reading.title == "Council votes to widen northern quay"
    assert reading.authors == ("Mara Lindqvist",)
    assert reading.outlet == "The Harbour Post"
    assert reading.url == "https://post.example/quay"
    assert reading.dateline == ("Oslo",)
    assert (str(reading.publication.day), reading.publication.basis) == ("2021-03-03", "metadata")
    assert "Ferry fares to rise in spring" in [b.text for b in reading.boilerplate]


def test_the_page_dates_itself_where_its_head_does_not():
    page = FULL.replace(json.dumps(LD), "{broken").replace(
        "By Mara Lindqvist</p>", "By Mara Lindqvist, March 3, 2021</p>"
    )
    reading = read_page(page.encode(), "quay.html")
    assert (str(reading.publication.day), reading.publication.basis) == ("2021-03-03", "page")
    assert reading.authors == ("Mara Lindqvist",)


@pytest.mark.parametrize("title", ["<title>Council votes</title>", "<title>Council votes | The Harbour Post</title>"])
def test_bare_article_markup_comes_through_whole(title):
    page = f"""<!doctype html><html><head>{title}<meta property="og:site_name" content="The Harbour Post">
    <meta property="article:published_time" content="2021-03-03T12:00:00Z"></head><body><article>
    <p class="byline"><time datetime="2021-03-03">March 3, 2021</time></p><div>{BODY}</div></article></body></html>"""
    reading = read_page(page.encode(), "p.html")
    assert reading.text == "\n\n".join(STORY)
    assert reading.title == "Council votes"
    assert reading.outlet == "The Harbour Post"
    assert (str(reading.publication.day), reading.publication.basis) == ("2021-03-03", "metadata")


def test_the_declared_encoding_is_used():
    page = FULL.replace('charset="utf-8"', 'charset="windows-1252"').replace("quay in", "café in").encode("cp1252")
    assert read_page(page, "p.html").text == "\n\n".join(STORY)


def test_the_headline_of_a_page_that_is_all_article_is_no_part_of_it() -> None:
    page = b"""<html lang=en><head><title>Council votes on the quay</title></head><body><article>
    <h1>Council votes on the quay</h1>
    <p>The council of Greyport voted on Tuesday to widen the old quay by four metres.</p></article></body></html>"""
    reading = read_page(page, "quay.html")
    assert reading.title == "Council votes on the quay"
    assert reading.text == "The council of Greyport voted on Tuesday to widen the old quay by four metres."


def test_an_interview_keeps_the_questions_that_no_paragraph_holds():
    talk = [
        ("How did you come to keep the light?", "My uncle kept it. I visited him in a gale when I was nine years old."),
        (
            "What do people get wrong about the life?",
            "They think that you were lonely. There were three in four rooms.",
        ),
        (
            "And the day it was switched off?",
            "I made soup. There was a ceremony, and then the helicopter left us there.",
        ),
    ]
    lede = "Ewan Tait was the last keeper of the Skerrow light, and has lived beside it ever since it was switched off."
    told = "".join(f"<h3>{question}</h3><p>{answer}</p>" for question, answer in talk)
    menu = "".join(f"<div>{name}</div>" for name in ("Home", "News", "Sport", "Log in", "Subscribe", "Share"))
    top = f"<!DOCTYPE html><html><body>{menu}<h1>The last keeper</h1><div>By Mara Lindqvist</div>"
    reading = read_page(f"{top}<p>{lede}</p>{told}</body></html>".encode(), "keeper.html")
    assert reading.text == "\n\n".join([lede, *(line for turn in talk for line in turn)])


def test_the_day_below_a_deck_that_stands_among_the_text_dates_the_page():
    deck = "A ferry bell rings no more, and nobody in the two towns has said who is to keep it from now on"
    top = f"<nav><p>Home</p><p>News</p><p>Sport</p></nav><h1>Council votes to widen northern quay</h1><p>{deck}</p>"
    signed = "<p>NEWS</p><p>By</p><p>Mara Lindqvist Senior Reporter</p><p>14:07, 6 Aug 2023</p><p>Updated 15:22</p>"
    reading = read_page(
        f"<!DOCTYPE html><html><body>{top}{signed}{BODY}<p>Bookmark</p></body></html>".encode(), "quay.html"
    )
    assert reading.authors == ("Mara Lindqvist",)
    assert reading.publication is not None
    assert str(reading.publication.day) == "2023-08-06"


def test_markup_that_holds_nothing_but_an_article_is_read_as_such_a_text_is():
    lines = [
        "The Quay Review",
        "May 2021 Issue",
        "Council votes to widen northern quay",
        "By Mara Lindqvist",
        "March 3, 2021",
    ]
    page = "".join(f"<p>{line}</p>" for line in [*lines, *STORY])
    reading = read_page(f"<!DOCTYPE html><html><body>{page}</body></html>".encode(), "quay.html")
    assert (reading.title, reading.authors) == ("Council votes to widen northern quay", ("Mara Lindqvist",))
    assert reading.text == "\n\n".join(STORY)


def test_a_caption_stays_apart_from_the_little_text_there_is():
    caption = "FILE - People wait for the ferry in Port Vell, October 3, 2013."
    menu = "".join(f"<li>{name}</li>" for name in ("Home", "News", "Sport", "Weather", "Log in"))
    signed = "<h1>Quay to be widened</h1><p>By Mara Lindqvist</p><p>Published 20 July 2021</p><p>Share on Facebook</p>"
    told = f"<figure><figcaption>{caption}</figcaption></figure><p>{STORY[1]}</p><p>{STORY[2]}</p><p>Advertisement</p>"
    foot = "<footer><p>Terms of use</p></footer>"
    page = f"<html><body><ul>{menu}</ul><article>{signed}{told}</article>{foot}</body></html>"
    assert read_page(page.encode(), "quay.html").text == "\n\n".join(STORY[1:3])

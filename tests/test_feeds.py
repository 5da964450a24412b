"""RSS and Atom files: every entry a page, with what the feed tells of it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import UnreadablePage
from bot.feeds import entry_pages, feed_linked, is_feed
from bot.page_files import PageFile, pages_in
from bot.parsing import parse_page

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made hourly -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Greyport Gazette</title><link>https://gazette.example/</link><language>en-gb</language>
<item><title>Ferry &amp; bridge to share a toll</title><link>https://gazette.example/toll</link>
<pubDate>Mon, 03 Jun 2024 23:30:00 -0500</pubDate><dc:creator>Ada Morrow</dc:creator>
<description>The ferry and the bridge will cost the same.</description>
<content:encoded><![CDATA[<p>The ferry and the bridge of Greyport will cost the same from Thursday, the council
decided.</p><p>&#8220;Nobody should have to choose by the fare,&#8221; said Ina Holm, who runs the harbour.</p>
<script>alert("{title}")</script>]]></content:encoded></item>
<item><title>Council votes on the quay</title><guid isPermaLink="false">quay-7</guid>
<pubDate>Tue, 04 Jun 2024 09:00:00 GMT</pubDate>
<description>The council voted on Monday to widen the old quay by four metres.</description></item>
<item><title>No words</title><link>https://gazette.example/empty</link></item>
</channel></rss>
"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Meridian Asia</title>
<entry><title>Wall of the harbour sinks</title><link href="https://meridian.example/wall"/><id>urn:1</id>
<updated>2024-06-05T22:10:00-08:00</updated><author><name>Tom Birch</name></author>
<summary>A short teaser.</summary>
<content type="html">&lt;p&gt;The wall of the harbour has begun to sink, the port office said.&lt;/p&gt;</content>
</entry></feed>
"""


def test_an_entry_is_a_page_with_its_head() -> None:
    pages = entry_pages("news.xml", RSS.encode())
    assert list(pages) == ["https://gazette.example/toll", "news.xml#quay-7"]
    toll = parse_page(pages["https://gazette.example/toll"], "toll")
    assert (toll.title, toll.outlet, toll.authors) == (
        "Ferry & bridge to share a toll",
        "Greyport Gazette",
        ("Ada Morrow",),
    )
    # The day at the outlet's desk; in UTC it was the fourth.
    assert toll.published == date(2024, 6, 3) and toll.publication and toll.publication.basis == "metadata"
    assert toll.url == "https://gazette.example/toll"
    assert toll.text.startswith("The ferry and the bridge of Greyport") and "alert" not in toll.text
    assert [q.speaker.name for q in toll.quotations if q.kind == "direct" and q.speaker] == ["Ina Holm"]


def test_a_teaser_is_what_there_is_of_an_article() -> None:
    quay = parse_page(entry_pages("news.xml", RSS.encode())["news.xml#quay-7"], "quay")
    assert quay.text == "The council voted on Monday to widen the old quay by four metres."
    assert [event.date.start.isoformat() for event in quay.events] == ["2024-06-03"]


def test_an_atom_entry_gives_its_content_before_its_summary() -> None:
    ((address, page),) = entry_pages("news.atom", ATOM.encode()).items()
    article = parse_page(page, address)
    assert address == "https://meridian.example/wall"
    assert (article.title, article.outlet, article.authors) == (
        "Wall of the harbour sinks",
        "Meridian Asia",
        ("Tom Birch",),
    )
    assert article.published == date(2024, 6, 5)
    assert article.text == "The wall of the harbour has begun to sink, the port office said."


@pytest.mark.parametrize(
    ("content", "feed"),
    [
        (RSS, True),
        (ATOM, True),
        ("\ufeff" + ATOM, True),
        ('<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/">', True),
        ("<html><body><p>rss</p></body></html>", False),
        ('<?xml version="1.0"?><!DOCTYPE html><html></html>', False),
        ("Our <rss> feed\n\nThe council voted.", False),
        ("<!--" * 100_000, False),
        ("<?" * 100_000, False),
        (" " * 1_000_000, False),
    ],
)
def test_feeds_are_told_from_pages(content: str, feed: bool) -> None:
    assert is_feed(content.encode()) is feed


CROWDED = " ".join(f"a{number}='1'" for number in range(300))


@pytest.mark.parametrize(
    "content",
    [
        "<rss><channel></channel></rss>",
        "<rss><channel><item><title>a",
        "<feed>&nope;",
        f"<rss {CROWDED}><channel><item><description>The harbour closed.</description></item></channel></rss>",
    ],
    ids=["empty", "cut off", "unknown reference", "made to take long"],
)
def test_a_feed_that_says_nothing_is_refused(content: str) -> None:
    with pytest.raises(UnreadablePage) as raised:
        entry_pages("news.xml", content.encode())
    assert (raised.value.path, raised.value.reason) == ("news.xml", "no article")


@pytest.mark.parametrize("reference", ["&#xD800;", "&#57343;", "&#x110000;", "&#99999999999;"])
def test_references_to_no_character_cost_no_entry(reference: str) -> None:
    content = RSS.replace("Council votes", f"Council {reference} votes").replace("quay-7", f"quay{reference}7")
    pages = entry_pages("news.xml", content.encode())
    assert len(pages) == 2 and "\ufffd" in list(pages)[1]


def test_a_feed_cut_off_anywhere_is_read_so_far_or_refused() -> None:
    content = RSS.encode()
    for end in range(0, len(content), 37):
        for page in pages_in(PageFile("news.xml", content[:end])):
            assert isinstance(page, PageFile) or page.reason == "no article"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (
            "<link rel=alternate type='application/rss+xml' href='/feed?a=1&amp;b=2'>",
            "https://gazette.example/feed?a=1&b=2",
        ),
        ('<link href="https://feeds.example/atom" type="application/atom+xml">', "https://feeds.example/atom"),
        (
            '<link type="application/rss+xml" href="http://[x"><link type="application/rss+xml" href="b">',
            "https://gazette.example/b",
        ),
        ('<link rel="stylesheet" href="/style.css">', None),
    ],
)
def test_a_page_names_its_feed(link: str, expected: str | None) -> None:
    assert feed_linked(f"<html><head>{link}</head></html>".encode(), "https://gazette.example/") == expected

"""Whatever comes in: a clear answer, nothing lost, nobody pinged."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.errors import (
    NothingFound,
    NotInCorpus,
    UnreadablePage,
)
from bot.model.article import Article
from bot.model.request import QuoteRequest
from bot.page_files import PageFile, parse_files
from bot.parsing import parse_page
from bot.rendering.errors import sentence
from bot.services import Services
from bot.storage.corpus import LIBRARY

Write = Callable[[str, str | bytes], Path]


LEDE = "The harbour of Altona closed on Thursday because its eastern wall had begun to sink, the port office said."


SECOND = "Ships will be sent to the next port along the coast until the wall stands firm again, the office added."


THIRD = "“Nobody has to fear for the fish market,” said Ann Lee, who runs the port office, on Friday afternoon."


BODY = f"{LEDE}\n\n{SECOND}\n\n{THIRD}"


PAGE = f"Harbour closes for repairs\n\nPublished April 26, 2019\n\n{BODY}\n"


def read(content: bytes, name: str = "page.txt") -> Article:
    return parse_page(content, name)


def reason(content: bytes, name: str = "page.txt") -> str:
    with pytest.raises(UnreadablePage) as caught:
        read(content, name)
    words = sentence(caught.value)
    assert name in words
    assert words.endswith(".")
    return caught.value.reason


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\0\0\0", "\u200b\u200b\n".encode()])
def test_an_empty_page(content: bytes) -> None:
    assert reason(content) == "empty"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        b"%PDF-1.7\n" + bytes(range(128, 256)) * 40,
        b"PK\x03\x04" + bytes(range(256)) * 40,
        bytes(range(256)) * 100,
        b"\x7fELF" + b"\0\1\2\3" * 500,
    ],
)
def test_a_binary_file(content: bytes) -> None:
    assert reason(content) == "binary"


def test_a_page_of_fifty_megabytes(write_page: Write) -> None:
    line = b"The harbour closed on Thursday because its wall had begun to sink. "
    content = line * (50_000_000 // len(line))
    assert reason(content) == "too large"
    articles, rejected = parse_files([write_page("big.txt", content), write_page("good.txt", PAGE)])
    assert [Path(article.path).name for article in articles] == ["good.txt"]
    assert [error.reason for error in rejected] == ["too large"]


@pytest.mark.parametrize(
    "text",
    [
        "Home\nNews\nSport\nLog in\nSubscribe\nTerms of use\nPrivacy policy\n",
        "Sign up for our newsletter\n\nGet the best of the week in your inbox.\n\nEmail address\n\nSubscribe\n",
        "You have 2 free articles left this month\n\nSubscribe now\n\nLog in\n",
    ],
)
def test_a_page_of_boilerplate_only(text: str) -> None:
    assert reason(text.encode()) == "no article"


@pytest.mark.parametrize(
    "text",
    [
        "id,name,price\n1,rope,12.5\n2,anchor,90\n3,net,33\n" * 20,
        json.dumps([{"id": n, "tags": ["a", "b"], "ok": True} for n in range(60)], indent=1),
        "404 Not Found\n\nnginx\n",
        "1234567890\n" * 50,
        "<html><head><title>Redirecting</title></head><body><script>location='/'</script></body></html>",
        f"<html><body {' '.join(f'a{n}' for n in range(300))}>{'<p>The ferry sails at night, they said.</p>' * 9}",
    ],
    ids=["table", "json", "error page", "numbers", "redirect", "made to take hours"],
)
def test_a_page_that_is_no_article(text: str) -> None:
    assert reason(text.encode()) == "no article"


def test_a_page_in_another_language_is_kept_unannotated() -> None:
    text = (
        "Hafen von Altstadt geschlossen\n\nDer Hafen von Altstadt wurde am Donnerstag geschlossen, weil die östliche"
        " Mauer zu sinken begonnen hatte.\n\n„Niemand muss um den Fischmarkt fürchten“, sagte die Leiterin des"
        " Hafenamts am Freitag."
    )
    article = read(text.encode())
    assert article.language == "de"
    assert "Fischmarkt" in article.text
    assert (article.quotations, article.times, article.events, article.people) == ((), (), (), ())


@pytest.mark.parametrize(
    "html",
    [
        f"<html><body><article><h1>Harbour closes</h1><p>{LEDE}<p>{SECOND}<p>{THIRD}",
        f"<div><p>{LEDE}</div></p><p>{SECOND}</span></b><p>{THIRD}</body></body></html></html>",
        f"<!doctype html><html><head><title>Closed</title><body><p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p><a href='",
        f"<html><body><p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p><script>if (a < b) {{ document.write('<p>')",
        "<html>" + "<div>" * 200 + f"<p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p>" + "</div>" * 200 + "</html>",
    ],
    ids=["unclosed", "crossed", "cut off", "open script", "deep"],
)
def test_broken_html_keeps_its_article(html: str) -> None:
    article = read(html.encode(), "page.html")
    assert LEDE in article.text
    assert SECOND in article.text
    assert "<" not in article.text


@pytest.mark.parametrize("damage", [b"\xff", b"\xc3", b"\xe2\x80", b"\xed\xa0\x80"])
def test_invalid_utf_8_costs_a_letter_and_not_the_page(damage: bytes) -> None:
    article = read(PAGE.replace("fish", "@@").encode().replace(b"@@", damage))
    assert LEDE in article.text
    assert SECOND in article.text
    article.text.encode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(encoding: str) -> None:
    assert THIRD in read(PAGE.encode(encoding)).text


async def test_half_a_surrogate_in_metadata_costs_no_other_page(services: Services) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Harbour \ud83d closes", "author": {"name": "A \udc00 B"}})
    html = f'<html><head><script type="application/ld+json">{data}</script></head><body><article>'
    html += f"<h1>Harbour closes</h1><p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    pages = [PageFile("odd.html", html.encode()), PageFile("good.txt", PAGE.encode())]
    odd, good = (await services.add_pages(LIBRARY, pages)).pages
    assert good.outcome == "loaded"
    assert (odd.outcome, odd.reason) in {("loaded", None), ("rejected", "reading it failed")}
    for ref in await services.articles(LIBRARY):
        f"{ref.headline} {ref.outlet}".encode()


@pytest.mark.parametrize(
    "stamp",
    [
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "2019-02-30",
        "soon",
        "",
        "20190425T25:61",
    ],
)
def test_a_nonsense_date_in_metadata_is_no_date(stamp: str) -> None:
    html = f'<html><head><meta property="article:published_time" content="{stamp}"></head><body><article>'
    html += f"<h1>Harbour closes</h1><p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    assert read(html.encode(), "page.html").published is None


MISCHIEF = (
    "“@everyone must **leave** <@123456789012345678> [here](https://example.org) ||now|| `rm`,” said Ann Lee on Friday,"
    " adding that <#42> and <t:0:R> and @here were ~~fine~~ > quite # fine."
)


async def test_markdown_and_mentions_stay_the_words_they_are(services: Services) -> None:
    page = PAGE.replace(THIRD, MISCHIEF)
    await services.add_pages(LIBRARY, [PageFile("page.txt", page.encode())])
    (ref,) = await services.articles(LIBRARY)
    article = await services.article(LIBRARY, ref)
    assert MISCHIEF in article.text
    assert all(article.text[q.start : q.end] == q.text for q in article.quotations)


def test_invisible_letters_hide_no_word() -> None:
    hidden = "\u200b".join("harbour")
    article = read(PAGE.replace("harbour", hidden).replace("Lee", "L\u00adee\u202e\u2066").encode())
    assert LEDE in article.text
    assert not set("\u200b\u200e\u200f\u202a\u202e\u2066\u2069\u00ad\ufeff") & set(article.text + (article.title or ""))


def test_dates_on_a_page_that_do_not_exist_become_no_days() -> None:
    odd = "On February 30, 2019 and on 2019-13-45 and on April 31 the office met, and on 99/99/2019 as well, she said."
    article = read(PAGE.replace(SECOND, odd).encode())
    assert odd in article.text
    days = [(event.date.start, event.date.end) for event in article.events]
    assert all(first <= last and date(2019, 1, 1) <= first for first, last in days if first.year == 2019)


async def test_an_article_removed_while_its_answer_is_kept(seeded: Services) -> None:
    own = PageFile("own.txt", PAGE.encode())
    report = await seeded.add_pages("guild", [own])
    article_id = report.pages[0].article_id
    assert article_id is not None
    answer = await seeded.quote("guild", QuoteRequest(speaker="Ann Lee"))
    citations = [citation for result in answer.results for citation in result.statement.citations]
    kept = await seeded.memory("guild").keep_answer(
        "quote", [citation.article.id for citation in citations], seeded.now()
    )
    assert await seeded.remove_page("guild", article_id)
    assert await seeded.memory("guild").answer(kept) == ("quote", [article_id] * len(citations))
    for passage in await seeded.passages("guild", citations):
        assert passage.gone
        assert passage.citation.text == THIRD
    with pytest.raises((NotInCorpus, NothingFound)):
        await seeded.quote("guild", QuoteRequest(speaker="Ann Lee"))
    again = await seeded.add_pages("guild", [own])
    assert again.pages[0].article_id != article_id

"""Floors under page reading, on pages made from templates. An edit may raise a floor, never lower it."""

import re
from collections import Counter

import pytest

from bot.errors import UnreadablePage
from bot.parsing.pages import read_page
from tests.quality.made_pages import SHAPES, make_page

PAGES = [make_page(seed) for seed in range(120)]


def words(text):
    return Counter(re.findall(r"\w+", text))


@pytest.fixture(scope="module")
def readings():
    read = []
    for page in PAGES:
        try:
            read.append((page, read_page(page.text.encode(), "made.txt")))
        except UnreadablePage:
            read.append((page, None))
    return read


def test_body(readings):
    both = found = true = exact = 0
    for page, reading in readings:
        want, got = words("\n".join(page.body)), words(reading.text if reading else "")
        both += sum((want & got).values())
        found += sum(got.values())
        true += sum(want.values())
        exact += reading is not None and reading.text == "\n\n".join(page.body)
    assert {"precision": both / found >= 0.98, "recall": both / true >= 0.98, "exact": exact / len(PAGES) >= 0.75} == {
        "precision": True,
        "recall": True,
        "exact": True,
    }, (both / found, both / true, exact / len(PAGES))


def test_headline_author_and_day(readings):
    right = {"title": 0, "author": 0, "day": 0}
    for page, reading in readings:
        if reading is None:
            continue
        published = str(reading.publication.day) if reading.publication else None
        right["title"] += reading.title == page.title
        right["author"] += reading.authors == ((page.author,) if page.author else ())
        right["day"] += published == page.published
    shares = {name: count / len(PAGES) for name, count in right.items()}
    floors = {"title": 0.95, "author": 0.9, "day": 0.97}
    assert all(shares[name] >= floor for name, floor in floors.items()), shares


def test_nothing_of_a_page_is_lost(readings):
    for page, reading in readings:
        if reading is None:
            continue
        told = "\n".join(
            [reading.text, reading.title or "", reading.deck or "", *(b.text for b in reading.boilerplate)]
        )
        lines = [line.strip().removeprefix("• ") for line in page.text.split("\n") if line.strip()]
        assert [line for line in lines if line not in told] == []


# Per shape: the share of words found that belong to the article, the share of its words that are found, and the share
# of pages whose article comes out word for word.
FLOORS = {
    ("text", "news"): (0.99, 0.99, 0.95),
    ("text", "sectioned"): (0.99, 0.99, 0.7),
    ("text", "short"): (0.97, 0.99, 0.85),
    ("text", "listicle"): (0.99, 0.99, 0.9),
    ("text", "captioned"): (0.99, 0.99, 0.95),
    ("text", "discussed"): (0.99, 0.99, 0.92),
    ("text", "interrupted"): (0.99, 0.99, 0.85),
    ("text", "live"): (0.99, 0.99, 0.9),
    ("copied", "news"): (0.99, 0.99, 0.87),
    ("copied", "sectioned"): (0.99, 0.99, 0.7),
    ("copied", "short"): (0.99, 0.99, 0.95),
    ("copied", "listicle"): (0.99, 0.99, 0.82),
    ("copied", "captioned"): (0.99, 0.99, 0.95),
    ("copied", "discussed"): (0.99, 0.99, 0.95),
    ("copied", "interrupted"): (0.99, 0.99, 0.7),
    ("copied", "live"): (0.99, 0.99, 0.75),
    ("narrow", "news"): (0.99, 0.99, 0.95),
    ("narrow", "sectioned"): (0.99, 0.99, 0.7),
    ("narrow", "short"): (0.97, 0.98, 0.8),
    ("narrow", "listicle"): (0.99, 0.99, 0.9),
    ("narrow", "captioned"): (0.99, 0.99, 0.95),
    ("narrow", "discussed"): (0.99, 0.99, 0.92),
    ("narrow", "interrupted"): (0.99, 0.99, 0.85),
    ("narrow", "live"): (0.99, 0.99, 0.9),
    ("dump", "news"): (0.99, 0.99, 0.95),
    ("dump", "sectioned"): (0.99, 0.99, 0.7),
    ("dump", "short"): (0.97, 0.98, 0.8),
    ("dump", "listicle"): (0.99, 0.99, 0.9),
    ("dump", "captioned"): (0.99, 0.99, 0.95),
    ("dump", "discussed"): (0.99, 0.99, 0.92),
    ("dump", "interrupted"): (0.99, 0.99, 0.85),
    ("dump", "live"): (0.99, 0.99, 0.9),
    ("html", "news"): (0.99, 0.99, 0.9),
    ("html", "sectioned"): (0.99, 0.99, 0.9),
    ("html", "short"): (0.97, 0.99, 0.85),
    ("html", "listicle"): (0.99, 0.99, 0.9),
    ("html", "captioned"): (0.99, 0.99, 0.95),
    ("html", "discussed"): (0.99, 0.99, 0.95),
    ("html", "interrupted"): (0.99, 0.99, 0.9),
    ("html", "live"): (0.99, 0.99, 0.95),
}


@pytest.mark.parametrize("form", ["text", "copied", "narrow", "dump", "html"])
@pytest.mark.parametrize("shape", SHAPES)
def test_body_of_every_shape(shape, form):
    both = found = true = exact = 0
    pages = [make_page(seed, shape) for seed in range(40)]
    for page in pages:
        try:
            got = read_page(getattr(page, form).encode(), f"made.{form}").text
        except UnreadablePage:
            got = ""
        body = "\n\n".join(page.body)
        want, had = words(body), words(got)
        both += sum((want & had).values())
        found += sum(had.values())
        true += sum(want.values())
        exact += got == body
    shares = (both / max(1, found), both / true, exact / len(pages))
    assert all(share >= floor for share, floor in zip(shares, FLOORS[form, shape], strict=True)), shares

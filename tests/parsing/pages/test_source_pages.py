"""The two source pages, against the careful reading of one of them and what the other plainly shows."""

import json
from pathlib import Path

import pytest

from bot.parsing.pages import read_page

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the source pages are not beside this checkout")


def read(start):
    path = next((SHARED / "seeds").glob(f"{start}*.txt"))
    return read_page(path.read_bytes(), path.name)


def test_the_annotated_page_is_read_as_annotated():
    reading = read("002")
    annotated = json.loads((SHARED / "eval/seeds/page_002_annotated.json").read_text("utf-8"))["document"]
    paragraphs = [(reading.text[p.start : p.end], p.kind) for p in reading.paragraphs]
    assert paragraphs == [(p["text"], p["kind"]) for p in annotated["body"]]
    assert reading.title == annotated["title"]["text"]
    assert reading.deck == annotated["subtitle"]["text"]
    assert reading.outlet == annotated["publisher"]["name"]
    assert list(reading.dateline) == annotated["dateline"]["places"]
    assert reading.authors == ()
    assert reading.publication is None
    kinds = {"caption": "caption", "sponsored": "advert", "paywall": "subscription"}
    told = {b.text: b.kind for b in reading.boilerplate}
    expected = {b["text"].lstrip("• "): kinds[b["kind"]] for b in annotated["boilerplate"] if b["kind"] in kinds}
    assert {text: told.get(text) for text in expected} == expected


def test_the_other_page_keeps_its_story_apart_from_biography_and_comment():
    reading = read("000")
    assert reading.title == "Jong-Un Arrives in Russia as Disappointment With Pompeo Grows"
    assert reading.deck is not None
    assert reading.deck.startswith("After calling U.S. Secretary of State")
    assert (reading.authors, reading.outlet) == (("Yasmeen Rasidi",), "Citizen Truth")
    assert reading.publication is None
    kinds = [p.kind for p in reading.paragraphs]
    assert (len(kinds), kinds.count("heading")) == (26, 2)
    assert reading.text.startswith("Speaking to Russia’s state-owned")
    assert reading.text.endswith("Lankov added.")
    assert {b.kind for b in reading.boilerplate} >= {"menu", "caption", "tag", "bio", "related", "comment"}

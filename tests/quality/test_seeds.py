"""How well the shipped pages are read, against what a careful reader finds in them. Floors only rise."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.linking.people import same_person
from bot.model.article import Article
from bot.model.words import fold
from bot.page_files import parse_files

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PAGES: dict[str, dict[str, Any]] = json.loads((SEEDS / "annotations.json").read_text("utf-8"))["pages"]


@cache
def articles() -> dict[str, Article]:
    parsed, rejected = parse_files([SEEDS / name for name in PAGES])
    assert rejected == []
    return {Path(article.path).name: article for article in parsed}


def share(found: Iterable[bool]) -> float:
    """Percent that is true."""
    outcomes = list(found)
    return 100 * sum(outcomes) / len(outcomes)


def bare(text: str) -> str:
    return " ".join(text.split()).strip(' ,.“”"')


def in_order(wanted: Sequence[Any], found: Sequence[Any]) -> list[bool]:
    """For each wanted item whether it is found after the ones before it."""
    outcomes, position = [], 0
    for item in wanted:
        hit = item in found[position:]
        position = found.index(item, position) + 1 if hit else position
        outcomes.append(hit)
    return outcomes


@pytest.mark.parametrize("name", PAGES)
def test_annotations_are_verbatim(name: str) -> None:
    gold = PAGES[name]
    page = html.unescape(re.sub(r"<[^>]+>", "", (SEEDS / name).read_text("utf-8")))
    body = "\n\n".join(part["text"] for part in gold["body"])
    assert all(part["text"] in page for part in gold["body"])
    assert all(line["text"] in page and line["text"] not in body for line in gold["boilerplate"])
    assert all(quote["text"] in body and quote["mention"] in body for quote in gold["quotes"])
    assert all(time["text"] in body for time in gold["times"])
    assert all(event["sentence_starts"] in body for event in gold["events"])
    assert all(form in body for person in gold["people"] for form in person["variants"])


# What is known to go wrong; the mark falls as soon as it goes right.


@pytest.mark.parametrize("name", PAGES)
def test_the_body_is_the_articles_paragraphs_and_headings_and_nothing_else(name: str) -> None:
    gold, article = PAGES[name], articles()[name]
    found = [(p.kind, article.text[p.start : p.end]) for p in article.paragraphs]
    # A sentence between caption and first paragraph can be read as the deck or as the body's beginning.
    if gold.get("deck_or_first_paragraph") == found[0][1]:
        found = found[1:]
    assert found == [(part["kind"], part["text"]) for part in gold["body"]]


# A label may be called a menu's, and the form under the comments theirs.
_ALSO = {"menu": {"other"}, "other": {"menu"}, "form": {"comment"}}


def line_key(text: str) -> str:
    """A line without list marker and double spaces."""
    return re.sub(r"^(?:•|\d+\.)\s+", "", " ".join(text.split()))


def test_boilerplate_is_named_and_none_of_it_is_body() -> None:
    right = []
    for name, gold in PAGES.items():
        article = articles()[name]
        found = {line_key(line.text): line.kind for line in article.boilerplate}
        for line in gold["boilerplate"]:
            kind = found.get(line_key(line["text"]))
            right.append(kind == line["kind"] or kind in _ALSO.get(line["kind"], ()))
        assert not [text for text in gold.get("furniture", ()) if text in article.text]
    assert share(right) >= 70


@pytest.mark.parametrize("name", PAGES)
def test_headline_outlet_date_and_dateline(name: str) -> None:
    gold, article = PAGES[name], articles()[name]
    assert (article.title, article.outlet, list(article.dateline)) == (
        gold["title"],
        gold["outlet"],
        gold["dateline"],
    )
    publication = article.publication
    assert publication is not None
    assert [publication.earliest.isoformat(), publication.latest.isoformat()] == gold["published_between"]
    assert (publication.day.isoformat() if publication.day else None) == gold["published"]


def test_quotations_and_their_speakers() -> None:
    found, right, invented = [], [], []
    for name, gold in PAGES.items():
        quotations = articles()[name].quotations
        for quote in gold["quotes"]:
            if quote["kind"] == "indirect" or quote.get("optional"):
                continue
            hits = [q for q in quotations if q.kind != "indirect" and bare(q.text) == bare(quote["text"])]
            found.append(bool(hits))
            right.append(any(_speaker_right(q.speaker, quote) for q in hits))
        known = {bare(quote["text"]) for quote in gold["quotes"]} | set(gold["not_quotes"])
        invented += [q.text for q in quotations if q.kind == "direct" and bare(q.text) not in known]
    assert share(found) >= 100
    assert share(right) >= 85
    assert invented == []


def _speaker_right(speaker: Any, quote: dict[str, Any]) -> bool:
    if speaker is None:
        return False
    if speaker.name is None:
        return bool(quote.get("name_optional")) and fold(quote["mention"]) in fold(speaker.mention)
    return same_person(speaker.name, quote["speaker"]) or fold(speaker.name) == fold(quote["speaker"])


def test_times_and_their_values() -> None:
    wanted, found = [], []
    for name, gold in PAGES.items():
        times = [(t.text, t.type, t.value) for t in articles()[name].times]
        required = [(t["text"], t["type"], t["value"]) for t in gold["times"] if not t.get("optional")]
        wanted += in_order(required, times)
        allowed = {(t["text"], t["type"], t["value"]) for t in gold["times"]}
        found += [time in allowed for time in times]
    assert share(wanted) >= 100
    assert share(found) >= 100


def test_events_and_their_days() -> None:
    recall, precision = [], []
    for name, gold in PAGES.items():
        article = articles()[name]
        events = {(e.date.start.isoformat(), e.date.end.isoformat(), e.status) for e in article.events}
        recall += [(e["start"], e["end"], e["status"]) in events for e in gold["events"] if not e.get("optional")]
        days = {(e["start"], e["end"]) for e in gold["events"]}
        precision += [event[:2] in days for event in events]
    assert share(recall) >= 100
    assert share(precision) >= 95


def test_people_and_the_forms_of_their_names() -> None:
    whole, invented = [], []
    for name, gold in PAGES.items():
        people = {frozenset(m.text for m in p.mentions) for p in articles()[name].people}
        whole += [frozenset(p["variants"]) in people for p in gold["people"] if not p.get("optional")]
        known = {form for person in gold["people"] for form in person["variants"]}
        invented += [sorted(forms) for forms in people if not forms & known]
    assert share(whole) >= 100
    # A heading in title case still yields one (“With Faith in Pompeo Gone”).
    assert len(invented) <= 1

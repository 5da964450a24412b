"""Floors under pages that go on in one shape. An edit may raise a floor, never lower it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from bot.model.article import Article
from bot.parsing import parse_page
from tests.quality.made_shapes import LISTS, LIVE, TALK, MadeShape, make_list, make_live, make_talk

_SEEDS = range(5)
_CASES = [(make_live, layout) for layout in LIVE] + [(make_list, layout) for layout in LISTS]
_CASES += [(make_talk, layout) for layout in TALK]


def _read(page: MadeShape, form: str) -> Article:
    return parse_page(getattr(page, form).encode(), "made")


@pytest.mark.parametrize("form", ["text", "dense", "html"])
@pytest.mark.parametrize(("make", "layout"), _CASES)
def test_nothing_is_lost_or_glued(make: Callable[[int, str], MadeShape], layout: str, form: str) -> None:
    lost = extra = told = 0
    for seed in _SEEDS:
        page = make(seed, layout)
        article = _read(page, form)
        found = Counter(article.text[p.start : p.end].replace("\n", " ") for p in article.paragraphs)
        lost += (Counter(page.body) - found).total()
        extra += (found - Counter(page.body)).total()
        told += len(page.body)
    assert (lost / told <= 0.05, extra / told <= 0.01) == (True, True), (lost, extra, told)


@pytest.mark.parametrize("layout", LIVE)
def test_every_entry_of_a_live_blog_carries_its_time(layout: str) -> None:
    for seed in _SEEDS:
        page = make_live(seed, layout)
        article = _read(page, "text")
        headings = [article.text[p.start : p.end] for p in article.paragraphs if p.kind == "heading"]
        assert [heading for heading in headings if heading in page.stamps] == list(page.stamps)
        # A time above an entry is no happening.
        assert not {event.sentence for event in article.events} & set(page.stamps)


@pytest.mark.parametrize("form", ["text", "dense", "html"])
@pytest.mark.parametrize("layout", TALK)
def test_turns_are_direct_quotations_of_who_speaks(layout: str, form: str) -> None:
    right = made = found = 0
    for seed in _SEEDS:
        page = make_talk(seed, layout)
        article = _read(page, form)
        said = {
            (q.speaker.name if q.speaker else None, q.text.replace("\n", " "))
            for q in article.quotations
            if q.kind == "direct"
        }
        right += len(said & set(page.turns))
        found += len(said)
        made += len(set(page.turns))
    assert (right / found >= 0.98, right / made >= 0.98) == (True, True), (right, found, made)

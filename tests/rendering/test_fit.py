"""Whatever an answer holds, its card fits into one Discord message."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.model.answer import (
    Answer,
    Check,
    Digest,
    Passage,
    QuestionAnswer,
    QuoteAnswer,
    SummaryAnswer,
    Timeline,
    Verification,
)
from bot.rendering.buttons import follow_up_button, page_buttons, sources_button
from bot.rendering.card import Card
from bot.rendering.cards.digest import digest_card
from bot.rendering.cards.question import question_card
from bot.rendering.cards.quote import quote_card
from bot.rendering.cards.summary import summary_card
from bot.rendering.cards.timeline import timeline_card
from bot.rendering.cards.verify import check_card, verify_card
from bot.rendering.layout import layout
from bot.rendering.library import SOURCES_A_PAGE, library_card, passages_card
from bot.rendering.plain import answer_text
from tests.rendering.strategies import answers, articles, citations, short, verifications

# Answers are large: making a failing one smaller takes minutes and tells little more.
thorough = settings(
    max_examples=60, deadline=None, phases=set(Phase) - {Phase.shrink}, suppress_health_check=list(HealthCheck)
)


CARDS: dict[type, Callable[[Any], Card]] = {
    SummaryAnswer: summary_card,
    QuoteAnswer: quote_card,
    Timeline: timeline_card,
    Verification: verify_card,
    Check: check_card,
    QuestionAnswer: question_card,
    Digest: digest_card,
}


def components(card: Card) -> list[dict[str, Any]]:
    """Every component of the message the card becomes."""

    async def build() -> list[dict[str, Any]]:
        buttons = [sources_button(10**17), follow_up_button(10**17)]
        buttons += page_buttons(10**17, card.paging) if card.paging else ()
        return layout(card, buttons).to_components()

    def every(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [c for component in found for c in (component, *every(component.get("components", [])))]

    return every(asyncio.run(build()))


def assert_fits(card: Card) -> None:
    found = components(card)
    texts = [c["content"] for c in found if c["type"] == 10]
    assert len(found) <= 40
    assert all(text.strip() for text in texts)
    assert sum(len(text.encode("utf-16-le")) // 2 for text in texts) <= 4000
    shown = "\n".join(texts)
    assert "@everyone" not in re.sub(r"\\@", "", shown)
    assert not re.search(r"(?<!\\)\]\(", shown)
    for component in found:
        if component["type"] == 2:
            assert len(component["label"]) <= 80 and len(component["custom_id"]) <= 100
    # Every number in the text stands for a source that is listed.
    listed = {int(m) for m in re.findall(r"^\[(\d+)\] ", "\n".join(card.sources), re.M)}
    assert {int(m) for item in card.items for m in re.findall(r"(?<!\\)\[(\d+)\]", item)} <= listed or not listed


@thorough
@given(answers)
def test_any_answer_fits(answer: Answer) -> None:
    assert_fits(CARDS[type(answer)](answer))
    assert isinstance(answer_text(answer), str)


@thorough
@given(st.lists(verifications, max_size=12))
def test_any_check_of_a_message_fits(found: list[Any]) -> None:
    assert_fits(check_card(Check(tuple(found))))


@thorough
@given(st.lists(st.builds(Passage, citations, short, short, st.booleans(), st.none() | st.integers(1)), max_size=20))
def test_any_sources_fit(passages: list[Passage]) -> None:
    assert_fits(passages_card(passages))


@thorough
@given(st.lists(articles, max_size=40), st.integers(0, 39))
def test_any_list_of_articles_fits(found: list[Any], offset: int) -> None:
    if offset < len(found):
        assert_fits(library_card(found[offset : offset + SOURCES_A_PAGE], len(found), offset))

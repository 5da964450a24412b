from __future__ import annotations

import pytest

from bot.model.answer import (
    Check,
    DiffPart,
    QuoteAnswer,
    QuoteResult,
    Verdict,
    Verification,
    VerifyMatch,
)
from bot.rendering.cards.quote import quote_card
from bot.rendering.cards.verify import check_card, diff_markdown, verify_card
from bot.rendering.plain import answer_text
from tests.rendering.made import EAST, said


@pytest.mark.parametrize(
    ("verdict", "title", "tone"),
    [
        ("verbatim", "### ✅ Word for word", "good"),
        ("altered", "### 🟠 Altered", "warning"),
        ("other speaker", "### 🔴 Somebody else said it", "bad"),
        ("paraphrase", "### 🟠 Paraphrased, not quoted", "warning"),
        ("not found", "### ⚪ Not in the corpus", "quiet"),
    ],
)
def test_a_verdict_has_its_words_and_its_colour(verdict: Verdict, title: str, tone: str) -> None:
    card = verify_card(Verification("We sail at night", None, verdict, ()))
    assert (card.title, card.tone) == (title, tone)


def test_a_difference_is_shown_word_by_word() -> None:
    parts = (DiffPart("same", "we sail"), DiffPart("corpus", "at *night*"), DiffPart("claim", "at dawn"))
    assert diff_markdown(parts, 200) == r"we sail ~~at \*night\*~~ **at dawn**"
    quote = QuoteResult(said(EAST, "we sail at *night*"), "direct", "Ina Holm", "Holm", "harbour chief", "said", None)
    marked = (DiffPart("same", "we sail"), DiffPart("claim", "at dawn"))
    answer = Verification("we sail at dawn", None, "altered", (VerifyMatch(quote, parts),), marked)
    card = verify_card(answer)
    assert card.items[0] == "“we sail **at dawn**”"
    assert card.items[1].splitlines()[-1] == r"> we sail ~~at \*night\*~~ [1]"
    assert "~~struck~~ only in the corpus" in (card.note or "")
    assert "**Ina Holm**, harbour chief · *said* · The Eastern Post · 12 Jun 2024" in card.items[1]
    told = answer_text(answer).splitlines()
    assert "as claimed: we sail {+at dawn+}" in told and "  in the corpus: we sail [-at *night*-]" in told
    assert "“we sail **at dawn**”\n**Ina Holm**" in check_card(Check((answer,))).items[0]


@pytest.mark.parametrize(
    ("speaker", "mention", "confidence", "told"),
    [
        ("Ina Holm", "Holm", 0.9, "**Ina Holm**"),
        ("Ina Holm", "she", 0.3, "probably **Ina Holm**"),
        (None, "an official", 0.9, "**an official**"),
        (None, None, 0.0, "speaker unclear"),
        (None, "Holm", 0.3, "speaker unclear: the page says “Holm”"),
    ],
)
def test_how_sure_a_speaker_is_is_said(speaker: str | None, mention: str | None, confidence: float, told: str) -> None:
    quote = QuoteResult(said(EAST, "we sail"), "direct", speaker, mention, None, "said", None, confidence)
    answer = QuoteAnswer(None, None, (quote,), 1)
    assert quote_card(answer).items[0].startswith(f"{told} · *said* · The Eastern Post · 12 Jun 2024\n> “we sail” [1]")
    assert f"— {told.replace('**', '')} · said" in answer_text(answer)


@pytest.mark.parametrize(
    ("mention", "role", "told"),
    [
        ("Ina Holm", "Professor … at Kent", "Ina Holm, Professor, at Kent"),
        ("their spokesman", "spokesman", "their spokesman"),
        ("the spokesman", "the spokesman", "the spokesman"),
    ],
)
def test_a_role_is_told_once_and_without_marks_of_omission(mention: str, role: str, told: str) -> None:
    quote = QuoteResult(said(EAST, "we sail"), "direct", None, mention, role, "said", None)
    answer = QuoteAnswer(None, None, (quote,), 1)
    assert quote_card(answer).items[0].replace("*", "").startswith(f"{told} · said")
    assert f"— {told} · said" in answer_text(answer)


def test_words_are_shown_in_one_pair_of_marks_however_they_were_typed() -> None:
    for claim in ("“We sail,” ", '"We sail,"', "We sail,"):
        answer = Verification(claim, None, "verbatim", ())
        assert verify_card(answer).items[0] == "“We sail,”"
        assert "“We sail,”" in check_card(Check((answer,))).items[0].splitlines()


def test_a_colon_is_no_word_that_reports() -> None:
    quote = QuoteResult(said(EAST, "we sail"), "direct", "Ina Holm", "Holm", None, ":", None)
    assert quote_card(QuoteAnswer(None, None, (quote,), 1)).items[0].startswith("**Ina Holm** · The Eastern Post")

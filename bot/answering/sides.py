"""Sides: whoever scored for one team scored against the other, which the same sentence names."""

from __future__ import annotations

import re

from bot.answering.inquiry import Inquiry
from bot.answering.kin import synonyms
from bot.answering.lists import listed
from bot.answering.passages import Ranked, put_behind, sketch
from bot.model.words import fold, folded_words

_LOOKED_AT = 12
_BEFORE = 3
"""Words before a name among which "beat" or "over" stands, where it names the other side."""


def for_one_side(inquiry: Inquiry) -> tuple[str, ...]:
    """The folded names for whose side the question asks who did something: "Who scored for Lowmere?"."""
    return _one_side(inquiry, "for")


def _one_side(inquiry: Inquiry, preposition: str) -> tuple[str, ...]:
    if inquiry.wants != "person":
        return ()
    asked = f" {fold(inquiry.question.text)} "
    names = [name for name in map(fold, inquiry.question.names) if name]
    return tuple(name for name in names if re.search(rf" {preposition} (?:the )?{re.escape(name)} ", asked))


def is_against(sentence: str, side: str) -> bool:
    """Whether a sentence names a side as the other one alone ("beat Lowmere", "won over Lowmere"), or not at all."""
    told, wanted = folded_words(sentence), set(side.split())
    places = [at for at, word in enumerate(told) if word.removesuffix("'s") in wanted]
    return all(not listed("opposing").isdisjoint(told[max(0, at - _BEFORE) : at]) for at in places)


def tells_what_was_done(inquiry: Inquiry, sentence: str) -> bool:
    """Whether a sentence has a word of what is asked beside names, or was before "And for Lowmere?", or its synonym."""
    named = {s for name in (*inquiry.names, *inquiry.thread) for s in name.split()}
    known = sketch(sentence).known
    return any(synonyms(s) & known for s in (*inquiry.own, *inquiry.lent) if s not in named and len(s) > 2)


def of_the_other_side(inquiry: Inquiry, sentence: str) -> bool:
    """Whether the question asks who did something for somebody or against them, and the sentence tells of the other
    side."""
    against = any(not is_against(sentence, side) for side in _one_side(inquiry, "against"))
    return against or any(is_against(sentence, side) for side in for_one_side(inquiry))


def own_side_first(inquiry: Inquiry, ranked: Ranked) -> Ranked:
    """The same order, but of the likeliest sentences those that tell of the other side last."""
    if inquiry.wants != "person":
        return ranked
    return put_behind(ranked, _LOOKED_AT, lambda passage: of_the_other_side(inquiry, passage.citation.text))

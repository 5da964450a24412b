"""Whether what a clause dates has happened, is planned, or is somebody's word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from bot.parsing import lexicon
from bot.parsing.temporal.asserted import (
    MARKS,
    OBJECT,
    Standing,
    attributed,
    closes,
    is_report,
    reporting,
    subject_before,
)
from bot.parsing.temporal.polarity import came_to_nothing, doubt, left_open
from bot.parsing.temporal.tokens import Token, tokenize
from bot.parsing.temporal.verbs import forms, tells_tense, tense_of


@cache
def _plan(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("modality")["plan"][name])


def standing(text: str, start: int, end: int, time_start: int, time_end: int) -> Standing:
    """How the clause around the expression stands, in the sentence ``text[start:end]``."""
    tokens = _tokens_of(text[start:end])
    first = next((at for at, token in enumerate(tokens) if token.start + start >= time_start), len(tokens))
    last = next((at for at, token in enumerate(tokens) if token.start + start >= time_end), len(tokens))
    if left_open(tokens, first, last):
        return Standing("unclear")
    if _is_untrue(tokens, first, last):
        return Standing("denied")
    found, governor = _standing(text, start, end, tokens, first, last)
    if found.status == "planned" and came_to_nothing(tokens, last):
        return Standing("not happened")
    against = doubt(tokens, first, last, governor)
    if against is None or found.status == "denied":
        return found
    if against == "unreal":
        return Standing("not happened", unreal=True)  # "He should have gone on Monday, she said"
    if found.status == "claimed" and against != "cancelled":
        # Who says that it did not happen denies it; whoever leaves it open has said so much at least.
        return Standing("denied", found.claimed_by) if against == "not happened" else found
    return Standing(against, planning=found.status == "planned")


@lru_cache(1)
def _tokens_of(sentence: str) -> list[Token]:
    """The tokens of a sentence, kept for its next day."""
    return tokenize(sentence, {}, {})


def _standing(
    text: str, start: int, end: int, tokens: Sequence[Token], first: int, last: int
) -> tuple[Standing, int | None]:
    """The same before anything is said against it, and the verb that tells it."""
    places = (*range(first - 1, -1, -1), *range(last, len(tokens)))
    after = [token.low for token in tokens[last : last + 2]]
    # "It would have closed in March had the bank agreed": no verb of the day's.
    inverted = after[:1] == ["had"] and after[-1] in reporting("article")
    if first and after and _kind(tokens, last) in ("past", "report") and not inverted:
        places = (last,)  # "the agency on Monday quoted him": a day between subject and verb is the verb's
    governor = next((at for at in places if _kind(tokens, at)), None)
    if governor is None:
        return attributed(text[start:end], tokens, first, first), None
    if governor < first and _looks_ahead(tokens, governor, first):
        return Standing("planned", planning=True), governor
    kind = _kind(tokens, governor)
    if kind == "report":
        if governor < first and _told_of(tokens, governor, first):
            denied = tokens[governor].low in reporting("deny")
            passive = governor and tokens[governor - 1].low in reporting("passive")
            subject = None if passive else subject_before(text[start : start + tokens[governor].start])
            return Standing("denied" if denied else "claimed", subject), governor
        opens = tokens[0].low in reporting("opening")  # "At a rally on Monday, the mayor said, …"
        if governor >= last and first > 2 and not opens and closes(tokens, governor):
            # "The boat sank on Monday, fishermen said."  The verb before the day was not known.
            return attributed(text[start:end], tokens, first, first), None
        # The date is the report's own: "said on Thursday", "On Thursday, the office announced".
        return Standing("happened", reported=True), governor
    if kind == "future":
        for at in range(governor - 1, 0, -1):
            if tokens[at].low in MARKS:
                break
            if tokens[at].low in reporting("deny") and "that" in [token.low for token in tokens[at:governor]]:
                return Standing("denied", subject_before(text[start : start + tokens[at].start])), governor
        before = [token.low for token in tokens[max(0, governor - 3) : governor]]
        # "He was due to be freed on Monday", "he had hoped to": that it was planned says no more when the day is over.
        was = not {"was", "were", "had"}.isdisjoint(before) and "to" in (before[-1], tokens[governor].low)
        return Standing("planned", planning=was or tokens[governor].low in _plan("words")), governor
    return attributed(text[start:end], tokens, governor, first), governor


def _is_untrue(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the sentence calls the dated clause false: "rumours that he died on Monday are false"."""
    for at in range(first - 1):
        if tokens[at].low in reporting("word_of") and tokens[at + 1].low == "that":
            behind = [token.low for token in tokens[last : last + 2 + OBJECT]]
            be = next((at for at, low in enumerate(behind) if low in ("is", "are", "was", "were")), len(behind))
            return not reporting("untrue").isdisjoint(behind[be:])
    return False


def _looks_ahead(tokens: Sequence[Token], verb: int, first: int) -> bool:
    """Whether a past verb tells of what was still to come: "was to open on Monday", "urged them to meet on Monday"."""
    low = tokens[verb].low
    following = [token.low for token in tokens[verb + 1 : min(first, verb + 2 + OBJECT)]]
    if low in ("was", "were"):
        return following[:1] == ["to"]
    if low in _plan("moved"):
        # "Moved to Friday", but not "moved to Leeds on Friday".
        return bool(following) and following[-1] in ("from", "to", "until", "till")
    return low in forms("pledge") and "to" in following[:-1] and "that" not in following


def _told_of(tokens: Sequence[Token], verb: int, first: int) -> bool:
    """Whether a verb of saying has what it tells, dated, for its object: "denied shelling", "claim to have shot"."""
    following = [token.low for token in tokens[verb + 1 : first]]
    if following[:2] == ["to", "have"]:
        return True
    acts = following[:1] == ["having"] or (bool(following) and following[0].endswith("ing"))
    return tokens[verb].low in reporting("deny") and acts and following[0] not in reporting("no_act")


def _kind(tokens: Sequence[Token], at: int) -> str:
    low = tokens[at].low
    if is_report(low):
        return "report"
    return (tells_tense(low) and tense_of(tokens, at)) or ""

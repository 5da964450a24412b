"""Whether a dated clause says that it did not happen, was called off, or leaves open whether it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from bot.parsing import lexicon
from bot.parsing.temporal.tokens import GAP, Token

Doubt = Literal["not happened", "unreal", "cancelled", "unclear"]
_AHEAD = 4
"""Words between a plan and its day."""
_BEFORE, _BEHIND = 4, 4
"""Words beside a verb among which its negation and its auxiliaries stand."""
_REACH = 10
"""Words a clause can have for its day to be under its "if"."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("modality")["polarity"][name])


def doubt(tokens: Sequence[Token], first: int, last: int, verb: int | None) -> Doubt | None:
    """What the sentence says against the day at tokens ``first`` to ``last``; ``None`` when nothing.

    ``verb`` tells of the day. A day that belongs to a noun ("the May 3 vote", "the mayor of 2012") is not spoken
    against by what is said of that noun.
    """
    if called_off(tokens, first, last):
        return "cancelled"
    if not _adverbial(tokens, first, last):
        return None
    start, end = _clause_before(tokens, first), first
    if verb is not None and verb >= first:
        if first - start > 1:
            return None  # "a woman adopted in 1971 did not learn of it"
        start, end = _clause_behind(tokens, last)
    if verb is None or not start <= verb < end:
        near = range(start, end)  # the verb is none of those whose forms are known
    else:
        near = range(max(start, verb - _BEFORE), min(end, verb + _BEHIND))
    clause = [token.low for token in tokens[near.start : near.stop]]
    if modal := _modal_perfect(clause):
        return modal
    if not _words("perhaps").isdisjoint(clause):
        return "unclear"
    if tokens[start].low == "had" and start < first and not _is_verb_form(clause[1:2]):
        return "unreal"  # "had the vote been held on Monday, he would have won"
    if tokens[start].low == "should" and start < first:
        return "unclear"  # "should they lose on Saturday"
    inverted = start == 0 or tokens[start - 1].low not in ("who", "which", "that")
    if tokens[start].low == "were" and inverted and start < first and "to" in clause:
        return "unclear"  # "were they to lose on Saturday"
    if near.start > start and tokens[start].low in ("no", "none", "nobody") and _words("not_scope").isdisjoint(clause):
        return "not happened"  # "none of the five was there on Monday"
    negation = _negation(clause)
    if negation is None and verb is not None and _without(tokens, verb):
        return "not happened"
    if negation is None:
        return None
    if clause[negation + 1 : negation + 3] == ["ruled", "out"]:
        return "unclear"
    if not {"may", "might"}.isdisjoint(clause[max(0, negation - 2) : negation]):
        return "unclear"
    behind = [token.low for token in tokens[near.start + negation + 1 : end]]
    if behind and behind[0] in _words("embeds") and len(behind) > _BEHIND:
        return None  # "he did not say that she left on Monday"
    other = any(low.endswith("ing") and low not in _words("no_verb") for low in behind[2:])
    return None if other and end == first else "not happened"


def came_to_nothing(tokens: Sequence[Token], last: int) -> bool:
    """Whether the sentence goes on to say that what it tells of did not come: "…, but it did not"."""
    for at in range(last, len(tokens) - 2):
        if tokens[at].low == "but":
            behind = [token.low for token in tokens[at + 1 : at + 6]]
            denied = next((place for place, low in enumerate(behind) if low in ("not", "never", "t")), 0)
            ends = [*behind[denied + 1 :], "."][0] in (".", ",", ";", "so", GAP)
            return 0 < denied < 4 and behind[denied - 1] in _words("left_out") and ends
    return False


def left_open(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the clause of the day is one nobody vouches for: "whether he left", "no evidence that he left"."""
    start = _clause_before(tokens, first)
    if not start or first - start > _REACH or not _adverbial(tokens, first, last):
        return False
    if tokens[start - 1].low == "that":
        before = _lows(tokens, start - _AHEAD, start - 1)
        return before[-1:] != [] and before[-1] in _words("ground") and not _words("nothing").isdisjoint(before)
    return tokens[start - 1].low in _words("open") and tokens[start].low != "to"


def _clause_before(tokens: Sequence[Token], first: int) -> int:
    """Where the clause begins that a day ends."""
    start = first
    while start and tokens[start - 1].low not in _words("bound"):
        start -= 1
    return start


def _adverbial(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the day says when the clause's verb is: "on Monday", "last week", but not "of Monday's vote"."""
    before = tokens[first - 1].low if first else ""
    after = tokens[last].low if last < len(tokens) else ""
    if before in _words("no_adverb") or before in _words("article") or after in ("'s", "that"):
        return False
    return before in _words("adverb") or not after.isalpha() or after in _words("goes_on")


def _clause_behind(tokens: Sequence[Token], last: int) -> tuple[int, int]:
    """Where the clause begins and ends that a day opens."""
    start = last + (last < len(tokens) and tokens[last].low == ",")
    end = start
    while end < len(tokens) and tokens[end].low not in _words("bound"):
        end += 1
    return start, end


def called_off(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what was planned for the day is not to be: "the talks planned for Friday were cancelled"."""
    before = _lows(tokens, first - _AHEAD, first)
    if before[-1:] == ["from"] and (
        not _words("moved").isdisjoint(before) or " ".join(before[-3:-1]) in _words("moved")
    ):
        return True
    meant = any(
        _lows(tokens, at, at + 2) in (["was", "to"], ["were", "to"]) for at in range(max(0, first - _AHEAD), first)
    )
    planned = meant or not _words("planned").isdisjoint(before)
    if planned and not _words("at_first").isdisjoint(_lows(tokens, first - _AHEAD - 1, first)):
        return True  # "originally set for May 3, it was played on Monday"
    behind = _lows(tokens, last, last + _AHEAD)
    if planned and behind[:1] == ["never"]:
        return True  # "the vote promised for 2018 never took place"
    if last < len(tokens) and tokens[last].low == "'s":
        if next(_calls_off(tokens, max(0, first - 2), first), None) is not None:
            return True  # "postponed Monday's vote"
    elif first and tokens[first - 1].low in ("on", "for") and _has_called_off(tokens, first):
        return True
    elif not planned:
        return any("plans" in _lows(tokens, at, at + _AHEAD) for at in _calls_off(tokens, 0, first))
    for at in _calls_off(tokens, last, len(tokens)):
        if not _words("be").isdisjoint(_lows(tokens, max(last, at - 2), at)):
            return True
    return planned and next(_calls_off(tokens, 0, first), None) is not None


def _lows(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    return [token.low for token in tokens[max(0, start) : end]]


def _calls_off(tokens: Sequence[Token], start: int, end: int) -> Iterator[int]:
    """Where a verb of calling off stands: "cancelled", "put off"."""
    for at in range(start, end):
        low = tokens[at].low
        if low in _words("cancel") or (
            low in _words("cancel_off") and at + 1 < len(tokens) and tokens[at + 1].low == "off"
        ):
            yield at


def _has_called_off(tokens: Sequence[Token], first: int) -> bool:
    """Whether it "has cancelled its show on Friday": the day is the show's, for the present perfect has none."""
    calls = _calls_off(tokens, _clause_before(tokens, first), first)
    return any(at and tokens[at - 1].low in ("has", "have") for at in calls)


def _without(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what the verb tells was nothing: "it raised no money", but not "they reported no fraud"."""
    low, behind = tokens[verb].low, _lows(tokens, verb + 1, verb + 3)
    if low == "if" or low in lexicon.load("modality")["reporting"]["assert"]:
        return False
    return behind[:1] == ["no"] and _words("not_scope").isdisjoint(behind[1:])


def _is_verb_form(words: Sequence[str]) -> bool:
    """Whether a pluperfect goes on with the first word, as in "had been", "had opened", rather than "had the vote"."""
    return any(word == "been" or (len(word) > 3 and word.endswith("ed")) for word in words)


def _modal_perfect(clause: Sequence[str]) -> Doubt | None:
    """ "May have sunk" is a guess, "would have sunk" and "should have sunk" only suppose it."""
    for at, low in enumerate(clause):
        if low != "have" or not _words("owned").isdisjoint(clause[at + 1 : at + 2]):
            continue
        if clause[max(0, at - 2) : at] in (["was", "to"], ["were", "to"]):
            return "not happened"
        if clause[max(0, at - 2) : at] in (["expected", "to"], ["likely", "to"]):
            return "unclear"  # "prices are expected to have fallen in May"
        modals = set(clause[max(0, at - 3) : at])
        if modals & _words("guess"):
            return "unclear"
        if modals & _words("unreal"):
            return "unreal"
    return None


def _negation(clause: Sequence[str]) -> int | None:
    """Where the word stands that says that what follows did not happen."""
    for at, low in enumerate(clause):
        following = [*clause[at + 1 : at + 3], "", ""]
        if low in ("not", "never", "neither", "cannot") or (low == "t" and at > 1 and clause[at - 1] in ("'", "’")):
            if following[0] not in _words("not_scope"):
                return at
        elif low in ("nobody", "none") and not at and "expected" not in following:
            return at
        elif low in _words("refuse"):
            if following[0] == "to" and (following[1].isalpha() or not following[1]):
                return at
        elif (low, following[0]) in (("short", "of"), ("ruled", "out")) or (
            low == "no" and not at and following[0] not in _words("not_scope")
        ):
            return at
    return None

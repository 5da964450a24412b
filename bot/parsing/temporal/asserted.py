"""Whose word a dated clause is: "he sank it on Monday, she said", "the alleged attack", "according to the port"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from bot.model.event import EventStatus
from bot.parsing import lexicon
from bot.parsing.temporal.tokens import Token

_ACCORDING = re.compile(r"\baccording to ([^,;“”\"]{2,80})", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s(?:who|which|that|released|published|obtained|on [A-Z][a-z]+day)\b|[()]")
_SUBJECT = re.compile(r"[^,;:“”\"]{2,80}$")
_WHO = re.compile(r",\s+(?:who|which)\s*$")
OBJECT = 4
"""Words between a verb and the infinitive or the day that belongs to it."""
MARKS = {",", '"', "“", "”", "''", "'", "’", "‘", "--"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a dated clause and, when it is somebody's word, whose; ``planning`` if it speaks of a plan, and
    ``reported`` if the date is that of saying it. ``unreal`` is what did not happen without anybody's denying it."""

    status: EventStatus
    claimed_by: str | None = None
    planning: bool = False
    reported: bool = False
    unreal: bool = False


@cache
def reporting(name: str) -> frozenset[str]:
    """The words of one list of the lexicon's table of reporting."""
    return frozenset(lexicon.load("modality")["reporting"][name])


def attributed(sentence: str, tokens: Sequence[Token], governor: int, first: int) -> Standing:
    """How a clause stands that has no sign of a plan: told as a fact, or as somebody's word.

    ``governor`` is the verb that tells of the day, ``first`` the first token of the day.
    """
    match = _ACCORDING.search(sentence)
    # "According to figures released on Friday": that day is the figures' own.
    if match and not match.start() < tokens[min(first, len(tokens) - 1)].start < match.end():
        return Standing("claimed", _AFTER_NAME.split(match[1])[0].strip().removesuffix("."))
    lows = [token.low for token in tokens]
    if not reporting("hedge").isdisjoint(lows):
        return Standing("claimed")
    attributing = _attributing()
    for at in range(min(governor, len(tokens) - 1), -1, -1):
        low = lows[at]
        if low == ";":
            break  # what stands before it is another statement
        if low not in attributing:
            continue
        noun = at and (
            (low in ("claims", "claim") and _low(tokens, at + 1) in ("for", "of", "against"))
            or is_report(tokens[at - 1].low)
            or tokens[at - 1].low in reporting("article")
        )
        if low in reporting("charge") and not noun and _of_a_deed(tokens, at, first):
            return Standing("claimed")  # "he is charged with killing a man on Monday"
        if low in reporting("suspect") and not noun:
            passive = any(token.low in reporting("passive") for token in tokens[max(0, at - 2) : at])
            if low == "accused" and "of" in [token.low for token in tokens[first + 1 : first + 3]]:
                return Standing("happened")  # "she accused him on Monday of lying": the day is the accusation's
            return Standing("claimed", None if passive else subject_before(sentence[: tokens[at].start]))
        of_things = low in reporting("of_things") and _low(tokens, at + 1) in reporting("article")
        if of_things and _low(tokens, governor - 1) == "and":
            continue  # "they announced a truce and broke it on Monday"
        infinitive = at > 0 and tokens[at - 1].low == "to"
        if at < governor and infinitive and _low(tokens, at + 1) in reporting("asking"):
            continue  # "it is too early to say what", "they declined to tell when": said by nobody
        told = (token.low for token in tokens[at + 1 : governor])
        if low in reporting("deny") and not reporting("relative").isdisjoint(told):
            continue  # "he denied that the port, which went bankrupt in March, owed him money"
        # "X said (that) it tested": the clause is X's word; but not in '", said X, who had tested'.
        if at < governor and is_report(low) and at and tokens[at - 1].low not in MARKS:
            if tokens[at - 1].low in reporting("article"):
                if low in reporting("of_noun"):
                    return Standing("claimed")  # "the alleged attack"
                if low.endswith("ed") and _low(tokens, at + 1).isalpha():
                    continue  # "the predicted gale", "the rejected plan"
            if all(token.low in reporting("near") for token in tokens[at + 1 : first]) and first > at:
                return Standing("happened")  # "the plan rejected on Monday was like it": the day is the verb's own
            if tokens[at - 1].low in reporting("passive") and _low(tokens, at + 1) != "that":
                if at > 1 and tokens[at - 2].low == "it":
                    return Standing("claimed")  # "the board, it is alleged, hid it"
                if low != "told" and [token.low for token in tokens[at + 1 : at + 3]] == ["to", "have"]:
                    return Standing("claimed")  # "he is said to have fled"
                continue  # "who has been confirmed since", "a curfew was announced"
            if tokens[at - 1].low in reporting("passive") and not low.endswith("ing"):
                return Standing("claimed")  # "the court was told that": whoever told it is not named
            status: EventStatus = "denied" if low in reporting("deny") else "claimed"
            return Standing(status, None if infinitive else subject_before(sentence[: tokens[at].start]))
        if at < governor and low in reporting("finding") and at and _tells_that(tokens, at, governor):
            return Standing("claimed", subject_before(sentence[: tokens[at].start]))
    asserting = reporting("assert")
    for at in range(governor + 1, len(tokens)):
        if lows[at] in asserting and closes(tokens, at):
            # ", the ministry has reported."
            said = sentence[tokens[governor].start : tokens[at].start]
            if "," in said:
                return Standing("claimed", subject_before(said))
    return Standing("happened")


def _of_a_deed(tokens: Sequence[Token], verb: int, first: int) -> bool:
    """Whether a charge tells what somebody did before it tells the day: "charged with robbing a bank on Monday"."""
    for at in range(verb + 1, first - 1):
        if tokens[at].low in ("of", "with"):
            deed = tokens[at + 1].low
            return deed.endswith("ing") and deed not in reporting("no_act")
    return False


def _tells_that(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether a "that" opens what was found, a few words behind the verb and before what is told of the day."""
    return "that" in [token.low for token in tokens[verb + 1 : min(end, verb + 2 + OBJECT)]]


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def closes(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a clause ends with the verb or with a listener or day after it: "told reporters", "said on Monday"."""
    rest = tokens[verb + 1 : verb + 2 + OBJECT]
    end = next((at for at, token in enumerate(rest) if token.low in (".", ",")), None)
    if verb + 1 == len(tokens) or end == 0:
        return True
    told = tokens[verb].low in ("told", "tells") and end == 1
    return told or (rest[0].low in ("on", "in", "late", "early") and end is not None)


@cache
def _verbs() -> frozenset[str]:
    return reporting("assert") | reporting("deny")


@cache
def _attributing() -> frozenset[str]:
    """The words of which one must stand before a clause that is somebody's word."""
    lists = ("charge", "suspect", "of_things", "finding")
    return _verbs().union(*(reporting(name) for name in lists))


def is_report(low: str) -> bool:
    """Whether a word is a verb that says or denies."""
    return low in _verbs()


def _aside(before: str) -> str:
    """The words before a verb without what stands between two commas: "the group, in a report on Monday, said"."""
    if not before.endswith(", "):
        return before
    head, _, between = before[:-2].rpartition(", ")
    return head if between.partition(" ")[0].lower() in reporting("opening") else before


def subject_before(before: str) -> str | None:
    """Who speaks: the words between the last mark or conjunction and the verb, without auxiliaries."""
    # "The banker, who denies it": the one told of stands before the comma.
    match = _SUBJECT.search(_aside(_WHO.sub("", before)))
    if match is None or (match.start() and before[match.start() - 1].isalnum()):
        return None  # what goes on longer is no name
    words = match[0].strip("'’‘ ").split()
    while words and (words[-1].lower() in reporting("auxiliary") or words[-1].endswith(("ly", "n't", "n’t"))):
        words.pop()
    if words and words[-1].lower() in reporting("person"):
        return words[-1]  # "eight years ago I don't believe"
    for at in range(len(words) - 1, -1, -1):
        if words[at].lower() in reporting("joining"):
            words = words[at + 1 :]
            break
    words = list(takewhile(lambda word: word.lower() not in reporting("relative"), words))
    subject = " ".join(words)
    return subject if any(c.isalpha() for c in subject) else None

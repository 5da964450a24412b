"""Whether what a clause dates has happened, is planned, or is somebody's word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from bot.model.event import EventStatus
from bot.parsing import lexicon
from bot.parsing.temporal.polarity import came_to_nothing, doubt, left_open
from bot.parsing.temporal.tokens import Token, tokenize
from bot.parsing.temporal.verbs import tells_tense, tense_of

_ACCORDING = re.compile(r"\baccording to ([^,;“”\"]{2,80})", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s(?:who|which|that|released|published|obtained|on [A-Z][a-z]+day)\b|[()]")
_SUBJECT = re.compile(r"[^,;:“”\"]{2,80}$")
_WHO = re.compile(r",\s+(?:who|which)\s*$")
_OBJECT = 4
"""Words between a verb and the infinitive or the day that belongs to it."""
_MARKS = {",", '"', "“", "”", "''", "'", "’", "‘", "--"}


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
def _words(topic: str, name: str) -> frozenset[str]:
    return frozenset(lexicon.load("modality")[topic][name])


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
    inverted = after[:1] == ["had"] and after[-1] in _words("reporting", "article")
    if first and after and _kind(tokens, last) in ("past", "report") and not inverted:
        places = (last,)  # "the agency on Monday quoted him": a day between subject and verb is the verb's
    governor = next((at for at in places if _kind(tokens, at)), None)
    if governor is None:
        return _attributed(text[start:end], tokens, first, first), None
    if governor < first and _looks_ahead(tokens, governor, first):
        return Standing("planned", planning=True), governor
    kind = _kind(tokens, governor)
    if kind == "report":
        if governor < first and _told_of(tokens, governor, first):
            denied = tokens[governor].low in _words("reporting", "deny")
            passive = governor and tokens[governor - 1].low in _words("reporting", "passive")
            subject = None if passive else _subject(text[start : start + tokens[governor].start])
            return Standing("denied" if denied else "claimed", subject), governor
        opens = tokens[0].low in _words("reporting", "opening")  # "At a rally on Monday, the mayor said, …"
        if governor >= last and first > 2 and not opens and _closes(tokens, governor):
            # "The boat sank on Monday, fishermen said."  The verb before the day was not known.
            return _attributed(text[start:end], tokens, first, first), None
        # The date is the report's own: "said on Thursday", "On Thursday, the office announced".
        return Standing("happened", reported=True), governor
    if kind == "future":
        for at in range(governor - 1, 0, -1):
            if tokens[at].low in _MARKS:
                break
            if tokens[at].low in _words("reporting", "deny") and "that" in [token.low for token in tokens[at:governor]]:
                return Standing("denied", _subject(text[start : start + tokens[at].start])), governor
        before = [token.low for token in tokens[max(0, governor - 3) : governor]]
        # "He was due to be freed on Monday", "he had hoped to": that it was planned says no more when the day is over.
        was = not {"was", "were", "had"}.isdisjoint(before) and "to" in (before[-1], tokens[governor].low)
        return Standing("planned", planning=was or tokens[governor].low in _words("plan", "words")), governor
    return _attributed(text[start:end], tokens, governor, first), governor


def _is_untrue(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the sentence calls the dated clause false: "rumours that he died on Monday are false"."""
    for at in range(first - 1):
        if tokens[at].low in _words("reporting", "word_of") and tokens[at + 1].low == "that":
            behind = [token.low for token in tokens[last : last + 2 + _OBJECT]]
            be = next((at for at, low in enumerate(behind) if low in ("is", "are", "was", "were")), len(behind))
            return not _words("reporting", "untrue").isdisjoint(behind[be:])
    return False


def _looks_ahead(tokens: Sequence[Token], verb: int, first: int) -> bool:
    """Whether a past verb tells of what was still to come: "was to open on Monday", "urged them to meet on Monday"."""
    low = tokens[verb].low
    following = [token.low for token in tokens[verb + 1 : min(first, verb + 2 + _OBJECT)]]
    if low in ("was", "were"):
        return following[:1] == ["to"]
    if low in _words("plan", "moved"):
        # "Moved to Friday", but not "moved to Leeds on Friday".
        return bool(following) and following[-1] in ("from", "to", "until", "till")
    return low in _words("tense", "pledge") and "to" in following[:-1] and "that" not in following


def _told_of(tokens: Sequence[Token], verb: int, first: int) -> bool:
    """Whether a verb of saying has what it tells, dated, for its object: "denied shelling", "claim to have shot"."""
    following = [token.low for token in tokens[verb + 1 : first]]
    if following[:2] == ["to", "have"]:
        return True
    acts = following[:1] == ["having"] or (bool(following) and following[0].endswith("ing"))
    return (
        tokens[verb].low in _words("reporting", "deny") and acts and following[0] not in _words("reporting", "no_act")
    )


def _attributed(sentence: str, tokens: Sequence[Token], governor: int, first: int) -> Standing:
    match = _ACCORDING.search(sentence)
    # "According to figures released on Friday": that day is the figures' own.
    if match and not match.start() < tokens[min(first, len(tokens) - 1)].start < match.end():
        return Standing("claimed", _AFTER_NAME.split(match[1])[0].strip().removesuffix("."))
    lows = [token.low for token in tokens]
    if not _words("reporting", "hedge").isdisjoint(lows):
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
            or _reports(tokens[at - 1].low)
            or tokens[at - 1].low in _words("reporting", "article")
        )
        if low in _words("reporting", "charge") and not noun and _of_a_deed(tokens, at, first):
            return Standing("claimed")  # "he is charged with killing a man on Monday"
        if low in _words("reporting", "suspect") and not noun:
            passive = any(token.low in _words("reporting", "passive") for token in tokens[max(0, at - 2) : at])
            if low == "accused" and "of" in [token.low for token in tokens[first + 1 : first + 3]]:
                return Standing("happened")  # "she accused him on Monday of lying": the day is the accusation's
            return Standing("claimed", None if passive else _subject(sentence[: tokens[at].start]))
        of_things = low in _words("reporting", "of_things") and _low(tokens, at + 1) in _words("reporting", "article")
        if of_things and _low(tokens, governor - 1) == "and":
            continue  # "they announced a truce and broke it on Monday"
        told = (token.low for token in tokens[at + 1 : governor])
        if low in _words("reporting", "deny") and not _words("reporting", "relative").isdisjoint(told):
            continue  # "he denied that the port, which went bankrupt in March, owed him money"
        # "X said (that) it tested": the clause is X's word; but not in '", said X, who had tested'.
        if at < governor and _reports(low) and at and tokens[at - 1].low not in _MARKS:
            if tokens[at - 1].low in _words("reporting", "article"):
                if low in _words("reporting", "of_noun"):
                    return Standing("claimed")  # "the alleged attack"
                if low.endswith("ed") and _low(tokens, at + 1).isalpha():
                    continue  # "the predicted gale", "the rejected plan"
            if all(token.low in _words("reporting", "near") for token in tokens[at + 1 : first]) and first > at:
                return Standing("happened")  # "the plan rejected on Monday was like it": the day is the verb's own
            if tokens[at - 1].low in _words("reporting", "passive") and _low(tokens, at + 1) != "that":
                if at > 1 and tokens[at - 2].low == "it":
                    return Standing("claimed")  # "the board, it is alleged, hid it"
                if low != "told" and [token.low for token in tokens[at + 1 : at + 3]] == ["to", "have"]:
                    return Standing("claimed")  # "he is said to have fled"
                continue  # "who has been confirmed since", "a curfew was announced"
            if tokens[at - 1].low in _words("reporting", "passive") and not low.endswith("ing"):
                return Standing("claimed")  # "the court was told that": whoever told it is not named
            status: EventStatus = "denied" if low in _words("reporting", "deny") else "claimed"
            return Standing(status, _subject(sentence[: tokens[at].start]))
        if at < governor and low in _words("reporting", "finding") and at and _tells_that(tokens, at, governor):
            return Standing("claimed", _subject(sentence[: tokens[at].start]))
    asserting = _words("reporting", "assert")
    for at in range(governor + 1, len(tokens)):
        if lows[at] in asserting and _closes(tokens, at):
            # ", the ministry has reported."
            said = sentence[tokens[governor].start : tokens[at].start]
            if "," in said:
                return Standing("claimed", _subject(said))
    return Standing("happened")


def _of_a_deed(tokens: Sequence[Token], verb: int, first: int) -> bool:
    """Whether a charge tells what somebody did before it tells the day: "charged with robbing a bank on Monday"."""
    for at in range(verb + 1, first - 1):
        if tokens[at].low in ("of", "with"):
            deed = tokens[at + 1].low
            return deed.endswith("ing") and deed not in _words("reporting", "no_act")
    return False


def _tells_that(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether a "that" opens what was found, a few words behind the verb and before what is told of the day."""
    return "that" in [token.low for token in tokens[verb + 1 : min(end, verb + 2 + _OBJECT)]]


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _closes(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a clause ends with the verb or with a listener or day after it: "told reporters", "said on Monday"."""
    rest = tokens[verb + 1 : verb + 2 + _OBJECT]
    end = next((at for at, token in enumerate(rest) if token.low in (".", ",")), None)
    if verb + 1 == len(tokens) or end == 0:
        return True
    told = tokens[verb].low in ("told", "tells") and end == 1
    return told or (rest[0].low in ("on", "in", "late", "early") and end is not None)


@cache
def _reporting() -> frozenset[str]:
    return _words("reporting", "assert") | _words("reporting", "deny")


@cache
def _attributing() -> frozenset[str]:
    """The words of which one must stand before a clause that is somebody's word."""
    lists = ("charge", "suspect", "of_things", "finding")
    return _reporting().union(*(_words("reporting", name) for name in lists))


def _reports(low: str) -> bool:
    return low in _reporting()


def _kind(tokens: Sequence[Token], at: int) -> str:
    low = tokens[at].low
    if low in _reporting():
        return "report"
    return (tells_tense(low) and tense_of(tokens, at)) or ""


def _aside(before: str) -> str:
    """The words before a verb without what stands between two commas: "the group, in a report on Monday, said"."""
    if not before.endswith(", "):
        return before
    head, _, between = before[:-2].rpartition(", ")
    return head if between.partition(" ")[0].lower() in _words("reporting", "opening") else before


def _subject(before: str) -> str | None:
    """Who speaks: the words between the last mark or conjunction and the verb, without auxiliaries."""
    # "The banker, who denies it": the one told of stands before the comma.
    match = _SUBJECT.search(_aside(_WHO.sub("", before)))
    if match is None or (match.start() and before[match.start() - 1].isalnum()):
        return None  # what goes on longer is no name
    words = match[0].strip("'’‘ ").split()
    while words and (words[-1].lower() in _words("reporting", "auxiliary") or words[-1].endswith(("ly", "n't", "n’t"))):
        words.pop()
    if words and words[-1].lower() in _words("reporting", "person"):
        return words[-1]  # "eight years ago I don't believe"
    for at in range(len(words) - 1, -1, -1):
        if words[at].lower() in _words("reporting", "joining"):
            words = words[at + 1 :]
            break
    words = list(takewhile(lambda word: word.lower() not in _words("reporting", "relative"), words))
    subject = " ".join(words)
    return subject if any(c.isalpha() for c in subject) else None

"""Verb forms and the tense each tells, from lists of the lexicon and from endings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.model.time import Tense
from bot.parsing import lexicon
from bot.parsing.temporal.tokens import GAP, Token

REACH = 25
"""Tokens: a longer clause says nothing reliable any more."""
STOPS = {".", ";", "but", GAP, "?", "!"}
_OPENERS = {"who", "which"}  # what stands before them tells of another clause
_SPEECH = {"“", '"'}  # and what is quoted behind a date, too


@cache
def _cues() -> dict[str, Tense]:
    tables = lexicon.load("modality")["tense"]
    return {word: tense for tense in ("future", "past") for word in tables[tense]}


@cache
def _telling() -> frozenset[str]:
    return forms("arranged") | forms("bound_for") | forms("wish") | forms("chance") | forms("partly") | _cues().keys()


@cache
def forms(name: str) -> frozenset[str]:
    """The words of one list of the lexicon's table of tenses."""
    return frozenset(lexicon.load("modality")["tense"][name])


@cache
def phrases(name: str) -> frozenset[tuple[str, ...]]:
    """The entries of such a list, of one or more words each."""
    return frozenset(tuple(words.split()) for words in lexicon.load("modality")["tense"][name])


@cache
def _last_words(name: str) -> frozenset[str]:
    return frozenset(words[-1] for words in phrases(name))


def tells_tense(low: str) -> bool:
    """Whether a word can be a verb that tells a tense: `tense_of` has nothing to say of any other."""
    return low in _telling() or low.endswith("ed")


def nearest_verb(tokens: Sequence[Token], places: range) -> int | None:
    """The first of the places, which go either way, at which a verb of the same clause tells a tense."""
    aside = False
    for at in places:
        low = tokens[at].low
        if places.step > 0 and low == ",":
            # "On Tuesday her brothers, who will sing, defended it": what is told of them is not what they did.
            aside = at + 1 < len(tokens) and tokens[at + 1].low in _OPENERS
        if aside:
            continue
        if low in STOPS or low in (_OPENERS if places.step < 0 else _SPEECH):
            return None
        if tells_tense(low) and tense_of(tokens, at):
            return at
    return None


def phrase_before(tokens: Sequence[Token], first: int, name: str) -> int:
    """How many tokens the phrase of that name has which stands right before, 0 for none."""
    if first == 0 or tokens[first - 1].low not in _last_words(name):
        return 0
    lows = tuple(token.low for token in tokens[max(0, first - 4) : first])
    return next((length for length in (4, 3, 2, 1) if lows[-length:] in phrases(name)), 0)


def _is_open(token: Token) -> bool:
    """Whether what stands behind "could have" is what may be had, not a verb."""
    low = token.low
    return not token.keys and low.isalpha() and not low.endswith(("ed", "en", "ne")) and low not in _cues()


def tense_of(tokens: Sequence[Token], at: int) -> Tense | None:
    """The tense that the token at ``at`` tells, if it is a verb that tells one."""
    low = tokens[at].low
    if low == "may" and tokens[at].keys:
        return None  # the month
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low in ("plan", "plans") and after not in ("to", "no"):
        return None
    if low == "due" and after == "to" and at + 2 < len(tokens) and tokens[at + 2].low in forms("determiner"):
        return None  # "due to its loss" gives a cause
    if low == "would" and not forms("silent").isdisjoint(token.low for token in tokens[at + 1 : at + 3]):
        return "past"  # "it would not comment on Monday"
    if low == "wouldn" and not (forms("silent") | {"say"}).isdisjoint(token.low for token in tokens[at + 2 : at + 5]):
        return "past"  # "it wouldn't say on Monday"
    if low in forms("modal") and after == "have" and (at + 2 == len(tokens) or tokens[at + 2].low != "to"):
        return "past"  # "it may have sunk on Monday"
    if low == "takes" and after not in forms("effect"):
        return None
    if low in forms("arranged") or (low in forms("bound_for") and after in ("to", "on", "out")):
        return (
            None if before in forms("determiner") or before in forms("helper") or after in forms("quoted") else "future"
        )
    if low == "could" and after == "not" and before not in forms("person"):
        return "past"  # "it could not say on Monday"
    if low == "were" and before in ("", *STOPS) and "to" in [token.low for token in tokens[at + 2 : at + 6]]:
        return "future"  # "were they to lose on Saturday"
    if low == "could" and after == "have" and at + 2 < len(tokens) and _is_open(tokens[at + 2]):
        return "future"  # "it could have consequences in May"
    if low == "could" and after not in ("not", "have") and before not in forms("person"):
        # "A vote could come on Monday", but not "they could see it" or "nobody could be reached on Monday".
        sought = after == "be" and at + 2 < len(tokens) and tokens[at + 2].low in forms("sought")
        return None if sought else "future"
    if low in ("has", "have") and after in ("yet", "to"):
        return "future"  # "they have yet to decide whether it opens in May", "it has to pass in May"
    if low == "reports" and not forms("figures").isdisjoint(token.low for token in tokens[at + 1 : at + 4]):
        return "future"  # "it reports its results on Monday"
    if low in ("open", "close") and after == "at" and at + 2 < len(tokens) and "TIME" in tokens[at + 2].keys:
        return "future"  # "polls close at 8 p.m. on Sunday"
    if low == "won" and after in ("'", "’"):
        return "future"  # "won't"
    if found := _cues().get(low):
        return None if found == "past" and (before in forms("helper") or before in ("is", "are")) else found
    if (
        low == "to"
        and before in ("was", "were")
        and not tokens[at].keys
        and after.isalpha()
        and after not in forms("determiner")
    ):
        return "future"  # "he was to speak on Friday"
    if low == "be" and before == "to" and at > 1 and tokens[at - 2].low in forms("seeming"):
        return None
    if (low == "to" and before in ("is", "are")) or (low == "be" and before == "to"):
        return "future"
    if low in forms("wish") and after == "to":
        return "future"
    if low in forms("chance") and before in forms("seems"):
        return "future"  # "rain is likely on Monday"
    if low == "set":
        return "future" if after in ("to", "for") else None if before in forms("helper") else "past"
    if len(low) > 3 and low.endswith("ed") and low.isalpha() and before not in forms("present"):
        if before in ("not", "t") and not forms("present_not").isdisjoint(
            token.low for token in tokens[max(0, at - 3) : at - 1]
        ):
            return None
        if low in forms("no_past"):
            return None
        # "a still unspecified date": before a noun it is an adjective; but "what happened"
        return None if (before in forms("determiner") and before != "what") or before in forms("adverb") else "past"
    return None

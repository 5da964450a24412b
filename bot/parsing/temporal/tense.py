"""Which way a clause looks, from the verb forms around an expression."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.time import Tense
from bot.parsing.temporal.deadlines import is_deadline
from bot.parsing.temporal.meaning import CalendarDate, Weekday
from bot.parsing.temporal.tokens import Token
from bot.parsing.temporal.verbs import REACH, STOPS, forms, nearest_verb, phrase_before, phrases, tense_of

_CLOSE = 8  # tokens
_CONDITION = 8  # tokens
_OF_NOUN = 6  # tokens between an adjective and the day of its noun
_REACH_AHEAD = 40  # tokens: where no verb stands before, "In January, …" waits for its own
_RELATIVE = {"that", "who", "which"}


def tense_around(tokens: Sequence[Token], first: int, last: int) -> Tense | None:
    """The tense of the verb nearest to tokens ``first`` to ``last``: the one before it, otherwise the one after."""
    if first and tokens[first - 1].low == "through" and isinstance(tokens[first].keys.get("MONTH_DATE"), CalendarDate):
        return None  # "they lent it money through May": it may be over or not
    if _in_relative_clause(tokens, first):
        return "past"
    before = nearest_verb(tokens, range(first - 1, max(-1, first - REACH), -1))
    if last < len(tokens) and tokens[last].low == "'s":
        # "Wednesday's ruling" has been given, unless it lies ahead or the clause says that it will be.
        if _has_been(tokens, last):
            return "past"
        coming = before is not None and (tokens[before].low,) not in phrases("weak")
        if before is None and any(token.low in ("will", "'ll") for token in tokens[last + 1 : last + 5]):
            return "future"  # "Sunday's vote will be close"
        behind = [token.low for token in tokens[last + 2 : last + 7]]
        if "been" in behind and behind[-1] != "been" and behind[behind.index("been") + 1] in forms("put_off"):
            return "future"  # "Sunday's vote has been called off"
        waits = first and tokens[first - 1].low == "for"
        if waits and not forms("waiting").isdisjoint(token.low for token in tokens[max(0, first - _CLOSE) : first]):
            return "future"  # "preparations are under way for Sunday's vote"
        if phrase_before(tokens, first, "ahead") or (coming and before and tense_of(tokens, before) == "future"):
            return "future"
        return "past"
    if _is_on(tokens, first):
        return "future"
    if is_deadline(tokens, first, last, before) or _is_coming(tokens, first, last):
        return "future"
    said = tokens[first].keys.get("DATE")
    dated = isinstance(said, CalendarDate) and said.day is not None
    if dated and (attributive(tokens, first) or _is_announced(tokens, first, last)):
        return None  # "the April 20 explosion": the verb is not about the date
    if (
        before is not None
        and tokens[before].low in forms("movable")
        and tokens[first - 1].low in ("from", "to", "until", "till")
    ):
        over = tokens[first - 1].low == "from" and "had" in [token.low for token in tokens[max(0, before - 2) : before]]
        return "past" if over else "future"  # "it was put off from June to September", "it had been put off from June"
    if _is_supposed(tokens, first, before) or _is_off(tokens, first) or (before is None and _lasts(tokens, first)):
        return "future"
    if before is not None:
        return _tense_before(tokens, before)
    after = nearest_verb(tokens, range(last, min(len(tokens), last + _REACH_AHEAD)))
    return None if after is None else tense_of(tokens, after)


def _is_supposed(tokens: Sequence[Token], first: int, verb: int | None) -> bool:
    """Whether an "if" stands before and no verb of its own but in the present: "they gain if they win in November"."""
    if first == 0 or tokens[first - 1].low in forms("owner"):
        return False
    start = max(0, first - _CONDITION, 0 if verb is None else verb)
    return any(tokens[at].low == "if" and (not at or tokens[at - 1].low != "as") for at in range(start, first))


def _is_coming(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether something says that it draws near: "toward November", "as May 3 nears", "the looming talks in July".

    So does "before the November election", unless that is over.
    """
    if last < len(tokens) and tokens[last].low in forms("nearing"):
        return True
    if first < 2:
        return False
    looming = forms("looming")
    for at in range(first - 1, max(-1, first - _OF_NOUN), -1):
        if tokens[at].low in looming:
            return not any(tokens[behind].low == "," or tense_of(tokens, behind) for behind in range(at + 1, first))
    if phrase_before(tokens, first, "toward"):
        return True
    fixed = forms("fixed")
    if not fixed.isdisjoint(token.low for token in tokens[last : last + 2]):
        at = first - (tokens[first - 1].low == "the")  # "before the November election"
    elif tokens[first - 1].low == "in" and tokens[first - 2].low in fixed:
        at = first - 2  # "ahead of congressional elections in November"
        while at > first - _OF_NOUN and tokens[at - 1].low.isalpha() and not phrase_before(tokens, at, "before"):
            at -= 1
    else:
        return False
    if not phrase_before(tokens, at, "before"):
        return False
    verb = nearest_verb(tokens, range(first - 1, max(-1, first - _CLOSE), -1))
    return verb is None or tense_of(tokens, verb) != "past"


def _is_announced(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it is the day of a show or a vote that is announced: "announced a gig in Harrow on 8 October", "a concert
    on 8 October was announced", "she said that the gig on 8 October would be her last"."""
    if not first or tokens[first - 1].low not in ("on", "for"):
        return False
    before = [token.low for token in tokens[max(0, first - _CLOSE) : first]]
    noun = next((at for at in range(len(before) - 1, -1, -1) if before[at] in forms("fixture")), None)
    if noun is None:
        return False
    behind = [token.low for token in tokens[last : last + _CLOSE]]
    passive = [word for word, helper in zip(behind[1:], behind, strict=False) if helper in forms("was")]
    return behind[:1] == ["would"] or not forms("announcing").isdisjoint([*before[:noun], *passive])


def _lasts(tokens: Sequence[Token], first: int) -> bool:
    """Whether something goes on until it is over: "the exhibit runs through Sunday"."""
    if not first or tokens[first - 1].low != "through":
        return False
    return not forms("lasting").isdisjoint(token.low for token in tokens[max(0, first - _CLOSE) : first])


def _is_off(tokens: Sequence[Token], first: int) -> bool:
    """Whether something is called or called off for it: "it cancelled its flights for Thursday and Friday".

    "It has called a strike on Friday" can tell no day on which it did so.
    """
    if not isinstance(tokens[first].keys.get("DAY_DATE"), Weekday):
        return False
    at = first - 1
    while at > 1 and tokens[at].low in ("and", ",", "or") and isinstance(tokens[at - 1].keys.get("DAY_DATE"), Weekday):
        at -= 2
    if at < 1 or tokens[at].low not in ("for", "on"):
        return False
    for before in range(at - 1, max(-1, at - _CLOSE), -1):
        if tokens[before].low == "," or tokens[before].low in STOPS:
            return False
        if tokens[before].low == "called" and before == at - 1:
            return False  # "the rally called for Saturday was banned"
        if tokens[before].low in forms("fixed_or_dropped"):
            return tokens[at].low == "for" or tokens[before - 1].low in ("has", "have")
    return False


def just_told(tokens: Sequence[Token], first: int) -> bool:
    """Whether a past verb stands right before: "it began in May", not "it announced a sale in May".

    What lasts since a month began in it, too.
    """
    if first and tokens[first - 1].low in ("since", "ended"):
        return True
    if first < 2 or tokens[first - 2].low in forms("shelved"):
        return False  # "the flights booked in December"
    return tokens[first - 1].low in ("in", "on") and tense_of(tokens, first - 2) == "past"


def _in_relative_clause(tokens: Sequence[Token], first: int) -> bool:
    """Whether nothing but a past verb and its "that" stand before: "the film that aired Friday"."""
    return first > 1 and tokens[first - 1].low.endswith("ed") and tokens[first - 2].low in _RELATIVE


def _has_been(tokens: Sequence[Token], owner: int) -> bool:
    """Whether what a day owns has been: nobody foresees "Tuesday's earthquake", or knows its closing price before."""
    settled = tuple(token.low for token in tokens[owner + 1 : owner + 3]) in phrases("settled")
    return settled or not forms("sudden").isdisjoint(token.low for token in tokens[owner + 1 : owner + 4])


def is_history(tokens: Sequence[Token], first: int) -> bool:
    """Whether a past verb close by tells what happened then: "it sank on Friday", "on Friday it sank"."""
    if first + 1 < len(tokens) and tokens[first + 1].low == "'s":
        mostly = not forms("mostly_behind").isdisjoint(token.low for token in tokens[first + 2 : first + 5])
        return mostly or _has_been(tokens, first + 1)
    if _in_relative_clause(tokens, first):
        return True
    verb = nearest_verb(tokens, range(first - 1, max(-1, first - _CLOSE), -1))
    if verb is None:
        verb = nearest_verb(tokens, range(first + 1, min(len(tokens), first + _CLOSE)))
    return verb is not None and tense_of(tokens, verb) == "past"


def is_word_of(tokens: Sequence[Token], first: int) -> bool:
    """Whether it is the day on which something was said: "she said on Friday", "the agency announced late Friday"."""
    at = first - 1
    while at > 0 and tokens[at].low in ("on", "late", "early"):
        at -= 1
    owner = first + 1 < len(tokens) and tokens[first + 1].low == "'s"
    return at >= 0 and tokens[at].low in forms("told") and not owner


def is_overtaken(tokens: Sequence[Token], first: int, tense: Tense | None) -> bool:
    """Whether a plan is told of as past, and its day may be over: "planned for Friday was cancelled", "was to meet"."""
    if tense != "future":
        # "The sale it had planned for June".
        return first > 2 and tokens[first - 2].low in forms("shelved") and tokens[first - 3].low == "had"
    if first > 1 and tokens[first - 1].low in ("until", "till") and tokens[first - 2].low in ("had", "given"):
        return True
    behind = [token.low for token in tokens[first + 1 : first + 5] if token.low != ","]
    if behind and behind[0] in forms("was"):
        return not forms("put_off").isdisjoint(behind)
    verb = nearest_verb(tokens, range(first - 1, max(-1, first - REACH), -1))
    if verb is not None and tokens[verb].low in forms("movable"):
        return tokens[first - 1].low == "from"
    if verb is None or tense_of(tokens, verb) != "future":
        return False
    return not forms("was").isdisjoint(token.low for token in tokens[max(0, verb - 3) : verb])


def _is_on(tokens: Sequence[Token], first: int) -> bool:
    """Whether something is fixed for it: "the vote is on Thursday", "the vote is at noon on Thursday"."""
    at = first - 1
    if at > 0 and tokens[at].low in ("is", "are") and isinstance(tokens[first].keys.get("DAY_DATE"), Weekday):
        return True  # "the deadline is Friday"
    if at > 1 and tokens[at].low == "on" and "TIME" in tokens[at - 1].keys:
        at -= 2
    return at > 0 and tokens[at].low in ("on", "at", "from") and tokens[at - 1].low in ("is", "are")


def _tense_before(tokens: Sequence[Token], verb: int) -> Tense | None:
    """The tense for a date that the verb at ``verb`` stands before."""
    low = tokens[verb].low
    following = [token.low for token in tokens[verb + 1 : verb + 3]]
    if low in forms("accord") and verb and tokens[verb - 1].low == "had":
        return "past"
    if low in forms("accord") and following[:1] == ["to"] and following[-1] not in forms("determiner"):
        return "future"  # "they agreed to meet on Monday", but "they agreed to a truce on Monday"
    if verb and tokens[verb - 1].low in ("if", "unless"):
        return "future"  # "ten years if convicted in June"
    if low == "supposed" and verb and tokens[verb - 1].low in ("was", "were"):
        return "past"
    before = [token.low for token in tokens[max(0, verb - 2) : verb]]
    if low in forms("shelved") and (before == ["had", "been"] or before[-1:] == ["had"]):
        return "past"
    return tense_of(tokens, verb)


def attributive(tokens: Sequence[Token], at: int) -> bool:
    """Whether an expression stands between an article and a noun: "the April 20 explosion"."""
    if at == 0 or at + 1 >= len(tokens):
        return False
    noun = tokens[at + 1].low
    return tokens[at - 1].low in forms("determiner") and noun.isalpha() and noun not in forms("after_noun")

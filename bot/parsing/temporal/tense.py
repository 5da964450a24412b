"""Which way a clause looks, from the verb forms around an expression."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.model.time import Tense
from bot.parsing import lexicon
from bot.parsing.temporal.meaning import CalendarDate, Weekday
from bot.parsing.temporal.tokens import GAP, Token

_REACH = 25  # tokens: a longer clause says nothing reliable any more
_CLOSE = 8  # tokens
_CONDITION = 8  # tokens
_OBJECT = 5  # tokens between a verb of giving and the time given
_REACH_AHEAD = 40  # tokens: where no verb stands before, "In January, …" waits for its own
_DETERMINERS = {"the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "these", "those", "what"}
_RELATIVE = {"that", "who", "which"}
_OWNERS = {"his", "her", "its", "their"}
_PERSONS = {"he", "she", "they", "i", "we", "you"}
_STOPS = {".", ";", "but", GAP, "?", "!"}

_OPENERS = {"who", "which"}  # what stands before them tells of another clause
_SPEECH = {"“", '"'}  # and what is quoted behind a date, too


@cache
def _cues() -> dict[str, Tense]:
    tables = lexicon.load("modality")["tense"]
    return {word: tense for tense in ("future", "past") for word in tables[tense]}


@cache
def _telling() -> frozenset[str]:
    words = (
        _words("arranged")
        | _words("bound_for")
        | _words("wish")
        | _words("chance")
        | {"to", "be", "set", "could", "open", "close", "reports"}
    )
    return words | frozenset(_cues())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("modality")["tense"][name])


@cache
def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words.split()) for words in lexicon.load("modality")["tense"][name])


@cache
def _last_words(name: str) -> frozenset[str]:
    return frozenset(words[-1] for words in _phrases(name))


def tense_around(tokens: Sequence[Token], first: int, last: int) -> Tense | None:
    """The tense of the verb nearest to tokens ``first`` to ``last``: the one before it, otherwise the one after."""
    if first and tokens[first - 1].low == "through" and isinstance(tokens[first].keys.get("MONTH_DATE"), CalendarDate):
        return None  # "they lent it money through May": it may be over or not
    if _in_relative_clause(tokens, first):
        return "past"
    before = _nearest(tokens, range(first - 1, max(-1, first - _REACH), -1))
    if last < len(tokens) and tokens[last].low == "'s":
        # "Wednesday's ruling" has been given, unless it lies ahead or the clause says that it will be.
        coming = before is not None and (tokens[before].low,) not in _phrases("weak")
        if before is None and any(token.low in ("will", "'ll") for token in tokens[last + 1 : last + 5]):
            return "future"  # "Sunday's vote will be close"
        behind = [token.low for token in tokens[last + 2 : last + 7]]
        if "been" in behind and behind[-1] != "been" and behind[behind.index("been") + 1] in _words("put_off"):
            return "future"  # "Sunday's vote has been called off"
        waits = first and tokens[first - 1].low == "for"
        if waits and not _words("waiting").isdisjoint(token.low for token in tokens[max(0, first - _CLOSE) : first]):
            return "future"  # "preparations are under way for Sunday's vote"
        if _follows(tokens, first, "ahead") or (coming and before and tense_of(tokens, before) == "future"):
            return "future"
        return "past"
    if _is_on(tokens, first):
        return "future"
    if _is_deadline(tokens, first, last, before):
        return "future"
    said = tokens[first].keys.get("DATE")
    if isinstance(said, CalendarDate) and said.day is not None and attributive(tokens, first):
        return None  # "the April 20 explosion": the verb is not about the date
    if (
        before is not None
        and tokens[before].low in _words("movable")
        and tokens[first - 1].low in ("from", "to", "until", "till")
    ):
        return "future"  # "it was put off from June to September"
    if _is_supposed(tokens, first, before):
        return "future"
    if before is not None:
        return _tense_before(tokens, before)
    after = _nearest(tokens, range(last, min(len(tokens), last + _REACH_AHEAD)))
    return None if after is None else tense_of(tokens, after)


def _is_deadline(tokens: Sequence[Token], first: int, last: int, verb: int | None) -> bool:
    """Whether "until", "by" and the like before it make it a deadline that lies ahead."""
    at = _hour_before(tokens, first)
    deadline = _follows(tokens, at, "deadline")
    if not deadline:
        return False
    opens = at - deadline - 1 < 0 or tokens[at - deadline - 1].low in _STOPS
    if not opens and tokens[at - deadline - 1].low in ("and", ","):
        behind = _nearest(tokens, range(last, min(len(tokens), last + 4)))
        opens = behind is not None and tense_of(tokens, behind) == "past"  # "and by Friday crews were waiting"
    if opens:
        return False  # "Until Thursday, they had not": a deadline that opens the sentence is one that has passed
    if _is_granted(tokens, at - deadline):
        return True
    return not _over(tokens, verb) or _conditional(tokens, at)


def _is_granted(tokens: Sequence[Token], at: int) -> bool:
    """Whether the deadline was given to somebody: "they had until Friday", "it gave both sides until Friday"."""
    if tokens[at - 1].low == "had":
        return True
    return tokens[at].low in ("until", "till") and not _words("grant").isdisjoint(
        token.low for token in tokens[max(0, at - _OBJECT) : at]
    )


def _hour_before(tokens: Sequence[Token], first: int) -> int:
    """Where the hour of a day begins: "until noon on Friday", "until the close of business on Friday"."""
    at = first - (first > 0 and tokens[first - 1].low == "on")
    if at and "TIME" in tokens[at - 1].keys:
        return at - 1
    length = _follows(tokens, at, "day_end")
    return at - length if length else first


def _is_supposed(tokens: Sequence[Token], first: int, verb: int | None) -> bool:
    """Whether an "if" stands before and no verb of its own but in the present: "they gain if they win in November"."""
    if first == 0 or tokens[first - 1].low in _OWNERS:
        return False
    start = max(0, first - _CONDITION, 0 if verb is None else verb)
    return any(tokens[at].low == "if" and (not at or tokens[at - 1].low != "as") for at in range(start, first))


def just_told(tokens: Sequence[Token], first: int) -> bool:
    """Whether a past verb stands right before: "it began in May", not "it announced a sale in May".

    What lasts since a month began in it, too.
    """
    if first and tokens[first - 1].low == "since":
        return True
    return first > 1 and tokens[first - 1].low in ("in", "on") and tense_of(tokens, first - 2) == "past"


def _in_relative_clause(tokens: Sequence[Token], first: int) -> bool:
    """Whether nothing but a past verb and its "that" stand before: "the film that aired Friday"."""
    return first > 1 and tokens[first - 1].low.endswith("ed") and tokens[first - 2].low in _RELATIVE


def is_history(tokens: Sequence[Token], first: int) -> bool:
    """Whether a past verb close by tells what happened then: "it sank on Friday", "on Friday it sank"."""
    if first + 1 < len(tokens) and tokens[first + 1].low == "'s":
        # "Tuesday's earthquake": what nobody foresees has been.
        return not _words("sudden").isdisjoint(token.low for token in tokens[first + 2 : first + 5])
    if _in_relative_clause(tokens, first):
        return True
    verb = _nearest(tokens, range(first - 1, max(-1, first - _CLOSE), -1))
    if verb is None:
        verb = _nearest(tokens, range(first + 1, min(len(tokens), first + _CLOSE)))
    return verb is not None and tense_of(tokens, verb) == "past"


def is_word_of(tokens: Sequence[Token], first: int) -> bool:
    """Whether it is the day on which something was said: "she said on Friday", "the agency announced late Friday"."""
    at = first - 1
    while at > 0 and tokens[at].low in ("on", "late", "early"):
        at -= 1
    owner = first + 1 < len(tokens) and tokens[first + 1].low == "'s"
    return at >= 0 and tokens[at].low in _words("told") and not owner


def is_overtaken(tokens: Sequence[Token], first: int, tense: Tense | None) -> bool:
    """Whether a plan is told of as past, and its day may be over: "planned for Friday was cancelled", "was to meet"."""
    if tense != "future":
        # "The sale it had planned for June".
        return first > 2 and tokens[first - 2].low in _words("shelved") and tokens[first - 3].low == "had"
    if first > 1 and tokens[first - 1].low in ("until", "till") and tokens[first - 2].low in ("had", "given"):
        return True
    behind = [token.low for token in tokens[first + 1 : first + 5] if token.low != ","]
    if behind and behind[0] in _words("was"):
        return not _words("put_off").isdisjoint(behind)
    verb = _nearest(tokens, range(first - 1, max(-1, first - _REACH), -1))
    if verb is not None and tokens[verb].low in _words("movable"):
        return tokens[first - 1].low == "from"
    if verb is None or tense_of(tokens, verb) != "future":
        return False
    return not _words("was").isdisjoint(token.low for token in tokens[max(0, verb - 3) : verb])


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
    if low in _words("accord") and verb and tokens[verb - 1].low == "had":
        return "past"
    if low in _words("accord") and following[:1] == ["to"] and following[-1] not in _DETERMINERS:
        return "future"  # "they agreed to meet on Monday", but "they agreed to a truce on Monday"
    if verb and tokens[verb - 1].low in ("if", "unless"):
        return "future"  # "ten years if convicted in June"
    if low == "supposed" and verb and tokens[verb - 1].low in ("was", "were"):
        return "past"
    before = [token.low for token in tokens[max(0, verb - 2) : verb]]
    if low in _words("shelved") and (before == ["had", "been"] or before[-1:] == ["had"]):
        return "past"
    return tense_of(tokens, verb)


def _over(tokens: Sequence[Token], verb: int | None) -> bool:
    """Whether the verb tells of what has ended: "it ran until July 15", but not "they extended it until July 15"."""
    return verb is not None and any(token.low in _words("over") for token in tokens[max(0, verb - 1) : verb + 1])


def _conditional(tokens: Sequence[Token], first: int) -> bool:
    """Whether the clause before tells a condition: "unless it was agreed by Monday"."""
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if tokens[at].low in _STOPS or tokens[at].low == ",":
            return False
        if tokens[at].low in _words("condition"):
            return True
    return False


def attributive(tokens: Sequence[Token], at: int) -> bool:
    """Whether an expression stands between an article and a noun: "the April 20 explosion"."""
    if at == 0 or at + 1 >= len(tokens):
        return False
    noun = tokens[at + 1].low
    return tokens[at - 1].low in _DETERMINERS and noun.isalpha() and noun not in _words("after_noun")


def _nearest(tokens: Sequence[Token], places: range) -> int | None:
    telling = _telling()
    aside = False
    for at in places:
        low = tokens[at].low
        if places.step > 0 and low == ",":
            # "On Tuesday her brothers, who will sing, defended it": what is told of them is not what they did.
            aside = at + 1 < len(tokens) and tokens[at + 1].low in _OPENERS
        if aside:
            continue
        if low in _STOPS or low in (_OPENERS if places.step < 0 else _SPEECH):
            return None
        if (low in telling or low.endswith("ed")) and tense_of(tokens, at):
            return at
    return None


def _follows(tokens: Sequence[Token], first: int, name: str) -> int:
    """How many tokens the phrase of that name has which stands right before, 0 for none."""
    if first == 0 or tokens[first - 1].low not in _last_words(name):
        return 0
    lows = tuple(token.low for token in tokens[max(0, first - 4) : first])
    return next((length for length in (4, 3, 2, 1) if lows[-length:] in _phrases(name)), 0)


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
    if low == "due" and after == "to" and at + 2 < len(tokens) and tokens[at + 2].low in _DETERMINERS:
        return None  # "due to its loss" gives a cause
    if low == "would" and not _words("silent").isdisjoint(token.low for token in tokens[at + 1 : at + 3]):
        return "past"  # "it would not comment on Monday"
    if low == "wouldn" and not (_words("silent") | {"say"}).isdisjoint(token.low for token in tokens[at + 2 : at + 5]):
        return "past"  # "it wouldn't say on Monday"
    if low in _words("modal") and after == "have" and (at + 2 == len(tokens) or tokens[at + 2].low != "to"):
        return "past"  # "it may have sunk on Monday"
    if low == "takes" and after not in _words("effect"):
        return None
    if low in _words("arranged") or (low in _words("bound_for") and after in ("to", "on")):
        return None if before in _DETERMINERS or before in _words("helper") or after in _words("quoted") else "future"
    if low == "could" and after == "not" and before not in _PERSONS:
        return "past"  # "it could not say on Monday"
    if low == "were" and before in ("", *_STOPS) and "to" in [token.low for token in tokens[at + 2 : at + 6]]:
        return "future"  # "were they to lose on Saturday"
    if low == "could" and after == "have" and at + 2 < len(tokens) and _is_open(tokens[at + 2]):
        return "future"  # "it could have consequences in May"
    if low == "could" and after not in ("not", "have") and before not in _PERSONS:
        # "A vote could come on Monday", but not "they could see it" or "nobody could be reached on Monday".
        sought = after == "be" and at + 2 < len(tokens) and tokens[at + 2].low in _words("sought")
        return None if sought else "future"
    if low in ("has", "have") and after == "yet":
        return "future"  # "they have yet to decide whether it opens in May"
    if low == "reports" and not _words("figures").isdisjoint(token.low for token in tokens[at + 1 : at + 4]):
        return "future"  # "it reports its results on Monday"
    if low in ("open", "close") and after == "at" and at + 2 < len(tokens) and "TIME" in tokens[at + 2].keys:
        return "future"  # "polls close at 8 p.m. on Sunday"
    if low == "won" and after in ("'", "’"):
        return "future"  # "won't"
    if found := _cues().get(low):
        return None if found == "past" and (before in _words("helper") or before in ("is", "are")) else found
    if low == "be" and before == "to" and at > 1 and tokens[at - 2].low in _words("seeming"):
        return None
    if (low == "to" and before in ("is", "are")) or (low == "be" and before == "to"):
        return "future"
    if low in _words("wish") and after == "to":
        return "future"
    if low in _words("chance") and before in ("is", "are", "looks", "look", "seems"):
        return "future"  # "rain is likely on Monday"
    if low == "set":
        return "future" if after in ("to", "for") else None if before in _words("helper") else "past"
    if len(low) > 3 and low.endswith("ed") and low.isalpha() and before not in ("be", "to"):
        if low in _words("no_past"):
            return None
        # "a still unspecified date": before a noun it is an adjective; but "what happened"
        return None if (before in _DETERMINERS and before != "what") or before in _words("adverb") else "past"
    return None

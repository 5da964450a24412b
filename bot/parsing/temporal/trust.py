"""Which readings are really times: guards against words that only look like them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.parsing.temporal.tokens import Token

_BEFORE_MONEY = {"$", "£", "€", "¥", "#", "no", "number"}
# "Resolution 1483", "Flight 1549"
_NUMBERED = {
    "resolution", "flight", "route", "highway", "article", "section", "model", "page", "chapter", "room", "channel",
    "bill", "unit", "building", "psalm", "rule", "form", "code", "suite", "lot", "box", "road",
}  # fmt: skip
# "In March", "until May": what stands before a month and hardly ever before "march" or "may" as other words.
_BEFORE_MONTH = {
    "in", "of", "last", "next", "this", "since", "by", "from", "until", "till", "through", "during", "to", "early",
    "late", "mid", "before", "after", "and", "or", "-", ",", "for", "between", "every", "each", "the", "previous",
    "following", "on", "as", "(", "around", "about", "throughout",
}  # fmt: skip
_MARCHING = {"to", "for", "on", "toward", "towards", "against", "into", "through", "past", "across"}
_BEFORE_SEASON = {
    "in", "of", "last", "next", "this", "since", "by", "from", "until", "till", "through", "during", "early", "late",
    "mid", "and", "or", "every", "each", "over", "throughout", "-", "'s", "(", "for", "between", "before", "after",
}  # fmt: skip
_BEFORE_LENGTH = {
    "for", "within", "in", "after", "about", "than", "of", "once", "take", "takes", "took", "last", "lasted", "lasting",
}  # fmt: skip


def is_time(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether the expression at ``at`` stands where a time can stand."""
    token = tokens[at]
    before = tokens[at - 1].low if at else "\n"
    after = tokens[at + 1].low if at + 1 < len(tokens) else "\n"
    surface = text[token.start : token.end]
    if "YEAR_DATE" in token.keys:
        if before in _NUMBERED or before in _BEFORE_MONEY or after in ("%", "percent"):
            return False
        return surface >= "1500" or before in _BEFORE_MONTH
    if "MONTH_DATE" in token.keys and surface in ("March", "May"):
        if surface == "March" and after in _MARCHING and before not in ("in", "last", "since", "early", "late"):
            return False
        return before in _BEFORE_MONTH or not after.isalpha()
    if "SEASON_DATE" in token.keys:
        return _season(surface.lower(), before, after)
    if "SPAN" in token.keys:
        return not surface.endswith("year-old")
    if "LENGTH" in token.keys:
        return after not in ("old",) and not (after == "of" and tokens[at + 2 : at + 3] and tokens[at + 2].low == "age")
    if "SOME" in token.keys:
        return before in ("for", "within", "in", "of", "take", "takes", "took", "last")
    if "ONE" in token.keys:
        return before in _BEFORE_LENGTH
    return True


def _season(surface: str, before: str, after: str) -> bool:
    word = surface.removeprefix("the ")
    if word in ("fall", "spring"):
        if after == "of":
            return False
        return before in _BEFORE_SEASON
    return True

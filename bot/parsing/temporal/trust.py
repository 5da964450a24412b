"""Which readings are really times: guards against words that only look like them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.parsing.temporal.tokens import Token

_BEFORE_MONEY = {"$", "£", "€", "¥", "#", "no", "number"}


def is_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether the expression at ``at`` stands where a time can stand."""
    token = tokens[at]
    before = tokens[at - 1].low if at else "\n"
    after = tokens[at + 1].low if at + 1 < len(tokens) else "\n"
    if "YEAR_DATE" in token.keys:
        return before not in _BEFORE_MONEY and after not in ("%", "percent")
    if "SOME" in token.keys:
        return before in ("for", "within", "in", "of", "take", "takes", "took", "last")
    if "ONE" in token.keys:
        return before in (
            "for",
            "within",
            "in",
            "after",
            "about",
            "than",
            "of",
            "once",
            "take",
            "takes",
            "took",
            "last",
            "lasted",
        )
    return True

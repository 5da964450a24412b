"""Yes or no, where the sentence says almost word for word what was asked."""

from __future__ import annotations

from bot.answering.inquiry import Inquiry
from bot.answering.kin import kin
from bot.answering.passages import MARKS, Passage
from bot.answering.terms import terms

_NEGATED = MARKS.index("negated")
_SAID = 0.75
_NEGATIONS = frozenset(
    {"not", "no", "never", "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "without"}
)


def yes_or_no(inquiry: Inquiry, best: Passage) -> str | None:
    """ "Yes" or "No" when three quarters of what is asked stands in the sentence, ``None`` when it does not say."""
    known = best.sketch.known
    asked = [s for s in inquiry.own if len(s) > 1]
    said = sum(1.0 if s in known else 0.5 * bool(kin(s).keys() & known) for s in asked)
    if not asked or said / len(asked) < _SAID:
        return None
    negated = bool(_NEGATIONS & set(terms(inquiry.question.text)))
    return "No" if best.sketch.marks[_NEGATED] != negated else "Yes"

"""How a sentence tells: the stems it is compared by, and what keeps it from standing alone."""

from __future__ import annotations

import re

from bot.model.stems import stem
from bot.model.words import folded_words

OPENING = 3
"""Sentences in which a news article says what is new."""
CRUMB, POINTING, OPEN, SPEAKING, OF_BOTH, BETWEEN = 1, 2, 4, 8, 16, 32
"""What a sentence is, as bits: no whole one, beginning with somebody named before, left open by its quotation, spoken
as "I", "we" or to "you", about "the two leaders" whoever they are, about several people."""
_SHORTEST, _LONGEST = 7, 60
"""Words of a sentence that can stand alone."""
_KNOWN = 200_000
"""Words whose stems are kept."""
_POINTS_BACK = re.compile(r"[“\"‘']*(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|But|And)\b")
_CUT = re.compile(r"[a-z](?![A-Z])")
_SPEAKS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)\b")
_COMPARED = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)) (?:\w+ )?[$£€]?\d[\w.,%]*(?: [a-z]+){0,2} (?:on |in )?\Z"
)
"""Before the time of a number beside which a sentence sets its own."""
_BOTH = re.compile(r"\b(?:two|both) (?:leaders|presidents|heads|ministers|sides|men|women)\b|\b[Tt]he leaders\b")


class _Stems(dict[str, str]):
    """The stem of every folded word seen, empty for those too short to say anything; to look one up costs no call."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KNOWN:
            self.clear()
        found = stem(word)
        self[word] = found = found if len(found) > 2 else ""
        return found


_STEMS = _Stems()


def stems_of(text: str) -> str:
    """The stems that say what a sentence is about, each once, with a space between."""
    return " ".join(filter(None, dict.fromkeys(map(_STEMS.__getitem__, folded_words(text)))))


def manner_of(text: str) -> int:
    """The bits above that the sentence itself tells: all but `BETWEEN`."""
    bits = 0 if _is_whole(text) else CRUMB
    if _POINTS_BACK.match(text):
        bits |= POINTING
    if text.count("“") > text.count("”"):
        bits |= OPEN
    if _SPEAKS.search(text):
        bits |= SPEAKING
    if _BOTH.search(text):
        bits |= OF_BOTH
    return bits


def _is_whole(text: str) -> bool:
    """Whether a sentence begins and ends as one, and is neither a crumb nor a list."""
    return (
        _SHORTEST <= text.count(" ") + 1 <= _LONGEST
        and text.rstrip().endswith((".", "!", "?", "”", '"'))
        and not _CUT.match(text)
        and text.count(")") <= text.count("(")
    )


def only_compares(text: str, start: int, time: int) -> bool:
    """Whether a sentence from ``start`` on gives at ``time`` that of a number it compares its own with.

    "Nine are missing, down from 17 a day earlier" tells nothing of that day but a number.
    """
    return _COMPARED.search(text, start, time) is not None

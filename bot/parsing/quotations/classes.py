"""One letter a word: the coarse class that the shallow rules and the learned scores look at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.parsing.lexicon import words
from bot.parsing.quotations.verbs import lemmas
from bot.parsing.tokens import lowered

QUOTE = "<quote>"
_MOST = 65_536  # words whose classes are kept


@cache
def _closed() -> dict[str, str]:
    found: dict[str, str] = {}
    for letter, name in (
        ("R", "adverb"),
        ("C", "conjunction"),
        ("M", "auxiliary"),
        ("I", "preposition"),
        ("D", "determiner"),
        ("W", "relative"),
        ("P", "personal"),
    ):
        found.update(dict.fromkeys(words("function_words", name), letter))
    found.update(dict.fromkeys(words("function_words", "irregular_verb"), "d"))
    found.update(dict.fromkeys(words("function_words", "be"), "B"))
    found.update(dict.fromkeys(words("function_words", "have"), "H"))
    found.update({word: word for word in words("function_words", "own_class")})
    found["'s"] = "'s"
    return found


@cache
def _not_adverbs() -> frozenset[str]:
    return words("function_words", "not_adverb")


class _Classes(dict[str, str]):
    """The classes of the words met so far, begun anew when there are too many."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = _class(word, False)
        return found


_classes = _Classes()


def class_of(text: str) -> str:
    """The class of an item amid its line, as it is written.

    Q quote, N capitalised, # number, P personal pronoun, D determiner, I preposition, B/H/M be, have, other
    auxiliary, W relative, C conjunction, R adverb, v reporting verb, g -ing, d -ed, s -s, x other; marks and a few
    words stand for themselves.
    """
    return _classes[text]


def classes_of(line: Sequence[str]) -> list[str]:
    """The classes of the items of a line."""
    return [opening_class(line[0]), *map(_classes.__getitem__, line[1:])]


def opening_class(text: str) -> str:
    """The class of an item that opens its line, where a capital proves nothing."""
    return _class(text, True)


def _class(text: str, first: bool) -> str:
    low = lowered(text)
    if text == QUOTE:
        return "Q"
    if not text[0].isalnum():
        return low if low == "'s" else text
    if text[0].isdigit():
        return "#"
    closed = _closed().get(low)
    if closed and (first or not text[0].isupper() or closed in ("P", "D")):
        return closed
    if text[0].isupper() and not first:
        return "N"
    if low in lemmas():
        return "v"
    if low.endswith("ly") and len(low) > 4 and low not in _not_adverbs():
        return "R"
    if text[0].isupper():
        return "N"
    if low.endswith("ing") and len(low) > 5:
        return "g"
    if low.endswith("ed") and len(low) > 4:
        return "d"
    if low.endswith("s") and not low.endswith("ss"):
        return "s"
    return "x"

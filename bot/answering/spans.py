"""Stretches of a sentence that could be a short answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.kin import mostly
from bot.answering.lists import listed
from bot.model.stems import stem
from bot.model.words import fold

_TOKEN = re.compile(r"(?:[A-Z]\.)+(?=\s?[A-Z])|[$£€]?\d[\d,.]*\d%?|[$£€]?\d%?|[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]")
_LONGEST = 14
_SENTENCE_AT_MOST = 70
CLASSES = (
    "article",
    "preposition",
    "conjunction",
    "auxiliary",
    "pronoun",
    "relative",
    "number",
    "time",
    "noun",
    "verb",
    "adjective",
    "adverb",
)
"""What a `Word` can be, in the order of its ``classes``."""
ARTICLE, PREPOSITION, CONJUNCTION, AUXILIARY, _, RELATIVE, NUMBER, TIME, NOUN, VERB, ADJECTIVE, _ = range(len(CLASSES))
SMALL = NUMBER
"""The classes before this one are small words."""


@dataclass(frozen=True, slots=True)
class Word:
    """One token of the sentence: surface, stem, offsets, and whether it is a word at all."""

    text: str
    stem: str
    start: int
    end: int
    mark: bool
    classes: tuple[bool, ...]

    @property
    def leads(self) -> bool:
        """Whether it is an article or a preposition, which answer nothing themselves."""
        return self.classes[ARTICLE] or self.classes[PREPOSITION]


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens ``first``..``last`` (half-open) of a sentence."""

    first: int
    last: int


def read_words(sentence: str) -> list[Word]:
    """The tokens of a sentence."""
    found = []
    for match in _TOKEN.finditer(sentence):
        folded = fold(match[0])
        mark = not folded
        number = bool(folded) and (folded[0].isdigit() or not listed("number").isdisjoint(folded.split()))
        classes = (
            *(folded in listed(name) for name in CLASSES[:SMALL]),
            number,
            folded in listed("time") or folded.rstrip("s") in listed("time"),
            *_parts_of_speech(match[0], folded),
        )
        found.append(Word(match[0], stem(folded) if folded else "", match.start(), match.end(), mark, classes))
    return found[: _SENTENCE_AT_MOST * 2]


def _parts_of_speech(word: str, folded: str) -> tuple[bool, bool, bool, bool]:
    """Noun, verb, adjective, adverb: by what the stem mostly is, else by the ending; a capital makes a noun."""
    base = stem(folded) if folded else ""
    if not base or word[0].isupper() or word[0].isdigit():
        return bool(base), False, False, False
    adverb = base in mostly("r") or folded.endswith("ly")
    verb = not adverb and (base in mostly("v") or folded.endswith(("ed", "ing")))
    adjective = (
        not adverb and not verb and (base in mostly("a") or folded.endswith(("ous", "ful", "ive", "able", "al")))
    )
    return not (adverb or verb or adjective), verb, adjective, adverb


def spans(words: list[Word]) -> Iterator[Span]:
    """Stretches of up to 14 words that neither begin nor end with a mark, nor end with a word that must go on."""
    for first, begin in enumerate(words):
        if begin.mark or begin.classes[CONJUNCTION] or (begin.classes[AUXILIARY] and len(begin.text) < 5):
            continue
        for last in range(first + 1, min(len(words), first + _LONGEST) + 1):
            end = words[last - 1]
            if end.text in '.?!;:—–()[]"“”':
                break
            if end.mark or any(end.classes[: AUXILIARY + 1]) or end.classes[RELATIVE]:
                continue
            yield Span(first, last)

"""Stretches of a sentence that could be a short answer, and the numbers that tell which of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.inquiry import Inquiry
from bot.answering.kin import kin, kinds_of, mostly
from bot.answering.lists import listed
from bot.answering.lying import NAMES as LYING
from bot.answering.lying import lying
from bot.answering.marked import NONE, Marked
from bot.model.stems import stem
from bot.model.words import fold

_TOKEN = re.compile(r"(?:[A-Z]\.)+(?=\s?[A-Z])|[$£€]?\d[\d,.]*\d%?|[$£€]?\d%?|[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]")
_LONGEST = 14
_SENTENCE_AT_MOST = 70
_OPEN_CLASSES = (
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
NUMBER, TIME = _OPEN_CLASSES.index("number"), _OPEN_CLASSES.index("time")
"""Places of two classes among those of a `Word`."""
NAMES = (
    "wants person", "wants time", "wants place", "wants number", "wants reason", "wants manner", "wants thing",
    "wants yes", "kind topic", "does", "size", "content", "asked share", "asked in", "all asked", "left gap",
    "right gap", "left asked", "right asked", "position", "whole", "opens", "closes", "mark before",
    "mark after", "quoted", "capitals", "capital run", "digits", "number", "time", "money", "head kind",
    "head inside", "first capital", "first ing", "first ed", "last ed", "verb after asked", "kin inside",
    "preposition inside", "comma inside", "conjunction inside", "verbs inside", "auxiliary inside",
    *(f"before {c}" for c in _OPEN_CLASSES), *(f"first {c}" for c in _OPEN_CLASSES),
    *(f"last {c}" for c in _OPEN_CLASSES), *(f"after {c}" for c in _OPEN_CLASSES), "before asked",
    "after asked", "time share", "time whole", "time cut", "any time", "person share", "person whole", "person cut",
    "any person", "person asked", "people inside", *LYING,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One token of the sentence: surface, stem, offsets, and whether it is a word at all."""

    text: str
    stem: str
    start: int
    end: int
    mark: bool
    classes: tuple[bool, ...]


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
            *(folded in listed(name) for name in _OPEN_CLASSES[:6]),
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
        if begin.mark or begin.classes[2] or (begin.classes[3] and len(begin.text) < 5):
            continue
        for last in range(first + 1, min(len(words), first + _LONGEST) + 1):
            end = words[last - 1]
            if end.text in '.?!;:—–()[]"“”':
                break
            if end.mark or any(end.classes[:4]) or end.classes[5]:
                continue
            yield Span(first, last)


def rows(inquiry: Inquiry, words: list[Word], found: list[Span], marks: Marked) -> list[list[float]]:
    """The features of each span."""
    # A number is compared with that of other pages' sentences, of which no more is read than their words.
    marks = NONE if inquiry.wants == "number" else marks
    named = frozenset(s for name in (*inquiry.names, *inquiry.focus[:2]) for s in name.split())
    asked = {s for s in (*inquiry.own, *inquiry.lent) if len(s) > 1}
    head = stem(inquiry.question.head) if inquiry.question.head else ""
    of_head = kinds_of(head) if head else frozenset()
    hits = [w.stem in asked for w in words]
    akin = frozenset(k for s in asked for k in kin(s))
    before, total = [0], 0
    for hit in hits:
        total += hit
        before.append(total)
    quoted, inside = [], False
    for word in words:
        if word.text in '"“”':
            inside = not inside
        quoted.append(inside)
    kind = [
        *(
            float(inquiry.wants == w)
            for w in ("person", "time", "place", "number", "reason", "manner", "thing", "yes or no")
        ),
        float(inquiry.question.kind == "topic"),
        float(inquiry.question.text.casefold().rstrip(" ?").endswith((" do", " doing", " did", " done"))),
    ]
    return [
        [
            *kind,
            *_span(words, s, hits, before, total, quoted, akin, head, of_head),
            *_marked(words, s, marks, named),
            *how,
        ]
        for s, how in zip(found, lying(inquiry, words, found, hits), strict=True)
    ]


def _marked(words: list[Word], span: Span, marks: Marked, named: frozenset[str]) -> list[float]:
    """How the span, without the small words it opens with, lies to the times and people of the sentence."""
    first = next((k for k in range(span.first, span.last - 1) if not any(words[k].classes[:2])), span.last - 1)
    start, end = words[first].start, words[span.last - 1].end
    inside = [names for (a, b), names in zip(marks.people, marks.names, strict=True) if a < end and start < b]
    told: list[float] = []
    for stretches in (marks.times, marks.people):
        told += [
            sum(max(0, min(end, b) - max(start, a)) for a, b in stretches) / (end - start),
            float((start, end) in stretches),
            float(any(a < start < b or a < end < b for a, b in stretches)),
            float(bool(stretches)),
        ]
    return [*told, float(any(names & named for names in inside)), float(len(inside))]


def _span(
    words: list[Word],
    span: Span,
    hits: list[bool],
    before: list[int],
    total: int,
    quoted: list[bool],
    akin: frozenset[str],
    head: str,
    of_head: frozenset[str],
) -> list[float]:
    first, last = span.first, span.last
    inner = words[first:last]
    size = last - first
    content = [w for w in inner if not w.mark and not any(w.classes[:6])]
    asked_in = before[last] - before[first]
    left = next((first - k - 1 for k in range(first - 1, max(-1, first - 12), -1) if hits[k]), 12)
    right = next((k - last for k in range(last, min(len(words), last + 12)) if hits[k]), 12)
    previous = words[first - 1] if first else None
    following = words[last] if last < len(words) else None
    capitals = sum(w.text[0].isupper() for w in inner)
    none = (False,) * len(_OPEN_CLASSES)
    run = (
        capitals == size
        and not (previous and not previous.mark and previous.text[0].isupper())
        and not (following and not following.mark and following.text[0].isupper())
    )
    return [
        float(size),
        float(len(content)),
        asked_in / max(1, len(content)),
        float(asked_in),
        float(asked_in == len(content)),
        float(left),
        float(right),
        float(before[first]),
        float(total - before[last]),
        first / len(words),
        float(size >= len(words) - 2),
        float(first == 0),
        float(last >= len(words) - 1),
        float(previous is None or previous.mark),
        float(following is None or following.mark),
        float(quoted[first]),
        capitals / size,
        float(run),
        float(any(w.text[0].isdigit() or w.text[-1].isdigit() for w in inner)),
        float(any(w.classes[6] for w in inner)),
        float(any(w.classes[7] for w in inner)),
        float(any(w.text[0] in "$£€" or w.text[-1] == "%" for w in inner)),
        float(any(w.stem in of_head for w in inner)) if of_head else -1.0,
        float(any(w.stem == head for w in inner)) if head else -1.0,
        float(inner[0].text[0].isupper()),
        float(inner[0].text.endswith("ing")),
        float(inner[0].text.endswith("ed")),
        float(inner[-1].text.endswith("ed")),
        float(left == 0 and inner[0].text.islower()),
        float(any(w.stem in akin for w in inner)),
        float(any(w.classes[1] for w in inner[1:])),
        float(any(w.text == "," for w in inner)),
        float(any(w.classes[2] for w in inner)),
        float(sum(w.classes[9] and not w.mark for w in inner)),
        float(any(w.classes[3] for w in inner)),
        *(float(c) for c in (previous.classes if previous else none)),
        *(float(c) for c in inner[0].classes),
        *(float(c) for c in inner[-1].classes),
        *(float(c) for c in (following.classes if following else none)),
        float(left == 0),
        float(right == 0),
    ]

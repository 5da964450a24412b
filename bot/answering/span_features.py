"""Numbers that tell which stretch of a sentence is the short answer: a row a stretch, a column a name of `NAMES`."""

from __future__ import annotations

from bot.answering.inquiry import Inquiry
from bot.answering.kin import kin, kinds_of
from bot.answering.marked import NONE, Marked
from bot.answering.span_context import NAMES as CONTEXT
from bot.answering.span_context import context_rows
from bot.answering.spans import AUXILIARY, CLASSES, CONJUNCTION, NUMBER, PREPOSITION, SMALL, TIME, VERB, Span, Word
from bot.model.stems import stem

NAMES = (
    "wants person", "wants time", "wants place", "wants number", "wants reason", "wants manner", "wants thing",
    "wants yes", "kind topic", "does", "size", "content", "asked share", "asked in", "all asked", "left gap",
    "right gap", "left asked", "right asked", "position", "whole", "opens", "closes", "mark before",
    "mark after", "quoted", "capitals", "capital run", "digits", "number", "time", "money", "head kind",
    "head inside", "first capital", "first ing", "first ed", "last ed", "verb after asked", "kin inside",
    "preposition inside", "comma inside", "conjunction inside", "verbs inside", "auxiliary inside",
    *(f"before {c}" for c in CLASSES), *(f"first {c}" for c in CLASSES),
    *(f"last {c}" for c in CLASSES), *(f"after {c}" for c in CLASSES), "before asked",
    "after asked", "time share", "time whole", "time cut", "any time", "person share", "person whole", "person cut",
    "any person", "person asked", "people inside", *CONTEXT,
)  # fmt: skip


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
        for s, how in zip(found, context_rows(inquiry, words, found, hits), strict=True)
    ]


def _marked(words: list[Word], span: Span, marks: Marked, named: frozenset[str]) -> list[float]:
    """How the span, without the small words it opens with, lies to the times and people of the sentence."""
    first = next((k for k in range(span.first, span.last - 1) if not words[k].leads), span.last - 1)
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
    content = [w for w in inner if not w.mark and not any(w.classes[:SMALL])]
    asked_in = before[last] - before[first]
    left = next((first - k - 1 for k in range(first - 1, max(-1, first - 12), -1) if hits[k]), 12)
    right = next((k - last for k in range(last, min(len(words), last + 12)) if hits[k]), 12)
    previous = words[first - 1] if first else None
    following = words[last] if last < len(words) else None
    capitals = sum(w.text[0].isupper() for w in inner)
    none = (False,) * len(CLASSES)
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
        float(any(w.classes[NUMBER] for w in inner)),
        float(any(w.classes[TIME] for w in inner)),
        float(any(w.text[0] in "$£€" or w.text[-1] == "%" for w in inner)),
        float(any(w.stem in of_head for w in inner)) if of_head else -1.0,
        float(any(w.stem == head for w in inner)) if head else -1.0,
        float(inner[0].text[0].isupper()),
        float(inner[0].text.endswith("ing")),
        float(inner[0].text.endswith("ed")),
        float(inner[-1].text.endswith("ed")),
        float(left == 0 and inner[0].text.islower()),
        float(any(w.stem in akin for w in inner)),
        float(any(w.classes[PREPOSITION] for w in inner[1:])),
        float(any(w.text == "," for w in inner)),
        float(any(w.classes[CONJUNCTION] for w in inner)),
        float(sum(w.classes[VERB] and not w.mark for w in inner)),
        float(any(w.classes[AUXILIARY] for w in inner)),
        *(float(c) for c in (previous.classes if previous else none)),
        *(float(c) for c in inner[0].classes),
        *(float(c) for c in inner[-1].classes),
        *(float(c) for c in (following.classes if following else none)),
        float(left == 0),
        float(right == 0),
    ]

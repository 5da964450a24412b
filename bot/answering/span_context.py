"""Where the stretches of a sentence stand: beside its noun phrases and commas, and what the question names of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from bot.answering.inquiry import Inquiry
from bot.answering.kin import kin, mostly, synonyms
from bot.answering.lists import listed
from bot.answering.measures import measured
from bot.answering.spans import ADJECTIVE, ARTICLE, AUXILIARY, NOUN, NUMBER, PREPOSITION, SMALL, VERB, Span, Word
from bot.model.words import fold

NAMES = (
    "left kin gap", "right kin gap", "left verb gap", "right verb gap", "left name gap", "left commas", "right commas",
    "ends phrase", "whole phrase", "size of phrase", "measured", "subject asked", "hits in sentence", "verb is next",
    "title like",
)  # fmt: skip
_FAR = 12
_MEASURED = 6
"""Words of the longest span that is looked at as a quantity."""


def context_rows(
    inquiry: Inquiry, words: Sequence[Word], found: Sequence[Span], hits: Sequence[bool]
) -> list[list[float]]:
    """A row for each span, a column for each of `NAMES`; ``hits`` are the words that the question has as well."""
    asked = {s for s in (*inquiry.own, *inquiry.lent) if len(s) > 1}
    akin = asked.union(*map(kin, asked))
    verbs = {s for s in asked if s in mostly("v")}
    verbs |= {other for s in verbs for other in synonyms(s)}
    names = {s for name in (*inquiry.names, *inquiry.focus[:2]) for s in name.split()}
    kin_left, kin_right = _gaps([bool(w.stem) and w.stem in akin for w in words])
    verb_left, verb_right = _gaps([w.stem in verbs for w in words])
    name_left, _ = _gaps([w.stem in names for w in words])
    left, right = _gaps(hits)
    commas = [0, *accumulate(w.text in ",;:—" for w in words)]
    begins, ends = _phrases(words)
    question = fold(inquiry.question.text).split()
    subject = inquiry.question.kind in ("who", "what") and not listed("auxiliary") & set(question[:3])
    quantity = inquiry.question.measure or inquiry.wants in ("number", "time")
    rows = []
    for span in found:
        first, last = span.first, span.last
        following = words[last] if last < len(words) else None
        behind = left[first] < _FAR and commas[first] - commas[max(0, first - 1 - left[first])]
        ahead = right[last] < _FAR and commas[min(len(words), last + right[last])] - commas[last]
        slice_ = " ".join(w.text for w in words[first:last])
        told = measured(inquiry, slice_) if last - first <= _MEASURED else 0.0
        inner = begins[first] is not None
        rows.append(
            [
                float(kin_left[first]),
                float(kin_right[last]),
                float(verb_left[first]),
                float(verb_right[last]),
                float(name_left[first]),
                3.0 if left[first] == _FAR else float(min(3, behind)),
                3.0 if right[last] == _FAR else float(min(3, ahead)),
                float(ends[last - 1] in (None, last)),
                float(begins[first] == first and ends[first] == last),
                float((ends[first] or first) - (begins[first] or 0)) if inner else 0.0,
                told if quantity else -1.0,
                float(subject),
                float(sum(hits)),
                float(following is not None and (following.classes[VERB] or following.classes[AUXILIARY])),
                float(words[first].text[0].isupper() and words[last - 1].text[0].isupper()),
            ]
        )
    return rows


def _gaps(hits: Sequence[bool]) -> tuple[list[int], list[int]]:
    """For each place between words, how many words lie between it and the nearest hit to its left, and to its right."""
    left, right = [_FAR], [_FAR]
    for hit in hits:
        left.append(0 if hit else min(_FAR, left[-1] + 1))
    for hit in reversed(hits):
        right.append(0 if hit else min(_FAR, right[-1] + 1))
    return left, right[::-1]


def _phrases(words: Sequence[Word]) -> tuple[list[int | None], list[int | None]]:
    """For each word, where the noun phrase it is in begins and ends; ``None`` for words in none."""
    nominal = [_is_nominal(word) for word in words]
    opens = [n and (k == 0 or not nominal[k - 1] or words[k].classes[ARTICLE]) for k, n in enumerate(nominal)]
    begins: list[int | None] = []
    for k, n in enumerate(nominal):
        begins.append((k if opens[k] else begins[-1]) if n else None)
    ends: list[int | None] = [None] * len(words)
    for k in range(len(words) - 1, -1, -1):
        if nominal[k]:
            goes_on = k + 1 < len(words) and nominal[k + 1] and not opens[k + 1]
            ends[k] = ends[k + 1] if goes_on else k + 1
    return begins, ends


def _is_nominal(word: Word) -> bool:
    classes = word.classes
    plain = (classes[NOUN] or classes[ADJECTIVE]) and not any(classes[PREPOSITION:SMALL])
    return not word.mark and (classes[ARTICLE] or classes[NUMBER] or plain or fold(word.text) in listed("own"))

"""Sentences as candidates for an answer: what is in each that a question could ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.lists import one_of
from bot.answering.terms import terms_of
from bot.model.answer import Citation
from bot.model.words import fold
from bot.storage.rows import SentenceHit

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_DAYS = one_of("weekday").replace("day", "")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What one sentence holds: its stems in order, the folded names in it, and marks of what it could answer."""

    stems: tuple[str, ...]
    known: frozenset[str]
    names: tuple[str, ...]
    marks: tuple[bool, ...]


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


_PATTERNS = {
    "number": _any_case(rf"\d|\b{one_of('number_mark')}\b"),
    "money": _any_case(rf"[$£€¥%]|\b{one_of('money_mark')}\b"),
    "time": _any_case(rf"\b(?:1[5-9]|20)\d\d\b|\b(?:{one_of('month')}|{_DAYS})(?:day|\b)|\b{one_of('time_mark')}\b"),
    "place": re.compile(rf"\b{one_of('place_mark')} (?:the )?(?:[a-z]+ )?[A-Z]"),
    "inside": _any_case(rf"\b{one_of('inside_mark')} {one_of('determiner')} \w"),
    "reason": _any_case(rf"\b{one_of('reason_mark')}\b"),
    "cause": _any_case(rf"\b{one_of('cause_mark')}\b"),
    "manner": _any_case(rf"\b{one_of('manner_mark')}\b|\w{{3,}}ly\b"),
    "speech": _any_case(rf"\b{one_of('speech_mark')}\b"),
    "quoted": re.compile(r"[\"“”«»]|(?:^|\s)['‘]\w"),
    "points back": _any_case(rf"\b{one_of('pointing_mark')}\b"),
    "negated": _any_case(rf"\b(?:{one_of('negated_mark')}|\w+n['’]t)\b"),
}
MARKS = (*_PATTERNS, "question")
"""What a sentence is marked with, in the order of `Sketch.marks`."""


@lru_cache(maxsize=16_384)
def sketch(text: str) -> Sketch:
    """The sketch of a sentence."""
    found = list(_WORD.finditer(text))
    stems = tuple(s for m in found for s in terms_of(m[0]))
    names = tuple(
        dict.fromkeys(
            fold(m[0]).removesuffix("'s") for m in found if m.start() > 0 and m[0][0].isupper() and len(m[0]) > 1
        )
    )
    marks = (*(bool(p.search(text)) for p in _PATTERNS.values()), text.rstrip("\"”’' ").endswith("?"))
    return Sketch(stems, frozenset(stems), names, marks)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence at its place: ``index`` of ``count`` sentences of its article; ``bm25`` is 0 when not searched for."""

    citation: Citation
    paragraph: int
    index: int
    count: int
    sketch: Sketch
    bm25: float = 0.0

    @property
    def key(self) -> tuple[int, int]:
        """Article id and sentence start, as a conversation remembers them."""
        return self.citation.article.id, self.citation.start


Ranked = list[tuple[Passage, float]]
"""Passages with their probabilities, likeliest first."""


def put_behind(ranked: Ranked, most: int, worse: Callable[[Passage], bool]) -> Ranked:
    """The same order, but of the ``most`` likeliest passages those that are ``worse`` come after the others."""
    behind = [worse(passage) for passage, _ in ranked[:most]]
    order = sorted(range(len(behind)), key=behind.__getitem__)
    return [*(ranked[at] for at in order), *ranked[most:]]


def passages_of(hits: Iterable[SentenceHit], scores: dict[tuple[int, int], float]) -> list[Passage]:
    """Whole articles' sentences, in reading order article by article, as passages with the scores of a search."""
    by_article: dict[int, list[SentenceHit]] = {}
    for hit in hits:
        by_article.setdefault(hit.citation.article.id, []).append(hit)
    return [
        _passage(hit, index, len(group), scores) for group in by_article.values() for index, hit in enumerate(group)
    ]


def _passage(hit: SentenceHit, index: int, count: int, scores: dict[tuple[int, int], float]) -> Passage:
    citation = hit.citation
    score = scores.get((citation.article.id, citation.start), 0.0)
    return Passage(citation, hit.paragraph, index, count, sketch(citation.text), score)


def window(passages: Sequence[Passage], at: int, offset: int) -> Passage | None:
    """The passage ``offset`` places on in the same article, ``None`` beyond its ends."""
    other = at + offset
    if 0 <= other < len(passages) and passages[other].citation.article.id == passages[at].citation.article.id:
        return passages[other]
    return None

"""Sentences as candidates for an answer: what is in each that a question could ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.terms import terms_of
from bot.model.answer import Citation
from bot.model.words import fold
from bot.storage.rows import SentenceHit

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|"
    r"twice|once|both|several|first|second|third|single|couple)\b",
    re.I,
)
_MONEY = re.compile(r"[$£€¥]|\b(?:dollars?|euros?|pounds?|cents?|yen|rubles?|percent)\b|%", re.I)
_TIME = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day|\b)|\b(?:yesterday|today|tomorrow|tonight|morning|evening|afternoon|"
    r"night|week|weeks|month|months|year|years|days?|hours?|minutes?|ago|later|earlier|century|decades?|noon|midnight|o'clock)\b",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|outside|across|inside|around|off|into|towards?|through) (?:the )?(?:[a-z]+ )?[A-Z]"
)
_INSIDE = re.compile(
    r"\b(?:in|at|near|on|under|behind|inside|outside|into|beside|above|below|by|to|through|around|from) "
    r"(?:the|a|an|his|her|their|its|my|our) \w",
    re.I,
)
_REASON = re.compile(
    r"\b(?:because|since|due to|so that|in order|after|as a result|therefore|thus|reasons?|cause[sd]?|owing|"
    r"thanks to|for fear|so|if|wanted to|want to|to)\b",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?:because|due to|so that|in order|as a result|reasons?|caused?|owing|thanks to|for fear)\b", re.I
)
_MANNER = re.compile(r"\b(?:by|with|through|using|via|without)\b|\w{3,}ly\b", re.I)
_SPEECH = re.compile(
    r"\b(?:said|says|told|according|added|claimed|wrote|announced|asked|replied|stated|explained|argued|warned)\b", re.I
)
_QUOTED = re.compile(r"[\"“”«»]|(?:^|\s)['‘]\w")
_POINTS_BACK = re.compile(r"\b(?:he|she|it|they|his|her|their|its|this|that|these|those)\b", re.I)
_NEGATED = re.compile(r"\b(?:not|no|never|none|nobody|nothing|without|neither|nor|\w+n['’]t)\b", re.I)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What one sentence holds: its stems in order, the folded names in it, and marks of what it could answer."""

    stems: tuple[str, ...]
    known: frozenset[str]
    names: tuple[str, ...]
    marks: tuple[bool, ...]


_PATTERNS = {
    "number": _NUMBER,
    "money": _MONEY,
    "time": _TIME,
    "place": _PLACE,
    "inside": _INSIDE,
    "reason": _REASON,
    "cause": _CAUSE,
    "manner": _MANNER,
    "speech": _SPEECH,
    "quoted": _QUOTED,
    "points back": _POINTS_BACK,
    "negated": _NEGATED,
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

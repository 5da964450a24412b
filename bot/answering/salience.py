"""How much a sentence says of what its articles are about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.lists import listed
from bot.answering.passages import MARKS, sketch
from bot.answering.standing import leans, whole
from bot.answering.terms import terms
from bot.model.answer import Citation
from bot.model.words import fold

_QUOTED = MARKS.index("quoted")
_LENGTH = 28
_ACTORS = 5
_NAMED = 1.5
"""What it is worth that the opening sentence names those the articles name most."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that may stand in a summary: its place in its article, and how old the article is among the others.

    ``index`` is its place among the article's sentences; ``age`` counts the newer articles; ``wanted`` is the share of
    the topic's words in it, 1 without a topic.
    """

    citation: Citation
    title: str
    index: int
    age: int
    wanted: float = 1.0

    @property
    def key(self) -> tuple[int, int]:
        """The article's row and the place of the sentence in it."""
        return self.citation.article.id, self.index


class Centre:
    """What a set of sentences is about: the weight of each stem over all of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        total = len(lines)
        found = Counter(s for line in lines for s in sketch(line.citation.text).known)
        counts = Counter(s for line in lines for s in sketch(line.citation.text).stems)
        self._weight = {s: (1 + math.log(n)) * math.log(1 + total / found[s]) for s, n in counts.items() if len(s) > 2}
        self._norm = math.sqrt(sum(w * w for w in self._weight.values())) or 1.0
        named = Counter(name for line in lines for name in sketch(line.citation.text).names)
        self._names = frozenset(name for name, _ in named.most_common(_ACTORS))
        self.actors = frozenset(s for name in self._names for s in terms(name))
        """The stems of the names that stand in most sentences."""

    def names(self, text: str) -> float:
        """The share of the names that stand in most sentences which this one has, 0..1."""
        return len(self._names.intersection(fold(text).split())) / (len(self._names) or 1)

    def near(self, stems: frozenset[str]) -> float:
        """The cosine of a sentence with the centre, 0..1."""
        weights = [self._weight.get(s, 0.0) for s in stems]
        size = math.sqrt(sum(w > 0 for w in weights)) or 1.0
        # A sum that does not depend on the order, which is another in every process.
        return math.fsum(weights) / (size * self._norm)


def salience(line: Line, whole_centre: Centre, lead_centre: Centre) -> float:
    """A score for one line; higher says more. ``lead_centre`` is the centre of the articles' first sentences.

    The weights follow which sentences people's own summaries share words with: those near the headline, the lead and
    the whole, about as long as a sentence of an agency report, that neither quote nor lean on another one; newer
    articles come first.
    """
    text = line.citation.text
    found = sketch(text)
    size = len(found.stems)
    title = frozenset(s for s in terms(line.title) if s not in listed("function"))
    score = 1.5 * whole_centre.near(found.known) + 0.7 * lead_centre.near(found.known)
    score += 0.8 * math.exp(-line.index / 2.0) + 0.4 * math.exp(-line.index / 8.0)
    score += 2.0 * (len(title & found.known) / len(title) if title else 0.0)
    score -= 0.012 * abs(min(size, 60) - _LENGTH)
    score -= 0.35 * math.log2(1 + line.age)
    score += line.wanted
    score -= 0.1 * found.marks[_QUOTED] + 0.25 * leans(text) + 0.5 * (not whole(text))
    return score


def opening(line: Line, whole_centre: Centre) -> float:
    """What is added to the salience of the line that is to open a summary: it should say whom the news is about."""
    return _NAMED * whole_centre.names(line.citation.text)

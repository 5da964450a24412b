"""How much a sentence says of what its articles are about."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.passages import sketch
from bot.answering.terms import terms
from bot.model.answer import Citation

_DANGLING = re.compile(
    r"[\"“‘']?(?:he|she|it|they|his|her|its|their|this|that|these|those|but|and|or|so|then|also|however|meanwhile|instead|"
    r"still|yet|such|both|there|here|for example|in addition|moreover|furthermore|nevertheless|on the other hand)\b",
    re.I,
)
_ENDED = re.compile(r"[.!?…][\"”’')\]]*\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that may stand in a summary: its place in its article, and how old the article is among the others.

    ``index`` of ``count`` sentences; ``age`` 0 is the newest article, 1 the oldest; ``wanted`` the share of the topic's
    words in it, 1 without a topic.
    """

    citation: Citation
    title: str
    index: int
    count: int
    opens: bool
    age: float
    wanted: float = 1.0


def dangles(text: str) -> bool:
    """Whether a sentence leans on one before it: a pronoun or a connective at its head."""
    return _DANGLING.match(text) is not None


def whole(text: str) -> bool:
    """Whether it reads as a sentence of its own: five words or more, an end mark, and no question."""
    return len(text.split()) >= 5 and _ENDED.search(text) is not None and "?" not in text[-3:]


class Centre:
    """What a set of sentences is about: the weight of each stem over all of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        total = len(lines)
        found = Counter(s for line in lines for s in sketch(line.citation.text).known)
        counts = Counter(s for line in lines for s in sketch(line.citation.text).stems)
        self._weight = {s: (1 + math.log(n)) * math.log(1 + total / found[s]) for s, n in counts.items() if len(s) > 2}
        self._norm = math.sqrt(sum(w * w for w in self._weight.values())) or 1.0

    def near(self, stems: frozenset[str]) -> float:
        """The cosine of a sentence with the centre, 0..1."""
        weights = [self._weight.get(s, 0.0) for s in stems]
        size = math.sqrt(sum(w > 0 for w in weights)) or 1.0
        return sum(weights) / (size * self._norm)


def salience(line: Line, centre: Centre) -> float:
    """A score for one line; higher says more. The first sentence of a news article says most of it."""
    found = sketch(line.citation.text)
    size = len(found.stems)
    title = frozenset(terms(line.title))
    score = 2.0 * centre.near(found.known)
    score += 1.2 * math.exp(-line.index / 2.0) + 0.4 * math.exp(-line.index / 8.0)
    score += 0.5 * (len(title & found.known) / len(title) if title else 0.0)
    score += 0.3 * min(size, 28) / 28 - 0.02 * max(0, size - 40)
    score -= 0.5 * line.age
    score += 1.0 * line.wanted
    score -= 0.4 * dangles(line.citation.text) + 0.6 * (not whole(line.citation.text))
    return score

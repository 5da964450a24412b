"""How much a sentence says of what its articles are about."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.passages import MARKS, sketch
from bot.answering.terms import terms
from bot.model.answer import Citation

_DANGLING = re.compile(
    r"[\"“‘']?(?:he|she|it|they|his|her|its|their|this|that|these|those|but|and|or|so|then|also|however|meanwhile|instead|"
    r"still|yet|such|both|there|here|for example|in addition|moreover|furthermore|nevertheless|on the other hand)\b",
    re.I,
)
_OF_ITSELF = re.compile(
    r"\b(?:version of this (?:article|story|report|page)|this (?:article|story|page) (?:was|has been) "
    r"(?:updated|corrected|amended|edited)|this is an? (?:\w+ )?(?:transcript|interview|extract))\b",
    re.I,
)
_ENDED = re.compile(r"[.!?…][\"”’')\]]*\Z")


_QUOTED = MARKS.index("quoted")
_LENGTH = 28


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that may stand in a summary: its place in its article, and how old the article is among the others.

    ``index`` of ``count`` sentences; ``age`` counts the newer articles; ``wanted`` the share of the topic's
    words in it, 1 without a topic.
    """

    citation: Citation
    title: str
    index: int
    count: int
    age: int
    wanted: float = 1.0


def dangles(text: str) -> bool:
    """Whether a sentence leans on one before it: a pronoun or a connective at its head."""
    return _DANGLING.match(text) is not None


def of_itself(text: str) -> bool:
    """Whether a sentence tells of the page, not of the news: that it was corrected, or is a transcript."""
    return _OF_ITSELF.search(text) is not None


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


def salience(line: Line, whole_centre: Centre, lead_centre: Centre) -> float:
    """A score for one line; higher says more. ``lead_centre`` is the centre of the articles' first sentences.

    The weights follow which sentences people's own summaries share words with: those near the headline, the lead and
    the whole, about as long as a sentence of an agency report, that neither quote nor lean on another one; newer
    articles come first.
    """
    text = line.citation.text
    found = sketch(text)
    size = len(found.stems)
    title = frozenset(terms(line.title))
    score = 1.5 * whole_centre.near(found.known) + 0.7 * lead_centre.near(found.known)
    score += 0.8 * math.exp(-line.index / 2.0) + 0.4 * math.exp(-line.index / 8.0)
    score += 0.7 * (len(title & found.known) / len(title) if title else 0.0)
    score -= 0.012 * abs(min(size, 60) - _LENGTH)
    score -= 0.35 * math.log2(1 + line.age)
    score += line.wanted
    score -= 0.1 * found.marks[_QUOTED] + 0.25 * dangles(text) + 0.5 * (not whole(text))
    return score

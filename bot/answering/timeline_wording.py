"""Which sentences tell a day best: near the centre of what all sources say of it, on the topic, short and plain."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from bot.answering.terms import stem
from bot.answering.timeline_ranking import published_on
from bot.answering.timeline_scope import Scope
from bot.linking.events import Report
from bot.model.words import folded_words

_SHORTEST, _LONGEST = 7, 60
"""Words of a sentence that can stand alone."""
_DAMPING = 20
"""Content words added to a sentence's length, so that a sentence is not the better for being short."""
_KNOWN = 200_000
"""Words whose stems are kept."""
_SATURATED = 0.7
"""The power of how many sources say a word, and of how rare it is: the tenth source says little more than the ninth."""
_UNFIT = 0.2
_ON_TOPIC = 1.3
_FRESH = 1.2
_LEAD = 1.3
_POINTING = 0.8
_OPEN = 0.5
_VOICE = 0.6
_CLAIMED = 0.8
_ASIDE = 0.8
"""What a sentence is worth against others that is none by itself, names the topic, was published on the day or the
next, opens an article of that very day, begins with somebody named in the sentence before, opens a quotation that goes
on after it, speaks as "I", "we" or to "you", is somebody's word, or tells of a later
day to which this one is the background."""
_POINTS_BACK = re.compile(r"[“\"‘']*(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|But|And)\b")
_CUT = re.compile(r"[a-z](?![A-Z])")
_SPEAKS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)\b")


class _Stems(dict[str, str]):
    """The stem of every folded word seen, empty for those too short to say anything.

    Thousands of sentences are compared for one answer: looked up here a word costs no call.
    """

    def __missing__(self, word: str) -> str:
        if len(self) >= _KNOWN:
            self.clear()
        found = stem(word)
        self[word] = found = found if len(found) > 2 else ""
        return found


_STEMS = _Stems()
_NOTHING = frozenset(("",))


@lru_cache(maxsize=8_192)  # the next page of a timeline, or a part of it, is told by the same sentences
def content(text: str) -> frozenset[str]:
    """The stems that say what a sentence is about."""
    return frozenset(map(_STEMS.__getitem__, folded_words(text))) - _NOTHING


def rarity(reports: Iterable[Report]) -> dict[str, float]:
    """How telling each stem is: the logarithm of the share of sentences without it."""
    told = [report.words for report in reports]
    return {word: math.log(1 + len(told) / times) for word, times in Counter(chain.from_iterable(told)).items()}


def best_first(
    reports: Sequence[Report], weights: Mapping[str, float], scope: Scope, day: date, least: float
) -> list[Report]:
    """The reports of one day, the one that tells it best first, without those worth less than ``least`` of the best.

    Centroid scoring (Radev et al. 2004): a sentence is as good as the words it shares with other sources' sentences on
    the day, rare words counting more. The centre is what is stated plainly, where anything is.
    """
    plain = [report for report in reports if report.status != "claimed"]
    centre = Counter(chain.from_iterable(_words_by_source(plain or reports).values()))
    shared = {word: count for word, count in centre.items() if count > 1} or centre
    gain = {word: (count * weights.get(word, 1.0)) ** _SATURATED for word, count in shared.items()}
    known = frozenset(gain)
    scored = [
        (_fit(report, sum(map(gain.__getitem__, known & report.words)), scope, day), report) for report in reports
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].citation.article.id, pair[1].citation.start))
    return [report for score, report in scored if score >= least * scored[0][0]]


def _words_by_source(reports: Iterable[Report]) -> dict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for report in reports:
        found[report.source] |= report.words
    return found


def _is_whole(text: str) -> bool:
    """Whether a sentence begins and ends as one, and is neither a crumb nor a list."""
    return (
        _SHORTEST <= text.count(" ") + 1 <= _LONGEST
        and text.rstrip().endswith((".", "!", "?", "”", '"'))
        and not _CUT.match(text)
        and text.count(")") <= text.count("(")
    )


def _fit(report: Report, gain: float, scope: Scope, day: date) -> float:
    """What a report is worth whose words have so much in common with the others'."""
    text = report.citation.text
    score = gain / (len(report.words) + _DAMPING)
    if not _is_whole(text):
        score *= _UNFIT
    if scope.topic and scope.share_of_topic(text) > 0:
        score *= _ON_TOPIC
    if _POINTS_BACK.match(text):
        score *= _POINTING
    if text.count("“") > text.count("”"):
        score *= _OPEN
    if _SPEAKS.search(text):
        score *= _VOICE
    if report.status is None:
        return score * _LEAD
    if report.status == "claimed":
        score *= _CLAIMED
    if report.aside:
        score *= _ASIDE
    published = published_on(report.citation.article)
    if published and timedelta() <= published - day <= timedelta(days=1):
        score *= _FRESH
    return score

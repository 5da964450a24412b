"""The gaps between a page's paragraphs in which another article may begin, as numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bot.parsing.pages import looks
from bot.parsing.pages.author_names import is_name
from bot.parsing.pages.dateline import find_dateline
from bot.parsing.pages.glance import Glance
from bot.parsing.pages.lines import Line

LEAST = 30
"""Words of body that a whole article has at least."""
_LEAST_BEFORE, _LEAST_AFTER = 60, 15
_PARAGRAPH = 9  # words
_ENDS = '.!?…:"”’)'
_HEADLINE = 3, 30
_LONG = 25
_LIKELY, _LIKELY_ALONE = -1.0, 1.0  # log odds
# Where more of the terms and names that come back reach over a gap, one article goes on.
_OVER, _NAMES_OVER = 0.86, 0.76
_WINDOW = 200  # words
_MEMORY = 2500  # words
_HEADS, _NEAR, _WIDE = 30, 12, 5  # lines
_BESIDE = 3  # paragraphs
_SIGN, _DAY, _SENTENCE = 0.15, 0.3, 0.4
_KINDS = ("menu", "share", "subscription", "stamp", "byline", "related", "tag", "comment")
NAMES = (
    "over", "apart", "depth", "names_over", "names_apart", "names_depth",
    "after_known", "after_names", "after_names_known", "before_names_back",
    "first_known", "first_names_known", "first_words", "dateline", "title_back",
    "own", "taken", "told", "head_words", "signed", "dated", "behind", "head_likely",
    "lines", "words", "furniture", *(f"{kind}s" for kind in _KINDS), "names",
    "words_before", "words_after", "longer", "likely_before", "likely_after", "repeated", "density",
    "names_density", "over_rank", "known_rank",
)  # fmt: skip
_RANKED = NAMES.index("over"), NAMES.index("after_known")
_CUES = [looks.AT[f"cue_{kind}"] for kind in _KINDS]
_BYLINE, _STAMP, _RELATED, _DATED, _NAME = (
    looks.AT[name] for name in ("cue_byline", "cue_stamp", "cue_related", "date_share", "name_like")
)


@dataclass(frozen=True, slots=True)
class Gap:
    """The lines of two paragraphs next to each other: one article may end with the first, another begin after it.

    ``head`` is the line most like a headline between them, which may be the first paragraph itself.
    """

    before: int
    after: int
    head: int | None


class _Chains:
    """Of the terms that come back, how many reach over each gap between paragraphs (lexical chains, Hearst 1997).

    ``sums`` are the words before each paragraph: what comes back after `_MEMORY` words begins anew.
    """

    def __init__(self, paragraphs: Sequence[AbstractSet[str]], sums: list[int]) -> None:
        first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        begins, ends = [0] * len(paragraphs), [0] * len(paragraphs)
        long = sums[-1] > _MEMORY
        for at, terms in enumerate(paragraphs):
            for term in terms:
                if first.setdefault(term, at) < at and long and sums[at] - sums[self.last[term]] > _MEMORY:
                    if self.last[term] > first[term]:
                        begins[first[term]] += 1
                        ends[self.last[term]] += 1
                    first[term] = at
            self.last.update(dict.fromkeys(terms, at))
        for term, at in first.items():
            if (last := self.last[term]) > at:
                begins[at] += 1
                ends[last] += 1
        begun, self._ended = list(accumulate(begins)), list(accumulate(ends))
        self._over = [one - other for one, other in zip(begun, self._ended, strict=True)]
        self._coming = [begun[-1] - one for one in begun]
        left = accumulate(self._over, max)
        right = [*accumulate(reversed(self._over), max)][::-1]
        self._peak = [min(one, other) for one, other in zip(left, right, strict=True)]

    def numbers(self, at: int) -> tuple[float, float, float]:
        """The share that reaches over the gap, how many lie on either side at least, how deep the gap is."""
        over, apart = self._over[at], min(self._ended[at], self._coming[at])
        return over / (over + apart + 1), apart, over / (self._peak[at] + 1)

    def density(self, at: int, before: int, after: int) -> float:
        """How many terms reach over the gap, to a hundred words of its smaller side."""
        return 100 * self._over[at] / min(before, after, _MEMORY)

    def back(self, terms: AbstractSet[str], at: int) -> float:
        """The share of the terms that come back after the gap."""
        return sum(self.last.get(term, -1) > at for term in terms) / max(1, len(terms))


def is_running(line: Line) -> bool:
    """Whether a line is a sentence or more, not a headline or a deck."""
    return len(line.words) >= _PARAGRAPH and (line.text[-1] in _ENDS or len(line.words) > _LONG)


def find_gaps(
    lines: list[Line], glances: list[Glance], scores: list[float], headline: int | None
) -> tuple[list[Gap], list[list[float]]]:
    """The gaps with something like a headline or furniture in them, and a row for each in the order of `NAMES`.

    ``scores`` are the lines' log odds of being body by what stands around them.
    """
    inside = [
        i
        for i, line in enumerate(lines)
        if (scores[i] > _LIKELY or glances[i].likely > _LIKELY_ALONE) and is_running(line)
    ]
    sums = [0, *accumulate(len(lines[i].words) for i in inside)]
    spots = [
        at
        for at, (one, other) in enumerate(pairwise(inside))
        if sums[at + 1] >= _LEAST_BEFORE
        and sums[-1] - sums[at + 1] >= _LEAST_AFTER
        and (other - one > 1 or _may_head(lines[one]))
    ]
    if not spots:
        return [], []
    content = [glances[i].content for i in inside]
    names = [_names(lines[i], known) for i, known in zip(inside, content, strict=True)]
    chains, name_chains = _Chains(content, sums), _Chains(names, sums)
    widths = sorted(inside[at + 1] - inside[at] for at in spots)
    spots = [
        at
        for at in spots
        if (chains.numbers(at)[0] <= _OVER and name_chains.numbers(at)[0] <= _NAMES_OVER)
        or _is_begun(lines, glances, inside[at], inside[at + 1])
    ]
    copies = Counter(line.text for line in lines)
    title = glances[headline].content if headline is not None else frozenset()
    told: set[str] = set()
    told_names: set[str] = set()
    base = done = 0
    gaps: list[Gap] = []
    rows: list[list[float]] = []
    for at in spots:
        one, other = inside[at], inside[at + 1]
        for index in range(done, at + 1):
            told |= content[index]
            told_names |= names[index]
        done = at + 1
        if sums[done] - sums[base] > 2 * _MEMORY:
            while sums[done] - sums[base] > _MEMORY:
                base += 1
            told, told_names = set().union(*content[base:done]), set().union(*names[base:done])
        stop, start = at + 1, at
        while stop < len(inside) and sums[stop] - sums[at + 1] < _WINDOW:
            stop += 1
        while start > 0 and sums[at + 1] - sums[start] < _WINDOW:
            start -= 1
        after: set[str] = set().union(*content[at + 1 : stop])
        after_names: set[str] = set().union(*names[at + 1 : stop])
        # The last paragraph may itself be the headline.
        above: set[str] = set().union(*content[start:at])
        head, numbers = _head(lines, glances, range(one, other), after, told, above)
        between = range(one + 1, other)
        seen = [glances[i].look for i in between]
        rows.append([
            *chains.numbers(at), *name_chains.numbers(at),
            _share(told, after), len(after_names), _share(told_names, after_names),
            name_chains.back(set().union(*names[start : at + 1]), at),
            _share(told, content[at + 1]), _share(told_names, names[at + 1]), len(lines[other].words),
            find_dateline(lines[other].text)[1] > 0, chains.back(title, at), *numbers,
            len(between), sum(len(lines[i].words) for i in between), sum(glances[i].furniture for i in between),
            *(sum(look[cue] >= 3 for look in seen) for cue in _CUES), sum(look[_NAME] > 0 for look in seen),
            sums[at + 1], sums[-1] - sums[at + 1], len(widths) - bisect_left(widths, other - one),
            _mean(scores, inside[max(0, at + 1 - _BESIDE) : at + 1]), _mean(scores, inside[at + 1 : at + 1 + _BESIDE]),
            sum(copies[lines[i].text] > 1 for i in between),
            *(one.density(at, sums[at + 1], sums[-1] - sums[at + 1]) for one in (chains, name_chains)),
        ])  # fmt: skip
        gaps.append(Gap(one, other, head))
    for column in _RANKED:
        values = sorted(row[column] for row in rows)
        for row in rows:
            row.append(bisect_left(values, row[column]))
    return gaps, rows


def _is_begun(lines: list[Line], glances: list[Glance], before: int, after: int) -> bool:
    """Whether it is likely that an article begins, whatever it shares.

    A day beside a byline, a name or several lines says so, and a byline below "Related".
    """
    between = range(max(before + 1, after - _NEAR), after)
    looked = [glances[index].look for index in between]
    signed = any(look[_BYLINE] >= 3 for look in looked)
    if any(look[_DATED] > _DAY for look in looked):
        return signed or len(between) >= _WIDE or any(is_name(lines[index].text) for index in between)
    return signed and any(look[_RELATED] >= 3 for look in looked)


def _names(line: Line, content: frozenset[str]) -> set[str]:
    """The content words that the line writes with a capital."""
    return {low for word, low in zip(line.words, line.folded, strict=True) if word[0].isupper() and low in content}


def _share(known: AbstractSet[str], terms: AbstractSet[str]) -> float:
    return len(known & terms) / max(1, len(terms))


def _mean(values: list[float], at: list[int]) -> float:
    return sum(values[index] for index in at) / len(at)


def _may_head(line: Line, signed: bool = False) -> bool:
    """Whether a line may be a headline; if it is ``signed`` or dated right below, even a sentence or three words."""
    least = _HEADLINE[0] + (not signed)
    if not least <= len(line.words) <= _HEADLINE[1] or any(cue.where != "in" for cue in line.cues):
        return False
    ends = ",;:" if signed else ".,;:"
    return line.text[-1] not in ends and line.text[0] not in "—–-" and "@" not in line.text


def _head(
    lines: list[Line], glances: list[Glance], places: range, after: set[str], told: set[str], above: set[str]
) -> tuple[int | None, list[float]]:
    """The line that is most like a headline, and its numbers.

    They are: how much of it comes back below for the first time (``own``), comes back (``taken``), was told before
    (``told``); its content words; how surely a byline and a date follow; the lines before it; its likelihood as body.
    """
    best: int | None = None
    most, numbers = -1.0, [0.0] * 8
    signed = dated = 0
    beside = False  # whether the line below is a byline or a stamp
    for index in range(places.stop - 1, max(places.start, places.stop - _HEADS) - 1, -1):
        line, seen = lines[index], glances[index]
        if _may_head(line, beside):
            size = max(1, len(seen.content))
            own = len(seen.content & after - (above if index == places.start else told))
            value = own / (size + 1) + _SIGN * (signed > 0) + _SIGN * (dated > 0)
            # Below a last paragraph may stand who wrote it.
            if value >= most and (line.text[-1] != "." or own >= _SENTENCE * size):
                best, most = index, value
                taken, known = len(seen.content & after), len(seen.content & told)
                numbers = [own / size, taken / size, known / size, len(seen.content), signed, dated]
                numbers += [index - places.start, seen.likely]
        beside = seen.look[_BYLINE] >= 3 or seen.look[_DATED] > _DAY or seen.look[_STAMP] >= 3
        if seen.look[_BYLINE] >= 3:
            signed = 2
        elif is_name(line.text):
            signed = max(signed, 1)
        if seen.look[_DATED] > _DAY:
            dated = 2
        elif seen.look[_STAMP] >= 3:
            dated = max(dated, 1)
    return best, numbers

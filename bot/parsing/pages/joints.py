"""The gaps between a page's paragraphs in which another article may begin, as numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bot.parsing.pages import looks
from bot.parsing.pages.author_names import is_name
from bot.parsing.pages.chains import MEMORY, Chains, around, returning, share
from bot.parsing.pages.dateline import find_dateline
from bot.parsing.pages.glance import Glance
from bot.parsing.pages.joint_heads import NUMBERS, QUOTES, find_head, is_byline, is_dated, may_head, titles
from bot.parsing.pages.lines import Line

LEAST = 30
"""Words of body that a whole article has at least."""
_LEAST_AFTER = 15
_PARAGRAPH, _LONG = 9, 25  # words
_ENDS = '.!?…:"”’)'
_LIKELY, _LIKELY_ALONE = -1.0, 1.0  # log odds
# Where more of the terms and names that come back reach over a gap, one article goes on.
_OVER, _NAMES_OVER = 0.86, 0.76
_EARLY = 200  # words: in so few hardly any term comes back
_NEAR, _WIDE = 12, 5  # lines
_BESIDE = 3  # paragraphs
_KINDS = ("menu", "share", "subscription", "stamp", "byline", "related", "tag", "comment")
NAMES = (
    "over", "apart", "depth", "names_over", "names_apart", "names_depth",
    "after_known", "after_names_known", "before_names_back",
    "first_known", "first_names_known", "dateline", "quoted", "title_back",
    "keys_known", "keys_back", "near", "wide_known", "wide_back",
    *NUMBERS, "head_titled", "head_first",
    "lines", "words", "furniture", *(f"{kind}s" for kind in _KINDS),
    "words_before", "words_after", "longer", "likely_after", "repeated", "density", "names_density",
    "over_rank", "known_rank",
)  # fmt: skip
_RANKED = NAMES.index("over"), NAMES.index("after_known")
_CUES = [looks.AT[f"cue_{kind}"] for kind in _KINDS]
_RELATED = looks.AT["cue_related"]


@dataclass(frozen=True, slots=True)
class Gap:
    """The lines of two paragraphs next to each other: one article may end with the first, another begin after it.

    ``head`` is the line most like a headline between them, which may be the first paragraph itself.
    """

    before: int
    after: int
    head: int | None


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
    heads = titles(lines, glances, inside)
    inside = [i for i in inside if i not in heads]
    sums = [0, *accumulate(len(lines[i].words) for i in inside)]
    spots = [
        at
        for at, (one, other) in enumerate(pairwise(inside))
        if sums[at + 1] >= LEAST
        and sums[-1] - sums[at + 1] >= _LEAST_AFTER
        and (other - one > 1 or may_head(lines[one]))
    ]
    if not spots:
        return [], []
    content = [glances[i].content for i in inside]
    names = [_names(lines[i], known) for i, known in zip(inside, content, strict=True)]
    chains, name_chains = Chains(content, sums), Chains(names, sums)
    widths = sorted(inside[at + 1] - inside[at] for at in spots)
    spots = [
        at
        for at in spots
        if sums[at + 1] <= _EARLY
        or (chains.numbers(at)[0] <= _OVER and name_chains.numbers(at)[0] <= _NAMES_OVER)
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
        if sums[done] - sums[base] > 2 * MEMORY:
            while sums[done] - sums[base] > MEMORY:
                base += 1
            told, told_names = set().union(*content[base:done]), set().union(*names[base:done])
        start, stop = around(sums, at)
        after: set[str] = set().union(*content[at + 1 : stop])
        above: set[str] = set().union(*content[start:at])
        head, numbers = find_head(lines, glances, scores, range(one, other), after, told, above)
        called = glances[head].content if head is not None else frozenset()
        between = range(one + 1, other)
        seen = [glances[i].look for i in between]
        rows.append([
            *chains.numbers(at), *name_chains.numbers(at),
            share(told, after), share(told_names, set().union(*names[at + 1 : stop])),
            name_chains.back(set().union(*names[start : at + 1]), at),
            share(told, content[at + 1]), share(told_names, names[at + 1]),
            find_dateline(lines[other].text)[1] > 0, lines[other].text[0] in QUOTES, chains.back(title, at),
            *returning(content, sums, at, told),
            *numbers, share(title, called), share(content[at + 1], called),
            len(between), sum(len(lines[i].words) for i in between), sum(glances[i].furniture for i in between),
            *(sum(look[cue] >= 3 for look in seen) for cue in _CUES),
            sums[at + 1], sums[-1] - sums[at + 1], len(widths) - bisect_left(widths, other - one),
            _mean(scores, inside[at + 1 : at + 1 + _BESIDE]), sum(copies[lines[i].text] > 1 for i in between),
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
    signed = any(is_byline(lines[index], glances[index]) for index in between)
    if any(is_dated(lines[index], glances[index]) for index in between):
        return signed or len(between) >= _WIDE or any(is_name(lines[index].text) for index in between)
    return signed and any(glances[index].look[_RELATED] >= 3 for index in between)


def _names(line: Line, content: frozenset[str]) -> set[str]:
    """The content words that the line writes with a capital."""
    return {low for word, low in zip(line.words, line.folded, strict=True) if word[0].isupper() and low in content}


def _mean(values: list[float], at: list[int]) -> float:
    return sum(values[index] for index in at) / len(at)

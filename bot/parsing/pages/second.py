"""The articles of a page that scrolls on from one to another, each with the lines around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from json import loads
from math import log
from pathlib import Path

from bot.parsing.pages.body import Verdict, judge
from bot.parsing.pages.briefs import find_stories, stamps_below, unglued
from bot.parsing.pages.entries import find_entries
from bot.parsing.pages.joints import LEAST, NAMES, Gap, find_gaps, is_running
from bot.parsing.pages.leftovers import is_leftover
from bot.parsing.pages.lines import Line
from bot.parsing.pages.trees import Forest, forest_of

LIKELY = -0.8
"""Log odds of a gap from which it is seen whether an article begins in it."""
# Chosen on sites of which no model had seen a page: lower ones tear lists under headings, higher ones glue.
_SURE, _APART, _CLEAR, _NONE = 0.0, 2.0, -0.3, -30.0
_HEAD = 40  # lines
_CLOSE, _ABOVE = 30, 20  # words
_SIGNED, _DATELINE = 5.5, 3.0  # log odds
# Few words above another headline are more often a summary or a caption than an article of its own; many are never.
_FEW, _BEYOND_DOUBT, _PLENTY = 40, 8.0, 250  # words, log odds, words
_BYLINE, _DAY, _TAKEN, _PLACE, _TOLD = (
    NAMES.index(name) for name in ("signed", "dated", "taken", "dateline", "words_before")
)
# How surely lines judged by themselves are an article: the surer every word of it, and the longer it is.
_CHANCE, _LENGTH, _BASE = 31.0, 1.9, 38.6


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a page with one article, how they were judged, and the line from which on none is body.

    ``signed`` are those who signed below it; ``brief``: whether it is one of several under a common headline.
    """

    lines: list[Line]
    verdict: Verdict
    end: int
    signed: tuple[str, ...] = ()
    brief: bool = False

    @property
    def whole(self) -> bool:
        """Whether the part holds nothing but its article."""
        return all(self.verdict.body)

    @property
    def title(self) -> Line | None:
        """The line of its headline, if that is known."""
        return None if self.verdict.headline is None else self.lines[self.verdict.headline]


def separate(lines: list[Line], verdict: Verdict) -> list[Part]:
    """The page in parts of one article each; what begins another article without being one ends the body before it."""
    parts: list[Part] = []
    stop = end = len(lines)
    value, glued = 0.0, 0  # of the uppermost joint: how sure it is, and the words of body above it
    for sure, gap in reversed(_joints(lines, verdict)):
        start = _start(gap)
        # Where the page's judgement leaves it out anyway, nothing is glued; it must be an article beyond doubt.
        least = _SURE if any(verdict.body[gap.after : stop]) else _APART
        if sure <= _CLEAR and sure + _article(lines[start:stop]) <= least:
            continue
        told = judge(lines[start:stop], verdict.glances[start:stop])
        above = _words(lines, verdict.body, gap.before + 1)
        if sure + _article(lines[start:stop], told) > least and not is_leftover(lines[start:stop], told.body):
            first = _first(gap, start, verdict.headline, told.headline)
            known = first in (gap.head, verdict.headline, None if told.headline is None else start + told.headline)
            parts.append(_part(lines[first:stop], told, first - start, 0 if known else None, end - first))
            # That the page's own headline begins an article hardly says that there is one above it.
            own = gap.head is not None and gap.head == verdict.headline
            value, glued = 0.0 if own and sure <= _BEYOND_DOUBT else sure, above
            stop = end = first
        elif sure > _CLEAR and above >= LEAST and (gap.head is None or gap.head != verdict.headline):
            end = _begin(gap)
    if not parts:
        return [Part(lines, verdict, end)]
    told = judge(lines[:stop], verdict.glances[:stop])
    if glued >= _PLENTY or value + _article(lines[:stop], told) > _SURE:
        parts.append(Part(lines[:stop], told, end))
    elif len(parts) == 1 and (value < _SURE or glued < LEAST):
        return [Part(lines, verdict, len(lines))]
    else:
        parts.append(below(lines[:stop], parts.pop()))
    return parts[::-1]


def in_brief(part: Part) -> list[Part]:
    """The stories of a part that tells many in brief, each with the head of the page above it; else the part."""
    lines, verdict = part.lines, part.verdict
    stories = find_stories(lines, verdict)
    if not stories:
        return [part]
    top, bottom = stories[0].lines.start, stories[-1].lines.stop
    above = list(zip(lines[:top], verdict.body, strict=False))
    running = [inside and is_running(line) for line, inside in above]
    # Of a page with no furniture its name and its day are body as well.
    head = [line for (line, _), tells in zip(above, running, strict=True) if not tells]
    found = []
    if any(running):
        headline = verdict.headline if verdict.headline is not None and verdict.headline < top else None
        found.append(Part(lines[:top], Verdict(verdict.body[:top], verdict.probability[:top], headline), top))
    for story in stories:
        told = [*head, *lines[story.lines.start : story.lines.stop]]
        # What was taken for the page's headline may be the first paragraph of a story without one.
        inside = ((verdict.body[i] or i == verdict.headline) and not lines[i].text.isdigit() for i in story.lines)
        body = [*[False] * len(head), *inside]
        if story.glued:
            told[len(head) : len(head) + 1] = unglued(told[len(head)])
            body.insert(len(head) + 1, True)
        heading = None if story.heading is None else len(head) + story.heading - story.lines.start
        if heading is not None:
            for at in (heading, *stamps_below(told, heading)):
                body[at] = False
        for at in range(len(told) - story.below, len(told)):
            body[at] = False
        if story.lines.stop == bottom:
            told, body = told + lines[bottom:], body + [False] * (len(lines) - bottom)
        found.append(
            Part(told, Verdict(body, [float(inside) for inside in body], heading), len(told), story.signed, True)
        )
    return found


def _first(gap: Gap, start: int, page: int | None, part: int | None) -> int:
    """The line of the headline: the page's, or that of the part from ``start`` on, or what is most like one."""
    if page is not None and start <= page <= gap.after:
        return page
    return start + part if part is not None and start + part <= gap.after else _begin(gap)


def below(above: list[Line], part: Part) -> Part:
    """The part with lines above it that are no article."""
    size, told = len(above), part.verdict
    headline = None if told.headline is None else told.headline + size
    verdict = Verdict([False] * size + told.body, [0.0] * size + told.probability, headline)
    return Part(above + part.lines, verdict, part.end + size)


def _part(lines: list[Line], told: Verdict, skipped: int, headline: int | None, end: int) -> Part:
    """A further article from its headline on, as judged with what was ``skipped`` above it."""
    body = told.body[skipped:]
    if headline == 0 and not all(body):
        body[0] = False
    return Part(lines, Verdict(body, told.probability[skipped:], headline), end)


def _article(lines: list[Line], told: Verdict | None = None) -> float:
    """Log odds that lines judged by themselves hold a whole article, rather than teasers or notices.

    Before they are judged, the most that they can be.
    """
    body = [True] * len(lines) if told is None else told.body
    weights = [len(line.words) * (inside and is_running(line)) for line, inside in zip(lines, body, strict=True)]
    total = sum(weights)
    if total < LEAST:
        return _NONE
    sure = 1.0
    if told is not None:
        sure = sum(weight * chance for weight, chance in zip(weights, told.probability, strict=True)) / total
    return _CHANCE * sure + _LENGTH * log(total) - _BASE


def _words(lines: list[Line], body: list[bool], end: int) -> int:
    return sum(len(line.words) for line, inside in zip(lines[:end], body, strict=False) if inside)


def _joints(lines: list[Line], verdict: Verdict) -> list[tuple[float, Gap]]:
    """The gaps in which another article may begin, with how sure that is."""
    gaps, rows = find_gaps(lines, verdict.glances, verdict.scores, verdict.headline)
    score = load_joints().score
    found: list[tuple[float, Gap]] = []
    told = -float(_CLOSE)
    for gap, row in zip(gaps, rows, strict=True):
        if gap.head is not None and _is_own(gap, gap.head, lines, verdict):
            continue
        value = score(row) + (_signs(row) if gap.head is not None else 0)
        if value <= (LIKELY if row[_TOLD] >= _FEW else _BEYOND_DOUBT):
            continue
        # No article is so short: of two gaps the surer one.
        if row[_TOLD] - told < _CLOSE:
            if value <= found[-1][0]:
                continue
            found.pop()
        found.append((value, gap))
        told = row[_TOLD]
    if not found:
        return []
    # An entry of a live blog may have a headline and an author of its own.
    *_, entries = find_entries(lines, verdict.body, verdict.headline)
    return [(value, gap) for value, gap in found if gap.after > entries.stop]


def _is_own(gap: Gap, head: int, lines: list[Line], verdict: Verdict) -> bool:
    """Whether a headline is the page's own: with next to nothing above it, or its text once more.

    The text of the uppermost may hold the outlet's name as well.
    """
    title = verdict.headline
    if head == title:
        return _words(lines, verdict.body, gap.before + 1) < _ABOVE
    return title is not None and title < head and lines[title].text.startswith(lines[head].text)


def _signs(row: list[float]) -> float:
    """What it adds that a headline of what follows is signed and dated, or that a paragraph with a dateline follows.

    Too few of the gaps that trees are grown from have these for them to be believed as much as they deserve.
    """
    signed = row[_BYLINE] == 2 and row[_DAY] == 2 and row[_TAKEN] > 0
    return _SIGNED * signed + _DATELINE * (row[_PLACE] > 0)


def _start(gap: Gap) -> int:
    """The line from which what is below the gap is judged: its headline, with what stands around that."""
    if gap.head == gap.before:
        return gap.before
    return max(gap.before + 1, min(gap.after - _HEAD, _begin(gap)))


def _begin(gap: Gap) -> int:
    """The line on which the article below the gap begins, as far as the gap tells."""
    return gap.head if gap.head is not None else gap.before + 1


@cache
def load_joints() -> Forest:
    """What `scripts/train_joints.py` learned of the gaps between articles."""
    return forest_of(loads(Path(__file__).with_name("joint_model.json").read_text("utf-8")))

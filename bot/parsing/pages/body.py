"""Which lines of a page are the article's body, and which is its headline."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace

from bot.parsing.pages.agreement import OUT
from bot.parsing.pages.bare_tops import is_dated, is_way
from bot.parsing.pages.bars import bars
from bot.parsing.pages.commenters import comments_start, signed_comments
from bot.parsing.pages.context import context_rows
from bot.parsing.pages.decks import DOUBT, is_signature, leave_deck, leave_doubtful_deck
from bot.parsing.pages.glance import Glance
from bot.parsing.pages.headline_places import headline_places, likeliest
from bot.parsing.pages.headline_rows import headline_rows
from bot.parsing.pages.lines import Line
from bot.parsing.pages.others import is_other, writers_of
from bot.parsing.pages.paragraphs import is_paragraph
from bot.parsing.pages.surroundings import Page, open_lines, rows, survey, surveyed
from bot.parsing.pages.teasers import leave_tail, leave_teasers
from bot.parsing.pages.trees import load_model, probability

_HEADLINE = 0.03
SETTLED = -3.5, 4.0
"""Log odds below the one and above the other leave no doubt: the first judgement of a line stands."""
_ARTICLE = 5.0  # log odds of a line on a page that is all article
_FAIR, _PARAGRAPH = 0.3, 12  # probability, words
_LOGO = 6  # words
_AHEAD = 2.0  # log odds
_REACH, _CLOSE = 2, 1.0  # lines and log odds between two that could be the headline
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.?!] [A-Z“‘\"]")
_DECK = 12  # words
_SIGNED, _TOLD = 4, 4  # lines from a name up to the headline, words of that
# An article alone has lines that look like none of it as well, but few of them. Of a few lines the model tells little.
_HOPELESS, _LEFT_OVER = -2.0, 1  # log odds, lines
_FEW_LINES, _SOME_LINES = 5, 16
_ASKED = 6  # words
_INTERVIEW, _APART = 3, 30  # questions, lines
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Verdict:
    """For every line whether it is body, with its probability; and the headline's index if there is one.

    ``scores`` are the lines' log odds by what stands around them, before it was known where the article lies;
    ``glances`` what was seen in each. Both are empty where no such model judged. ``comments`` is the first line of
    readers' comments, the number of lines without any, ``None`` where nobody has looked for them.
    """

    body: list[bool]
    probability: list[float]
    headline: int | None
    scores: list[float] = field(default_factory=list)
    glances: list[Glance] = field(default_factory=list)
    comments: int | None = None


def judge(lines: list[Line], seen: list[Glance] | None = None) -> Verdict:
    """Tell body from furniture, line by line; comments below the headline are none of it.

    ``seen`` is what was seen in each line, where somebody has looked already.
    """
    page = survey(lines) if seen is None else surveyed(lines, seen)
    signed, start = signed_comments(lines), comments_start(lines)
    verdict = replace(_judged(page), comments=min(signed, start))
    if verdict.headline is not None and verdict.headline < signed < len(lines):
        verdict.body[signed:] = [False] * (len(lines) - signed)
        verdict.probability[signed:] = [0.0] * (len(lines) - signed)
    if start == len(lines) or verdict.headline is None or verdict.headline >= start:
        return verdict
    above = _judged(surveyed(lines[:start], page.glances[:start]))
    below = len(lines) - start
    body, chances = above.body + [False] * below, above.probability + [0.0] * below
    return replace(
        verdict,
        body=body,
        probability=chances,
        headline=above.headline,
        scores=above.scores + verdict.scores[start:],
    )


def _judged(page: Page) -> Verdict:
    lines = page.lines
    if is_clean(page):
        return Verdict([True] * len(lines), [1.0] * len(lines), None, [_ARTICLE] * len(lines), page.glances)
    seen = _headlines(page)
    first, chances = _chances(page, *_best(seen))
    again = seen if _is_clear(lines, seen) else _seen_again(page, seen, first)
    headline, certainty = _best(again)
    while headline is not None and (
        _is_logo(lines, headline) or _is_notice(lines[headline]) or _is_way(page, headline, again.lines)
    ):
        again = again.without(headline)
        headline, certainty = _best(again)
        if (above := again.above(headline)) is not None:
            headline = above
    if headline is not None and is_signature(lines[headline]):
        headline = again.over(page, headline)
    if headline is not None and page.sizes[headline] >= _DECK and _TWO_SENTENCES.search(lines[headline].text):
        headline = again.headed(page, headline)
    least = bars(page, chances)
    writers = writers_of(page)
    likely = [chance > bar for chance, bar in zip(chances, least, strict=True)]
    for index in _paragraphs(page, likely, chances, least):
        likely[index] = True
    body = [inside and not is_other(page, index, writers) for index, inside in enumerate(likely)]
    leave_teasers(lines, body)
    leave_tail(lines, body, chances)
    if not any(body):
        body = likely  # An article with nothing left of it is not all captions.
    for index in range(1, len(lines)):
        # A line that reads on from furniture is furniture, unless it is body beyond doubt.
        reads_on = not lines[index].gap and lines[index].text[0].islower() and chances[index] < _SURE
        if body[index] and not body[index - 1] and reads_on:
            body[index] = False
    for index in _asked(lines, body):
        body[index] = True
    if certainty < _HEADLINE:
        headline = None
    if headline is not None:
        body[headline] = False
        leave_deck(page.lines, page.glances, body, headline)
        leave_doubtful_deck(page, body, chances, headline)
    return Verdict(body, chances, headline, first, page.glances)


def _is_logo(lines: list[Line], index: int) -> bool:
    """Whether a line is the outlet's name, alone or after "My" as menus call a reader's own pages."""
    line = lines[index]
    if len(line.words) > _LOGO:
        return False
    return line.folded[:1] == ["my"] or any("©" in other.text and line.text in other.text for other in lines)


def _is_notice(line: Line) -> bool:
    """Whether a line begins as notices and offers do, which are set as large as a headline, or holds an address."""
    return "://" in line.text or any(
        cue.where == "line"
        if cue.kind == "menu"
        else cue.kind in ("notice", "subscription", "share") and cue.where != "in"
        for cue in line.cues
    )


def _is_way(page: Page, index: int, candidates: list[int]) -> bool:
    """Whether a line above a headline is the way to it or its stamp: sections, or a day with little else."""
    below = any(index < other <= index + _SIGNED and page.sizes[other] >= _TOLD for other in candidates)
    return below and (is_way(page.lines[index]) or is_dated(page.lines[index]))


def _paragraphs(page: Page, likely: list[bool], chances: list[float], least: list[float]) -> list[int]:
    """The paragraphs beside what is body that are none for a little doubt alone, of which no more is asked than usual.

    Of an article's first and last the model is never as sure as of those amid it.
    """
    return [
        index
        for index, (inside, chance) in enumerate(zip(likely, chances, strict=True))
        if not inside
        and chance > _FAIR
        and least[index] < DOUBT
        and page.sizes[index] >= _PARAGRAPH
        and True in likely[max(0, index - 1) : index + 2]
        and is_paragraph(page.lines[index])
    ]


def _asked(lines: list[Line], body: list[bool]) -> list[int]:
    """The questions of an interview, which asks one after another in the same words, and any between lines of body."""
    asked = [
        index
        for index, line in enumerate(lines[:-1])
        if index and body[index + 1] and line.text[-1] == "?" and len(line.words) >= _ASKED
    ]
    known = [index for index in asked if body[index]]
    if len(known) >= _INTERVIEW:
        return [index for index in asked if known[0] - _APART <= index <= known[-1] + _APART]
    return [index for index in asked if body[index - 1] and not lines[index].cues]


def _chances(page: Page, headline: int | None, certainty: float) -> tuple[list[float], list[float]]:
    """Every line's log odds of being body by what stands around it, then its probability by how that was judged."""
    model = load_model()
    wanted = open_lines(page)
    table = rows(page, wanted, headline, certainty)
    scores = [OUT] * len(page.lines)
    for index, row in zip(wanted, table, strict=True):
        scores[index] = model.body.score(row)
    low, high = SETTLED
    chances = [probability(score) if score > high else 0.0 for score in scores]
    unsettled = [(index, row) for index, row in zip(wanted, table, strict=True) if low < scores[index] <= high]
    open_ = [index for index, _ in unsettled]
    for (index, row), more in zip(unsettled, context_rows(page, open_, scores), strict=True):
        chances[index] = probability(model.context.score(row + more))
    return scores, chances


def is_clean(page: Page) -> bool:
    """Whether the page is an article and nothing else: no furniture to remove, so nothing may be lost."""
    count = len(page.lines)
    # A line above a paragraph may head it.
    heads = [*(seen.prose for seen in page.glances[1:]), False]
    hopeless = sum(seen.likely < _HOPELESS and not head for seen, head in zip(page.glances, heads, strict=False))
    if hopeless > (_LEFT_OVER if count >= _SOME_LINES else _FEW_LINES):
        return False
    total = sum(page.sizes)
    prose = sum(size for size, seen in zip(page.sizes, page.glances, strict=True) if seen.prose)
    loose = count - sum(seen.prose for seen in page.glances)
    furniture = sum(seen.furniture and size < 12 for size, seen in zip(page.sizes, page.glances, strict=True))
    if furniture == 0:
        return (count <= 3 and total >= 5) or prose >= 0.3 * total
    return furniture <= 1 + count // 8 and prose >= 0.85 * total and loose <= 1 + count // 4


@dataclass(frozen=True, slots=True)
class _Headlines:
    """The lines that could be the headline, a row of numbers and the log odds for each."""

    lines: list[int]
    rows: list[list[float]]
    scores: list[float]

    def above(self, line: int | None) -> int | None:
        """The candidate next above a line, in doubt of which of them is the deck."""
        at = self.lines.index(line) if line is not None else 0
        near = at > 0 and self.lines[at] - self.lines[at - 1] <= _REACH
        return self.lines[at - 1] if near and self.scores[at] - self.scores[at - 1] < _CLOSE else None

    def over(self, page: Page, line: int) -> int:
        """The candidate of some words close above a line, or the line itself."""
        above = (at for at in reversed(self.lines) if 0 < line - at <= _SIGNED and page.sizes[at] >= _TOLD)
        return next(above, line)

    def headed(self, page: Page, line: int) -> int:
        """The candidate right above two sentences, which are rather a deck, if it could as well be; else the line."""
        at = self.lines.index(line)
        near = at > 0 and self.lines[at - 1] == line - 1 and page.sizes[line - 1] > _TOLD
        return line - 1 if near and self.scores[at] - self.scores[at - 1] < _AHEAD else line

    def without(self, line: int) -> _Headlines:
        """The other candidates."""
        at = self.lines.index(line)
        kept = [n for n in range(len(self.lines)) if n != at]
        return _Headlines([self.lines[n] for n in kept], [self.rows[n] for n in kept], [self.scores[n] for n in kept])


def _headlines(page: Page) -> _Headlines:
    """The candidates by what they look like and stand among."""
    lines, found = headline_rows(page)
    return _Headlines(lines, found, [load_model().headline.score(row) for row in found])


def _is_clear(lines: list[Line], seen: _Headlines) -> bool:
    """Whether the likeliest candidate is so far ahead of the others that a second look would choose it again."""
    index, _ = _best(seen)
    if index is None or _is_logo(lines, index) or _is_notice(lines[index]) or is_signature(lines[index]):
        return False
    *_, second, best = [-math.inf, *sorted(seen.scores)]
    return best > 0 and best - second > _AHEAD


def _seen_again(page: Page, seen: _Headlines, first: list[float]) -> _Headlines:
    """The likeliest candidates, judged again now that the lines' log odds of being body are known."""
    if not seen.lines:
        return seen
    kept = likeliest(seen.scores)
    lines = [seen.lines[at] for at in kept]
    places = headline_places(page, lines, [seen.scores[at] for at in kept], [probability(score) for score in first])
    found = [seen.rows[at] + place for at, place in zip(kept, places, strict=True)]
    return _Headlines(lines, found, [load_model().places.score(row) for row in found])


def _best(seen: _Headlines) -> tuple[int | None, float]:
    """The likeliest headline and its probability."""
    if not seen.lines:
        return None, 0.0
    best = max(range(len(seen.scores)), key=seen.scores.__getitem__)
    return seen.lines[best], probability(seen.scores[best])

"""Where a page that scrolls on begins another article."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bot.parsing.pages.author_names import is_name, names_in
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.glance import glance
from bot.parsing.pages.lines import Line
from bot.parsing.pages.names_inside import names_inside
from bot.parsing.pages.signatures import LABEL, START

LEAST = 60
"""Words of body that a whole article has at least."""
_HEADLINE = 3, 25
_LEAST_AFTER = 15
_PARAGRAPH = 9  # words
_ENDS = '.!?…:"”’)'
_GAP = 24
_STAMP = 14  # words
_DECK = 4  # lines
_COMPARED = 200  # words
# In a list of teasers or comments so many words hold so many dates in lines of their own.
_LISTED, _DATES = 320, 2
# Of those named in an article's later paragraphs most are named in its earlier ones; of another article's hardly any.
_SHARED, _SHARED_SIGNED = 0.25, 0.35
_TAKEN_UP, _TAKEN_UP_SIGNED = 0.4, 0.25
_AS_MUCH = 0.5
# With nobody named, so many of its words at most were used before.
_FEW_NAMES, _SHARED_WORDS = 3, 0.2


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that could be a headline: how far what follows takes it up, and how surely it is signed and dated.

    ``own`` is how much more of it comes back after it than stood before it; 2 is sure, 1 likely, 0 no sign.
    """

    line: int
    taken_up: float
    own: float
    signed: int
    dated: int
    words: int


class _Told:
    """The content words and the names of paragraphs as far as they have been gone through."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._done = 0
        self.words: set[str] = set()
        self.names: set[str] = set()

    def through(self, paragraphs: list[int]) -> _Told:
        """The same with those of the paragraphs that are new, of a list that only grows."""
        for index in paragraphs[self._done :]:
            self.words |= glance(self._lines[index]).content
            self.names.update(names_inside(self._lines[index].text))
        self._done = max(self._done, len(paragraphs))
        return self


def first_article_end(lines: list[Line], body: list[bool], headline: int | None, after: int = 0) -> int:
    """The line on which a second article begins with its headline, or the number of lines; none before ``after``.

    A second article has a head of its own between two stretches of body (a headline, then a byline, a date, or both),
    what follows takes the headline up, and it is about something else. A teaser amid the article is not: after it the
    article goes on about what it was about.
    """
    inside = [index for index, flag in enumerate(body) if flag and _is_running(lines[index])]
    sizes = [len(lines[index].words) for index in inside]
    words, total = 0, sum(sizes)
    told = _Told(lines)
    for at, (index, following) in enumerate(pairwise(inside)):
        words += sizes[at]
        if following <= after or words < LEAST or total - words < _LEAST_AFTER:
            continue
        signs = _signs(lines, index, following)
        if total - words < LEAST:  # so few words tell little
            signs = {head: sign for head, sign in signs.items() if all(sign)}
        if not any(2 in sign for sign in signs.values()):
            continue
        # The last paragraph may itself be the headline.
        before = told.through(inside[: at + (index not in signs)])
        if _is_list(lines, following):
            continue
        start = _start(lines, before, _next(lines, inside, at + 1), signs)
        if start is not None and not _is_again(lines, headline, start):
            return start
    return len(lines)


def _is_running(line: Line) -> bool:
    """Whether a line is a sentence or more, not a headline or a deck."""
    return len(line.words) >= _PARAGRAPH and (line.text[-1] in _ENDS or len(line.words) > _HEADLINE[1])


def _next(lines: list[Line], inside: list[int], at: int) -> list[int]:
    """The paragraphs from the one at ``at`` on that are compared with what stands before."""
    count = 0
    for end in range(at, len(inside)):
        count += len(lines[inside[end]].words)
        if count >= _COMPARED:
            return inside[at : end + 1]
    return inside[at:]


def _is_again(lines: list[Line], headline: int | None, start: int) -> bool:
    """Whether what would be a second headline is the page's own, printed again or below teasers."""
    if headline is None:
        return False
    one, other = glance(lines[headline]).content, glance(lines[start]).content
    return headline >= start or len(one & other) * 2 > min(len(one), len(other))


def _signs(lines: list[Line], start: int, end: int) -> dict[int, tuple[int, int]]:
    """How surely each line from ``start`` that could be a headline is signed and dated before ``end``.

    The paragraph at ``start`` may be one. What stands above the byline of somebody else is a list of teasers.
    """
    found: dict[int, tuple[int, int]] = {}
    writers: tuple[str, ...] = ()
    signed = dated = 0
    for index in range(end - 1, max(start, end - _GAP) - 1, -1):
        line = lines[index]
        day = len(line.words) <= _STAMP and bool(find_dates(line.text))
        if (signed or dated) and not day and _may_head(line):
            found[index] = signed, dated
        match = START.match(line.text)
        following = lines[index + 1].text if LABEL.fullmatch(line.text) and index + 1 < end else ""
        if names := names_in(line.text[match.end() :] if match else following):
            if found and writers and names[0] not in writers:
                break
            signed, writers = 2, names
        elif is_name(line.text):
            signed = max(signed, 1)
        if day:
            dated = 2
        elif any(cue.kind == "stamp" for cue in line.cues):
            dated = max(dated, 1)
    return found


def _may_head(line: Line) -> bool:
    if not _HEADLINE[0] <= len(line.words) <= _HEADLINE[1] or any(cue.where != "in" for cue in line.cues):
        return False
    return line.text[-1] not in ".,;:" and line.text[0] not in "—–-" and "@" not in line.text


def _start(lines: list[Line], before: _Told, after: list[int], signs: dict[int, tuple[int, int]]) -> int | None:
    """The headline among the signed lines, if another article begins with it."""
    tells = _Told(lines).through(after)
    shared = len(tells.names & before.names) / max(1, len(tells.names))
    few = len(tells.names) < _FEW_NAMES
    if shared > _SHARED_SIGNED or (few and len(tells.words & before.words) > _SHARED_WORDS * len(tells.words)):
        return None
    heads = [_head(lines, index, signs[index], before.words, tells.words) for index in sorted(signs)]
    heads = [head for head in heads if _is_enough(head, shared)]
    if not heads:
        return None
    best = max(heads, key=lambda head: head.own + 0.3 * (head.signed > 0) + 0.3 * (head.dated > 0))
    # The deck below a headline may be taken up more than the headline.
    return next(head.line for head in heads if best.line - head.line <= _DECK and head.own >= _AS_MUCH * best.own)


def _is_list(lines: list[Line], start: int) -> bool:
    """Whether dates stand in lines of their own again and again, as between teasers and between comments."""
    words = dates = 0
    for index in range(start, len(lines)):
        size = len(lines[index].words)
        words += size
        dates += size <= _STAMP and bool(find_dates(lines[index].text))
        if words > _LISTED or dates == _DATES:
            break
    return dates == _DATES


def _head(lines: list[Line], index: int, sign: tuple[int, int], told: set[str], tells: set[str]) -> _Head:
    content = glance(lines[index]).content
    size = max(1, len(content))
    return _Head(index, len(content & tells) / size, len(content & tells - told) / size, *sign, len(content))


def _is_enough(head: _Head, shared: float) -> bool:
    """Whether a head and what it shares with what stands before speak for another article."""
    if max(head.signed, head.dated) < 2 or not head.own or head.words < _HEADLINE[0]:
        return False
    if head.signed and head.dated:
        return head.taken_up >= _TAKEN_UP_SIGNED
    return head.taken_up >= _TAKEN_UP and shared <= _SHARED

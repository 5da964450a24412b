"""Where a page's head is: the lines around its headline and its first paragraph."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from bot.parsing.pages.lines import Line

_REACH = 16
_ABOVE = 5
_BELOW = 9
_COPIES = 40
_WIDE = 60


@dataclass(frozen=True, slots=True)
class Head:
    """``copies`` are the lines of the headline, or else the first body line; ``first`` and ``last`` are the body's
    first and last line (``last`` is -1 without a body).
    """

    copies: tuple[int, ...]
    first: int
    last: int

    @property
    def top(self) -> int:
        """The first line of the headline."""
        return self.copies[0]

    def below(self, index: int) -> int | None:
        """How many lines a line stands below a copy of the headline, ``None`` above them all."""
        position = bisect_right(self.copies, index)
        return index - self.copies[position - 1] if position else None

    def near(self, count: int) -> list[int]:
        """The lines that may sign the page, of ``count``: down from the headline, then up from it."""
        anchor = self.copies[-1]
        end = min(count, max(self.first, anchor) + _BELOW)
        if self.last >= self.first:
            end = min(end, self.last + 1)
        middle = min(end, anchor + _WIDE)
        above = range(anchor - 1, max(-1, anchor - _WIDE, min(self.top - _ABOVE, self.first - _REACH) - 1), -1)
        return [*range(anchor, middle), *range(max(middle, end - _WIDE), end), *above]


def head_of(lines: list[Line], body: list[bool], headline: int | None) -> Head:
    """The head of a page, given which lines are body and which is the headline."""
    first = next((i for i, inside in enumerate(body) if inside), len(lines))
    last = max((i for i, inside in enumerate(body) if inside), default=-1)
    if headline is None or headline > first + 3:
        return Head((first,), first, last)
    text = lines[headline].text
    start = max(0, headline - _COPIES)
    copies = [i for i in range(start, first) if i != headline and not body[i] and _tells(lines[i].text, text)]
    return Head(tuple(sorted([headline, *copies])), first, last)


def _tells(text: str, headline: str) -> bool:
    """Whether a line is the headline, or the headline without the outlet's name that follows it in a page's title."""
    return text == headline or (len(text) > 0.5 * len(headline) and headline.startswith(text))

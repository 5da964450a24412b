"""Where a page that scrolls on begins another article."""

from __future__ import annotations

from itertools import pairwise

from bot.parsing.pages.author_names import names_in
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.lines import Line
from bot.parsing.pages.signatures import LABEL, START

_LEAST_BEFORE = 60  # words of body
_LEAST_AFTER = 15
_HEADLINE = 3, 25
_PARAGRAPH = 9  # words
_GAP = 12
_COMPARED = 150
# Of the names in an article's later paragraphs most are in its earlier ones; of another article's hardly any.
_SHARED = 0.2


def first_article_end(lines: list[Line], body: list[bool], after: int = 0) -> int:
    """The line on which a second article begins with its headline, or the number of lines; none before ``after``.

    A second article has a head of its own between two stretches of body (a headline, then a byline and a date, or one
    of them below a line that leads on), and is about something else. A teaser amid the article is not: after it the
    article goes on about what it was about.
    """
    inside = [index for index, flag in enumerate(body) if flag and len(lines[index].words) >= _PARAGRAPH]
    words = 0
    for index, following in pairwise(inside):
        words += len(lines[index].words)
        if following > after and 2 < following - index <= _GAP + 1 and words >= _LEAST_BEFORE:
            start = _head_within(lines, index, following)
            if start is not None and _is_another(lines, inside, index, following):
                return start
    return len(lines)


def _head_within(lines: list[Line], start: int, end: int) -> int | None:
    """The headline among the lines from ``start`` that a byline and a date follow, if there is one.

    The paragraph at ``start`` may be it where it ends without a full stop.
    """
    signed = dated = None
    for index in range(end - 1, start - 1, -1):
        text = lines[index].text
        match = START.match(text)
        following = lines[index + 1].text if LABEL.fullmatch(text) and index + 1 < end else ""
        if names_in(text[match.end() :] if match else following):
            signed = index
        elif len(lines[index].words) <= 12 and find_dates(text):
            dated = index
        elif (
            (signed is not None and dated is not None)
            and _HEADLINE[0] <= len(lines[index].words) <= _HEADLINE[1]
            and not lines[index].cues
            and (index > start or text[-1] not in '.!?"”')
        ):
            return index
    return None


def _is_another(lines: list[Line], inside: list[int], last: int, following: int) -> bool:
    """Whether what follows names hardly anybody of those named before, over enough words to tell."""
    before: set[str] = set()
    after: list[str] = []
    count = 0
    for index in inside:
        if index <= last:
            before.update(_names(lines[index]))
        elif index >= following and count < _COMPARED:
            count += len(lines[index].words)
            after += _names(lines[index])
    named = set(after)
    return count >= _LEAST_AFTER and sum(name in before for name in named) <= _SHARED * len(named)


def _names(line: Line) -> list[str]:
    """The capitalised words of a line that do not begin a sentence, as far as commas and full stops tell."""
    found = []
    for before, word in pairwise(line.text.split()):
        bare = word.strip(".,;:!?'\"“”‘’()").removesuffix("’s").removesuffix("'s")
        if len(bare) > 2 and bare[0].isupper() and before[-1] not in '.!?:”"':
            found.append(bare)
    return found

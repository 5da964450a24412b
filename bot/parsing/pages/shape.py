"""Pages that go on in one shape, entry by entry, turn by turn, item by item: none of it is lost or glued together."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile

from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.entries import find_entries
from bot.parsing.pages.items import find_items
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import word_list
from bot.parsing.pages.paragraphs import is_paragraph
from bot.parsing.talk import find_talk

_BOX, _TITLES = 4, 3  # lines
_HEADLINE, _TAKEN_UP = 20, 2  # words


def shaped(lines: list[Line], body: list[bool], headline: int | None) -> list[bool]:
    """Which lines are body once the page's shape is known.

    A live blog keeps its entries with their times, a talk its turns, a list the headings of its items.
    """
    if not any(body):
        return body
    body = list(body)
    kept, dropped, _ = find_entries(lines, body, headline)
    for index in kept | dropped:
        body[index] = index in kept
    for index in _turns(lines, body):
        body[index] = True
    items, numbers = find_items(lines, body)
    for index in items | numbers:
        body[index] = index in items
    for index in _teasers(lines, body):
        body[index] = False
    return body


def _teasers(lines: list[Line], body: list[bool]) -> set[int]:
    """The lines of boxes amid the article that lead to another: "Read more", its headline, and what little it tells.

    The paragraph takes up the headline, and names only whom nothing else in the body names.
    """
    found: set[int] = set()
    named: Counter[str] | None = None
    first = next((index for index, inside in enumerate(body) if inside), len(body))
    for index, line in enumerate(lines):
        if index < first or not line.cues:
            continue
        if not any(cue.kind == "related" and cue.where == "line" for cue in line.cues):
            continue
        titles = list(takewhile(lambda i: _is_title(lines[i]), range(index + 1, len(lines))))
        if len(titles) >= _TITLES:
            found.update(titles[:-1])  # the last may head what follows
            continue
        box = range(index + 1, min(index + _BOX, len(lines)))
        told = next((i for i in box if is_paragraph(lines[i])), None)
        if told is None or told == index + 1 or not body[told] or _is_long(lines[index + 1]):
            continue
        if named is None:
            named = Counter(name for i, inside in enumerate(body) if inside for name in _names(lines[i]))
        names = _names(lines[told])
        headed = _names(lines[index + 1]) if body[index + 1] else set()
        takes_up = set(lines[index + 1].folded) & set(lines[told].folded) - word_list("stop")
        dated = any(find_dates(lines[i].text) for i in range(index + 2, told))
        if (
            names
            and (len(takes_up) >= _TAKEN_UP or dated)
            and all(named[name] == 1 + (name in headed) for name in names)
        ):
            found.update(range(index + 1, told + 1))
    return found


def _is_title(line: Line) -> bool:
    """Whether a line below another that leads elsewhere could be a title: some words without an end."""
    return 3 <= len(line.words) <= _HEADLINE and line.text[-1] not in '.!?:;,"”' and not line.cues and not line.marker


def _is_long(line: Line) -> bool:
    return len(line.words) > _HEADLINE or line.text[-1] in ".,;:"


def _names(line: Line) -> set[str]:
    """The words that a line writes with a capital behind its first."""
    return {word for word in line.words[1:] if word[0].isupper() and len(word) > 3}


def _turns(lines: list[Line], body: list[bool]) -> set[int]:
    """The lines that begin the turns of a talk and the paragraphs that go on with them, if most of it is body."""
    talk = find_talk([line.text for line in lines])
    if not talk or sum(any(body[index : index + 2]) for index in talk) * 2 < len(talk):
        return set()
    between = range(min(talk), max(talk))
    below = {index + 1 for index, label in talk.items() if label.words == len(lines[index].text)}
    whole = {index for index in between if is_paragraph(lines[index])}
    return talk.keys() | whole | {index for index in below if index < len(lines)}

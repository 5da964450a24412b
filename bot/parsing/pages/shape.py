"""Pages that go on in one shape, entry by entry, turn by turn, item by item: none of it is lost or glued together."""

from __future__ import annotations

from bot.parsing.pages.entries import find_entries
from bot.parsing.pages.items import find_items
from bot.parsing.pages.lines import Line
from bot.parsing.pages.paragraphs import is_paragraph
from bot.parsing.talk import find_talk


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
    return body


def _turns(lines: list[Line], body: list[bool]) -> set[int]:
    """The lines that begin the turns of a talk and the paragraphs that go on with them, if most of it is body."""
    talk = find_talk([line.text for line in lines])
    if not talk or sum(any(body[index : index + 2]) for index in talk) * 2 < len(talk):
        return set()
    between = range(min(talk), max(talk))
    below = {index + 1 for index, label in talk.items() if label.words == len(lines[index].text)}
    whole = {index for index in between if is_paragraph(lines[index])}
    return talk.keys() | whole | {index for index in below if index < len(lines)}

"""A card: an answer laid out as text, before Discord's components, always within Discord's limits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.model.answer import Citation
from bot.rendering.citing import Numbering
from bot.rendering.text import markdown, markdown_width, width

MAX_TEXT = 4000
"""Characters of all text of one message with components."""
MAX_ITEMS = 12
"""Items of a card: with their separators and the buttons they stay under Discord's 40 components."""
_SLACK = 60
_LEAST = 40
"""Units a shortened text keeps; items are put off to the next page before any text gets less."""

Tone = Literal["plain", "good", "warning", "bad", "quiet"]


@dataclass(frozen=True, slots=True)
class Flex:
    """Words of a page that may be shortened when the card is full. ``wrap`` puts the escaped words into their line."""

    text: str
    wrap: Callable[[str], str] = str


Part = str | Flex


@dataclass(frozen=True, slots=True)
class Paging:
    """Which items are shown: ``shown`` of ``total``, or ``more`` than those, from ``offset``, ``size`` a page."""

    offset: int
    shown: int
    total: int
    size: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """Markdown ready to show, with the citations its numbers stand for, in order."""

    title: str
    items: tuple[str, ...]
    sources: tuple[str, ...] = ()
    note: str | None = None
    tone: Tone = "plain"
    citations: tuple[Citation, ...] = ()
    paging: Paging | None = None
    subject: str = ""


def compose(
    title: str,
    items: Sequence[Sequence[Part]],
    *,
    numbering: Numbering | None = None,
    note: str | None = None,
    left: Callable[[int], str] | None = None,
    tone: Tone = "plain",
    paging: Paging | None = None,
    subject: str = "",
) -> Card:
    """Put a card together, shortening the longest words of pages first until everything fits.

    ``left`` puts into words how many items found no room.
    """
    whole, items = len(items), items[:MAX_ITEMS]
    sources = numbering.lines() if numbering else []
    frame = sum(width(text) + 1 for text in (title, note or "", *sources)) + _SLACK
    while True:
        flexes = [part for item in items for part in item if isinstance(part, Flex)]
        room = MAX_TEXT - frame - sum(_fixed_width(item) for item in items)
        cap = _cap([markdown_width(flex.text) for flex in flexes], max(room, 0))
        if room >= _LEAST * len(flexes) or len(items) <= 1:
            break
        items = items[:-1]
    if left and len(items) < whole:
        note = " · ".join(filter(None, (note, left(whole - len(items)))))
    if paging:
        paging = replace(paging, shown=len(items))
    return Card(
        title,
        tuple("\n".join(_line(part, cap) for part in item) for item in items),
        tuple(sources),
        note,
        tone,
        tuple(numbering.citations) if numbering else (),
        paging,
        subject,
    )


def _fixed_width(item: Sequence[Part]) -> int:
    return sum(width(part if isinstance(part, str) else part.wrap("")) + 1 for part in item) + 4


def _line(part: Part, cap: int) -> str:
    return part if isinstance(part, str) else part.wrap(markdown(part.text, cap))


def _cap(widths: list[int], room: int) -> int:
    """The widest any text may be so that all of them together fit the room."""
    left, remaining = room, len(widths)
    for size in sorted(widths):
        if size * remaining > left:
            return left // remaining
        left -= size
        remaining -= 1
    return max(widths, default=0)

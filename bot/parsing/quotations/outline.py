"""The text as its author's own sentences, with every quoted stretch folded into one item.

`"It will hold," she said. "Trust me."` becomes `<quote> she said . <quote>`, so that reporting words are found by
their place among a handful of items and never inside somebody else's words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.model.text import Paragraph, Sentence
from bot.parsing.quotations.classes import QUOTE, classify
from bot.parsing.quotations.marks import Quoted
from bot.parsing.quotations.verbs import lemmas, speech
from bot.parsing.tokens import Token, tokenize

_ENDS = frozenset(".!?")
# No sentence has more items than this; text without any stops is cut, so that the work per line is bounded.
_LONGEST = 300


@dataclass(slots=True)
class Line:
    """One outer sentence: its items, and which of them are quoted stretches."""

    paragraph: int
    items: list[Token]
    quotes: dict[int, Quoted] = field(default_factory=dict)
    classes: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.classes = [classify(item, index == 0) for index, item in enumerate(self.items)]

    @property
    def start(self) -> int:
        """Offset of the first item."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Offset just after the last item."""
        return self.items[-1].end


def outline(
    text: str, paragraphs: tuple[Paragraph, ...], sentences: tuple[Sentence, ...], stretches: list[Quoted]
) -> list[Line]:
    """The outer sentences of the text in order."""
    quotes: dict[int, list[Quoted]] = {}
    for stretch in stretches:
        quotes.setdefault(stretch.paragraph, []).append(stretch)
    ends = {s.end for s in sentences}
    lines: list[Line] = []
    for index, paragraph in enumerate(paragraphs):
        items, places = _items(text, paragraph, quotes.get(index, []))
        lines.extend(_split(text, index, items, places, ends))
    return lines


def _items(text: str, paragraph: Paragraph, quotes: list[Quoted]) -> tuple[list[Token], dict[int, Quoted]]:
    items: list[Token] = []
    places: dict[int, Quoted] = {}
    at = paragraph.start
    for quote in quotes:
        items.extend(tokenize(text, at, quote.outer_start))
        places[len(items)] = quote
        items.append(Token(QUOTE, QUOTE, quote.outer_start, quote.outer_end))
        at = quote.outer_end
    items.extend(tokenize(text, at, paragraph.end))
    return items, places


def _split(text: str, paragraph: int, items: list[Token], places: dict[int, Quoted], ends: set[int]) -> list[Line]:
    lines: list[Line] = []
    first = 0
    for index, _item in enumerate(items):
        last = index + 1 == len(items) or index - first + 1 == _LONGEST
        if not last and not _ends_line(text, items, index, places, ends):
            continue
        quotes = {i - first: places[i] for i in range(first, index + 1) if i in places}
        lines.append(Line(paragraph, items[first : index + 1], quotes))
        first = index + 1
    return lines


def _ends_line(text: str, items: list[Token], index: int, places: dict[int, Quoted], ends: set[int]) -> bool:
    item, following = items[index], items[index + 1]
    if index not in places:
        return item.end in ends and not (item.text in ("'", "’") and following.start == item.end)
    quote = places[index]
    if not quote.closed:
        return True
    mark = text[quote.end - 1]
    if mark not in _ENDS or not (following.text[0].isupper() or following.text == QUOTE):
        return False
    if following.text == QUOTE:
        return True
    return mark == "." or not _reported(items, index + 1)


def _reported(items: list[Token], start: int) -> bool:
    """Whether a reporting verb follows with its subject: `"Who pays?" Quill, a farmer, asked.`"""
    reach = 6
    for index in range(start, min(start + 30, len(items))):
        word = items[index].text
        if word in (".", "?", "!", ";", ":", QUOTE):
            return index == start + 2 and word in (".", ":") and classify(items[index - 1], False) == "d"
        if word == "," and index - start < 4:
            reach = 25
        low = items[index].lower
        if index - start <= reach and low in speech() and lemmas()[low] != "read":
            return True
    return False

"""The text as its author's own sentences, with every quoted stretch folded into one item.

`"It will hold," she said. "Trust me."` becomes `<quote> she said . <quote>`, so that reporting words are found by
their place among a handful of items and never inside somebody else's words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from bot.model.text import Paragraph, Sentence
from bot.parsing.lexicon import keys
from bot.parsing.quotations.classes import QUOTE, class_of, classes_of
from bot.parsing.quotations.marks import Quoted
from bot.parsing.quotations.verbs import lemmas, speech
from bot.parsing.tokens import Token, paragraph_tokens, tokenize

_ENDS = frozenset(".!?")
# No sentence has more items than this; text without any stops is cut, so that the work per line is bounded.
_LONGEST = 300
_start = attrgetter("start")


@dataclass(slots=True)
class Line:
    """One outer sentence: its items, in lower case and with the class of each, and which are quoted stretches."""

    paragraph: int
    items: list[Token]
    quotes: dict[int, Quoted] = field(default_factory=dict)
    words: list[str] = field(init=False)
    classes: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = [item.lower for item in self.items]
        self.classes = classes_of([item.text for item in self.items])

    @property
    def only_quotes(self) -> bool:
        """Whether it is nothing but quoted words."""
        return all(i in self.quotes or not item.text[0].isalnum() for i, item in enumerate(self.items))

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
    """The tokens outside the quoted stretches, and an item for each stretch."""
    tokens = paragraph_tokens(text, paragraph.start, paragraph.end)
    items: list[Token] = []
    places: dict[int, Quoted] = {}
    at = 0
    for quote in quotes:
        begin = bisect_left(tokens, quote.outer_start, at, key=_start)
        items.extend(tokens[at:begin])
        if items and items[-1].end > quote.outer_start:  # a mark inside what reads as one token
            cut = items.pop()
            items.extend(tokenize(text, cut.start, quote.outer_start))
        places[len(items)] = quote
        items.append(Token(QUOTE, QUOTE, quote.outer_start, quote.outer_end))
        at = bisect_left(tokens, quote.outer_end, begin, key=_start)
        if at and tokens[at - 1].end > quote.outer_end:
            items.extend(tokenize(text, quote.outer_end, tokens[at - 1].end))
    items.extend(tokens[at:])
    return items, places


def _split(text: str, paragraph: int, items: list[Token], places: dict[int, Quoted], ends: set[int]) -> list[Line]:
    stops = [index for index, item in enumerate(items[:-1], 1) if item.end in ends or index - 1 in places]
    bounds = [0, *(stop for stop in stops if _ends_line(text, items, stop - 1, places))]
    starts = [first for begin, end in pairwise([*bounds, len(items)]) for first in range(begin, end, _LONGEST)]
    lines = [Line(paragraph, items[first:end]) for first, end in pairwise([*starts, len(items)])]
    for place, quote in places.items():
        number = bisect_right(starts, place) - 1
        lines[number].quotes[place - starts[number]] = quote
    return lines


def _ends_line(text: str, items: list[Token], index: int, places: dict[int, Quoted]) -> bool:
    item, following = items[index], items[index + 1]
    if index not in places:
        return not (item.text in ("'", "’") and following.start == item.end)
    quote = places[index]
    if not quote.closed:
        return True
    mark = text[quote.end - 1]
    if mark not in _ENDS or not (following.text[0].isupper() or following.text == QUOTE):
        return False
    if following.text == QUOTE:
        return True
    return mark == "." or not _reported(items, index + 1)


def goes_on(items: list[Token], index: int) -> bool:
    """Whether somebody goes on to speak at ``index``: `"Who pays?" Quill went on.`"""
    on = index + 1 < len(items) and items[index + 1].lower == "on"
    return on and items[index].lower in ("went", "goes")


def _reported(items: list[Token], start: int) -> bool:
    """Whether a reporting verb follows with its subject: `"Who pays?" Quill, a farmer, asked.`"""
    reach, titles = 6, keys("titles", "before_name")
    for index in range(start, min(start + 30, len(items))):
        word = items[index].text
        if word == "." and items[index - 1].lower in titles:
            continue  # "Mr. Quill asked"
        if word in (".", "?", "!", ";", ":", QUOTE):
            before = items[index - 1]
            return index == start + 2 and word in (".", ":") and class_of(before.text) == "d"
        if word == "," and index - start < 4:
            reach = 25
        low = items[index].lower
        if index - start <= reach and ((low in speech() and lemmas()[low] != "read") or goes_on(items, index)):
            return True
    return False

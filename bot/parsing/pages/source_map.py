"""Where in its page each character of an article stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.parsing.pages.assemble import assemble
from bot.parsing.pages.decode import decode_page
from bot.parsing.pages.flattened import tell_apart
from bot.parsing.pages.language import page_language
from bot.parsing.pages.lines import Line, split_lines
from bot.parsing.pages.markup_map import Visible, visible_text
from bot.parsing.pages.read import is_markup, read_decoded
from bot.parsing.pages.reading import PageReading


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters that stand at ``start`` in the article's text and, the same, at ``place`` in the page."""

    start: int
    place: int
    length: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The decoded page and its runs, by their place in the text; between them stand line breaks, indents and tags."""

    page: str
    runs: tuple[Run, ...]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the page that ``start`` to ``end`` of the text is taken from.

        Raises `ValueError` when no character of it comes from the page (outside the text, or a break between lines).
        """
        first = bisect_right(self.runs, start, key=lambda run: run.start + run.length)
        last = bisect_right(self.runs, end - 1, key=lambda run: run.start) - 1
        if first > last:
            raise ValueError(f"no text at {start} to {end}")
        begun, ended = self.runs[first], self.runs[last]
        return (
            begun.place + max(0, start - begun.start),
            ended.place + min(ended.length, end - ended.start),
        )


def map_source(page: bytes, path: str) -> SourceMap:
    """Map the text that `read_page` gives back to the decoded page. Raises `UnreadablePage` as `read_page` does.

    Every character of a flattened page's article is a character of the page. The article of an HTML page is the text
    of its elements: between its runs stand tags, and characters that the page spells as entities or that were repaired
    have none; a line that nowhere stands in the page as it is has none at all.
    """
    decoded = decode_page(page, path)
    if is_markup(decoded):
        return SourceMap(decoded, tuple(_in_markup(decoded, read_decoded(decoded, path))))
    lines = split_lines(decoded)
    body, _, _ = tell_apart(lines, page_language(lines))
    chosen = [line for line, inside in zip(lines, body, strict=True) if inside]
    paragraphs = assemble(chosen)[1]
    position = iter(chosen)
    runs: list[Run] = []
    for paragraph in paragraphs:
        start = paragraph.start
        while start < paragraph.end:
            line = next(position)
            runs += _aligned(decoded, line, start)
            start += len(line.text) + 1  # the line break that keeps two lines of a paragraph apart
    return SourceMap(decoded, tuple(runs))


def _aligned(page: str, line: Line, start: int) -> Iterator[Run]:
    """The runs of one line, which may have been put together from several of the page."""
    text, place, index = line.text, line.start, 0
    while index < len(text):
        length = 0
        while index + length < len(text) and text[index + length] == page[place + length]:
            length += 1
        if length:
            yield Run(start + index, place, length)
        index, place = index + length, place + length
        while index < len(text) and text[index].isspace() and page[place] != text[index]:
            index += 1
        while index < len(text) and page[place] != text[index]:
            place += 1


def _in_markup(page: str, reading: PageReading) -> Iterator[Run]:
    """The runs of an HTML page's article: its lines are looked for in their order, by their letters alone."""
    seen = visible_text(page)
    letters = [index for index, char in enumerate(seen.text) if char.isalnum()]
    spelled = "".join(seen.text[index] for index in letters)
    at = 0
    for paragraph in reading.paragraphs:
        start = paragraph.start
        for line in reading.text[paragraph.start : paragraph.end].split("\n"):
            wanted = "".join(char for char in line if char.isalnum())
            found = spelled.find(wanted, at) if wanted else -1
            if found >= 0:
                at = found + len(wanted)
                lead = next(index for index, char in enumerate(line) if char.isalnum())
                yield from _runs(_places(line, seen, max(0, letters[found] - lead)), start)
            start += len(line) + 1


def _places(line: str, seen: Visible, at: int) -> list[int]:
    """Where each character of a line stands in the page, from ``at`` of what it shows on; -1 for those that do not."""
    places: list[int] = []
    for char in line:
        while char.isalnum() and seen.text[at] != char:
            at += 1
        same = at < len(seen.text) and seen.text[at] == char
        places.append(seen.places[at] if same else -1)
        # A space may be another there, or none: whatever stands for it is passed.
        at += same or (at < len(seen.text) and not seen.text[at].isalnum() and char.isspace())
    return places


def _runs(places: Sequence[int], start: int) -> Iterator[Run]:
    """The stretches of characters, from ``start`` of the text on, that stand together in the page as they are."""
    begun = 0
    for index in range(1, len(places) + 1):
        if index < len(places) and places[index] == places[index - 1] + 1 and places[index - 1] >= 0:
            continue
        if places[begun] >= 0:
            yield Run(start + begun, places[begun], index - begun)
        begun = index

"""Where in a flattened page each character of its article stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.parsing.pages.assemble import assemble
from bot.parsing.pages.decode import decode_page
from bot.parsing.pages.flattened import tell_apart
from bot.parsing.pages.language import page_language
from bot.parsing.pages.lines import Line, split_lines


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters that stand at ``start`` in the article's text and, the same, at ``place`` in the page."""

    start: int
    place: int
    length: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The decoded page and its runs, by their place in the text; between them stand but line breaks and indents."""

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
    """Map the text that `read_page` gives for a flattened page back to the decoded page.

    Flattened pages only: the text of an HTML page is that of its elements and stands nowhere in its markup as it is.
    Raises `UnreadablePage` as `read_page` does.
    """
    decoded = decode_page(page, path)
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

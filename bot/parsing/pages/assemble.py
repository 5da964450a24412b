"""From the chosen lines to the body's text and its paragraphs."""

from __future__ import annotations

from bot.model.text import Paragraph, ParagraphKind
from bot.parsing.entry_times import is_stamp
from bot.parsing.pages.lines import Line

_SEPARATOR = "\n\n"


def assemble(lines: list[Line]) -> tuple[str, tuple[Paragraph, ...]]:
    """The lines as paragraphs joined by one blank line; a line break inside a sentence stays in its paragraph."""
    pieces: list[tuple[str, ParagraphKind, int | None]] = []
    previous: Line | None = None
    for index, line in enumerate(lines):
        if previous is not None and _reads_on(previous, line):
            text, kind, row = pieces[-1]
            pieces[-1] = (f"{text}\n{line.text}", kind, row)
        else:
            following = lines[index + 1] if index + 1 < len(lines) else None
            pieces.append((line.text, _kind(line, following), line.row))
        previous = line
    paragraphs: list[Paragraph] = []
    offset = 0
    for text, kind, row in pieces:
        paragraphs.append(Paragraph(offset, offset + len(text), kind, row))
        offset += len(text) + len(_SEPARATOR)
    return _SEPARATOR.join(piece[0] for piece in pieces), tuple(paragraphs)


def _reads_on(before: Line, line: Line) -> bool:
    """Whether a line break without a blank line falls inside a sentence."""
    if line.gap or line.marker or line.start - before.end > 40:
        return False
    return line.text[0].islower() or before.text[-1] in ",;–—-"


def _kind(line: Line, following: Line | None) -> ParagraphKind:
    if line.marker:
        return "list"
    if is_stamp(line.text):
        return "heading"
    if following is None or len(line.words) > 20 or line.text[-1] in '.,;:”"…)':
        return "paragraph"
    # A question may head a section or stand in the text; a section it heads is longer than itself.
    if len(following.words) <= len(line.words) and not following.marker:
        return "paragraph"
    return "heading"

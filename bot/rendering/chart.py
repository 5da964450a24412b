"""A timeline as a picture: one column, large type, made to be read on a phone in a light or a dark app."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.model.answer import Timeline, TimelineEntry
from bot.rendering.dates import range_words
from bot.rendering.text import clean

Theme = Literal["light", "dark"]

MOST = 12
"""Entries of one picture; more would be too small to read or too long to scroll."""
_WIDTH = 1080
_DPI = 100
_MARGIN, _LINE_X, _TEXT_X = 56, 72, 128
_SIZE, _LEADING = 34, 46
_HEAD_SIZE, _GAP = 46, 44
_COLUMNS, _LINES = 46, 4


@dataclass(frozen=True, slots=True)
class _Colours:
    ground: str
    text: str
    faint: str
    line: str
    sure: str
    planned: str
    disputed: str


# Contrast of text and faint text on the ground is at least 7:1 and 4.5:1 (WCAG 2.1).
_COLOURS: dict[Theme, _Colours] = {
    "light": _Colours("#ffffff", "#1b1d22", "#5a5f6b", "#c9ccd3", "#2457c5", "#8a5a00", "#b3261e"),
    "dark": _Colours("#1e1f22", "#f2f3f5", "#b0b4bd", "#4a4d55", "#8ab4ff", "#f0b45a", "#ff8a80"),
}


def timeline_chart(answer: Timeline, theme: Theme = "light") -> bytes:
    """The first `MOST` entries as a PNG, 1080 pixels wide. Needs matplotlib (the extra ``charts``)."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    colours = _COLOURS[theme]
    rows = [(entry, _lines(entry)) for entry in answer.entries[:MOST]]
    title = textwrap.wrap(_title(answer), 34)[:2]
    head = _MARGIN + len(title) * 62 + 24
    height = head + sum(_height(lines) for _, lines in rows) + _MARGIN
    figure = Figure(figsize=(_WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=colours.ground)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(height, 0)
    for index, line in enumerate(title):
        _write(axes, _MARGIN, _MARGIN + index * 62, line, _HEAD_SIZE, colours.text, bold=True)
    top = head
    ends = top + sum(_height(lines) for _, lines in rows[:-1])
    axes.plot([_LINE_X, _LINE_X], [top + 22, ends + 22], color=colours.line, linewidth=4, zorder=1)
    for entry, lines in rows:
        _draw(axes, top, entry, lines, colours)
        top += _height(lines)
    picture = io.BytesIO()
    figure.savefig(picture, format="png", facecolor=colours.ground)
    return picture.getvalue()


def _title(answer: Timeline) -> str:
    subject = " · ".join(clean(part) for part in (answer.person, answer.topic) if part)
    return f"Timeline: {subject}" if subject else "Timeline"


def _lines(entry: TimelineEntry) -> list[str]:
    """The first statement, broken to the width; what does not fit is left out behind an ellipsis."""
    text = clean(entry.statements[0].text) if entry.statements else ""
    return textwrap.wrap(text, _COLUMNS, max_lines=_LINES, placeholder=" …")


def _height(lines: Sequence[str]) -> int:
    return (len(lines) + 2) * _LEADING + _GAP


def _draw(axes: Any, top: int, entry: TimelineEntry, lines: Sequence[str], colours: _Colours) -> None:
    happened = entry.status == "happened"
    colour = colours.sure if happened else colours.planned
    axes.plot(
        [_LINE_X],
        [top + 22],
        marker="o",
        markersize=20,
        markeredgewidth=4,
        markeredgecolor=colour,
        markerfacecolor=colour if happened else colours.ground,
        zorder=2,
    )
    words = range_words(entry.date, entry.value, entry.mod)
    _write(axes, _TEXT_X, top, words[:1].upper() + words[1:], _SIZE + 2, colour, bold=True)
    for index, line in enumerate(lines, 1):
        _write(axes, _TEXT_X, top + index * _LEADING, line, _SIZE, colours.text)
    note, disputed = _note(entry)
    shade = colours.disputed if disputed else colours.faint
    _write(axes, _TEXT_X, top + (len(lines) + 1) * _LEADING, note, _SIZE - 6, shade)


def _note(entry: TimelineEntry) -> tuple[str, bool]:
    """Status, disagreement and number of pages in one line, and whether pages disagree."""
    parts = []
    if entry.status != "happened":
        by = f" by {clean(entry.claimed_by)}" if entry.claimed_by and entry.status != "planned" else ""
        parts.append(f"{entry.status}{by}")
    for conflict in entry.conflicts[:1]:
        versions = " or ".join(clean(side.version) for side in conflict.sides)
        parts.append(f"pages differ: {versions}")
    pages = len({citation.article.id for told in entry.statements for citation in told.citations})
    parts.append(f"{pages} page{'s' if pages != 1 else ''}")
    return textwrap.shorten(" · ".join(parts), 58, placeholder=" …"), bool(entry.conflicts)


def _write(axes: Any, x: int, y: int, words: str, size: int, colour: str, bold: bool = False) -> None:
    """Text of ``size`` pixels with its top left corner at a pixel; dollar signs are no formulas."""
    axes.text(
        x,
        y,
        words,
        fontsize=size * 72 / _DPI,
        color=colour,
        weight="bold" if bold else "normal",
        va="top",
        parse_math=False,
    )

"""A timeline as a picture: one column, large type, made to be read on a phone in a light or a dark app."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.model.answer import Timeline, TimelineEntry
from bot.rendering.cards.timeline import by_importance
from bot.rendering.dates import range_words
from bot.rendering.text import clean

Theme = Literal["light", "dark"]

MOST = 10
"""Entries of one picture, those that matter most; more would be too small to read or too long to scroll."""
_WIDTH = 1080
_DPI = 100
_MARGIN, _LINE_X, _TEXT_X = 52, 68, 118
_SIZE, _LEADING = 36, 47
_SMALL, _SMALL_LEADING = 29, 40
_HEAD_SIZE, _HEAD_LEADING, _GAP = 48, 62, 46
_TEXT_LINES, _NOTE_LINES = 4, 2
_PAD = 12


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


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry broken into lines: what the pages say, on what they differ, and whose pages they are."""

    entry: TimelineEntry
    text: list[str]
    dispute: list[str]
    sources: list[str]

    @property
    def height(self) -> int:
        small = len(self.dispute) + len(self.sources)
        return (len(self.text) + 1) * _LEADING + small * _SMALL_LEADING + _GAP


def charted(answer: Timeline) -> list[TimelineEntry]:
    """The entries a chart shows, in order."""
    return by_importance(answer.entries, 0, MOST)


def timeline_chart(answer: Timeline, theme: Theme = "light") -> bytes:
    """The `charted` entries as a PNG, 1080 pixels wide. Needs matplotlib (the extra ``charts``)."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH / _DPI, 1), dpi=_DPI)
    canvas: Any = FigureCanvasAgg(figure)
    pen = _Pen(canvas.get_renderer(), _COLOURS[theme])
    rows = [_row(entry, pen) for entry in charted(answer)]
    title = pen.wrap(_title(answer), _WIDTH - 2 * _MARGIN, _HEAD_SIZE, 2, bold=True)
    head = _MARGIN + len(title) * _HEAD_LEADING + 28
    height = head + sum(row.height for row in rows) + _MARGIN - _GAP // 2
    figure.set_size_inches(_WIDTH / _DPI, height / _DPI)
    axes = pen.axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(height, 0)
    for index, line in enumerate(title):
        pen.write(_MARGIN, _MARGIN + index * _HEAD_LEADING, line, _HEAD_SIZE, pen.colours.text, bold=True)
    top = head
    ends = top + sum(row.height for row in rows[:-1])
    axes.plot([_LINE_X, _LINE_X], [top + 22, ends + 22], color=pen.colours.line, linewidth=4, zorder=1)
    for row in rows:
        pen.draw(row, top)
        top += row.height
    picture = io.BytesIO()
    figure.savefig(picture, format="png", facecolor=pen.colours.ground)
    return picture.getvalue()


class _Pen:
    """Measures, breaks and writes lines. Sizes and places are pixels, from the top left corner."""

    def __init__(self, renderer: Any, colours: _Colours) -> None:
        self._renderer = renderer
        self.colours = colours
        self.axes: Any = None

    def width(self, words: str, size: int, bold: bool = False) -> float:
        from matplotlib.font_manager import FontProperties

        font = FontProperties(size=size * 72 / _DPI, weight="bold" if bold else "normal")
        return float(self._renderer.get_text_width_height_descent(words, font, ismath=False)[0])

    def wrap(self, text: str, room: float, size: int, most: int, bold: bool = False) -> list[str]:
        """The text in at most ``most`` lines of ``room`` pixels; what does not fit is left out behind an ellipsis."""
        lines: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if self.width(longer, size, bold) <= room:
                line = longer
                continue
            if len(lines) == most - 1 or not line:
                return [*lines, self._cut(longer, room, size, bold)]
            lines.append(line)
            line = word if self.width(word, size, bold) <= room else self._cut(word, room, size, bold)
        return [*lines, line] if line else lines

    def _cut(self, line: str, room: float, size: int, bold: bool) -> str:
        line = line[: int(room)]
        while line and self.width(f"{line} …", size, bold) > room:
            line = line[:-1]
        return f"{line.rpartition(' ')[0] or line} …"

    def write(self, x: float, y: float, words: str, size: int, colour: str, bold: bool = False) -> None:
        """Text with its top left corner at a place; dollar signs are no formulas."""
        weight = "bold" if bold else "normal"
        points = size * 72 / _DPI
        self.axes.text(x, y, words, fontsize=points, color=colour, weight=weight, va="top", parse_math=False)

    def draw(self, row: _Row, top: int) -> None:
        """One entry: its mark on the line, its date and status, what the pages say, and whose pages they are."""
        entry, colours = row.entry, self.colours
        happened = entry.status == "happened"
        colour = colours.disputed if entry.conflicts else colours.sure if happened else colours.planned
        self.axes.plot(
            [_LINE_X],
            [top + 22],
            marker="D" if entry.conflicts else "o",
            markersize=17 if entry.conflicts else 20,
            markeredgewidth=4,
            markeredgecolor=colour,
            markerfacecolor=colour if happened else colours.ground,
            zorder=2,
        )
        date = range_words(entry.date, entry.value, entry.mod)
        date = date[:1].upper() + date[1:]
        self.write(_TEXT_X, top, date, _SIZE, colour, bold=True)
        if not happened:
            self._label(_TEXT_X + self.width(date, _SIZE, bold=True) + 2 * _PAD + 10, top + 2, entry.status, colour)
        y = top + _LEADING
        for lines, size, leading, shade in (
            (row.text, _SIZE, _LEADING, colours.text),
            (row.dispute, _SMALL, _SMALL_LEADING, colours.disputed),
            (row.sources, _SMALL, _SMALL_LEADING, colours.faint),
        ):
            for line in lines:
                self.write(_TEXT_X, y, line, size, shade)
                y += leading

    def _label(self, x: float, y: float, words: str, colour: str) -> None:
        frame = {"boxstyle": f"round,pad={_PAD / _SMALL:.2f}", "facecolor": "none", "edgecolor": colour, "linewidth": 2}
        self.axes.text(x, y + 4, words, fontsize=(_SMALL - 5) * 72 / _DPI, color=colour, va="top", bbox=frame)


def _title(answer: Timeline) -> str:
    subject = " · ".join(clean(part) for part in (answer.person, answer.topic) if part)
    return f"Timeline: {subject}" if subject else "Timeline"


def _row(entry: TimelineEntry, pen: _Pen) -> _Row:
    room = _WIDTH - _MARGIN - _TEXT_X
    text = clean(entry.statements[0].text) if entry.statements else ""
    dispute: list[str] = []
    for conflict in entry.conflicts:
        versions = " or ".join(clean(side.version) for side in conflict.sides)
        dispute += pen.wrap(f"Pages differ on the {conflict.about}: {versions}", room, _SMALL, _NOTE_LINES)
    return _Row(
        entry,
        pen.wrap(text, room, _SIZE, _TEXT_LINES),
        dispute,
        pen.wrap(_sources(entry), room, _SMALL, _NOTE_LINES),
    )


def _sources(entry: TimelineEntry) -> str:
    """Whose word it is, how it is dated, and whose pages tell it."""
    parts = []
    if entry.claimed_by and entry.status in ("claimed", "denied"):
        parts.append(f"{entry.status} by {clean(entry.claimed_by)}")
    if 0 in entry.undated:
        parts.append("reported that day")
    articles = {c.article.id: c.article for told in entry.statements for c in told.citations}
    outlets: Sequence[str] = list(dict.fromkeys(clean(a.outlet) for a in articles.values() if a.outlet))
    count = f"{len(articles)} page{'s' if len(articles) != 1 else ''}"
    parts.append(f"{count}: {', '.join(outlets[:3])}{', …' if len(outlets) > 3 else ''}" if outlets else count)
    return " · ".join(parts)

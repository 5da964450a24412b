"""Pictures made to be read on a phone, in a light or a dark app: one column, large type, one set of colours."""

from __future__ import annotations

import io
import logging
import warnings
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from bot.errors import NoCharts

Theme = Literal["light", "dark"]
Align = Literal["left", "center", "right"]

WIDTH = 1080
MARGIN = 52
TITLE_LEADING, SMALL, SMALL_LEADING = 62, 29, 40
_TITLE, _TITLE_LINES = 48, 2
_DPI = 100
_PAD = 12
_OTHER_SCRIPTS = (
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "IPAexGothic",
    "WenQuanYi Zen Hei",
    "Hiragino Sans",
    "Yu Gothic",
    "Microsoft YaHei",
    "Malgun Gothic",
    "Noto Sans Devanagari",
    "Arial Unicode MS",
    "Unifont",
)
"""Families for the names and outlets of the rest of the world, the most usual of each system first."""


@dataclass(frozen=True, slots=True)
class Colours:
    """What is painted with what."""

    ground: str
    text: str
    faint: str
    line: str
    sure: str
    planned: str
    disputed: str


# Contrast of text and faint text on the ground is at least 7:1 and 4.5:1 (WCAG 2.1).
_COLOURS: dict[Theme, Colours] = {
    "light": Colours("#ffffff", "#1b1d22", "#5a5f6b", "#c9ccd3", "#2457c5", "#8a5a00", "#b3261e"),
    "dark": Colours("#1e1f22", "#f2f3f5", "#b0b4bd", "#4a4d55", "#8ab4ff", "#f0b45a", "#ff8a80"),
}


@cache
def _families() -> list[str]:
    """The type, and what this machine has for scripts that it lacks; signs that none has are drawn as boxes."""
    from matplotlib.font_manager import fontManager

    # Signs and weights that a family lacks are seen in the picture; the log need not fill with them.
    warnings.filterwarnings("ignore", "Glyph .* missing from font", UserWarning)
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    installed = {font.name for font in fontManager.ttflist}
    return ["DejaVu Sans", *(name for name in _OTHER_SCRIPTS if name in installed)]


class Picture:
    """A sheet `WIDTH` pixels wide. Words are measured and broken first; `unroll` it to its height, then draw.

    Sizes and places are pixels, from the top left corner. Raises `NoCharts` without matplotlib (the extra ``charts``).
    """

    def __init__(self, theme: Theme) -> None:
        try:
            from matplotlib.backends.backend_agg import FigureCanvasAgg
            from matplotlib.figure import Figure
        except ImportError:
            raise NoCharts from None
        self.colours = _COLOURS[theme]
        self._figure = Figure(figsize=(WIDTH / _DPI, 1), dpi=_DPI)
        canvas: Any = FigureCanvasAgg(self._figure)
        self._renderer = canvas.get_renderer()
        self._axes: Any = None

    def width(self, words: str, size: int, *, bold: bool = False) -> float:
        """How wide words of ``size`` are."""
        from matplotlib.font_manager import FontProperties

        font = FontProperties(family=_families(), size=size * 72 / _DPI, weight="bold" if bold else "normal")
        return float(self._renderer.get_text_width_height_descent(words, font, ismath=False)[0])

    def wrap(self, text: str, room: float, size: int, most: int, *, bold: bool = False) -> list[str]:
        """The text in at most ``most`` lines of ``room``; what does not fit is left out behind an ellipsis.

        A word wider than a line, as whole sentences are in some scripts, is broken where the line ends.
        """
        lines: list[str] = []
        line = ""
        words = deque(text.split())
        while words:
            word = words.popleft()
            longer = f"{line} {word}" if line else word
            if self._fits(longer, room, size, bold):
                line = longer
            elif len(lines) == most - 1:
                return [*lines, self._cut(longer, room, size, bold)]
            elif line:
                lines.append(line)
                line = ""
                words.appendleft(word)
            else:
                fits = max(self._fitting(word, room, size, bold), 1)
                lines.append(word[:fits])
                words.appendleft(word[fits:])
        return [*lines, line] if line else lines

    def _fits(self, line: str, room: float, size: int, bold: bool) -> bool:
        # Measuring takes time, and no letter is narrower than one of the units.
        return len(line) <= room and self.width(line, size, bold=bold) <= room

    def _fitting(self, word: str, room: float, size: int, bold: bool) -> int:
        """How many characters of a word fit."""
        ends = range(1, min(len(word), int(room)) + 1)
        return bisect_right(ends, room, key=lambda end: self.width(word[:end], size, bold=bold))

    def _cut(self, line: str, room: float, size: int, bold: bool) -> str:
        line = line[: self._fitting(line, room - self.width(" …", size, bold=bold), size, bold)]
        # At a word, unless that would cost a good part of the line.
        whole = line.rpartition(" ")[0]
        return f"{whole if 2 * len(whole) > len(line) else line} …"

    def wrap_title(self, text: str) -> list[str]:
        """The lines of a title."""
        return self.wrap(text, WIDTH - 2 * MARGIN, _TITLE, _TITLE_LINES, bold=True)

    def unroll(self, height: float, title: list[str]) -> None:
        """Give the sheet its height, and write the title on top."""
        self._figure.set_size_inches(WIDTH / _DPI, height / _DPI)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        for index, line in enumerate(title):
            self.write(MARGIN, MARGIN + index * TITLE_LEADING, line, _TITLE, self.colours.text, bold=True)

    def write(
        self, x: float, y: float, words: str, size: int, colour: str, *, bold: bool = False, align: Align = "left"
    ) -> None:
        """Text with its top at a place; dollar signs are no formulas."""
        weight = "bold" if bold else "normal"
        points = size * 72 / _DPI
        font = {"family": _families(), "weight": weight, "size": points}
        self._axes.text(x, y, words, fontdict=font, color=colour, va="top", ha=align, parse_math=False)

    def label(self, x: float, y: float, words: str, colour: str) -> None:
        """Small text in a frame."""
        frame = {"boxstyle": f"round,pad={_PAD / SMALL:.2f}", "facecolor": "none", "edgecolor": colour, "linewidth": 2}
        points = (SMALL - 5) * 72 / _DPI
        self._axes.text(x + 2 * _PAD, y + 4, words, fontsize=points, color=colour, va="top", bbox=frame)

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float) -> None:
        """A straight line."""
        self._axes.plot([start[0], end[0]], [start[1], end[1]], color=colour, linewidth=width, zorder=1)

    def mark(self, x: float, y: float, colour: str, *, filled: bool, pointed: bool) -> None:
        """A point on a line: round or pointed, full or open."""
        self._axes.plot(
            [x],
            [y],
            marker="D" if pointed else "o",
            markersize=17 if pointed else 20,
            markeredgewidth=4,
            markeredgecolor=colour,
            markerfacecolor=colour if filled else self.colours.ground,
            zorder=2,
        )

    def bar(self, x: float, bottom: float, width: float, height: float, colour: str) -> None:
        """A bar that stands on ``bottom``."""
        self._axes.bar([x], [-height], width=width, bottom=[bottom], align="edge", color=colour, zorder=2)

    def png(self) -> bytes:
        """The picture as a file."""
        content = io.BytesIO()
        self._figure.savefig(content, format="png", facecolor=self.colours.ground)
        return content.getvalue()

"""Pictures made to be read on a phone, in a light or a dark app: one column, large type, one set of colours."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, Literal

from bot.errors import NoCharts

Theme = Literal["light", "dark"]
Align = Literal["left", "center", "right"]

WIDTH = 1080
MARGIN = 56
TITLE_SIZE, TITLE_LEADING = 46, 62
_DPI = 100


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
COLOURS: dict[Theme, Colours] = {
    "light": Colours("#ffffff", "#1b1d22", "#5a5f6b", "#c9ccd3", "#2457c5", "#8a5a00", "#b3261e"),
    "dark": Colours("#1e1f22", "#f2f3f5", "#b0b4bd", "#4a4d55", "#8ab4ff", "#f0b45a", "#ff8a80"),
}


class Picture:
    """A sheet `WIDTH` pixels wide, its origin at the top left; raises `NoCharts` without matplotlib (``charts``)."""

    def __init__(self, height: int, theme: Theme) -> None:
        try:
            from matplotlib.backends.backend_agg import FigureCanvasAgg
            from matplotlib.figure import Figure
        except ImportError:
            raise NoCharts from None
        self.colours = COLOURS[theme]
        self._figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=self.colours.ground)
        FigureCanvasAgg(self._figure)
        self._axes: Any = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)

    def write(
        self,
        x: float,
        y: float,
        words: str,
        size: int,
        colour: str,
        *,
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """Text of ``size`` pixels with its top at a pixel; dollar signs are no formulas."""
        self._axes.text(
            x,
            y,
            words,
            fontsize=size * 72 / _DPI,
            color=colour,
            weight="bold" if bold else "normal",
            va="top",
            ha=align,
            parse_math=False,
        )

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float) -> None:
        """A straight line."""
        self._axes.plot([start[0], end[0]], [start[1], end[1]], color=colour, linewidth=width, zorder=1)

    def bar(self, x: float, bottom: float, width: float, height: float, colour: str) -> None:
        """A bar that stands on ``bottom``."""
        self._axes.bar([x], [-height], width=width, bottom=[bottom], align="edge", color=colour, zorder=2)

    def png(self) -> bytes:
        """The picture as a file."""
        content = io.BytesIO()
        self._figure.savefig(content, format="png", facecolor=self.colours.ground)
        return content.getvalue()

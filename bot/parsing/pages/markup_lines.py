"""An HTML tree as the lines a text browser would show."""

from __future__ import annotations

import re
from typing import Any

from bot.parsing.pages.lines import Line

HIDDEN = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "head", "object", "embed", "canvas",
    "video", "audio", "select", "button", "map",
})  # fmt: skip
"""Elements whose content no reader sees as text."""
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin and end a line."""
_SPACE = re.compile(r"[ \t\n\r\f]+")


def markup_lines(tree: Any) -> list[Line]:
    """The visible lines of the tree's body; every block starts one, list items carry a marker."""
    from lxml import etree

    lines: list[Line] = []
    pieces: list[str] = []
    marker = ""
    gap = True
    row: int | None = None
    offset = 0

    def end_line() -> None:
        nonlocal marker, gap, offset
        if not pieces:
            return
        text = "".join(pieces)
        pieces.clear()
        text = "" if text.isspace() else _SPACE.sub(" ", text).strip()
        if text:
            lines.append(Line(text, offset, offset + len(text), marker, 2 if marker else 0, gap, row))
            offset += len(text) + 1
            marker, gap = "", False

    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in HIDDEN:
                walk.skip_subtree()
                continue
            if tag in BLOCKS:
                end_line()
                row = element.sourceline
                gap = gap or tag not in ("li", "td", "th", "tr", "dd", "dt")
                if tag == "li":
                    marker = "•"
            elif tag == "br":
                end_line()
                row = element.sourceline
            if text := element.text:
                pieces.append(text)
            continue
        if tag in BLOCKS:
            end_line()
            gap = gap or tag not in ("li", "td", "th", "tr")
            marker = ""
        if element is not tree and (text := element.tail):
            pieces.append(text)
    end_line()
    return lines

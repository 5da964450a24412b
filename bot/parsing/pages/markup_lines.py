"""An HTML tree as the lines a text browser would show."""

from __future__ import annotations

import re
from typing import Any

from bot.parsing.pages.lines import Line

_HIDDEN = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "head", "object", "embed", "canvas",
    "video", "audio", "select", "button", "map",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\n\r\f]+")


def markup_lines(tree: Any) -> list[Line]:
    """The visible lines of the tree's body; every block starts one, list items carry a marker."""
    lines: list[Line] = []
    pieces: list[str] = []
    marker = ""
    gap = True
    offset = 0

    def end_line() -> None:
        nonlocal marker, gap, offset
        if not pieces:
            return
        text = "".join(pieces)
        pieces.clear()
        text = "" if text.isspace() else _SPACE.sub(" ", text).strip()
        if text:
            lines.append(Line(text, offset, offset + len(text), marker, 2 if marker else 0, gap))
            offset += len(text) + 1
            marker, gap = "", False

    # An explicit stack: broken pages nest deeper than the interpreter recurses.
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag
        named = isinstance(tag, str)
        if not leaving:
            if named and tag not in _HIDDEN:
                if tag in _BLOCKS:
                    end_line()
                    gap = gap or tag not in ("li", "td", "th", "tr", "dd", "dt")
                    if tag == "li":
                        marker = "•"
                elif tag == "br":
                    end_line()
                if element.text:
                    pieces.append(element.text)
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
                continue
        elif tag in _BLOCKS:
            end_line()
            gap = gap or tag not in ("li", "td", "th", "tr")
            marker = ""
        if element is not tree and element.tail:
            pieces.append(element.tail)
    end_line()
    return lines

"""An HTML tree as the lines a text browser would show."""

from __future__ import annotations

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
_SPACES = "\t\n\r\f"


def markup_lines(tree: Any) -> list[Line]:
    """The visible lines of the tree's body; every block starts one, list items carry a marker."""
    from lxml import etree

    lines: list[Line] = []
    pieces: list[str] = []
    marker = ""
    gap = True
    row: int | None = None
    offset = 0
    holder: Any = None

    def end_line() -> None:
        nonlocal marker, gap, offset
        if not pieces:
            return
        text = _printed("".join(pieces))
        pieces.clear()
        if text:
            found = Line(text, offset, offset + len(text), marker, 2 if marker else 0, gap, row, element=holder)
            lines.append(found)
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
                if not pieces:
                    holder = element
                pieces.append(text)
            continue
        if tag in BLOCKS:
            end_line()
            gap = gap or tag not in ("li", "td", "th", "tr")
            marker = ""
        if element is not tree and (text := element.tail):
            if not pieces:
                holder = element.getparent()
            pieces.append(text)
    end_line()
    return lines


def _printed(text: str) -> str:
    """Text with the white space of its file as a browser prints it."""
    if text.isspace():
        return ""
    for char in _SPACES:
        text = text.replace(char, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


def keep_only(lines: list[Line], wanted: list[bool]) -> None:
    """Take out of the lines' tree every block that holds none of the wanted ones, as far as there are any.

    A block with text behind it stays: that belongs to its parent.
    """
    kept: set[Any] = set()
    for line, flag in zip(lines, wanted, strict=True):
        element = line.element
        while flag and element is not None and element not in kept:
            kept.add(element)
            element = element.getparent()
    if not kept:
        return
    passed: set[Any] = set()
    for line in lines:
        element = line.element
        while element is not None and element not in kept and element not in passed:
            passed.add(element)
            above = element.getparent()
            if above in kept and element.tag in BLOCKS and not (element.tail and element.tail.strip()):
                above.remove(element)
            element = above

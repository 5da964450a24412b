"""The characters of an HTML page that a reader sees, each with where its markup has it."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from html import unescape

from bot.parsing.pages.markup_lines import BLOCKS, HIDDEN

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_PIECE = re.compile(r"[ \t\n\r\f]+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});?|[^ \t\n\r\f&<]+|[&<]")
# Elements that hold no markup: what they have inside ends only with their own end tag.
_RAW = frozenset({"script", "style", "template", "svg", "noscript", "iframe", "select", "button", "head"}) & HIDDEN


@dataclass(frozen=True, slots=True)
class Visible:
    """What a page shows, spaces collapsed and blocks kept apart by one; ``places`` are its characters' in the page.

    A character that an entity spells out has its place as -1 - place: it does not stand there as it is.
    """

    text: str
    places: array[int]


def visible_text(page: str) -> Visible:
    """The page without tags, comments and what no reader sees; entities as the characters they stand for."""
    pieces: list[str] = []
    places = array("q")
    at, spaced = 0, True
    ends: dict[str, int] = {}

    def find(what: str, start: int) -> int:
        """Where ``what`` stands from ``start`` on, the page's end without one; nothing is looked for twice."""
        if ends.get(what, -1) < start:
            found = page.find(what, start)
            ends[what] = found if found >= 0 else len(page)
        return ends[what]

    while at < len(page):
        if page.startswith("<!--", at):
            at = find("-->", at) + 3
            continue
        if name := _NAME.match(page, at):
            tag = name[1].lower()
            closing = page[at + 1] == "/"
            at = find(">", at) + 1
            if tag in _RAW and not closing:
                at = find(f"</{name[1]}", at)
            elif (tag in BLOCKS or tag == "br") and not spaced:
                pieces.append(" ")
                places.append(-1 - min(at, len(page)))
                spaced = True
            continue
        if page.startswith(("<!", "<?", "</"), at):
            at = find(">", at) + 1
            continue
        piece = _PIECE.match(page, at)
        assert piece
        told = piece[0]
        if told[0] in " \t\n\r\f":
            if not spaced:
                pieces.append(" ")
                places.append(at if told == " " else -1 - at)
            spaced = True
        elif told[0] == "&" and (meant := unescape(told)) != told:
            pieces.append(meant)
            places.extend([-1 - at] * len(meant))
            spaced = False
        else:
            pieces.append(told)
            places.extend(range(at, at + len(told)))
            spaced = False
        at = piece.end()
    return Visible("".join(pieces), places)

"""What each line outside the body is."""

from __future__ import annotations

from typing import cast, get_args

from bot.model.text import BoilerplateKind
from bot.parsing.pages.commenters import comments_start
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import is_credited

_KINDS = frozenset(get_args(BoilerplateKind))
_WEIGHT = {"line": 4, "start": 3, "end": 2, "in": 2}
_END = '.!?…:"”'
# What follows the heading of such a block is part of it until the next heading says otherwise.
_CARRIES = {"comment", "related", "form", "subscription", "tag"}


def label_lines(lines: list[Line], body: list[bool]) -> list[BoilerplateKind]:
    """A kind for every line; that of a line of the body means nothing."""
    first = next((i for i, inside in enumerate(body) if inside), len(lines))
    last = max((i for i, inside in enumerate(body) if inside), default=-1)
    kinds: list[BoilerplateKind] = []
    block: BoilerplateKind | None = None
    comments = comments_start(lines)
    for index, (line, inside) in enumerate(zip(lines, body, strict=True)):
        own = None if inside else own_kind(line)
        if index <= last:
            block = None
        elif own in _CARRIES and any(cue.where != "in" for cue in line.cues):
            block = own if block != "comment" or own == "form" else block
        elif index == comments:
            block = "comment"
        if block == "comment" and own not in ("subscription", "form", "menu"):
            own = "comment"
        kinds.append(own or block or _by_place(line, index, first, last))
    return kinds


def own_kind(line: Line) -> BoilerplateKind | None:
    """The kind that a line's own words speak for, if any."""
    if "{{" in line.text:
        return "subscription"
    scores: dict[BoilerplateKind, int] = {}
    for cue in line.cues:
        kind = cast(BoilerplateKind, cue.kind) if cue.kind in _KINDS else "other"
        scores[kind] = scores.get(kind, 0) + _WEIGHT[cue.where]
    if not scores:
        return "caption" if len(line.words) >= 4 and ("©" in line.text or is_credited(line.text)) else None
    return max(scores, key=lambda kind: scores[kind])


def _by_place(line: Line, index: int, first: int, last: int) -> BoilerplateKind:
    if first < index < last:
        return "caption" if len(line.words) > 5 else "other"
    if index < first:
        # Above the article a line of some length without an end is mostly the headline of another.
        return "menu" if len(line.words) < 6 else "other" if line.text[-1] in _END else "related"
    return "related" if len(line.words) > 4 else "menu"

"""What each line outside the body is."""

from __future__ import annotations

from typing import cast, get_args

from bot.model.text import BoilerplateKind
from bot.parsing.pages.author_names import is_name
from bot.parsing.pages.commenters import comments_start, signed_comments
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import is_credited, word_list

_KINDS = frozenset(get_args(BoilerplateKind))
_WEIGHT = {"line": 4, "start": 3, "end": 2, "in": 2}
_END = '.!?…:"”'
_NAMED = 6  # words, of which the first are a name
_SENTENCE = 12  # words
# What follows the heading of such a block is part of it until the next heading says otherwise.
_CARRIES = {"comment", "related", "form", "subscription", "tag"}
_TAG = 5  # words


def label_lines(lines: list[Line], body: list[bool], comments: int | None = None) -> list[BoilerplateKind]:
    """A kind for every line; that of a line of the body means nothing.

    ``comments`` is the first line of readers' comments, where somebody has looked for them already.
    """
    first = next((i for i, inside in enumerate(body) if inside), len(lines))
    last = max((i for i, inside in enumerate(body) if inside), default=-1)
    kinds: list[BoilerplateKind] = []
    block: BoilerplateKind | None = None
    if comments is None:
        comments = min(comments_start(lines), signed_comments(lines))
    for index, (line, inside) in enumerate(zip(lines, body, strict=True)):
        own = None if inside else own_kind(line)
        if line.folio:
            own = "other"
        elif own is None and index > last and _presents(line):
            own = "bio"
        if index <= last:
            block = None
        elif own in _CARRIES and any(cue.where != "in" for cue in line.cues):
            block = own if block != "comment" or own == "form" else block
        elif index == comments:
            block = "comment"
        elif block == "tag" and len(line.words) > _TAG:
            block = None  # below the tags another article may begin
        if block == "comment" and own not in ("subscription", "form", "menu"):
            own = "comment"
        kinds.append(own or block or _by_place(line, index, first, last))
    return kinds


def own_kind(line: Line) -> BoilerplateKind | None:
    """The kind that a line's own words speak for, if any."""
    if "{{" in line.text:
        return "subscription"
    if not line.cues:
        return "caption" if len(line.words) >= 4 and ("©" in line.text or is_credited(line.text)) else None
    if any(cue.kind == "credit" and cue.where == "start" for cue in line.cues):
        return "other"
    scores: dict[BoilerplateKind, int] = {}
    for cue in line.cues:
        kind = cast(BoilerplateKind, cue.kind) if cue.kind in _KINDS else "other"
        scores[kind] = scores.get(kind, 0) + _WEIGHT[cue.where]
    return max(scores, key=lambda kind: scores[kind])


def _presents(line: Line) -> bool:
    """Whether a line tells who somebody is: a name, and what that person is or covers."""
    if word_list("presenting").isdisjoint(line.folded[:_NAMED]):
        return False
    words = line.text.split(maxsplit=4)
    sizes = (size for size in (2, 3) if len(words) > size and words[size] in word_list("presenting"))
    return any(is_name(" ".join(words[:size])) for size in sizes)


def _by_place(line: Line, index: int, first: int, last: int) -> BoilerplateKind:
    if first < index < last:
        return "caption" if len(line.words) > 5 else "other"
    if index < first:
        # Above the article a line of some length without an end is mostly the headline of another.
        return "menu" if len(line.words) < 6 else "other" if line.text[-1] in _END else "related"
    # A teaser is a headline; a paragraph below the article may be anybody's.
    if len(line.words) >= _SENTENCE and line.text[-1] in _END:
        return "other"
    return "related" if len(line.words) > 4 else "menu"

"""What the learned scores look at to find the content of a reporting word: its side and its end."""

from __future__ import annotations

from bisect import bisect_right

from bot.parsing.quotations.chunks import Chunk
from bot.parsing.quotations.features import NUMBERS, Group, View, reporting, sides

_MARKS = frozenset({",", ".", ":", ";", "—", "–", "--", "?", "!", "(", ")"})
# How long content is by then, and how soon after it a verb must come to be told of.
_LENGTHS, _SIZES = (3, 6, 12, 20), "01234"
_NEAR = 5
_OPENING_WORDS = frozenset({"that", "to", "it", "he", "she", "they"})


def side_features(view: View, cue: int, source: Chunk | None) -> list[Group]:
    """Features for which side of the reporting word its content lies on."""
    low, classes = view.low, view.classes
    word = reporting(view.word(cue), classes[cue + 2])
    where = "none" if source is None else ("L" if source.last <= cue else "R")
    start = source.first if source and where == "L" else cue
    end = source.last if source and where == "R" else cue + 1
    before2, before, after, after2 = classes[start], classes[start + 1], classes[end + 2], classes[end + 3]
    quoted = sides(view, start, end)
    left = min(start, 5)
    room_left, room_right = NUMBERS[left], NUMBERS[min(view.length - end, 8)]
    following = low[end + 2]
    room = room_right + room_left
    return [
        ("", ("b",)),
        (word.word, ("b", f"{min(left, 2)}{room_right}")),
        (f"{word.word}|{where}", ("b", before, after)),
        (f"{word.lemma}|{where}", (following,)),
        (f"{word.form}|{where}", (f"{before}|{after}",)),
        (
            where,
            (
                before2 + before,
                after + after2,
                following,
                quoted,
                f"{before}|{after}|{quoted}",
                room_left + before,
                room_right + before,
                room,
                before + room,
            ),
        ),
    ]


def end_features(view: View, cue: int, begin: int, ends: list[int]) -> list[list[Group]]:
    """Features of each of the items ``ends`` as the first item after content that begins at ``begin``."""
    low, classes, letters, verbs = view.low, view.classes, view.letters, view.finite
    cue_word, first = view.word(cue), low[begin + 2]
    opening = first if first in _OPENING_WORDS else classes[begin + 2]
    opened = f"{opening}|{cue_word}"
    strong = view.strong_at[-1] if view.strong_at else -1
    found: list[list[Group]] = []
    for boundary in ends:
        at = boundary + 2
        word, before, after, left = low[at], classes[at - 1], classes[at + 1], view.length - boundary
        size = _SIZES[bisect_right(_LENGTHS, boundary - begin)]
        finite = verbs.find("v", boundary, boundary + _NEAR)
        values = (
            "b",
            size,
            opening,
            after,
            low[at + 1],
            after + classes[at + 2],
            cue_word,
            NUMBERS[min(letters.count(",", begin, boundary), 3)],
            before,
            ("1" if strong > boundary else "0") + after,
            (NUMBERS[finite - boundary] if finite >= 0 else "-") + after,
            NUMBERS[min(left // 3, 5)],
            opened,
        )
        mark = ("1" if word in _MARKS else "0") + ("1" if before == "Q" else "0")
        found.append([("", ("b", f"{size}{min(left, 5)}{opening}", mark + after)), (f"w={word}", values)])
    return found

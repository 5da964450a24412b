"""What the learned scores look at to find the content of a reporting word: its side and its end."""

from __future__ import annotations

from bot.parsing.quotations.chunks import Chunk
from bot.parsing.quotations.features import NUMBERS, Group, View, reporting, sides

_MARKS = frozenset({",", ".", ":", ";", "—", "–", "--", "?", "!", "(", ")"})
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


def end_features(view: View, cue: int, begin: int, boundary: int) -> list[Group]:
    """Features of item ``boundary`` as the first item after content that begins at ``begin``."""
    low, classes = view.low, view.classes
    at = boundary + 2
    word, cue_word = low[at], view.word(cue)
    length = boundary - begin
    size = "0" if length < 3 else "1" if length < 6 else "2" if length < 12 else "3" if length < 20 else "4"
    first = low[begin + 2]
    opening = first if first in _OPENING_WORDS else classes[begin + 2]
    commas = NUMBERS[min(view.letters.count(",", begin, boundary), 3)]
    left = view.length - boundary
    again = "1" if view.strong_at and view.strong_at[-1] > boundary else "0"
    after = classes[at + 1]
    finite = "-"
    for step, letter in enumerate(view.letters[boundary : boundary + 5]):
        if letter in "vBHM":
            finite = NUMBERS[step]
            break
    mark = "1" if word in _MARKS else "0"
    behind = "1" if classes[at - 1] == "Q" else "0"
    return [
        ("", ("b", f"{size}{min(left, 5)}{opening}", mark + behind + after)),
        (
            f"w={word}",
            (
                "b",
                size,
                opening,
                after,
                low[at + 1],
                after + classes[at + 2],
                cue_word,
                commas,
                classes[at - 1],
                again + after,
                finite + after,
                NUMBERS[min(left // 3, 5)],
                f"{opening}|{cue_word}",
            ),
        ),
    ]

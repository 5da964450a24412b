"""What the learned scores look at to find the source of a reporting word: each phrase near it, and none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from bot.parsing.quotations.chunks import Chunk
from bot.parsing.quotations.features import NUMBERS, Group, Reporting, View, near_path, reporting, subject_of

# How far before its reporting word a source may stand, in items, and how many phrases behind it are asked about.
_REACH = 45
_BEHIND = 2
# So many phrases off, those of these kinds hardly ever say it.
_SELDOM = {
    "Lbare": 2, "Lrelative": 2, "Rbare": 1, "Rdefinite": 1, "Rindefinite": 1, "Rpronoun": 1, "Rrelative": 0,
}  # fmt: skip
_CLOSING = frozenset({"R", "M", "B", "H", ","})


def source_options(view: View, cue: int) -> Iterator[tuple[Chunk | None, list[Group]]]:
    """All that may be the source of the reporting word at ``cue``, with its features: a phrase near it, or nobody.

    Those before it come first, from the nearest on, which mostly is the one.
    """
    low, classes = view.low, view.classes
    word, before = reporting(view.word(cue), classes[cue + 2]), classes[cue + 1]
    closing = low[cue + 1] if before in _CLOSING else "-"
    chunks, firsts, letters, verbs = view.chunks, view.firsts, view.letters, view.verbs
    earlier, begun = bisect_left(firsts, cue), bisect_right(firsts, cue)
    farthest = max(0, bisect_right(firsts, cue - _REACH) - 1)
    for place in (*range(earlier - 1, farthest - 1, -1), *range(earlier, min(begun + _BEHIND, len(firsts)))):
        chunk = chunks[place]
        if chunk.last <= cue:
            side, start, end, skipped = "L", chunk.last, cue, earlier - place - 1
        elif chunk.first > cue:
            side, start, end, skipped = "R", cue + 1, chunk.first, place - begun
        else:
            side, start, end, skipped = "i", cue, cue, 0
        if not view.widely and skipped >= _SELDOM.get(side + chunk.kind, _REACH):
            continue
        kind, opens, behind, around, after, head, size, nature, does, acts, own = view.phrase(place)
        way, passed, quoted, ends = "", "0", "00", "0-|-"
        if start < end:
            path = letters[start:end]
            way = near_path(path)
            passed = NUMBERS[min(verbs.count("v", start, end), 3)]
            commas = path.count(",")
            quoted = ("1" if "Q" in path else "0") + NUMBERS[min(commas, 2)]
            ends = f"{commas % 2}{low[start + 2]}|{closing}" if side == "L" else f"{commas % 2}-|-"
        gap = NUMBERS[min(skipped, 4)]
        done = does + passed + before
        of_side = (
            "b",
            way,
            gap + kind,
            opens + passed,
            passed + gap,
            behind,
            around,
            head,
            size,
            f"{ends}|{passed}",
            nature + gap,
            acts,
            done,
        )
        of_form = (
            way,
            gap,
            after,
            quoted,
            f"{ends}|{chunk.kind}",
            nature,
            does + gap,
            done,
        )
        with_word, with_form = word.beside[side]
        yield chunk, [(side, of_side), (with_word, (way, *own)), (with_form, of_form)]
    yield None, _nobody(view, cue, word)


def _nobody(view: View, cue: int, word: Reporting) -> list[Group]:
    subject, between = subject_of(view, cue)
    kind = subject.kind if subject else "none"
    of_word, of_verb, of_form = word.alone
    return [
        ("none", ("b", f"{between}|{kind}", NUMBERS[min(cue, 3)], NUMBERS[min(len(view.chunks), 4)])),
        (of_word, ("b",)),
        (of_verb, (word.form,)),
        (of_form, (view.classes[cue + 1], view.classes[cue + 3])),
    ]

"""The source of a reporting word: the likeliest of the phrases near it, or none."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from bot.parsing.lexicon import words
from bot.parsing.quotations.acts import SUREST
from bot.parsing.quotations.chunks import Chunk
from bot.parsing.quotations.features import NUMBERS, Group, Reporting, View, near_path, reporting, subject_of
from bot.parsing.quotations.scores import Scores, total
from bot.parsing.quotations.verbs import speech

# How far before its reporting word a source may stand, in items, and how many phrases behind it are asked about.
_REACH = 45
_BEHIND = 2
# So many phrases off, those of these kinds hardly ever say it.
_SELDOM = {
    "Lbare": 2, "Lrelative": 2, "Rbare": 1, "Rdefinite": 1, "Rindefinite": 1, "Rpronoun": 1, "Rrelative": 0,
}  # fmt: skip
# With so much a source is not compared with those farther off; what the best of these usually has.
_CLEAR, _USUAL = 4.5, 0.75
# Items of a day between a noun and its participle: "on Monday".
_DAY = 2
_CLOSING = frozenset({"R", "M", "B", "H", ","})


def source_of(view: View, index: int, model: Scores) -> tuple[Chunk | None, float]:
    """The likeliest source of the reporting word at ``index``, and how much likelier; then known to the view."""
    known = view.sources.get(index)
    if known is None:
        source, margin = best_source(view, index, model)
        source = (
            _speech_owner(view, index)
            or _heard(view, index)
            or _of_its_clause(view, index)
            or _whole(view, index, source)
        )
        if _is_done_to(view, index, source):
            source = None
        known = view.sources[index] = source, margin
    return known


def best_source(view: View, index: int, model: Scores) -> tuple[Chunk | None, float]:
    """The likeliest source of the reporting word, ``None`` when none is named in the line, and how much likelier."""
    best: Chunk | None = None
    highest = second = -math.inf
    first = 0
    for chunk, features in source_options(view, index):
        score = total(model.source, features)
        if score >= _CLEAR and not view.widely:
            return chunk, min(score - _USUAL, SUREST)
        place = chunk.first if chunk else -1
        if score > highest or (score == highest and place < first):
            best, first, highest, second = chunk, place, score, highest
        elif score > second:
            second = score
    return best, min(highest - second, SUREST)


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


def _whole(view: View, index: int, source: Chunk | None) -> Chunk | None:
    """Who is meant where a source is only part of what names it: the clerk of `said Hale's clerk`, the source of `a
    source close to the mayor told`."""
    if source is None:
        return None
    while source.owner and source.first > index:
        owned = next((chunk for chunk in view.chunks if chunk.first == source.last + 1), None)
        if owned is None:
            return source
        source = owned
    link = source.first - 1
    near = view.chunks[max(0, view.chunks.index(source) - 1)]
    close = near.last == link and view.word(link - 1) in words("function_words", "close_to")
    return near if close and view.word(link) in words("function_words", "close_link") else source


def _is_done_to(view: View, index: int, source: Chunk | None) -> bool:
    """Whether the source is whom others accused, charged or sentenced."""
    done = source is not None and source.last <= index and view.word(index) in words("function_words", "done_to")
    return done and index + 1 < view.length and view.word(index + 1) in words("function_words", "done_to_link")


def _speech_owner(view: View, index: int) -> Chunk | None:
    """Whose speech a participle behind it tells of: `Quill's letter last week urging the council to`."""
    if not view.word(index).endswith("ing"):
        return None
    place = bisect_right(view.firsts, index) - 1
    if place < 1:
        return None
    owner, speech = view.chunks[place - 1 : place + 1]
    if not owner.owner or owner.last + 1 != speech.first or index - speech.last > _DAY:
        return None
    nouns = words("function_words", "speech_noun")
    return owner if any(item.lower in nouns for item in view.line.items[speech.first : speech.last]) else None


def _heard(view: View, index: int) -> Chunk | None:
    """Who is heard in `footage of Ann Quill saying`: the name right before the participle, behind a preposition."""
    if not view.word(index).endswith("ing") or view.word(index) not in speech():
        return None
    subject, between = subject_of(view, index)
    named = subject is not None and subject.kind == "name" and not between and not subject.owner
    return subject if named and subject is not None and view.classes[subject.first + 1] in ("of", "I") else None


def _of_its_clause(view: View, index: int) -> Chunk | None:
    """Who says it in a clause of its own: `Prices fell after the company warned that`; prices warn nobody."""
    subject, _ = subject_of(view, index)
    opens = subject.first - 1 if subject is not None else -1
    while opens > 0 and view.classes[opens + 1] == "D":
        opens -= 1
    return subject if opens > 0 and view.word(opens) in words("function_words", "opens_clause") else None

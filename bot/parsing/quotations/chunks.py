"""Noun phrases of a line, found from word classes alone."""

from __future__ import annotations

from typing import NamedTuple

from bot.parsing.lexicon import words
from bot.parsing.names import words as names
from bot.parsing.quotations.outline import Line
from bot.parsing.quotations.verbs import lemmas


class Chunk(NamedTuple):
    """A noun phrase: items ``first``..``last`` (half-open). ``kind``: name, pronoun, relative, definite,
    indefinite, bare; ``owner`` when a possessive ending follows it."""

    first: int
    last: int
    kind: str
    owner: bool = False


_INSIDE = frozenset("NDx#sdgv")
_PLACE = frozenset("NDxs&")
_BEFORE_ROLE = frozenset("Nxsdg")
_LONGEST_DATELINE = 14
_MOST_COMPLEMENTS = 2
_LEAST_OPENED = 4
_CLOSED_BEFORE_VERB = frozenset({"N", "x", "s", "#"})


def chunks(line: Line) -> list[Chunk]:
    """The noun phrases of the line in order."""
    classes, items = line.classes, line.items
    found: list[Chunk] = []
    calendar = words("organisations", "calendar")
    index, total = _behind_dateline(line) or _behind_participle(line), len(items)
    while index < total:
        kind = classes[index]
        if kind == "P" or (kind in ("W", "that") and items[index].lower in ("who", "which", "that")):
            found.append(Chunk(index, index + 1, "pronoun" if kind == "P" else "relative"))
            index += 1
            continue
        if kind not in _INSIDE or (kind in "vdg" and not _nominal(line, index, index)):
            index += 1
            continue
        first = index
        index += 1
        if index < total and classes[index] == "D" and classes[index - 1] == "D" and _counts(line, index):
            index += 1  # "the two governments"
        while index < total and classes[index] in _INSIDE and classes[index] != "D":
            if classes[index] in "vdg" and not _nominal(line, index, first):
                break
            index += 1
        # "Sen. Quill": a stop inside a name
        while (
            index + 1 < total
            and items[index].text == "."
            and items[index - 1].end == items[index].start
            and classes[index - 1] == "N"
            and len(items[index - 1].text) <= 5
            and classes[index + 1] == "N"
        ):
            index += 1
            while index < total and classes[index] in ("N", "x", "s", "#"):
                index += 1
        owner = index < total and classes[index] == "'s"
        last = items[index - 1].lower
        if not (last in calendar and index - first <= 2):
            found.append(Chunk(first, index, _kind(line, first, index), owner))
        if owner:
            index += 1
    return found


def with_complements(line: Line, chunk: Chunk, limit: int) -> int:
    """The item after a phrase with what says which it is: "a source close to the singer", "the Ministry of Defence".

    No farther than item ``limit``; where and when somebody spoke is no part of it.
    """
    if chunk.kind in ("pronoun", "relative") or chunk.owner:
        return chunk.last
    items, classes, end = line.items, line.classes, chunk.last
    for _ in range(_MOST_COMPLEMENTS):
        index = end
        adjective = items[index - 1].lower in words("function_words", "close_to")
        if not adjective and index < limit and items[index].lower in words("function_words", "close_to"):
            adjective, index = True, index + 1
        links = words("function_words", "close_link" if adjective else "complement_link")
        if not adjective and _is_place(line, index, limit):
            return limit
        if index + 1 >= limit or classes[index + 1] not in ("D", "N", "x", "s", "#"):
            break
        pair = items[index].lower, items[index + 1].lower
        to = pair[0] == "to" and items[index - 1].lower in words("function_words", "to_noun")
        if not (pair[0] in links or to or (pair[0] == "with" and pair[1] in words("function_words", "with_noun"))):
            break
        found = chunks(Line(line.paragraph, items[index + 1 : limit]))
        if (
            not found
            or found[0].first
            or items[index + found[0].last].lower in words("function_words", "no_complement", "time_noun")
        ):
            break
        end = index + 1 + found[0].last
        if end < limit and classes[end] == "'s":
            return chunk.last
    return end


def _is_place(line: Line, index: int, limit: int) -> bool:
    """Whether all from item ``index`` to ``limit``, where the verb is, says where: "A sign on the door read"."""
    if index + 1 >= limit or line.items[index].lower not in words("function_words", "place_link"):
        return False
    if any(
        letter not in _PLACE or (letter == "D" and i > index + 1)
        for i, letter in enumerate(line.classes[index + 1 : limit], index + 1)
    ):
        return False
    said = words("function_words", "no_complement", "time_noun", "speech_noun") | words("organisations", "calendar")
    return not any(item.lower in said or item.text[0].isdigit() for item in line.items[index + 1 : limit])


def _behind_dateline(line: Line) -> int:
    """Where the sentence begins behind "PORT HALE, April 4 (AP) —", which speaks of nobody."""
    if not line.items[0].text.isupper():
        return 0
    for index, item in enumerate(line.items[1:_LONGEST_DATELINE], start=1):
        if item.text in ("—", "–", "--"):
            return index + 1
        if line.classes[index] not in ("N", "#", ",", ".", "(", ")"):
            return 0
    return 0


def _behind_participle(line: Line) -> int:
    """The item behind a participle that opens the sentence: "Speaking exclusively to the paper, Ann Quill said"."""
    opening = line.items[0].lower
    if not opening.endswith("ing") or line.classes[0] != "N" or len(line.items) < _LEAST_OPENED:
        return 0
    named = opening in names.places() or opening in names.first_names() or opening in names.bodies()
    return 0 if named or line.classes[1] not in ("R", "I", "to", "D", "P") else 1


def _nominal(line: Line, index: int, first: int) -> bool:
    """Whether a verb-like word at ``index`` belongs to the phrase begun at ``first`` ("the ruling party")."""
    classes = line.classes
    before = classes[index - 1] if index else ""
    after = classes[index + 1] if index + 1 < len(classes) else ""
    if before in _BEFORE_ROLE and classes[first] == "D" and line.items[index].lower in names.roles():
        return True  # "a federal judge"
    if before in _BEFORE_ROLE and classes[index] == "v" and _is_noun(line, index, first):
        return True
    if before in ("D", "'s", "of") and index == first + (before == "D"):
        return True
    return (
        classes[index] != "v"
        and index > first
        and classes[first] == "D"
        and after in _CLOSED_BEFORE_VERB
        and before == "D"
    )


def _is_noun(line: Line, index: int, first: int) -> bool:
    """Whether a word like "note", also a verb, is a noun: "a handwritten note", "the latest report said"."""
    word = line.items[index].lower
    if lemmas().get(word) != word:
        return False
    opening = line.items[first].lower
    following = line.classes[index + 1] if index + 1 < len(line.items) else ""
    return opening in words("function_words", "singular") or (
        line.classes[first] == "D" and following in ("v", "B", "H", "M", "of")
    )


def _counts(line: Line, index: int) -> bool:
    """Whether a determiner behind another is a number: "the two", "these three"."""
    return line.items[index].lower in words("function_words", "number_determiner")


def _kind(line: Line, first: int, last: int) -> str:
    if line.classes[first] == "D":
        return "definite" if line.items[first].lower in words("function_words", "definite") else "indefinite"
    return "name" if "N" in line.classes[first:last] else "bare"

"""Whether a short answer is of the kind that was asked for, so that it may stand above its sentence by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.inquiry import Inquiry
from bot.answering.kin import kin
from bot.answering.lists import listed, one_of
from bot.answering.measures import measured
from bot.answering.passages import MARKS, sketch
from bot.answering.speakers import match_name
from bot.answering.staying import is_time
from bot.model.stems import stem
from bot.model.words import fold
from bot.storage.rows import KnownPerson

_NAMED = 85.0
"""From here on the words are a known name, or a part of one (`match_name`)."""
_AT = re.compile(rf"\b{one_of('before_place')} (?:{one_of('article')} )?$", re.I)
_BEFORE = 14
"""Code points before a place in which the preposition stands that makes it one."""


def fits(inquiry: Inquiry, short: str, sentence: str, known: Sequence[KnownPerson]) -> bool:
    """Whether the slice is a person, a quantity or a place, as asked; no slice answers why, how or what alone.

    ``known`` are the people of the corpus who share a word with it.
    """
    match inquiry.wants:
        case "person":
            return person_named(inquiry, short, known) is not None
        case "number":
            told = (_has("number", short) or _has("money", short)) and measured(inquiry, short) != 0
            return told and _of_what_is_asked(inquiry, short, sentence)
        case "place":
            at = sentence.find(short)
            return not is_time(short) and bool(
                _AT.search(sentence[max(0, at - _BEFORE) : at]) or _AT.match(f"{short.split(maxsplit=1)[0]} ")
            )
    return False


def person_named(inquiry: Inquiry, short: str, known: Sequence[KnownPerson]) -> str | None:
    """The name of whom the slice names, unless the question names or means them already: they are asked about, not for.

    "Who is his agent?" does not mean him.
    """
    meant = inquiry.about[:1] if listed("possessive") & set(inquiry.question.refers) else ()
    asked = {part for name in (*inquiry.question.names, *meant) for part in fold(name).split()}
    if asked & set(fold(short).split()):
        return None
    return next((person.name for person in known if match_name(short, person) >= _NAMED), None)


def _of_what_is_asked(inquiry: Inquiry, short: str, sentence: str) -> bool:
    """Whether a count is no share, and its sentence holds a word of what is asked beside what is counted."""
    if inquiry.question.measure != "many":
        return True
    known = sketch(sentence).known
    counted = stem(fold(inquiry.question.head or ""))
    named = {s for name in inquiry.names for s in name.split()}
    others = [s for s in inquiry.own if s != counted and s not in named and len(s) > 2]
    behind = fold(sentence[sentence.find(short) + len(short) :]).split()[:1]
    share = bool(listed("percent") & {*fold(short).split(), *behind}) or "%" in short
    return not share and (not others or any(s in known or kin(s).keys() & known for s in others))


def _has(mark: str, text: str) -> bool:
    return sketch(text).marks[MARKS.index(mark)]

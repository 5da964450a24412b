"""Turns of talk: paragraphs that begin with the name of who speaks, as transcripts and interviews print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.parsing.lexicon import load
from bot.parsing.names import words as names

LabelKind = Literal["letter", "role", "name"]

_LABEL = re.compile(
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s{1,3})?(?:>>\s?)?"  # a time code
    r"(?P<name>[^\W\d_][^\d:;!?…\"“”()\[\],/|]{0,40}?)"
    r"(?:\s\([^():]{1,20}\))?"
    r"(?P<office>,\s[^:;!?…\"“”()\[\]|]{2,70}?)?"
    r"(?:\s?[(\[][^()\[\]:]{2,30}[)\]])?"
    r"\s?:(?:\s{1,3}(?=\S)|$)"
)
# Briefings print a bare Q before what reporters ask.
_LETTER = re.compile(r"(?P<name>[QA])(?:(?::|\.)(?:\s{1,3}(?=\S)|$)|(?<=Q)\s{1,4}(?=[A-Z“\"]))")
_LONGEST = 6
_LEAST_TURNS = 4
# Of the turns at least so many say "I", "you" or "we", or ask.
_SPOKEN = 0.4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HEAD, _LOOKED_AT = 180, 400
_BEFORE, _INTRODUCED = 20, 3  # paragraphs before and after the first label: whoever speaks is told in full there


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks: the place of the name, of the office behind it (empty without one) and of the words that follow.

    ``key`` is what labels of one speaker share: the family name, the role or the letter.
    """

    kind: LabelKind
    key: str
    start: int
    end: int
    office: tuple[int, int]
    words: int


def find_label(text: str) -> Label | None:
    """The label a paragraph begins with, if it could be one."""
    if ":" not in text and text[:2] not in ("Q.", "A.", "Q "):
        return None
    if found := _LETTER.match(text):
        return Label("letter", found["name"].casefold(), 0, 1, (1, 1), found.end())
    found = _LABEL.match(text)
    if not found:
        return None
    name = found["name"]
    spoken = [word.strip(".,") for word in name.split()]
    if len(spoken) > _LONGEST or not spoken[-1]:
        return None
    start, end = found.span("name")
    office = (found.start("office") + 2, found.end("office")) if found["office"] else (end, end)
    plain = name.casefold()
    if plain in ("q", "a"):
        return Label("letter", plain, start, end, office, found.end())
    if plain in _roles() or re.sub(r"\s*(?:#\s?)?\w$", "", plain) in _roles():
        return Label("role", plain, start, end, office, found.end())
    if not all(word[:1].isupper() or word.casefold() in _LINKS for word in spoken if word):
        return None
    return Label("name", spoken[-1].casefold(), start, end, office, found.end())


def find_talk(paragraphs: Sequence[str]) -> dict[int, Label]:
    """By its index, the label of every paragraph that begins a turn; empty where nobody talks.

    A talk has four turns or more of at least two speakers who speak twice, or of one who does and guests told in full,
    and they speak as people do to each other.
    """
    labels = {
        index: label
        for index, text in enumerate(paragraphs)
        if (":" in text or text[:1] in ("Q", "A")) and (label := find_label(text[:_HEAD]))
    }
    if len(labels) < _LEAST_TURNS:
        return {}
    turns: dict[str, list[str]] = {}
    for index, label in labels.items():
        # A label in a line of its own stands before the words in the next.
        words = paragraphs[index][label.words :] or "".join(paragraphs[index + 1 : index + 2])
        turns.setdefault(label.key, []).append(words)
    begin = min(labels)
    before = [paragraphs[at] for at in range(max(0, begin - _BEFORE), min(len(paragraphs), begin + _INTRODUCED))]
    opening = "\n".join(text for at, text in enumerate(before, max(0, begin - _BEFORE)) if at not in labels)
    called = {(label.key, paragraphs[at][label.start : label.end]): label for at, label in labels.items()}
    named = {key for (key, name), label in called.items() if label.kind != "name" or _is_somebody(name, opening)}
    told = {key for key, name in called if name in opening}
    spoken = {key for key, words in turns.items() if len(words) >= 2 and _is_speaker(words, key in named, key in told)}
    if spoken:  # guests may come once, and need not say "I", where they are told in full
        spoken |= {label.key for (key, name), label in called.items() if key in named and _told_in_full(name, label)}
    if len(spoken) < 2 or sum(len(turns[key]) for key in spoken) < _LEAST_TURNS:
        return {}
    first, last = (edge(at for at, label in labels.items() if label.key in spoken) for edge in (min, max))
    # Between the others somebody may speak once.
    return {
        at: label
        for at, label in labels.items()
        if first <= at <= last and (label.key in spoken or (label.key in named and len(turns[label.key]) == 1))
    }


def _told_in_full(name: str, label: Label) -> bool:
    """Whether a label in capitals is a full name: with an office, or with a given name before it."""
    first = name.casefold().split()[0]
    full = name.isupper() and " " in name and label.kind == "name"
    return full and (label.office[1] > label.office[0] or first in names.first_names())


def _is_speaker(turns: list[str], named: bool, told: bool) -> bool:
    """Whether somebody says the words behind one label; where it need not be a name, whether most of them ask: half
    of those of an outlet that the page tells of before, "talks to The Quay"."""
    if not named:
        return sum("?" in words for words in turns) * 2 > len(turns) - told
    return sum(map(is_spoken, turns)) >= _SPOKEN * len(turns)


def is_aside(text: str) -> bool:
    """Whether a paragraph is a note in brackets, as transcripts print laughter and films."""
    return text[:1] in "([" and text[-1:] in ")]"


def ends_talk(text: str) -> bool:
    """Whether a paragraph says that the talk was edited, which is no part of it."""
    folded = text.casefold()
    return any(phrase in folded for phrase in load("talk")["editing"]["phrases"])


_LINKS = frozenset(load("pages_words")["name_links"]["words"])


def _is_somebody(name: str, opening: str) -> bool:
    """Whether a label can be a name: in capitals, with a title or a given name, or told in full before the talk."""
    spoken = [word.casefold().strip(".,") for word in name.split()]
    told = spoken[1:] if spoken[0] in names.first_names() else spoken  # "Jan" is a month, "JAN HOLLIS" somebody
    if any(word in load("pages_words")["no_name"]["words"] for word in told):
        return False
    if name.isupper() or spoken[0] in names.first_names() or spoken[0] in names.titles():
        return True
    if name not in opening:
        return False
    return len(spoken) > 1 or re.search(rf"[^\W\d_a-z][\w'’.-]+\s{re.escape(name)}\b", opening) is not None


def is_spoken(text: str) -> bool:
    """Whether a paragraph asks, or says "I", "we" or "you" as people do who talk to each other."""
    if "?" in text:
        return True
    return has_word(text[:_LOOKED_AT], "speech")


def has_word(text: str, kind: str) -> bool:
    """Whether a text has a word of a kind: by which people speak, speak of themselves, or address each other."""
    wanted = _of_kind(kind)
    return any(word.casefold().replace("’", "'") in wanted for word in _WORD.findall(text))


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(load("talk")[kind]["words"].split())


@cache
def _roles() -> frozenset[str]:
    return frozenset(load("talk")["roles"]["names"])

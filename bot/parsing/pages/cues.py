"""Which boilerplate phrases of the lexicon a line holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.parsing.lexicon import load
from bot.parsing.pages.words import words_of

Where = Literal["line", "start", "in", "end"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found in a line: what it speaks for and how much of the line it had to be."""

    kind: str
    where: Where


_Entry = tuple[tuple[str, ...], Cue]


@cache
def _phrases() -> tuple[dict[tuple[str, ...], list[Cue]], dict[str, list[_Entry]], dict[str, list[_Entry]]]:
    """Whole-line phrases by their words, the others by their first word (by their last for ``end``)."""
    whole: dict[tuple[str, ...], list[Cue]] = defaultdict(list)
    by_first: dict[str, list[_Entry]] = defaultdict(list)
    by_last: dict[str, list[_Entry]] = defaultdict(list)
    for group in load("pages_cues")["cue"]:
        cue = Cue(group["kind"], group["where"])
        for phrase in group["phrases"]:
            words = tuple(words_of(phrase))
            if cue.where == "line":
                whole[words].append(cue)
            elif cue.where == "end":
                by_last[words[-1]].append((words, cue))
            else:
                by_first[words[0]].append((words, cue))
    return whole, by_first, by_last


def find_cues(words: list[str]) -> list[Cue]:
    """The cues of a line given its folded words (see `words_of`)."""
    if not words:
        return []
    whole, by_first, by_last = _phrases()
    key = tuple(words)
    found = list(whole.get(key, ())) if len(key) <= 8 else []
    for phrase, cue in by_last.get(words[-1], ()):
        if key[-len(phrase) :] == phrase:
            found.append(cue)
    for index, word in enumerate(words):
        entries = by_first.get(word)
        if entries:
            for phrase, cue in entries:
                if (index == 0 or cue.where == "in") and key[index : index + len(phrase)] == phrase:
                    found.append(cue)
    return found

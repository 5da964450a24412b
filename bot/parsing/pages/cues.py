"""Which boilerplate phrases of the lexicon a line holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from bot.parsing.lexicon import load
from bot.parsing.pages.words import words_of

Where = Literal["line", "start", "in", "end"]
_LONGEST_LINE = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found in a line: what it speaks for and how much of the line it had to be.

    ``learned``: whether the line model was trained with the phrase; its columns count no others.
    """

    kind: str
    where: Where
    learned: bool = True


_Entry = tuple[tuple[str, ...], Cue]


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Whole-line phrases by their words, the others by their first word, by their last where they end a line.

    ``openings`` are the phrases of one word inside a line, and the first two words of the others.
    """

    whole: dict[tuple[str, ...], list[Cue]]
    starting: dict[str, list[_Entry]]
    inside: dict[str, list[_Entry]]
    ending: dict[str, list[_Entry]]
    openings: set[str | tuple[str, ...]]


@cache
def _phrases() -> _Phrases:
    known = _Phrases(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), set())
    known_to_model, later = load("pages_cues")["cue"], load("pages_cues")["later"]
    for group in [*known_to_model, *later]:
        cue = Cue(group["kind"], group["where"], group not in later)
        for phrase in group["phrases"]:
            words = tuple(words_of(phrase))
            if cue.where == "line":
                known.whole[words].append(cue)
            elif cue.where == "end":
                known.ending[words[-1]].append((words, cue))
            elif cue.where == "start":
                known.starting[words[0]].append((words, cue))
            else:
                known.inside[words[0]].append((words, cue))
                known.openings.add(words[:2] if len(words) > 1 else words[0])
    return known


def find_cues(words: list[str]) -> list[Cue]:
    """The cues of a line given its folded words (see `words_of`)."""
    if not words:
        return []
    known = _phrases()
    found = list(known.whole.get(tuple(words), ())) if len(words) <= _LONGEST_LINE else []
    for phrase, cue in known.ending.get(words[-1], ()):
        if tuple(words[-len(phrase) :]) == phrase:
            found.append(cue)
    for phrase, cue in known.starting.get(words[0], ()):
        if tuple(words[: len(phrase)]) == phrase:
            found.append(cue)
    if known.inside.keys().isdisjoint(words):
        return found
    if not (known.openings.isdisjoint(words) and known.openings.isdisjoint(pairwise(words))):
        for index, word in enumerate(words):
            for phrase, cue in known.inside.get(word, ()):
                if tuple(words[index : index + len(phrase)]) == phrase:
                    found.append(cue)
    return found

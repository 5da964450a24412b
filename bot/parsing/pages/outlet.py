"""Which outlet a page comes from, by what its furniture says of itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from string import digits

from bot.parsing.lexicon import load
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.lines import Line
from bot.parsing.pages.words import words_of

# A run of capitalised words on one line: the longest string a name could be.
_WORD = r"(?:St\.|(?:[A-Z]\.){2,}|[A-Z0-9][\w'’+!-]*(?:\.\w+)*)"
_RUN = re.compile(rf"{_WORD}(?: (?:(?:of|the|and|for|in|&) )?{_WORD}){{0,6}}")
# What may stand between a cue and the name: "© 2019-2024 Quay", "more from the Quay".
_BETWEEN = re.compile(r"[ ©0-9,–-]{0,24}(?:the |our )?")
_DOMAIN = re.compile(r"(?:www\.|@|://)([a-z0-9-]+)\.[a-z]")
_TITLE_TAIL = re.compile(r"\s(?:[|–—-]|::)\s([^|–—]{2,40})$")
_HEADING = re.compile(rf"(?P<name>{_RUN.pattern})(?:\s?(?:[|·•]|\s[–—-]\s)\s?(?P<day>.{{6,40}}))?")
_NO_LETTER = re.compile(r"[^a-z0-9]")
_SUFFIXES = (".com", ".net", ".org", ".tv", ".ca")
# More than one strong cue of the lexicon: below it, a name merely stands about.
_ENOUGH = 4.0
# The lines at the top among which a logo's text stands, and the most letters of a name.
_TOP, _LONGEST = 15, 60


@cache
def _cues(side: str) -> dict[str, float]:
    cues = (cue for cue in load("pages_outlets")["cue"] if cue["side"] == side)
    return {phrase: cue["weight"] for cue in cues for phrase in cue["phrases"]}


@cache
def _needed(phrase: str) -> str:
    """The word without which a text does not hold a phrase, empty for one that is only a stroke."""
    return max(words_of(phrase), key=len, default="")


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("pages_outlets")[table]["words"].split())


@dataclass(slots=True)
class _Candidate:
    """A name in the furniture: how much speaks for each of its spellings, and the cues beside it by weight."""

    spellings: dict[str, int] = field(default_factory=dict)
    cues: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, cue: str, weight: float) -> None:
        self.spellings[name] = self.spellings.get(name, 0) + 1 + int(weight)
        self.cues[cue] = max(weight, self.cues.get(cue, 0))

    def score(self, furniture: str, known: bool) -> float:
        """How much speaks for the name; a company's name or a word that is common here counts less."""
        total = sum(self.cues.values()) + 3 * known
        if total + 2 <= _ENOUGH:
            return 0
        words = [_NO_LETTER.sub("", word) for name in self.spellings for word in name.lower().split()]
        if all(word.isdigit() or not word or word in _words("nobody") for word in words):
            return 0
        total = (
            sum(self.cues.values()) + 0.25 * min(sum(furniture.count(name) for name in self.spellings), 8) + 3 * known
        )
        if words[-1] in _words("company"):
            total *= 0.4
        if all(f" {name.lower()} " in furniture for name in self.spellings):
            total *= 0.4
        return total


def find_outlet(lines: list[Line], body: list[bool], headline: str | None) -> str | None:
    """The outlet's name as the page's furniture or the tail of its title line gives it, or ``None``."""
    candidates: defaultdict[str, _Candidate] = defaultdict(_Candidate)
    outside = [line.text for line, inside in zip(lines, body, strict=True) if not inside]
    start = headline[:40] if headline else "\n"
    titled = [text for text in outside if text.startswith(start) and text != headline]
    for text in titled:
        if tail := _TITLE_TAIL.search(text):
            candidates[name_key(tail[1])].add(tail[1].strip(), "title", 5.0)
    furniture = "\n".join(text for text in outside if text not in titled)
    lowered = furniture.lower()
    if len(lowered) != len(furniture):  # a letter that is two in lower case would shift what follows
        lowered = furniture
    vocabulary = {""}.union(*[line.folded for line, inside in zip(lines, body, strict=True) if not inside])
    rows = furniture.split("\n")
    for name, cue, weight in (*_beside(furniture, lowered, vocabulary), *_logos(rows)):
        once = _once(name)
        candidates[name_key(once)].add(once, cue, weight)
    domains = set(_DOMAIN.findall(lowered))
    # Whatever else stands alone on a line tells only how often, and how, such a name is spelled.
    wanted = {*candidates, *domains, *(domain.removeprefix("the") for domain in domains)}
    # A key begins as the name does, but for an article or a year.
    begins = {"t", *digits, *(key[:1] for key in wanted)}
    for once in map(_once, _alone([row for row in rows if row[:1].lower() in begins])):
        if (key := name_key(once)) in wanted and not once.lower().endswith(_SUFFIXES):
            candidates[key].add(once, "alone", 0.0)
    best, score = None, _ENOUGH
    for key, candidate in candidates.items():
        if len(key) > 2:
            total = candidate.score(furniture, key in domains or f"the{key}" in domains)
            if total > score:
                best, score = candidate, total
    if best:
        return max(best.spellings, key=best.spellings.__getitem__)
    return outlet_in(lines[0]) if lines and not body[0] and lines[0].text != headline else None


def outlet_in(line: Line) -> str | None:
    """The name of an outlet that is all of a line, or stands there with the day alone."""
    heading = _HEADING.fullmatch(line.text)
    if heading is None:
        return None
    words = [_NO_LETTER.sub("", word) for word in heading["name"].lower().split()]
    if heading["day"] is None:
        return heading["name"] if words[-1] in _words("press") else None
    dated = find_dates(heading["day"]) and not _words("nobody").issuperset(words)
    return heading["name"] if dated else None


def name_key(name: str) -> str:
    """A name without case, article, punctuation and ``.com``: one key for all its spellings."""
    plain = name.lower().removeprefix("the ").removesuffix(".com").replace(" ", "")
    return plain if plain.isascii() and plain.isalnum() else _NO_LETTER.sub("", plain)


def _once(run: str) -> str:
    """A name printed twice, as by a picture and its alternative text, is printed once; years are left out."""
    if " " not in run:
        return run
    words = [word for word in run.split() if not (word.isdigit() and len(word) == 4)]
    for size in range(1, len(words) // 2 + 1):
        if len(words) % size == 0 and words == words[:size] * (len(words) // size):
            return " ".join(words[:size])
    return " ".join(words)


def _places(phrase: str, lowered: str) -> Iterator[int]:
    """Where a phrase stands as words of its own."""
    at = lowered.find(phrase)
    while at >= 0:
        after = at + len(phrase)
        if not (lowered[at - 1 : at].isalnum() and phrase[0].isalnum()) and not (
            lowered[after : after + 1].isalnum() and phrase[-1].isalnum()
        ):
            yield at
        at = lowered.find(phrase, after)


def _beside(furniture: str, lowered: str, vocabulary: AbstractSet[str]) -> Iterator[tuple[str, str, float]]:
    """Names beside a cue of the lexicon, with the cue and its weight; ``vocabulary`` are the furniture's words."""
    for phrase, weight in _cues("before").items():
        if _needed(phrase) in vocabulary:
            for at in _places(phrase, lowered):
                if run := _RUN.match(furniture, _between(furniture, at + len(phrase))):
                    yield run[0], phrase, weight
    for phrase, weight in _cues("behind").items():
        if _needed(phrase) in vocabulary:
            for at in _places(phrase, lowered):
                if furniture[at - 1 : at] == " " and (name := _ending(furniture, at - 1)):
                    yield name, phrase, weight
    for phrase in _words("office") & vocabulary:
        for at in _places(phrase, lowered):
            line = furniture[at : at + 2 * _LONGEST].split("\n", 1)[0]
            for employed in (" for ", " at ", " with "):
                if (place := line.find(employed)) >= 0 and (
                    run := _RUN.match(line, _between(line, place + len(employed)))
                ):
                    yield run[0], "office", load("pages_outlets")["office"]["weight"]


def _between(text: str, at: int) -> int:
    """Where the name begins behind a cue that ends at ``at``."""
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _ending(text: str, end: int) -> str | None:
    """The run of capitalised words that ends at ``end``."""
    start = max(text.rfind("\n", 0, end) + 1, end - _LONGEST)
    name = None
    for run in _RUN.finditer(text, start, end):
        name = run[0] if run.end() == end else None
    return name


def _alone(rows: list[str]) -> Iterator[str]:
    """Names that are a whole line."""
    return (row for row in rows if len(row) <= _LONGEST and _RUN.fullmatch(row))


def _logos(rows: list[str]) -> Iterator[tuple[str, str, float]]:
    """Names that are a whole line and speak for themselves: near the top as a logo's text, or as a web address."""
    for row in _alone(rows[:_TOP]):
        yield row, "top", 1.0
    for row in _alone([row for row in rows if row.lower().endswith(_SUFFIXES)]):
        yield row, "domain", 1.5

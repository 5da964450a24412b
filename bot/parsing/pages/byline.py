"""Who wrote the page."""

from __future__ import annotations

import re

from bot.parsing.pages.lexicon import load
from bot.parsing.pages.lines import Line

_NAME = r"(?:[A-Z][\w'’.-]*|(?:de|van|von|der|den|la|le|di|da|bin|al|el|du|dos|del)\b)"
_FULL_NAME = re.compile(rf"[A-Z][\w'’.-]*(?: {_NAME}){{1,4}}")
_BY = re.compile(
    r"(?:(?:written|posted|published|reported|words|story)\s+)?by\b:?\s*(?=[A-Z])|by(?=[A-Z])|author:?\s+", re.I
)
_SPLIT = re.compile(r"\s*(?:,| and | & |\||;|/|\bwith\b)\s*")
_CUT = re.compile(
    r"\s+(?:[|•·–—-]|on|for|in|at|Published|Updated|Posted|\d)(?:\s|$).*|\s*\(.*|\s*\d.*|,?\s*(?:Staff|Special|Senior|Political|Correspondent|Reporter|Editor)\b.*"
)


def find_authors(lines: list[Line], body: list[bool], headline: int | None) -> tuple[str, ...]:
    """The names in the page's byline, else of the person its closing biography is about."""
    first = next((i for i, inside in enumerate(body) if inside), len(lines))
    last = max((i for i, inside in enumerate(body) if inside), default=-1)
    start = headline if headline is not None else max(0, first - 12)
    for index in range(start, min(first + 1, len(lines))):
        line = lines[index]
        if index != headline and len(line.words) <= 25 and (match := _BY.match(line.text)):
            rest = line.text[match.end() :]
            if not rest and index + 1 < len(lines):
                rest = lines[index + 1].text
            if names := _names(rest):
                return names
    for index in range(last + 1, min(last + 12, len(lines))):
        line = lines[index]
        if any(cue.kind == "bio" for cue in line.cues) and len(line.words) > 8:
            before = lines[index - 1]
            if _is_name(before.text) and before.text.split()[0] == line.text.split()[0]:
                return (before.text,)
            if (match := _FULL_NAME.match(line.text)) and _is_name(match[0]):
                return (match[0],)
    return ()


def _names(text: str) -> tuple[str, ...]:
    names = []
    for part in _SPLIT.split(text):
        name = _CUT.sub("", part).strip()
        if _is_name(name):
            names.append(name)
        elif names:
            break
    return tuple(dict.fromkeys(names))


def _is_name(text: str) -> bool:
    return bool(_FULL_NAME.fullmatch(text)) and len(text) < 50 and not (_not_names() & set(text.split()))


def _not_names() -> frozenset[str]:
    return frozenset(load("pages_words")["no_name"]["words"])

"""The deck below a headline, and the headline of a page that holds nothing but its article."""

from __future__ import annotations

import re

from bot.parsing.pages.dateline import find_dateline, is_dateline
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import is_credited

_TAIL = re.compile(r"\s(?:[|–—-]|::)\s[^|–—]{2,40}$")

_NAMED = re.compile(r"\s\|\s[^\s|,]+(?:\s[^\s|,]+){0,3}$")
# The way from a site's front page to an article ends with its headline.
_WAY = re.compile(r"(?:[^\s/|>»›]+(?:\s[^\s/|>»›]+){0,3}\s?[/|>»›]\s)+")
_LEAST = 3  # spaces in a headline before the bar


def headline_text(lines: list[Line], headline: int) -> str:
    """The headline without the outlet's name that page titles carry at their end, or the way to it above them."""
    text = lines[headline].text
    if (named := _NAMED.search(text)) and text.count(" ", 0, named.start()) >= _LEAST:
        return text[: named.start()]
    tail = _TAIL.search(text)
    if tail and any(line.text == text[: tail.start()] for line in lines):
        return text[: tail.start()]
    way = _WAY.match(text)
    if way and any(line.text == text[way.end() :] for line in lines):
        return text[way.end() :]
    return text


def find_deck(lines: list[Line], body: list[bool], headline: int | None) -> int | None:
    """The index of the standfirst below the headline, or ``None``."""
    if headline is None:
        return None
    for index in range(headline + 1, min(headline + 6, len(lines))):
        if body[index]:
            return None
        line = lines[index]
        if (
            6 <= len(line.words) <= 45
            and not line.cues
            and line.text != lines[headline].text
            and not is_credited(line.text)
        ):
            if any(other.text == line.text for i, other in enumerate(lines) if i != index):
                continue
            return index
    return None


def leading_headline(lines: list[Line]) -> int | None:
    """In a page without furniture, the first line if it is evidently a headline and not the first sentence."""
    if len(lines) < 2 or lines[0].marker or not (lines[1].gap or find_dateline(lines[1].text)[1]):
        return None
    line = lines[0]
    size = len(line.words)
    if not 2 <= size <= 25 or line.text[-1] == ":" or is_dateline(line.text):
        return None
    if line.text.rstrip("\"”’'")[-1:] not in (".", "!", "?", ","):
        return 0
    # With an end mark it is a sentence like others, unless it is set in capitals as headlines are.
    telling = [word for word in line.words if len(word) > 3]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in telling)
    return 0 if telling and capitals >= 0.75 * len(telling) else None

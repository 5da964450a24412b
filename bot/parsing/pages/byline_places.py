"""Whence a byline says its writers report: "By Mara Lindqvist in Moscow"."""

from __future__ import annotations

import re

from bot.parsing.pages.author_names import is_given_name, is_name, no_names
from bot.parsing.pages.dateline import is_known_place
from bot.parsing.pages.head import head_of
from bot.parsing.pages.lines import Line
from bot.parsing.pages.signatures import START

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’.-]+"
_PLACE = re.compile(rf"\sin\s({_WORD}(?:\s{_WORD}){{0,2}}(?:,\s{_WORD}(?:\s{_WORD})?)?)(?=$|,|\s(?:and|&)\s)")
_LONGEST = 16  # words


def find_byline_places(lines: list[Line], body: list[bool], headline: int | None) -> tuple[str, ...]:
    """The places in the byline, as it prints them; desks and months, which stand there too, are none."""
    for index in head_of(lines, body, headline).near(len(lines)):
        line = lines[index]
        if body[index] or index == headline or len(line.words) > _LONGEST or " in " not in line.text:
            continue
        start = START.match(line.text)
        named = line.text[start.end() if start else 0 :].split(" in ")[0]
        if not is_name(named) or not (start or is_given_name(named.split()[0])):
            continue
        places = [place for place in _PLACE.findall(line.text) if not any(map(_is_other, place.split()))]
        if not start:  # of a line without "by" only places that are known: people are "in" films as well
            places = [place for place in places if is_known_place(place)]
        if places:
            return tuple(places)
    return ()


def _is_other(word: str) -> bool:
    return word.strip(".,").casefold() in no_names()

"""The places and the agency a story is filed from, at the head of its first paragraph."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.model.text import Paragraph
from bot.parsing.lexicon import load

_WIRES = "|".join(map(re.escape, sorted(load("pages_words")["wires"]["names"], key=len, reverse=True)))
_DASH = r"(?:--?|—|–|_|―|−)"
_CITY = rf"(?!(?:{_WIRES})\b)[A-Z][A-Z.'’-]{{2,}}(?: (?!(?:{_WIRES})\b)[A-Z][A-Z.'’-]+){{0,3}}"
_REGION = r"(?:,\s(?:[A-Z][A-Za-z.'’-]{1,14})(?: [A-Z][A-Za-z.'’-]{1,14}){0,2})"
_DAY = rf"(?:,?\s(?:\|\s)?(?:{'|'.join(load('pages_dates')['dateline_months']['names'])})\.?\s\d{{1,2}}(?:,\s\d{{4}})?)"
_AGENCY = rf"(?:\s{{0,3}}(?:[(\[/](?P<agency>[A-Z][A-Za-z./&' -]{{1,40}})[)\]/]|(?<=\s)(?:{_WIRES})(?=\s?{_DASH})))"
# Flattening glues the byline before it: "By Mara Lindqvist OSLO (Newswire) -".
_BYLINE = r"(?:By [A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){1,3},? )"
_CAPITAL = re.compile(
    rf"(?P<places>{_CITY}{_REGION}?(?:\s?(?:/|\band\b|;)\s?{_CITY}{_REGION}?){{0,2}}){_DAY}?{_AGENCY}?,?\s?{_DASH}\s*(?=\S)"
)
_MIXED = re.compile(
    rf"(?P<places>[A-Z][a-z'’]+(?:[ -][A-Z][a-z'’]+){{0,2}}{_REGION}?){_DAY}?{_AGENCY}\s?{_DASH}?\s*(?=\S)"
)
_SIGNED = re.compile(rf"{_BYLINE}(?P<places>{_CITY}{_REGION}?){_DAY}?{_AGENCY}\s?{_DASH}\s*(?=\S)")
_AGENCY_ONLY = re.compile(rf"(?:{_AGENCY}|(?:{_WIRES}))\s?{_DASH}\s+(?=\S)")
_BETWEEN = re.compile(r"\s?(?:/|\band\b|;)\s?")
_SMALL = frozenset({"of", "the", "de", "du", "la", "el", "au", "al", "del", "and", "en"})


def find_dateline(paragraph: str) -> tuple[tuple[str, ...], int]:
    """The places a paragraph is filed from, in ordinary case, and the length of that prefix (0 without one)."""
    head = paragraph[:160]
    match = _CAPITAL.match(head) or _MIXED.match(head) or _SIGNED.match(head)
    if match:
        places = tuple(_ordinary_case(place) for place in _BETWEEN.split(match["places"]) if place)
        return places, match.end()
    match = _AGENCY_ONLY.match(head)
    return ((), match.end()) if match else ((), 0)


def after_dateline(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs, the first without its dateline: whence a story is filed is no part of what it tells."""
    if not paragraphs:
        return paragraphs
    first = paragraphs[0]
    start = first.start + find_dateline(text[first.start : first.end])[1]
    return (replace(first, start=start), *paragraphs[1:]) if first.start < start < first.end else paragraphs


def is_dateline(line: str) -> bool:
    """Whether a line is nothing but a dateline, as wires set it above the first paragraph."""
    return find_dateline(f"{line} x")[1] > len(line)


def _ordinary_case(place: str) -> str:
    city, comma, region = place.partition(",")
    words = [_word(word, index) for index, word in enumerate(city.split(" "))]
    return " ".join(words) + comma + region


def _word(word: str, index: int) -> str:
    if "." in word or not word.isupper():
        return word
    pieces = [
        piece.lower() if (index or number) and piece.lower() in _SMALL else piece.capitalize()
        for number, piece in enumerate(word.split("-"))
    ]
    return "-".join(pieces)

"""The places and the agency a story is filed from, at the head of its first paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from bot.model.text import Paragraph, Sentence
from bot.parsing.lexicon import load, words
from bot.parsing.pages.author_names import is_agency
from bot.parsing.stamps import find_stamps

_UP, _LOW = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_WIRES = "|".join(map(re.escape, sorted(load("pages_words")["wires"]["names"], key=len, reverse=True)))
_CITY = rf"(?!(?:{_WIRES})\b)[{_UP}][{_UP}.'’-]{{2,}}(?: (?!(?:{_WIRES})\b)[{_UP}][{_UP}.'’-]+){{0,3}}"
_MIXED_CITY = rf"[{_UP}][{_LOW}'’]+(?:[ -][{_UP}][{_LOW}'’]+){{0,2}}"
_MONTHS = "|".join(load("pages_dates")["dateline_months"]["names"])
_REGION = rf"(?:,\s(?!(?:{_MONTHS})\b)[{_UP}][\w.'’-]{{1,14}}(?: [{_UP}][\w.'’-]{{1,14}}){{0,2}})"
_MONTH = rf"(?:(?i:{_MONTHS})\b\.?)"
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_DAY = rf"(?P<day>,?\s(?:\|\s)?{_DATE}\.?|\s\({_DATE}\))"
_AGENCY = (
    rf"(?P<agency>\s{{0,3}}[(\[/](?:[{_UP}]|dpa)[A-Za-z./&' -]{{0,40}}[)\]/]|\s(?:{_WIRES})(?=\s?(?:-|—|–|_|―|−)))"
)
# A hyphen parts only between spaces: "COVID-19" is filed from nowhere.
_DASH = r"(?P<dash>\s?(?:--|—|–|―|−)\s*|\s[-_]\s+|\s?_\s+|(?<=[)\]/])-\s+)"
_END = rf"(?:,?{_DASH}|(?P<colon>:\s+)|(?P<none>\.?\s*))(?=\S)"
_BETWEEN = re.compile(r"\s?(?:/|\band\b|;)\s?")
# Flattening glues the byline before it: "By Mara Lindqvist OSLO (Newswire) -".
_BYLINE = rf"(?P<byline>By [{_UP}][\w.’'-]{{1,20}}(?: [{_UP}][\w.’'-]{{1,20}}){{1,3}},? )"


def _several(city: str) -> str:
    return rf"(?P<places>{city}(?P<region>{_REGION})?(?:\s?(?:/|\band\b|;)\s?{city}{_REGION}?){{0,2}})"


_CAPITALS = re.compile(rf"{_BYLINE}?{_several(_CITY)}{_DAY}?{_AGENCY}?{_END}")
_MIXED = re.compile(rf"{_several(_MIXED_CITY)}{_DAY}?{_AGENCY}?{_END}")
_BRACKETS = re.compile(rf"\[(?P<places>{_CITY}|{_MIXED_CITY})\]\s+(?=\S)")
_ENCLOSED = re.compile(rf"\((?P<places>(?:{_CITY}|{_MIXED_CITY}){_REGION}?), {_DATE}\)\s?[–—-]\s+(?=\S)")
"""``(Oslo, May 3, 2024) – The``: as organisations file what they report."""
_AGENCY_ALONE = re.compile(
    rf"(?:[(\[](?:{_WIRES})[)\]]|{_AGENCY}(?=\s?(?:-|—|–|_))|(?:{_WIRES})(?=\s?(?:-|—|–|_)))(?:{_DASH}|\s*)(?=\S)"
)
"""``(CNN)The``: networks glue their name in brackets to the first word."""
_CREDIT = re.compile(rf"[(\[/](?!{_DATE})[^\W\d_][^()\[\]/]{{0,40}}[)\]/](?=[^\w]*$)|\b(?:{_WIRES})\b(?=\W*$)")
_BRACKET = re.compile(r"[()\[\]/]")
_LABEL = re.compile(r"The Latest on [^:()]{3,160} \(all times (?:local|\w{2,4})\):\s+(?=\S)")
"""What agencies set before the entries of a running report."""
_SET_BEFORE = re.compile(
    rf"(?:\((?=[^()]{{0,80}}(?:\bPhoto\b|\bImages?\b)|[{_UP}][^()/]{{1,40}}\s?/\s?[{_UP}])[^()]{{1,80}}\)"
    rf"|(?:REUTERS|AFP|EPA|AP)/[{_UP}][\w.’'-]{{1,20}}"
    rf"(?: [{_UP}][\w.’'-]{{1,20}}){{1,2}}?(?:/[Ff]ile [Pp]hoto|/Files?)?"
    rf"|\(Updated?:? (?=\d)[^()]{{1,60}}(?:\([^()]{{1,40}}\))?\))\s+(?=[{_UP}\"“])"
)
"""What is set before a sentence: who took the picture beside it ("(Newswire Photo/Lena Stahl)"), when an entry came."""
_HEAD = 80
"""Characters in which a dateline names its agency."""
_TITLE_SPACES = 3
"""Spaces of a title that can be told from the words a sentence begins with."""
_ABBREVIATED = 4  # letters of "St." and "D.C."
_STAMPED = 250
"""Characters in which the stamp of a page stands that has one before its story."""
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s")
_SMALL = frozenset({"of", "the", "de", "du", "la", "el", "au", "al", "del", "and", "en"})


def find_dateline(paragraph: str) -> tuple[tuple[str, ...], int]:
    """The places a paragraph is filed from, in ordinary case, and the length of that prefix (0 without one)."""
    head = paragraph[:160]
    for pattern, least in ((_CAPITALS, 1), (_MIXED, 2)):
        if (match := pattern.match(head)) and _signs(match) >= least and _may_be_place(match["places"]):
            return tuple(in_ordinary_case(place) for place in _BETWEEN.split(match["places"]) if place), match.end()
    if (match := _BRACKETS.match(head)) and is_known_place(match["places"]):
        return (in_ordinary_case(match["places"]),), match.end()
    if head[:1] == "(" and (match := _ENCLOSED.match(head)):
        return (in_ordinary_case(match["places"]),), match.end()
    match = _AGENCY_ALONE.match(head)
    return ((), match.end()) if match else ((), 0)


def _signs(match: re.Match[str]) -> int:
    """How much speaks for a dateline before what ends it: an agency or a day decides, else a place must be known.

    Capitals before a dash are enough; a colon, which labels all sorts of things, needs a place that is known.
    """
    if match["agency"]:
        # "Sure (And Why Not) the" is filed from nowhere.
        return 2 if match["none"] is None or _is_wire(match["agency"]) else 0
    if match.groupdict().get("byline") or match["none"] is not None:
        return 0
    known = 2 * any(map(is_known_place, re.split(r"[/,;]| and ", match["places"])))
    return known if match["colon"] else max(1, known, 2 * (match["day"] is not None))


def is_known_place(place: str) -> bool:
    """Whether a word of a place is one that the lexicon knows to be one: a country, a state or a great city."""
    folded = place.casefold().strip()
    return folded in _cities() or any(w.strip(".") in words("organisations", "place") for w in folded.split())


@cache
def _cities() -> frozenset[str]:
    return frozenset(load("pages_words")["datelines"]["names"])


def _is_wire(agency: str) -> bool:
    name = _BRACKET.sub("", agency).strip()
    return is_agency(name) or name in load("pages_words")["wires"]["names"] or name.isupper()


def _may_be_place(places: str) -> bool:
    return not any(
        word.strip(".,").casefold() in _no_place()
        for place in _BETWEEN.split(places)
        if place.partition(",")[0].casefold() not in _cities()
        for word in place.partition(",")[0].split()
    )


@cache
def _no_place() -> frozenset[str]:
    return frozenset(load("pages_words")["no_place"]["words"])


def find_credit(paragraph: str) -> str | None:
    """The agency a paragraph's dateline credits, without its brackets: "Reuters", "AP"."""
    end = find_dateline(paragraph)[1]
    found = _CREDIT.search(paragraph[:end]) if not _BRACKETS.match(paragraph[:end] + "x") else None
    return _BRACKET.sub("", found[0]).strip() if found else None


def after_dateline(text: str, paragraphs: tuple[Paragraph, ...], title: str | None) -> tuple[Paragraph, ...]:
    """The paragraphs without stamps and the dateline: when and whence a story is filed is no part of what it tells.

    The dateline stands at the head of the first paragraph, or behind a stamp or the ``title`` told again there.
    """
    return tuple(_told(text, paragraph, not at, title or "") for at, paragraph in enumerate(paragraphs))


def _told(text: str, paragraph: Paragraph, first: bool, title: str) -> Paragraph:
    start = paragraph.start + _after_stamp(text[paragraph.start : paragraph.end])
    if first:
        start += _after_title(text[start : paragraph.end], title)
    if first or start > paragraph.start:
        start += find_dateline(text[start : paragraph.end])[1]
        start += label.end() if (label := _LABEL.match(text[start : paragraph.end])) else 0
    return replace(paragraph, start=start) if paragraph.start < start < paragraph.end else paragraph


def after_credits(text: str, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences, each begun behind what is set before it, and behind a dateline that credits an agency."""
    return tuple(_uncredited(text, sentence) for sentence in sentences)


def _uncredited(text: str, sentence: Sentence) -> Sentence:
    before = _SET_BEFORE.match(text, sentence.start, sentence.end)
    start = before.end() if before else sentence.start
    if _credits_wire(text[start : min(sentence.end, start + _HEAD)]):
        start += find_dateline(text[start : sentence.end])[1]
    return replace(sentence, start=start) if sentence.start < start < sentence.end else sentence


def _credits_wire(head: str) -> bool:
    credit = find_credit(head) if ")" in head else None
    return credit is not None and (is_agency(credit) or credit in load("pages_words")["wires"]["names"])


def _after_title(paragraph: str, title: str) -> int:
    """Where a paragraph goes on behind the title that flattening has glued before its first sentence."""
    head, rest = paragraph[: len(title)], paragraph[len(title) :]
    if title.count(" ") < _TITLE_SPACES or head.casefold() != title.casefold():
        return 0
    # "Fire kills five" + " in Lund": the sentence itself begins like the title, and goes on in small letters.
    return len(title) + 1 if re.match(rf" [\"“‘'(\[]?[{_UP}\d]", rest) else 0


def _after_stamp(paragraph: str) -> int:
    """Where a paragraph goes on behind the stamp it opens with, and what flattening has glued before that."""
    head = paragraph[:_STAMPED]
    stamps = find_stamps(head)
    if not stamps or stamps[0].comment or _SENTENCE_END.search(head, 0, stamps[0].start):
        return 0
    rest = paragraph[stamps[0].end :]
    return len(paragraph) - len(rest.lstrip(" |-–—"))


def is_dateline(line: str) -> bool:
    """Whether a line is nothing but a dateline, as wires set it above the first paragraph."""
    return find_dateline(f"{line} x")[1] > len(line)


def in_ordinary_case(place: str) -> str:
    """A place printed in capitals as it is written elsewhere: "OSLO, Norway" is "Oslo, Norway"."""
    city, comma, region = place.partition(",")
    pieces = [_word(word, index) for index, word in enumerate(city.split(" "))]
    if not comma and len(pieces[-1]) > _ABBREVIATED:
        pieces[-1] = pieces[-1].rstrip(".")
    return " ".join(pieces) + comma + region


def _word(word: str, index: int) -> str:
    if not word.isupper() or re.fullmatch(r"(?:\w\.)+\w?", word):
        return word
    pieces = [
        piece.lower() if (index or number) and piece.lower() in _SMALL else piece.capitalize()
        for number, piece in enumerate(word.split("-"))
    ]
    return "-".join(pieces)

"""The ways one line of a page may sign it, each with how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.parsing.lexicon import load, one_of
from bot.parsing.pages.author_names import agency_in, is_agency, is_given_name, is_name, names_in, no_names
from bot.parsing.pages.dates import find_dates
from bot.parsing.pages.lines import Line

START = re.compile(
    rf"(?:(?i:{one_of('pages_bylines', 'signs')})\s{{1,3}})?"
    r"(?:[Bb][Yy]\b\s?:?\s{0,3}|By|BY)(?=[^\W\d_])"
    rf"|(?i:{one_of('pages_bylines', 'announced')}):\s{{1,3}}(?=[^\W\d_])"
)
LABEL = re.compile(rf"(?:{one_of('pages_bylines', 'labels')})\s?[:—–-]?", re.I)
# After a date or a glued field, not within a sentence: "1 hour agoBy Mara Lindqvist", "Dec. 3, 2021 by Mara Lindqvist".
_LATER = re.compile(
    r"(?:[\d•|/·»-]|[AP]M|[a-z](?=By)|\bE[SD]?T|GMT|UTC)\s{0,3}"
    rf"(?:(?i:{one_of('pages_bylines', 'later')}) )?"
    r"[Bb]y\b\s?:?\s{0,3}(?=[^\W\da-z_])"
)
_TRAILING = re.compile(r"\s(?:by|By)\s+(?=[A-Z])")
_HANDLE = re.compile(r"^[^@]{4,40}?\s{0,2}\(?@\w{2,30}\)?$")
_LONG, _LONGEST = 16, 24
# "Posted on 3 March 2021 by quaywatcher"
_WRITER = re.compile(r"([a-z][\w.-]{2,23}) (?:at|on|@) .{0,40}\d")
_PEN = re.compile(r"\bby ([a-z][\w.-]{2,23})$")


@dataclass(frozen=True, slots=True)
class Signature:
    """Names with the line they stand in and how much speaks for their having written the page."""

    names: tuple[str, ...]
    index: int
    score: float


def signatures(lines: list[Line], body: list[bool], index: int, headline: str) -> Iterator[Signature]:
    """What one line may sign with, by the way it does."""
    line = lines[index]
    text = line.text
    if len(text) > 300:
        return
    if LABEL.fullmatch(text):
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        if names := names_in(after) or agency_in(after):
            yield Signature(names, index + 1, 5.0)
        return
    if match := START.match(text):
        rest = text[match.end() :]
        if body[index] and not (len(line.words) < _LONG and text[-1] not in ".!?"):
            return
        if names := names_in(rest) or agency_in(rest) or _pen_name(rest):
            yield Signature(names, index, 5.0 if len(line.words) <= 25 else 3.0)
        return
    caption = any(cue.kind in ("caption", "related") for cue in line.cues)
    if body[index] and not (_HANDLE.match(text) and len(line.words) < 8):
        return
    if match := _LATER.search(text) or _trailing(text, headline):
        rest = text[match.end() :]
        if (match.start() <= 60 or len(line.words) <= 25) and (names := names_in(rest) or agency_in(rest)):
            yield Signature(names, index, 3.5 - 2.0 * caption)
            return
    dates = find_dates(text) if len(line.words) <= _LONGEST else []
    if text == headline or (len(line.words) > _LONG and not dates) or text[0] in "—–":
        return
    doubt = 1.5 * (caption and not is_agency(text))
    if dates:
        before = text[: dates[0].start]
        if (pen := _PEN.search(text)) and "admin" not in pen[1] and pen[1] not in no_names():
            yield Signature((pen[1],), index, 2.4)
            return
        if names := names_in(before, strict=True) or agency_in(before):
            yield Signature(names, index, 2.6 - doubt)
        elif (names := names_in(text[dates[-1].end :])) and is_given_name(names[0].split()[0]):
            yield Signature(names[:1], index, 1.6 - doubt)
        return
    names = _alone(line)
    if names and (not text.isupper() or is_given_name(names[0].split()[0]) or is_agency(text)):
        near = [lines[other] for other in (index - 1, index + 1, index + 2) if 0 <= other < len(lines)]
        yield Signature(names, index, (2.2 if any(map(_is_stamp, near)) else 0.6) + _office(lines, index) - doubt)


def _trailing(text: str, headline: str) -> re.Match[str] | None:
    """The "by" at the end of the headline's own line, before a common given name."""
    match = _TRAILING.search(text) if text == headline else None
    if match and is_given_name(text[match.end() :].split(maxsplit=1)[0]):
        return match
    return None


def _alone(line: Line) -> tuple[str, ...]:
    """The names, or the agency, that are all a line says but for an office, an outlet or a handle."""
    text = line.text.split(" / ")[0]
    names = names_in(text, strict=True)
    if names or len(line.words) > 8:
        return names
    if is_agency(text):
        return (text,)
    words = line.text.split()
    for size in (2, 3):  # "Harbour correspondent Mara Lindqvist"
        office, name = words[:-size], " ".join(words[-size:])
        if office and _is_office(office[-1]) and is_name(name) and is_given_name(name.split()[0]):
            return (name,)
    if not is_given_name(words[0]) or not (names := names_in(text)):
        return ()
    rest = words[len(names[0].split()) :]
    signed = _HANDLE.match(line.text) or any(_is_office(word) or word.isupper() for word in rest)
    return names if rest and signed else ()


def _office(lines: list[Line], index: int) -> float:
    """How the line, or the next, speaks for the name's being a writer's: a handle, an office, the name once more."""
    text = lines[index].text
    following = lines[index + 1] if index + 1 < len(lines) else None
    words = text.split()
    score = 1.4 if _HANDLE.match(text) or any(_is_office(w) or (w.isupper() and len(w) > 2) for w in words[2:]) else 0.0
    if not is_given_name(words[0]) and not is_agency(text):
        score -= 1.4 if text.isupper() else 0.6
    again = following is not None and len(following.words) <= 6 and following.text == text
    told = following is not None and len(following.words) <= 6 and any(map(_is_office, following.text.split()))
    half = len(text) // 2
    return score + 1.2 * (again or told or text[:half] == text[half:])


def _is_office(word: str) -> bool:
    return word.casefold().strip(".,") in _offices()


def _is_stamp(line: Line) -> bool:
    return len(line.words) < _LONG and (bool(find_dates(line.text)) or any(cue.kind == "stamp" for cue in line.cues))


def _pen_name(text: str) -> tuple[str, ...]:
    """A name of one word, where a short byline tells nothing else but the date."""
    word = text.split(",", maxsplit=1)[0].split(" on ", maxsplit=1)[0].strip()
    rest = text[len(word) :].strip(" ,")
    if told := _WRITER.match(text):
        return (told[1],) if told[1] not in no_names() else ()
    if 3 <= len(word) <= 24 and word.isalnum() and word[0].isupper() and word.casefold() not in no_names():
        return (word,) if not rest or find_dates(rest) else ()
    return ()


@cache
def _offices() -> frozenset[str]:
    return frozenset(load("pages_words")["offices"]["words"])

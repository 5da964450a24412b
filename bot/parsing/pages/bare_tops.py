"""What stands above the first paragraph of a page that holds nothing but its article."""

from __future__ import annotations

import re

from bot.parsing.lexicon import load
from bot.parsing.months import MONTHS
from bot.parsing.pages.author_names import is_agency, is_name, names_in
from bot.parsing.pages.credits import is_credit
from bot.parsing.pages.dateline import find_dateline, is_dateline
from bot.parsing.pages.dates import both_readings, find_dates
from bot.parsing.pages.glance import Glance
from bot.parsing.pages.headline import leading_headline
from bot.parsing.pages.lines import Line
from bot.parsing.pages.looks import is_furniture, is_signed, word_list
from bot.parsing.pages.signatures import START

HEAD = 14
"""Lines in which the head of such a page ends."""
STAMP, OFFICE, LOOSE = 16, 4, 8
"""Words of a line that may be a stamp, that of an office, and of a short line that nothing tells of."""
LEAD, TOLD = 3, 5
"""Lines from a lede to a byline below it; words that most headlines have at least."""
_HEADLINE = 3, 30  # words
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:[\w.+-]+@)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.I)
"""An address of the web or of post, alone."""
_MINUTES = re.compile(r"\d{1,2}(?:[-–]\d{1,2})? min(?:ute)?s?(?: read)?", re.I)
_MINUTES_LAST = re.compile(r"[·•|,-]\s\d{1,2} min(?:ute)?s?(?: read)?$", re.I)
_DATED = 0.3  # of the line
_ABOVE = 80  # words
_SHORTEST = 8  # characters of a date in numbers
_STAMPED = re.compile(r"\b(?:Posted|Published|Updated|PUBLISHED|UPDATED)\b")
_NUMBERS = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}")
_MONTH = re.compile(rf"(?:{MONTHS})\.? (?:19|20)\d\d", re.I)
_YEARLESS = re.compile(rf"(?:\d{{1,2}} (?:{MONTHS})|(?:{MONTHS})\.? \d{{1,2}}),? \d{{1,2}}[:.]\d\d.{{0,12}}", re.I)
_BARS = re.compile(r" [|·•/>»›] ")
_WAY = re.compile(r"\s[/>»›]\s")
_SECTIONS, _MENU = 3, 0.8  # of them, or words of one; share of the words
_ENDED = frozenset(".!?:;,…")


def find_top(lines: list[Line], seen: list[Glance]) -> tuple[int | None, set[int]]:
    """The headline and all that stands above the first paragraph."""
    first = next((at for at, line in enumerate(lines) if not is_heading(line, seen[at])), len(lines))
    apart = {at for at in range(min(first, HEAD)) if is_apart(lines[at], seen[at])}
    if (
        not 0 < first < len(lines)
        or first > HEAD
        or not (lines[first].gap or apart or find_dateline(lines[first].text)[1])
    ):
        first, apart = 0, set()
    # An agency's report begins with its dateline: what stands above that is none of it, in whatever form.
    filed = next((at for at in range(min(HEAD, len(lines))) if _is_filed(lines[at].text)), 0)
    if sum(len(line.words) for line in lines[:filed]) <= _ABOVE:
        apart |= {at for at in range(first, filed) if lines[at].marker or lines[at].text[0] == "("}
        first = max(first, filed)
    released = max((at for at in range(first) if _is_released(lines[at])), default=-1)
    # What is told above the byline is a deck, however much it reads like the text.
    signed = next((at for at in range(first, min(first + LEAD, len(lines))) if is_byline(lines[at])), None)
    if signed is not None and signed + 1 < len(lines) and first > 0:
        apart |= {at for at in range(first, signed + 1) if is_apart(lines[at], seen[at])}
        first = next((at for at in range(signed + 1, len(lines)) if not is_apart(lines[at], seen[at])), first)
        apart |= set(range(signed + 1, first))
    free = [
        at
        for at in range(released + 1, first)
        if at not in apart and _HEADLINE[0] <= len(lines[at].words) <= _HEADLINE[1]
    ]
    # The outlet's name, a section or a kicker has fewer words than most headlines; none stands above a bare text.
    told = (at for at in free if sum(word != "#" for word in lines[at].folded) >= TOLD)
    headline = next(told, free[0] if free else None)
    if headline is None or not (apart or is_name_of(lines[0])):
        headline = leading_headline(lines)
        return headline, apart if headline is None else {*apart, headline, *signatures(lines, seen, headline + 1)}
    # A line between the headline and a byline or a date is none of the text either.
    known = set(range(max(headline, *apart) + 1)) if apart else set(range(headline + 1))
    deck = next((at for at in free if at > headline), None)
    if deck is not None and len(lines[deck].words) > TOLD and all(at in known for at in range(headline, deck)):
        known.add(deck)
    if apart:
        known |= {at for at in range(headline, first) if is_name_of(lines[at])}
    # What is neither headline, deck nor signature belongs to the text: a heading over its first section.
    last = next((at for at in range(headline, first) if at not in known), first)
    return headline, {at for at in known if at < last}


def is_byline(line: Line) -> bool:
    """Whether a line is short and begins as bylines do."""
    return len(line.words) <= LOOSE and START.match(line.text) is not None


def _is_filed(text: str) -> bool:
    """Whether a story begins here with its dateline, or the dateline stands alone above it."""
    return is_dateline(text) or find_dateline(text)[1] > 0


def _is_released(line: Line) -> bool:
    """Whether a line says when a press release may be told, above which only its sender stands."""
    return any(cue.kind == "notice" and cue.where == "start" for cue in line.cues) and line.folded[:1] == ["for"]


def is_heading(line: Line, seen: Glance) -> bool:
    """Whether a line above the text is none of it: a headline, a deck, a byline or a stamp."""
    if seen.prose or line.marker or is_dateline(line.text):
        return is_apart(line, seen)
    # A headline may end with somebody's words, but not with somebody's sentence.
    return line.text.rstrip("\"”’'")[-1:] not in _ENDED or is_apart(line, seen)


def is_menu(line: Line) -> bool:
    """Whether a line is an outlet's menu on one row: sections set apart by bars, or nearly nothing but sections."""
    if not _SECTIONS <= len(line.words) <= STAMP or line.text[-1] in _ENDED:
        return False
    parts = _BARS.split(line.text)
    if len(parts) > 1 and parts[0].casefold() == "home":
        return True  # the way to the page, which may end with its headline
    if len(parts) >= _SECTIONS and all(len(part.split()) <= _SECTIONS for part in parts):
        return True
    named = sum(word in word_list("sections") for word in line.folded)
    return named >= max(_SECTIONS, _MENU * sum(word not in word_list("stop") for word in line.folded))


def is_way(line: Line) -> bool:
    """Whether a line is the way to a page: "News / South Coast"."""
    parts = _WAY.split(line.text)
    return len(parts) > 1 and all(1 <= len(part.split()) <= _SECTIONS for part in parts) and "#" not in line.folded


def is_dated(line: Line) -> bool:
    """Whether a line begins with its day and has little else, or has one in a row of things set apart by bars."""
    printed = find_dates(line.text)
    if not printed or len(line.words) > STAMP:
        return False
    rest = len(line.text[printed[0].end :].split())
    return (printed[0].start == 0 and rest <= OFFICE) or line.text.count(" | ") > 1


def is_apart(line: Line, seen: Glance) -> bool:
    """Whether a line says where, when or by whom the text was published."""
    if (is_signed(seen.look) and line.text[-1] not in ".!?") or is_furniture(seen.look) or is_menu(line):
        return True
    if line.folio or ADDRESS.fullmatch(line.text) or line.text[0] == "©":
        return True
    if len(line.words) < STAMP and len(names_in(line.text, strict=True)) > 1:
        return True
    if (
        is_name(line.text)
        or is_agency(line.text)
        or is_credit(line)
        or START.match(line.text)
        or _MINUTES.fullmatch(line.text)
    ):
        return True
    if len(line.words) <= LOOSE and _MINUTES_LAST.search(line.text):
        return True
    # "On Tuesday, ..." begins stamps as well as sentences.
    if len(line.words) < STAMP and not seen.prose and any(cue.kind == "stamp" for cue in line.cues):
        return True
    if len(line.words) <= OFFICE and line.folded[-1:] and line.folded[-1] in word_list("offices"):
        return True
    if any(stamp.fullmatch(line.text) for stamp in (_NUMBERS, _YEARLESS, _MONTH)):
        return True
    printed = 0
    if len(line.words) < 2 * STAMP:
        printed = sum(len(found.text) for found in find_dates(line.text))
        # A date in numbers is one as well while nothing tells yet which of them is the month.
        printed = printed or _SHORTEST * len(both_readings(line.text))
    short = len(line.words) < STAMP and line.text[-1] not in ".!?"
    return printed > 0 and (
        short
        or printed > _DATED * len(line.text)
        or (line.text[-1] not in ".!?" and _STAMPED.search(line.text) is not None)
    )


def signatures(lines: list[Line], seen: list[Glance], start: int) -> set[int]:
    """The bylines and dates from a line on."""
    found: set[int] = set()
    for at in range(start, min(start + HEAD, len(lines))):
        if lines[at].text[-1] == ":" or not is_apart(lines[at], seen[at]):
            break
        found.add(at)
    return found


def is_name_of(line: Line) -> bool:
    """Whether a line reads as the name of an outlet or a house: a few words, all of them with a capital."""
    small = word_list("stop")
    if line.text.casefold() in load("pages_dates")["weekdays"]["words"]:
        return False
    return len(line.words) < TOLD and all(word[0].isupper() or word in small for word in line.words)

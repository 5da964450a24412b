"""Stamps left in a text: when the page was updated, the broadcast aired, the comment posted. They date no happening."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bot.parsing import lexicon
from bot.parsing.months import MONTHS_TITLED

_BEFORE, _BEHIND = 40, 60
"""Characters in which the words stand that tell a stamp from the time of a happening."""
_COMMENTS = 3
"""Stamped comments that are a thread; one or two may be letters the article is about."""
# Every stamp holds a time to the minute, and most texts none.
_CLOCK = re.compile(r"\d[:.]\d\d")
_GOES_ON = re.compile(r"\s?(?:[a-z,;:.)]|\Z)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The bounds of a day and a clock time that say when something appeared; ``comment`` when it was a comment."""

    start: int
    end: int
    comment: bool = False


def find_stamps(text: str) -> tuple[Stamp, ...]:
    """The stamps of a text in reading order.

    A full date beside a time to the minute is one, unless the sentence it stands in goes on around it ("sank at 9:20 am
    on May 3, 2011, with four on board") or a list entry opens with it ("May 3, 2011, 9:20 am: The ferry sinks").
    """
    found: list[Stamp] = []
    if not _CLOCK.search(text):
        return ()
    for match in _full_date().finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        behind = text[match.end() : match.end() + _BEHIND]
        comment = bool(_signed().match(behind))
        if comment or _cued().search(before) or not (_leads().search(before) or _GOES_ON.match(behind)):
            found.append(Stamp(match.start(), match.end(), comment))
    return tuple(found)


def outside_stamps(text: str, places: Iterable[int]) -> list[bool]:
    """For each place in the text whether it is part of the story: in no stamp, and before the thread of comments."""
    stamps = find_stamps(text)
    comments = [stamp.start for stamp in stamps if stamp.comment]
    story = comments[0] if len(comments) >= _COMMENTS else len(text)
    starts = [stamp.start for stamp in stamps]
    behind = ((place, bisect_right(starts, place)) for place in places)
    return [place < story and not (at and place < stamps[at - 1].end) for place, at in behind]


@cache
def _full_date() -> re.Pattern[str]:
    month = rf"(?:{MONTHS_TITLED})\b\.?"
    weekday = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?"
    day = rf"{weekday}(?:\d\d?(?:st|nd|rd|th)?\s{month},?|{month}\s\d\d?(?:st|nd|rd|th)?,?)\s\d{{4}}"
    zone = rf"(?:\s(?:{'|'.join(lexicon.load('stamps')['zones'])})\b(?:\stime\b)?)?"
    clock = rf"\d\d?[:.]\d\d(?::\d\d)?(?:\s?(?:[aApP]\.[mM]\.|[aApP][mM]\b))?{zone}"
    between = r"(?:,?\s(?:[-–—|•·]\s)?|,\s?)(?:[Ll]ast\supdated:?\s)?(?:at\s)?"
    return re.compile(rf"\b(?:{day}{between}{clock}|{clock},?\s(?:on\s)?{day})(?:\s{clock})*(?!\w)")


@cache
def _cued() -> re.Pattern[str]:
    # "Posted by Holm, on …", "Page last updated at …", "updated: …"; but not "The report was published on …".
    capital = "|".join(cue.capitalize() for cue in lexicon.load("stamps")["cues"])
    return re.compile(rf"(?:\b(?:{capital}|[Ll]ast\s(?:{_listed('cues')}))\b[^.\n]*|\b(?:{_listed('cues')}):\s?)\Z")


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(rf"\s?\||,?\s[^\n:]{{1,40}}?\b(?:{_listed('wrote')}):")


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed('leading')})\s\Z", re.IGNORECASE)


def _listed(kind: str) -> str:
    return "|".join(lexicon.load("stamps")[kind])

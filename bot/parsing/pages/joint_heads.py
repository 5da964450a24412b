"""The line between two paragraphs that is most like the headline of an article below it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

from bot.parsing.pages import looks
from bot.parsing.pages.author_names import is_given_name, is_name
from bot.parsing.pages.credits import is_picture
from bot.parsing.pages.cues import Cue
from bot.parsing.pages.glance import Glance
from bot.parsing.pages.lines import Line

NUMBERS = ("own", "taken", "told", "signed", "dated", "behind", "head_likely", "head_long", "head_score")
"""What is known of a headline.

How much of it comes back below for the first time, comes back, was told before; how surely a byline and a date follow;
the lines before it; its likelihood as body by its words; how many these are; the same by what stands around it.
"""
_WORDS, _DECK, _TITLE, _TOLD = (3, 30), 45, 20, 8  # words
_LABEL = 24  # characters
QUOTES = frozenset('"“”‘')
"""What somebody's words begin with."""
_SHOUTS = frozenset("?!)\"”’'")
_HEADS, _SOON = 30, 4  # lines
_SIGN, _DAY, _DAY_BESIDE, _SENTENCE = 0.15, 0.3, 0.1, 0.4
_FILM = re.compile(r" [–—-] (?:video|audio|podcast|gallery|in pictures|photos)$", re.I)
_BESIDE = re.compile(r" ?[-–—|·•/,] ")
_BYLINE, _STAMP, _DATED = (looks.AT[name] for name in ("cue_byline", "cue_stamp", "date_share"))


def may_head(line: Line, signed: bool = False) -> bool:
    """Whether a line may be a headline; if it is ``signed`` or dated right below, even a sentence or three words."""
    least = _WORDS[0] + (not signed)
    if not least <= len(line.words) <= _WORDS[1] or any(_denies(cue, line) for cue in line.cues):
        return False
    if line.text[-1] in (",;:" if signed else ".,;:") or line.text[0] in "—–-" or "@" in line.text:
        return False
    return not _FILM.search(line.text) and not is_picture(line.text)


def _denies(cue: Cue, line: Line) -> bool:
    """Whether a phrase tells that its line is no headline; "Video shows ..." and "From ..." begin headlines as well."""
    if cue.where != "start" or len(line.words) < _TOLD or ":" in line.text[:_LABEL]:
        return cue.where != "in"
    return cue.kind != "related" and not _is_whence(line)


def _is_whence(line: Line) -> bool:
    return line.folded[:1] == ["from"] and len(line.words) >= _TOLD


def is_byline(line: Line, seen: Glance) -> bool:
    """Whether a line says that it tells who wrote."""
    return seen.look[_BYLINE] >= 3 and not _is_whence(line)


def is_dated(line: Line, seen: Glance) -> bool:
    """Whether a line says little more than a day, or a day with who wrote and where."""
    share = seen.look[_DATED]
    if share <= _DAY_BESIDE or share > _DAY:
        return share > _DAY
    return len(line.words) < looks.LONGEST_SIGNED and line.text[-1] not in ".!?"


def titles(lines: list[Line], glances: list[Glance], paragraphs: list[int]) -> set[int]:
    """Those of the lines that are no paragraphs but headlines and decks.

    Soon below them a byline or a day follows, or they end with a question, a shout, somebody's words within.
    """
    found = {i for i in paragraphs if _is_title(lines[i])}
    for one, other in pairwise(paragraphs):
        if other - one == 1 or len(lines[one].words) > _DECK or not _is_signed(lines, glances, one, other):
            continue
        if one and may_head(lines[one - 1], True) and lines[one - 1].text[-1] != ".":
            found |= {one - 1, one}
        elif may_head(lines[one], True) and lines[one].text[-1] != ".":
            found.add(one)
    return found


def _is_title(line: Line) -> bool:
    if line.text[-1] not in _SHOUTS or len(line.words) > _TITLE or line.text[0] in QUOTES or not may_head(line):
        return False
    return line.text[-1] in "?!" or line.text[-2:-1].isalnum()


def _is_signed(lines: list[Line], glances: list[Glance], above: int, below: int) -> bool:
    """Whether a byline or a day follows soon, before anything else that could be a headline."""
    for index in range(above + 1, min(below, above + 1 + _SOON)):
        if is_byline(lines[index], glances[index]) or is_dated(lines[index], glances[index]):
            return True
        if may_head(lines[index]):
            return False
    return False


def find_head(
    lines: list[Line],
    glances: list[Glance],
    scores: list[float],
    places: range,
    after: AbstractSet[str],
    told: AbstractSet[str],
    above: AbstractSet[str],
) -> tuple[int | None, list[float]]:
    """The line that is most like a headline, and its numbers, see `NUMBERS`.

    ``after`` are the words below, ``told`` those before, ``above`` those before without the last paragraph's: that may
    itself be the headline.
    """
    best: int | None = None
    most, numbers = -1.0, [0.0] * len(NUMBERS)
    signed = dated = 0
    beside = below = False  # whether the line below is a byline or a stamp; whether it is a day
    for index in range(places.stop - 1, max(places.start, places.stop - _HEADS) - 1, -1):
        line, seen = lines[index], glances[index]
        if may_head(line, beside) and (signed or dated or not _is_linked(lines, index)):
            size = max(1, len(seen.content))
            own = len(seen.content & after - (above if index == places.start else told))
            value = own / (size + 1) + _SIGN * (signed > 0) + _SIGN * (dated > 0)
            # Below a last paragraph may stand who wrote it.
            if value >= most and (
                line.text[-1] != "." or _may_end(lines, index, places.start, own / size, signed + dated)
            ):
                best, most = index, value
                taken, known = len(seen.content & after), len(seen.content & told)
                numbers = [own / size, taken / size, known / size, signed, dated]
                numbers += [index - places.start, seen.likely, len(line.words), scores[index]]
        of_day = is_dated(line, seen)
        beside = is_byline(line, seen) or of_day or seen.look[_STAMP] >= 3
        if is_byline(line, seen) or ((of_day or (below and _is_of_outlet(line))) and _is_named(line)):
            signed = 2
        elif is_name(line.text):
            known = is_given_name(line.text.split()[0])
            beside_day = below or (index > places.start and is_dated(lines[index - 1], glances[index - 1]))
            signed = max(signed, 2 if known and beside_day else 1)
        below = of_day
        if of_day:
            dated = 2
        elif seen.look[_STAMP] >= 3:
            dated = max(dated, 1)
    return best, numbers


def _is_named(line: Line) -> bool:
    """Whether what a line begins with, up to a comma, a dash or a bar, is a name."""
    return is_name(_BESIDE.split(line.text, maxsplit=1)[0])


def _is_of_outlet(line: Line) -> bool:
    """Whether a line could be somebody's name with an outlet's or an office."""
    return len(line.words) <= _TOLD and line.text[-1] not in ".!?:" and _BESIDE.search(line.text) is not None


def _may_end(lines: list[Line], index: int, first: int, own: float, told: int) -> bool:
    """Whether a line that ends with a full stop may be the headline: no deck is, nor a paragraph with little new.

    A paragraph's last line is believed where byline and day follow (``told`` is 4).
    """
    if index > first and lines[index - 1].text[-1] != "." and may_head(lines[index - 1], True):
        return False
    return own >= _SENTENCE or (index == first and told == 4)


def _is_linked(lines: list[Line], index: int) -> bool:
    """Whether a line is a link amid an article: right above it stands "Read more:"."""
    if index == 0 or lines[index - 1].text[-1] != ":":
        return False
    return any(cue.kind == "related" for cue in lines[index - 1].cues)
